// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tiny_project.h"

#include "domain/project/checkpoint_folder.h"
#include "support/slowness.h"
#include "support/tiny_space.h"
#include "support/tiny_text.h"

#include <csignal>
#include <fstream>
#include <QElapsedTimer>
#include <QThread>

namespace supernet::test {

namespace fs = std::filesystem;

namespace {

constexpr int patienceMs = 120'000 * supernet::Slowness; // An orderly program ends long before.

QStringList wordsOf(const std::string &text)
{
    return QString::fromStdString(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

fs::path TinyProject::checkpoint(const std::string &run, int step) const
{
    return checkpointFolder(folder() / "runs" / run / "checkpoints", step);
}

Ended TinyProject::prepare() const
{
    tiny::writeText(root(), 400);
    std::ofstream(root() / "tiny.json") << toJson(tiny::space());
    return run("prepare --valid-size 40 --test-size 20 --vocabulary 60 --source " + (root() / "source.txt").string()
               + " --target " + (root() / "target.txt").string());
}

QStringList TinyProject::training(const std::string &run, const Options &options) const
{
    Options chosen{{"--steps", "200"},
                   {"--warmup", "20"},
                   {"--batch-tokens", "100"},
                   {"--checkpoint-every", "50"},
                   {"--validate-every", "100"},
                   {"--bleu-sentences", "0"},
                   {"--conflict-every", "0"},
                   {"--policy", "none"},
                   {"--run", run},
                   {"--space", (root() / "tiny.json").string()}};
    for (const auto &[name, value] : options)
        chosen[name] = value;
    QStringList list{QStringLiteral("train")};
    for (const auto &[name, value] : chosen)
        list << QString::fromStdString(name) << QString::fromStdString(value);
    return list;
}

QStringList TinyProject::whole(QStringList arguments) const
{
    arguments << QStringLiteral("--project") << QString::fromStdString(folder().string());
    if (arguments.front() != QLatin1String("project"))
        arguments << QStringLiteral("--threads")
                  << QStringLiteral("1"); // Several wait for each other when a machine is busy.
    return arguments;
}

Ended TinyProject::run(const QStringList &arguments) const
{
    return supernet(whole(arguments));
}

Ended TinyProject::run(const std::string &arguments) const
{
    return run(wordsOf(arguments));
}

void TinyProject::start(QProcess &process, const QStringList &arguments) const
{
    process.start(program(QStringLiteral("supernet")), whole(arguments));
}

bool TinyProject::killWhenThereIs(const fs::path &file, const QStringList &arguments) const
{
    QProcess process;
    start(process, arguments);
    QElapsedTimer timer;
    for (timer.start(); !fs::exists(file) && timer.elapsed() < patienceMs && process.state() != QProcess::NotRunning;)
        process.waitForFinished(1);
    const bool there = fs::exists(file) && process.state() == QProcess::Running;
    if (const auto pid = static_cast<pid_t>(process.processId()); pid > 0) // 0 once it has ended, and means all of us.
        ::kill(pid, SIGKILL);
    process.waitForFinished(patienceMs);
    return there && process.exitStatus() == QProcess::CrashExit;
}

std::map<std::int64_t, double> TinyProject::trainingLosses(const std::string &run) const
{
    const Store from = store();
    std::map<std::int64_t, double> losses;
    for (const auto &metric : from.metrics(from.run(run)->id))
        if (metric.name == "train/loss")
            losses[metric.step] = metric.value;
    return losses;
}

} // namespace supernet::test
