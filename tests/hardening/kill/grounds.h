// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs.h"
#include "moment.h"

#include <set>

namespace supernet::hardening {

/// What a job is when nobody disturbs it.
struct Reference
{
    Life life;
    nlohmann::json outcome;
    std::set<std::string> paths; ///< Of the project, see pathsIn(): what may lie there afterwards.
};

/// The folder of a whole test: projects to begin with, what undisturbed jobs come to, trials.
class Grounds
{
public:
    /// `programs` is where `supernet` lies. Made anew when that program is another than the last time.
    Grounds(std::filesystem::path folder, std::filesystem::path programs);

    [[nodiscard]] const std::filesystem::path &folder() const noexcept { return m_folder; }
    [[nodiscard]] std::filesystem::path ground(Ground ground) const { return m_folder / "grounds" / name(ground); }
    /// The runs that a project of that ground begins with are numbered up to this.
    [[nodiscard]] RunId runsOf(Ground ground) const;
    [[nodiscard]] const std::string &program() const noexcept { return m_program; } ///< Checksum of `supernet`.

    /// A command on a project, as a person starts it; `trial` is where its output and its locks go.
    [[nodiscard]] Start start(const Job &job, const std::vector<std::string> &words, const std::filesystem::path &trial,
                              const std::vector<std::string> &added = {}) const;
    /// Puts a copy of the job's ground at `trial`/project.
    void lay(const Job &job, const std::filesystem::path &trial) const;
    /// Read from the disk or, the first time, found by running the job; throws std::runtime_error when it fails.
    [[nodiscard]] Reference reference(const Job &job) const;

private:
    void make() const;
    void run(Ground ground, const std::string &line) const;
    [[nodiscard]] std::vector<std::string> environment(const std::filesystem::path &locks) const;
    [[nodiscard]] Reference findReference(const Job &job) const;

    std::filesystem::path m_folder;
    std::filesystem::path m_programs;
    std::string m_program;
};

[[nodiscard]] std::filesystem::path projectOf(const std::filesystem::path &trial);
/// What the environment of all programs of a trial holds.
[[nodiscard]] std::string trialEntry(const std::filesystem::path &trial);
/// The last `result` that the trial's commands have printed, or null.
[[nodiscard]] nlohmann::json lastResult(const std::filesystem::path &trial);
/// Paths in a project without their numbers, so that those of two runs of a job compare.
[[nodiscard]] std::set<std::string> pathsIn(const std::filesystem::path &project);
[[nodiscard]] nlohmann::json outcomeOf(const Job &job, const Grounds &grounds, const std::filesystem::path &trial);

} // namespace supernet::hardening
