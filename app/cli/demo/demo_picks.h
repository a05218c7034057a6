// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/demo/demo_plan.h"
#include "domain/search/front_view.h"

namespace supernet::cli {

/// One of the two subnets that the demo takes from the front.
struct DemoPick
{
    std::string label; ///< `knee` or `best`: also its folder under exports/.
    ScoredCandidate member;
};

/// The supernet whose front the picks come from, and the search that found it: the last of the plan.
[[nodiscard]] std::string pickedSupernet(const DemoPlan &plan);
[[nodiscard]] std::string pickedSearch(const DemoPlan &plan);

/// What that search has found.
struct DemoFront
{
    RunRecord search;
    std::size_t candidates = 0;
    std::vector<ScoredCandidate> members; ///< Latency against validation loss, fastest first.
    std::vector<DemoPick> picks; ///< The knee, then the best by validation loss; the test has no say.
};
[[nodiscard]] DemoFront demoFront(const Project &project, const DemoPlan &plan); ///< Throws Error.

/// At most `most` members, the fastest and the slowest, the picks, and others evenly between.
[[nodiscard]] std::vector<ScoredCandidate> shownMembers(const DemoFront &front, std::size_t most);

} // namespace supernet::cli
