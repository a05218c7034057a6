// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fault.h"
#include "outcomes.h"

#include <functional>

namespace supernet::hardening {

/// Folders that trials begin with, made once: see Grounds.
enum class Ground { Empty, Text, Trained, Queued };
[[nodiscard]] const char *name(Ground ground);

/// How a job that was struck goes on.
enum class Way {
    Resumes, ///< By name: `--resume RUN`.
    GoesOn, ///< The same command takes up what there is.
    Anew, ///< The same command begins anew, as a run of its own.
    Works, ///< A queue: what its jobs came to decides.
    Edits, ///< The studio: it is opened again.
};

/// One job that can be struck.
struct Job
{
    std::string name;
    Ground ground = Ground::Trained;
    Way way = Way::Anew;
    std::vector<std::string> command; ///< Words of `supernet`, without its project; `@` stands for the grounds' folder.
    std::string run; ///< Of Way::Resumes: what the run is called; its kind is the command's first word.
    std::function<nlohmann::json(const Finished &)> outcome;
};

/// All of them; the studio's edits where the studio is built.
[[nodiscard]] const std::vector<Job> &allJobs();
[[nodiscard]] const Job &jobNamed(const std::string &name); ///< Throws std::invalid_argument.
/// Whether the job can be struck so: nobody reads what the studio prints, and it has no work to save at a signal.
[[nodiscard]] bool canBefall(Blow blow, const Job &job);

/// A settings file of the study.
[[nodiscard]] nlohmann::json tinyStudy();

/// What to run next in a project so that the job is done; empty when nothing is left to do. `last` is the exit code of the
/// command before, or -1 when it was struck or there was none.
[[nodiscard]] std::vector<std::string> nextCommand(const Job &job, const std::filesystem::path &project, int last);

} // namespace supernet::hardening
