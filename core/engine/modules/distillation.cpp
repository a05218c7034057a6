// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/modules/distillation.h"

#include <algorithm>
#include <ATen/ATen.h>

namespace supernet {

namespace {

/// Rows projected at a time, so that neither net's logits stand in memory whole.
constexpr std::int64_t DivergenceRows = 256;

/// Summed over rows; adds `scale` times its gradient to the table's buffer and to `hiddenGradient`.
double divergence(const Parameter &table, const torch::Tensor &hidden, const Teaching &teaching, double scale,
                  const torch::Tensor &hiddenGradient)
{
    const auto &teacher = teaching.teacher;
    const auto own = table.value.slice(1, 0, hidden.size(1));
    const auto teachers = teaching.table.slice(1, 0, teacher.size(1));
    const auto toTable = table.gradient.slice(1, 0, hidden.size(1));
    double sum = 0;
    for (std::int64_t begin = 0; begin < hidden.size(0); begin += DivergenceRows) {
        const std::int64_t end = std::min(begin + DivergenceRows, hidden.size(0));
        const auto rows = hidden.slice(0, begin, end);
        const auto student = at::log_softmax(at::mm(rows, own.t()), 1);
        const auto wanted = at::log_softmax(at::mm(teacher.slice(0, begin, end), teachers.t()), 1);
        const auto probabilities = wanted.exp();
        sum += (probabilities * (wanted - student)).sum(torch::kFloat64).item<double>();
        const auto toLogits = (student.exp() - probabilities).mul_(scale);
        hiddenGradient.slice(0, begin, end).add_(at::mm(toLogits, own));
        toTable.add_(at::mm(toLogits.t(), rows));
    }
    return sum;
}

} // namespace

RowLosses taughtLoss(const JointEmbedding &embedding, const torch::Tensor &hidden,
                     const std::vector<std::int64_t> &targets, const Teaching &teaching,
                     const TokenLossOptions &options, torch::Tensor &hiddenGradient)
{
    const at::NoGradGuard noGradient;
    TokenLossOptions labels = options;
    labels.gradientScale = options.gradientScale * (1 - teaching.share);
    hiddenGradient.zero_(); // a loss without gradients leaves it alone
    RowLosses losses = embedding.loss(hidden, targets, labels, hiddenGradient);
    const double diverged = divergence(embedding.table(), hidden, teaching, options.gradientScale * teaching.share,
                                       hiddenGradient);
    losses.smoothed = (1 - teaching.share) * losses.smoothed + teaching.share * diverged;
    return losses;
}

} // namespace supernet
