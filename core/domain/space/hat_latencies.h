// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/search_space.h"

namespace supernet {

/// A row of one of HAT's latency data sets.
struct HatLatency
{
    /// HAT writes the means over the active layers and nothing else: this is the first architecture of the space that has
    /// them, not necessarily the one that was timed.
    Architecture architecture;
    double milliseconds = 0; ///< Encoder and decoder together, as HAT's own predictor learns it.
};

/// Reads a data set as HAT's `latency_dataset.py` writes it: columns `encoder_embed_dim` to
/// `decoder_arbitrary_ende_attn_avg`, then `latency_mean_encoder` and `latency_mean_decoder`. Throws Error naming a missing
/// column, or the line whose means no architecture of the space has.
[[nodiscard]] std::vector<HatLatency> hatLatencies(const std::string &csv, const SearchSpace &space);

} // namespace supernet
