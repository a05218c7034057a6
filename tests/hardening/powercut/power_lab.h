// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "power_disk.h"

#include <filesystem>
#include <QStringList>
#include <string>
#include <vector>

namespace supernet::test {

/// Records once what a project's journey (prepare, train, evaluate, latency, predictor, search, export) does to its disk, and
/// cuts the power at any moment of it.
class PowerLab
{
public:
    /// Everything is kept under `state`, and found there again.
    explicit PowerLab(std::filesystem::path state);

    /// Whether programs can be watched here: not where a sanitizer must be loaded first. Else why not.
    [[nodiscard]] static std::string obstacle();

    /// Runs the journey, unless it was run. Throws std::runtime_error where a command fails.
    void record();
    /// As if nobody had ever brought that file to the disk: what the cuts then find shows that they look.
    void forgetSyncsOf(const std::filesystem::path &file);
    [[nodiscard]] std::size_t operations() const { return m_operations.size(); }

    struct Cut
    {
        std::size_t operation = 0; ///< After so many of them.
        PowerDisk::Left left = PowerDisk::Left::Synced;
        bool goesOn = false; ///< What is unfinished is taken up again, to the end.
        std::vector<std::string> faults; ///< What is lost, damaged or left lying; empty when all is well.
        int resumed = 0; ///< Runs that went on to the very same end.
    };
    /// The cut of that number, drawn.
    [[nodiscard]] Cut cut(std::uint64_t number, bool goesOn) const;

private:
    [[nodiscard]] std::filesystem::path projectIn(const std::filesystem::path &folder) const { return folder / "p"; }
    void run(const std::string &arguments, bool inside) const;

    std::filesystem::path m_state;
    std::vector<DiskOperation> m_operations;
    std::size_t m_first = 0; ///< The project is there.
};

} // namespace supernet::test
