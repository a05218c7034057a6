// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/supernets/packed_batch.h"

#include "engine/dense/dense_model.h"

namespace supernet {

PackedBatch packBatch(const ParallelTokens &tokens, const BatchIndices &indices)
{
    PackedBatch batch;
    batch.sourceOffsets.push_back(0);
    batch.targetOffsets.push_back(0);
    for (const std::int64_t index : indices) {
        const auto source = tokens.source[index];
        batch.source.insert(batch.source.end(), source.begin(), source.end());
        batch.source.push_back(token::end);
        batch.sourceOffsets.push_back(static_cast<std::int64_t>(batch.source.size()));

        const auto target = tokens.target[index];
        batch.targetInput.push_back(token::begin);
        batch.targetInput.insert(batch.targetInput.end(), target.begin(), target.end());
        batch.targetOutput.insert(batch.targetOutput.end(), target.begin(), target.end());
        batch.targetOutput.push_back(token::end);
        batch.targetOffsets.push_back(static_cast<std::int64_t>(batch.targetOutput.size()));
    }
    return batch;
}

} // namespace supernet
