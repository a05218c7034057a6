// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/facts.h"

#include "domain/support/error.h"

#include <algorithm>
#include <array>
#include <utility>

namespace supernet {

namespace {

constexpr std::array kinds = {
    std::pair(JobKind::Prepare, "prepare"),     std::pair(JobKind::Train, "train"),
    std::pair(JobKind::Evaluate, "evaluate"),   std::pair(JobKind::Latency, "latency"),
    std::pair(JobKind::Predictor, "predictor"), std::pair(JobKind::Search, "search"),
    std::pair(JobKind::Export, "export"),       std::pair(JobKind::Retrain, "retrain"),
    std::pair(JobKind::Fidelity, "fidelity"),
};

} // namespace

const char *name(JobKind kind)
{
    return std::find_if(kinds.begin(), kinds.end(), [kind](const auto &entry) { return entry.first == kind; })->second;
}

std::optional<JobKind> tryJobKind(std::string_view name)
{
    for (const auto &[kind, word] : kinds) {
        if (name == word)
            return kind;
    }
    return std::nullopt;
}

JobKind jobKindFromName(std::string_view name)
{
    if (const auto kind = tryJobKind(name))
        return *kind;
    throw UsageError("There is no job named \"" + std::string(name) + "\".",
                     "Jobs are prepare, train, evaluate, latency, predictor, search, export, retrain and fidelity.");
}

} // namespace supernet
