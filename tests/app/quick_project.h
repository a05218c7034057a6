// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/program.h"
#include "domain/project/project.h"
#include "domain/project/run_state.h"
#include "support/tiny_space.h"
#include "support/tiny_text.h"

#include <filesystem>
#include <fstream>
#include <QTemporaryDir>

namespace supernet::test {

/// A prepared project of a made-up corpus, whose supernet has a few thousand weights: jobs of it take moments.
class QuickProject
{
public:
    /// What `prepare` said.
    [[nodiscard]] Ended prepare() const
    {
        tiny::writeText(root(), 400);
        std::ofstream(root() / "tiny.json") << toJson(tiny::space());
        QStringList words = QStringLiteral("prepare --valid-size 40 --test-size 20 --vocabulary 60").split(u' ');
        words << QStringLiteral("--source") << file("source.txt") << QStringLiteral("--target") << file("target.txt");
        return supernet(in(words));
    }

    /// In this project, with one thread: several wait for each other when a machine is busy.
    [[nodiscard]] QStringList in(QStringList words) const
    {
        return words << QStringLiteral("--project") << file("p") << QStringLiteral("--threads") << QStringLiteral("1");
    }

    [[nodiscard]] QStringList training(const char *run, const char *steps) const
    {
        const QString text = QStringLiteral("train --policy none --warmup 20 --batch-tokens 100 --bleu-sentences 10 "
                                            "--checkpoint-every 1000000 --validate-every 1000000 --steps %1 --run %2");
        return in(text.arg(QLatin1String(steps), QLatin1String(run)).split(u' ')
                  << QStringLiteral("--space") << file("tiny.json"));
    }

    [[nodiscard]] std::filesystem::path root() const { return m_folder.path().toStdString(); }
    [[nodiscard]] QString file(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    [[nodiscard]] Project project() const { return Project::open(root() / "p"); }
    [[nodiscard]] Store store() const { return project().openStore(Store::Mode::ReadOnly); }

    /// Empty where there is no such run.
    [[nodiscard]] std::string state(const std::string &run) const
    {
        const Store facts = store();
        const auto record = facts.run(run);
        return record ? runState(project(), facts, *record) : std::string();
    }

    /// How far a run has come, by what it shows.
    [[nodiscard]] double done(const std::string &run) const
    {
        const Store facts = store();
        const auto record = facts.run(run);
        const auto shown = record ? facts.progress(record->id) : std::nullopt;
        return shown ? shown->done : 0;
    }

    /// The latest attempt's last words in the store.
    [[nodiscard]] std::string message(const std::string &run) const
    {
        const Store facts = store();
        return facts.attempts(facts.run(run).value().id).back().message;
    }

    [[nodiscard]] std::string log(const std::string &run) const
    {
        std::ifstream stream(root() / "p" / "runs" / run / "log");
        return {std::istreambuf_iterator<char>(stream), {}};
    }

private:
    QTemporaryDir m_folder;
};

} // namespace supernet::test
