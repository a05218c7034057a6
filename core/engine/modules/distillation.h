// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/modules/embedding.h"

namespace supernet {

/// Learning from another net's output distribution at the same places.
struct Teaching
{
    torch::Tensor teacher = {}; ///< The teacher's decoder output [rows, its width]; it is not taught.
    torch::Tensor table
        = {}; ///< By which it projects [vocabulary, stored width]: the student's own, but for parts of a partition.
    double share = 0; ///< Of the divergence in the loss, 0 to 1; the rest is the labels'.
};

/// (1 - share) * label-smoothed cross-entropy + share * KL(teacher || student), summed over rows: `smoothed` of the result.
/// The divergence is computed as stored, whatever the precision of products; else as JointEmbedding::loss(), gradients
/// included.
[[nodiscard]] RowLosses taughtLoss(const JointEmbedding &embedding, const torch::Tensor &hidden,
                                   const std::vector<std::int64_t> &targets, const Teaching &teaching,
                                   const TokenLossOptions &options, torch::Tensor &hiddenGradient);

} // namespace supernet
