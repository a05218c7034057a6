// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grounds.h"

namespace supernet::hardening {

/// One job, struck again and again until it is through, and what came of it.
struct TrialReport
{
    int blows = 0; ///< That met the job alive.
    std::vector<std::string> moments;
    Faults faults;
    double seconds = 0;
};

/// Runs a trial in `folder`, which is made. All that is drawn comes from `seed`.
[[nodiscard]] TrialReport runTrial(const Grounds &grounds, const Job &job, Blow blow, std::uint64_t seed,
                                   const std::filesystem::path &folder);

} // namespace supernet::hardening
