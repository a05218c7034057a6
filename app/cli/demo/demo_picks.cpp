// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/demo/demo_picks.h"

#include <set>

namespace supernet::cli {

std::string pickedSupernet(const DemoPlan &plan)
{
    return policyName(plan.policies.back());
}

std::string pickedSearch(const DemoPlan &plan)
{
    return "search-" + pickedSupernet(plan);
}

DemoFront demoFront(const Project &project, const DemoPlan &plan)
{
    const Store store = project.openStore(Store::Mode::ReadOnly);
    DemoFront front;
    front.search = searchRun(store, pickedSearch(plan));
    const auto candidates = scoredCandidates(store, front.search);
    front.candidates = candidates.size();
    front.members = frontOf(candidates, FrontAxis::Loss);
    const auto knee = kneeOf(front.members, FrontAxis::Loss);
    if (!knee)
        throw Error("The search `" + front.search.name + "` has found no front.", "Begin anew in another folder.");
    front.picks = {{"knee", *knee}, {"best", front.members.back()}};
    return front;
}

std::vector<ScoredCandidate> shownMembers(const DemoFront &front, std::size_t most)
{
    const std::size_t count = front.members.size();
    std::set<std::size_t> shown;
    for (std::size_t i = 0; i < count; ++i)
        for (const DemoPick &pick : front.picks)
            if (front.members[i].candidate.architectureId == pick.member.candidate.architectureId)
                shown.insert(i);
    shown.insert({0, count - 1});
    for (std::size_t slot = 0; slot < most && shown.size() < std::min(most, count); ++slot)
        shown.insert(slot * (count - 1) / (most - 1));
    std::vector<ScoredCandidate> members;
    for (const std::size_t i : shown)
        members.push_back(front.members[i]);
    return members;
}

} // namespace supernet::cli
