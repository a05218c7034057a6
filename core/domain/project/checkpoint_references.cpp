// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/checkpoint_references.h"

#include <algorithm>
#include <charconv>

namespace supernet {

namespace {

/// The step that an argument such as `neuron-1@500` or `--run=neuron-1@500` names of the run.
std::optional<std::int64_t> stepNamed(const std::string &argument, const std::string &run)
{
    const std::string beginning = run + '@';
    const std::size_t value = argument.starts_with("--") ? argument.find('=') + 1 : 0; // npos + 1 is 0
    if (argument.compare(value, beginning.size(), beginning) != 0)
        return {};
    std::int64_t step = 0;
    const char *const end = argument.data() + argument.size();
    const auto read = std::from_chars(argument.data() + value + beginning.size(), end, step);
    return read.ec == std::errc() && read.ptr == end ? std::optional(step) : std::nullopt;
}

void addQueued(const Store &store, const RunRecord &run, std::vector<CheckpointReference> &found)
{
    for (const QueueItem &item : store.queue()) {
        if (item.finishedAt || !item.settings.is_object() || !item.settings.contains("arguments"))
            continue;
        for (const auto &argument : item.settings["arguments"])
            if (const auto step = argument.is_string() ? stepNamed(argument.get<std::string>(), run.name)
                                                       : std::nullopt)
                found.push_back({*step, "queued item " + std::to_string(item.id)});
    }
}

} // namespace

std::vector<CheckpointReference> checkpointReferences(const Store &store, const RunRecord &run)
{
    std::vector<CheckpointReference> found;
    for (const RunRecord &other : store.runs())
        if (other.parentRun == run.id && other.parentStep)
            found.push_back({*other.parentStep, '`' + other.name + '`'});
    for (const Pick &pick : store.picks())
        if (pick.supernetRun == run.id)
            found.push_back({pick.supernetStep, "the pick `" + pick.label + '`'});
    for (const std::int64_t step : store.evaluatedSteps(run.id))
        if (std::ranges::find(found, step, &CheckpointReference::step) == found.end())
            found.push_back({step, "a score"});
    addQueued(store, run, found);
    std::ranges::stable_sort(found, {}, &CheckpointReference::step);
    return found;
}

std::set<std::int64_t> referredSteps(const Store &store, const RunRecord &run)
{
    std::set<std::int64_t> steps;
    for (const CheckpointReference &reference : checkpointReferences(store, run))
        steps.insert(reference.step);
    return steps;
}

} // namespace supernet
