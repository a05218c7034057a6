// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trial.h"

#include <map>
#include <mutex>
#include <optional>

namespace supernet::hardening {

/// What is wanted of a test.
struct Wanted
{
    std::vector<Blow> blows;
    std::vector<std::string> jobs;
    int kills = 500; ///< Blows that shall have met a job alive, of KILL over all jobs.
    int others = 100; ///< The same of each other blow.
    std::uint64_t seed = 1;
    double seconds = 0; ///< Begin no trial after so many; 0: until all is done.
};

/// Counts of a cell of the table.
struct Tally
{
    int trials = 0;
    int blows = 0;
    std::map<FaultKind, int> faults;
};

/// All trials that there were, in a file that grows by a line for each, so that a test goes on where it was.
class Ledger
{
public:
    explicit Ledger(std::filesystem::path file);

    struct Task
    {
        std::int64_t number = 0;
        std::string job;
        Blow blow = Blow::Kill;
        std::uint64_t seed = 0;
    };

    /// The next trial: of what was struck least. Nothing when all that is wanted was done.
    [[nodiscard]] std::optional<Task> next(const Wanted &wanted);
    void record(const Task &task, const TrialReport &report, const std::string &program);
    [[nodiscard]] bool hasFaults() const; ///< Of any trial that this object has recorded.
    [[nodiscard]] std::string table() const;

private:
    using Cell = std::pair<Blow, std::string>;

    [[nodiscard]] int blowsOf(Blow blow, const Wanted &wanted) const;

    std::filesystem::path m_file;
    mutable std::mutex m_mutex;
    std::map<Cell, Tally> m_tallies;
    std::map<Cell, int> m_underWay; ///< Trials begun by this object and not yet recorded.
    std::int64_t m_last = 0;
    bool m_hasFaults = false;
};

} // namespace supernet::hardening
