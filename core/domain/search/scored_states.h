// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/store.h"

#include <vector>

namespace supernet {

/// What a candidate of a search scores in one of its states: with inherited weights, after training on from them, or trained
/// alone from scratch.
struct ScoredState
{
    std::string architectureId;
    std::string state; ///< Evaluation::state
    std::string run; ///< Whose weights they are,
    std::int64_t step = 0; ///< after so many steps of it.
    double bleu = 0;
    std::string signature; ///< With the decoding: scores of other signatures do not compare.
    std::int64_t sentences = 0;
};

/// The BLEU scores on validation data that other jobs than searches have given a search's candidates, of the checkpoint that
/// it searched and of nets trained alone on behalf of that supernet; by candidate, the earliest first. Of several of the same
/// weights and signature the latest.
[[nodiscard]] std::vector<ScoredState> scoredStates(const Store &store, const RunRecord &search);

} // namespace supernet
