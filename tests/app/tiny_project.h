// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/program.h"
#include "domain/project/project.h"

#include <filesystem>
#include <map>
#include <QTemporaryDir>
#include <string>

namespace supernet::test {

/// A project in a folder of its own, with the data of a made-up corpus, and its programs as a person has them.
class TinyProject
{
public:
    using Options = std::map<std::string, std::string>;

    [[nodiscard]] std::filesystem::path root() const { return m_folder.path().toStdString(); }
    [[nodiscard]] std::filesystem::path folder() const { return root() / "p"; }
    [[nodiscard]] std::filesystem::path checkpoint(const std::string &run, int step) const;
    [[nodiscard]] Store store() const { return Project::open(folder()).openStore(Store::Mode::ReadOnly); }

    /// Writes the corpus and the space, and prepares the data. What the program said.
    [[nodiscard]] Ended prepare() const;
    /// A training of a few seconds with a checkpoint every 50 of its 200 steps; `options` take the place of its own.
    [[nodiscard]] QStringList training(const std::string &run, const Options &options = {}) const;
    /// `supernet ARGUMENTS`, a word each, with the project added.
    [[nodiscard]] Ended run(const QStringList &arguments) const;
    [[nodiscard]] Ended run(const std::string &arguments) const; ///< Separated by spaces.
    void start(QProcess &process, const QStringList &arguments) const;
    /// Begins a job and kills it (SIGKILL) once the file is there. False when it ended before, or the file never came.
    [[nodiscard]] bool killWhenThereIs(const std::filesystem::path &file, const QStringList &arguments) const;

    /// Of the attempts that count, by step.
    [[nodiscard]] std::map<std::int64_t, double> trainingLosses(const std::string &run) const;

private:
    [[nodiscard]] QStringList whole(QStringList arguments) const;

    QTemporaryDir m_folder;
};

} // namespace supernet::test
