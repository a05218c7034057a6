// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/search/fidelity.h"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace supernet::cli {

/// The figures of a group of architectures, under its name.
struct NamedFidelity
{
    std::string group;
    FidelityReport report;
};

/// `1.67 [1.20, 2.10]`, or `-` where there is no value.
[[nodiscard]] std::string estimateText(const Estimate &estimate, int digits = 2);

/// A row for each group and, indented below it, one for each decoder depth and one for pairs of equal depth.
[[nodiscard]] std::string fidelityTable(const std::vector<NamedFidelity> &groups, const FidelitySettings &settings);

/// What leadThroughout() found of a supernet.
[[nodiscard]] std::string leadSentence(const std::string &supernet, double lead);

/// `value`, `low` and `high` of each figure; null where there is too little to compute it from.
[[nodiscard]] nlohmann::json fidelityJson(const NamedFidelity &group, const FidelitySettings &settings);

} // namespace supernet::cli
