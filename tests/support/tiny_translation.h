// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/supernets/translation_network.h"
#include "support/tiny_space.h"

/// A supernet of a few thousand weights and four sentence pairs, for tests that must know every element.
namespace supernet::tiny {

inline NetworkSettings settings(Granularity granularity, int experts, RoutedSet routed,
                                const std::string &precision = "float64")
{
    NetworkSettings settings;
    settings.space = space();
    settings.policy = {granularity, experts, routed, Encoding::Summary, 6, 0.1, false};
    settings.vocabulary = 19;
    settings.precision = precision;
    return settings;
}

using Sentence = std::vector<std::int64_t>;

inline PackedBatch pack(const std::vector<std::pair<Sentence, Sentence>> &pairs)
{
    PackedBatch batch;
    batch.sourceOffsets = batch.targetOffsets = {0};
    for (const auto &[source, target] : pairs) {
        batch.source.insert(batch.source.end(), source.begin(), source.end());
        batch.source.push_back(token::end);
        batch.targetInput.push_back(token::begin);
        batch.targetInput.insert(batch.targetInput.end(), target.begin(), target.end());
        batch.targetOutput.insert(batch.targetOutput.end(), target.begin(), target.end());
        batch.targetOutput.push_back(token::end);
        batch.sourceOffsets.push_back(static_cast<std::int64_t>(batch.source.size()));
        batch.targetOffsets.push_back(static_cast<std::int64_t>(batch.targetInput.size()));
    }
    return batch;
}

inline PackedBatch batch()
{
    return pack({{{5, 6, 7, 8, 4}, {9, 10, 11}},
                 {{12}, {13, 14, 15, 16, 5, 6, 7}},
                 {{17, 18, 4, 4, 9, 9, 11}, {8}},
                 {{}, {6, 6}}});
}

} // namespace supernet::tiny
