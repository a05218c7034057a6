// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/project.h"

#include <string>

namespace supernet::hardening {

/// A project after a job is through, and where to look.
struct Finished
{
    const Project &project;
    const Store &store;
    RunId before = 0; ///< Runs up to this one were there before the job.
    nlohmann::json result; ///< What the last command printed as its result, or null.
};

// What a job came to, but for names of runs, times and what hangs on the machine: a disturbed job comes to the same as one
// that nobody disturbed. Floating-point numbers are compared to the bit.

/// Weights, optimizer, checkpoints and every figure of a training run.
[[nodiscard]] nlohmann::json trainingOutcome(const Finished &finished, const std::string &run);
[[nodiscard]] nlohmann::json searchOutcome(const Finished &finished, const std::string &run);
/// Which architectures have been measured (each once), not how long they took.
[[nodiscard]] nlohmann::json latencyOutcome(const Finished &finished, const std::string &run);
[[nodiscard]] nlohmann::json predictorOutcome(const Finished &finished);
[[nodiscard]] nlohmann::json evaluationOutcome(const Finished &finished);
/// The folder that the last export or import made, and its pick.
[[nodiscard]] nlohmann::json exportOutcome(const Finished &finished);
[[nodiscard]] nlohmann::json dataOutcome(const Finished &finished);
/// The nets that were trained alone, in the order of their architectures, and what their job says of them.
[[nodiscard]] nlohmann::json aloneOutcome(const Finished &finished, const std::string &list);
/// All runs of the study's supernets and nets.
[[nodiscard]] nlohmann::json studyOutcome(const Finished &finished);

/// The latest run of a kind that is done and was not there before; throws std::runtime_error where there is none.
[[nodiscard]] RunRecord lastDone(const Finished &finished, JobKind kind);

/// Where two outcomes differ first; empty when they do not.
[[nodiscard]] std::string difference(const nlohmann::json &wanted, const nlohmann::json &found);

} // namespace supernet::hardening
