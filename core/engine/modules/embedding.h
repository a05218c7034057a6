// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/kernels/kernels.h"
#include "engine/modules/linear.h"

namespace supernet {

/// Tokens of many sentences end to end, with the place of each in its sentence.
struct TokenRows
{
    std::vector<std::int64_t> tokens;
    std::vector<std::int64_t> positions;
};

/// Losses summed over rows, nats.
struct RowLosses
{
    double smoothed = 0;
    double negativeLogLikelihood = 0;
};

struct TokenLossOptions
{
    double labelSmoothing = 0;
    double gradientScale = 0; ///< Of the summed smoothed loss; 0: no gradients.
    ProductPrecision precision = ProductPrecision::AsStored;
};

/// The joint embedding of source and target, elastic in width, and the output projection tied to it.
class JointEmbedding
{
public:
    /// Positions are computed for `positionWidth`, at least `width`, and sliced.
    JointEmbedding(ParameterList &parameters, const std::string &name, std::int64_t vocabulary, std::int64_t width,
                   std::int64_t positionWidth);

    /// dropout(sqrt(width) * table[token, :width] + position[:width]): [rows, width]. Throws Error for a token outside the
    /// vocabulary, as loss() does, and for a sentence that is too long.
    [[nodiscard]] torch::Tensor embed(const TokenRows &rows, std::int64_t width, const kernels::Dropout &dropout) const;

    /// hidden [rows, width] projected to the vocabulary: [rows, vocabulary], without gradients.
    [[nodiscard]] torch::Tensor logits(const torch::Tensor &hidden, ProductPrecision precision) const;

    /// Label-smoothed cross-entropy (1 - e) * nll + e * mean over the vocabulary, a slice of rows at a time so that the
    /// logits never stand in memory whole. With a gradientScale the table's gradient is added to its buffer and
    /// `hiddenGradient` [rows, width] is filled.
    [[nodiscard]] RowLosses loss(const torch::Tensor &hidden, const std::vector<std::int64_t> &targets,
                                 const TokenLossOptions &options, torch::Tensor &hiddenGradient) const;

    [[nodiscard]] const Parameter &table() const noexcept { return m_table; }
    [[nodiscard]] std::int64_t storedWidth() const { return m_table.value.size(1); }
    [[nodiscard]] std::int64_t positionWidth() const noexcept { return m_positionWidth; }

private:
    Parameter m_table; ///< [vocabulary, stored width]
    torch::Tensor m_positions; ///< [places, stored width]
    std::int64_t m_positionWidth;
};

} // namespace supernet
