// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/store.h"
#include "domain/space/search_space.h"

namespace supernet {

/// A project folder (ARCHITECTURE: project.json, store.sqlite, data/, runs/RUN/, exports/NAME/).
class Project
{
public:
    static constexpr int FormatVersion = 1;

    /// Makes the folder with an empty store. Throws Error when it already holds a project.
    static Project create(const std::filesystem::path &folder, const std::string &name);
    /// Opens a project; migrates an older format one version at a time, refuses a newer one, and one with a link or a device
    /// where its own files are (see requirePlainFolder()). What jobs left that died is put in order first (see
    /// sweepLeftovers()). Throws Error.
    static Project open(const std::filesystem::path &folder);
    /// open(), or create() where there is none.
    static Project openOrCreate(const std::filesystem::path &folder);
    /// A copy of a shipped project (which may be read-only) at `target`, opened.
    static Project copyOf(const std::filesystem::path &shipped, const std::filesystem::path &target);

    [[nodiscard]] const std::filesystem::path &folder() const noexcept { return m_folder; }
    [[nodiscard]] std::filesystem::path storeFile() const { return m_folder / "store.sqlite"; }
    [[nodiscard]] std::filesystem::path dataFolder() const { return m_folder / "data"; }
    [[nodiscard]] std::filesystem::path runFolder(
        const std::string &run) const; ///< Throws UsageError for no name of one.
    [[nodiscard]] std::filesystem::path exportsFolder() const { return m_folder / "exports"; }

    /// project.json as it stands: `name`, `data`, `space`, `training`, `search`; unknown keys survive a rewrite.
    [[nodiscard]] const nlohmann::json &settings() const noexcept { return m_settings; }
    [[nodiscard]] std::string name() const;
    /// Replaces one section and rewrites the file atomically (write aside, fsync, rename).
    void setSection(const std::string &section, const nlohmann::json &value);

    [[nodiscard]] Store openStore(Store::Mode mode = Store::Mode::ReadWrite) const;
    /// What a person should know about where the project lies, for example on a network file system.
    [[nodiscard]] std::vector<Issue> warnings() const;
    /// Puts everything into store.sqlite itself, without write-ahead log, so that the folder can be shipped and be read
    /// where nothing can be written. Throws Error while another program has the store open.
    void seal() const;

private:
    Project(std::filesystem::path folder, nlohmann::json settings);

    std::filesystem::path m_folder;
    nlohmann::json m_settings;
};

} // namespace supernet
