// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/store.h"
#include "domain/search/fidelity.h"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace supernet {

/// A pair of scores and what it belongs to: fidelity is computed for each group by itself.
struct FidelityRecord
{
    std::string group; ///< For example `wmt14ende neuronwise`; may be empty.
    FidelityPair pair;
};

/// The pairs of one architecture, in one of two forms:
///
///     {"standalone": 27.6, "inherited": 26.1}          and, if wanted, "group": "plain", "depth": 3
///     {"task": "wmt14ende", "architecture": {..}, "bleu": {"standalone": {"test": 27.6}, "hat": {"test": 26.1}, ..}}
///
/// The second is that of published records and gives a pair for every supernet (`task` and the supernet's name are the
/// group) with the scores of `split`. The depth is `depth`, else the `decoder_layers` of `architecture`, else unknown.
/// Throws Error naming the key at fault.
[[nodiscard]] std::vector<FidelityRecord> fidelityRecords(const nlohmann::json &record, const std::string &split);

/// The pairs of each group, groups in the order in which they first appear.
[[nodiscard]] std::vector<std::pair<std::string, std::vector<FidelityPair>>> groupedPairs(
    const std::vector<FidelityRecord> &records);

/// The pairs that a fidelity run of a project has compared, by architecture.
[[nodiscard]] std::map<std::string, FidelityPair> comparedPairs(const Store &store, const RunRecord &run);

} // namespace supernet
