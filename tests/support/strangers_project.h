// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/project.h"

#include <filesystem>
#include <QTemporaryDir>
#include <string>
#include <vector>

namespace supernet::test {

/// A project as it could come from anybody, and beside it what it must not reach: a program that tells when it is run, and a
/// file that is not the project's.
class StrangersProject
{
public:
    StrangersProject();

    [[nodiscard]] QString folder() const { return m_root.filePath(QStringLiteral("theirs.supernet")); }
    [[nodiscard]] std::filesystem::path path() const { return folder().toStdString(); }
    [[nodiscard]] Project project() const { return Project::open(path()); }
    [[nodiscard]] Store store() const { return Store(path() / "store.sqlite"); }

    /// Something beside the project, or in a folder there.
    [[nodiscard]] std::filesystem::path outside(const std::string &name) const;
    /// A program in the project's own folder, by its absolute path.
    [[nodiscard]] std::string canary() const { return (path() / "canary").string(); }
    [[nodiscard]] bool hasRun() const; ///< Whether the canary has.
    [[nodiscard]] std::string secret() const; ///< What is in the file outside.
    [[nodiscard]] std::filesystem::path secretFile() const { return outside("secret"); }

    /// Puts a row into the queue as a program does that is not this person's.
    RowId queue(JobKind job, const std::vector<std::string> &arguments) const;
    /// Puts something into the store as no program of ours does.
    void change(const std::string &sql) const;
    /// A stopped latency run that names the canary as the interpreter of its runtime.
    [[nodiscard]] std::string addLatencyRun() const;

private:
    QTemporaryDir m_root;
};

/// Watches a file or folder outside a project, as long as it lives.
class OpenWatch
{
public:
    explicit OpenWatch(const std::filesystem::path &path);
    ~OpenWatch();
    OpenWatch(const OpenWatch &) = delete;
    OpenWatch &operator=(const OpenWatch &) = delete;

    /// Whether somebody has opened it, or something in it.
    [[nodiscard]] bool wasOpened() const;

private:
    int m_descriptor;
};

} // namespace supernet::test
