// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/modules/embedding.h"

#include "domain/support/error.h"
#include "engine/dense/dense_model.h"
#include "engine/kernels/product.h"
#include "engine/kernels/threads.h"
#include "engine/sharing/differentiable.h"

#include <algorithm>
#include <ATen/ATen.h>
#include <cmath>

namespace supernet {

namespace {

/// Longest sentence that a supernet reads; datasets are cut far below.
constexpr std::int64_t Places = 2048;
/// Rows projected at a time: enough for a product at full speed, few enough for the caches to keep the logits.
constexpr std::int64_t LossRows = 256;

/// The leading `columns` of positions of `width`.
torch::Tensor positionTable(std::int64_t columns, std::int64_t width, torch::Dtype type)
{
    auto table = at::empty({Places, columns}, torch::kFloat32);
    auto places = table.accessor<float, 2>();
    for (std::int64_t place = 0; place < Places; ++place)
        for (std::int64_t channel = 0; channel < columns; ++channel)
            places[place][channel] = sinusoidalPosition(place, channel, width);
    return table.to(type);
}

/// One embedding pass; tensors are detached.
struct EmbedPass
{
    torch::Tensor table;
    torch::Tensor tableGradient;
    torch::Tensor positions;
    std::int64_t width = 0;
    kernels::Dropout dropout;

    [[nodiscard]] double scale() const { return std::sqrt(static_cast<double>(width)); }
};

template<typename T>
torch::Tensor forward(const EmbedPass &pass, const TokenRows &rows)
{
    const auto count = static_cast<std::int64_t>(rows.tokens.size());
    const auto output = at::empty({count, pass.width}, pass.table.options());
    forParts(partsFor(count), count, [&](std::int64_t, std::int64_t begin, std::int64_t end) {
        kernels::table<T>().embed(begin, end, pass.width, rows.tokens.data(), rows.positions.data(),
                                  pass.table.data_ptr<T>(), pass.table.size(1), pass.positions.data_ptr<T>(),
                                  pass.positions.size(1), static_cast<T>(pass.scale()), pass.dropout,
                                  output.data_ptr<T>());
    });
    return output;
}

/// What reaches the kernels: they look no further.
void requireKnown(const std::vector<std::int64_t> &tokens, std::int64_t vocabulary)
{
    std::uint64_t largest = 0; // a negative one counts as very large
    for (const std::int64_t token : tokens)
        largest = std::max(largest, static_cast<std::uint64_t>(token));
    if (largest >= static_cast<std::uint64_t>(vocabulary) && !tokens.empty())
        throw Error("A token (" + std::to_string(static_cast<std::int64_t>(largest))
                        + ") is outside of the model's vocabulary of " + std::to_string(vocabulary) + '.',
                    "The data was prepared anew since the model was trained: use the data of its training.");
}

/// Threads take columns, not rows: rows of the same token must not meet.
template<typename T>
void backward(const EmbedPass &pass, const std::vector<std::int64_t> &tokens, const torch::Tensor &gradient)
{
    forParts(partsFor(pass.width), pass.width, [&](std::int64_t, std::int64_t begin, std::int64_t end) {
        kernels::table<T>().embedBackward(begin, end, pass.width, gradient.size(0), tokens.data(),
                                          gradient.data_ptr<T>(), static_cast<T>(pass.scale()), pass.dropout,
                                          pass.tableGradient.data_ptr<T>(), pass.tableGradient.size(1));
    });
}

template<typename T>
RowLosses lossOfRows(const torch::Tensor &logits, const std::int64_t *targets, const TokenLossOptions &options)
{
    const std::int64_t rows = logits.size(0);
    const std::int64_t parts = partsFor(rows);
    std::vector<double> sums(static_cast<std::size_t>(2 * parts), 0.0);
    forParts(parts, rows, [&](std::int64_t part, std::int64_t begin, std::int64_t end) {
        kernels::table<T>().tokenLoss(begin, end, logits.size(1), logits.data_ptr<T>(), targets, options.labelSmoothing,
                                      options.gradientScale, sums.data() + 2 * part);
    });
    RowLosses losses;
    for (std::int64_t part = 0; part < parts; ++part) {
        losses.smoothed += sums[2 * part];
        losses.negativeLogLikelihood += sums[2 * part + 1];
    }
    return losses;
}

} // namespace

JointEmbedding::JointEmbedding(ParameterList &parameters, const std::string &name, std::int64_t vocabulary,
                               std::int64_t width, std::int64_t positionWidth)
    : m_table(parameters.normal(name, {vocabulary, width}, 1 / std::sqrt(static_cast<double>(width))))
    , m_positions(positionTable(width, positionWidth, m_table.value.scalar_type()))
    , m_positionWidth(positionWidth)
{
}

torch::Tensor JointEmbedding::embed(const TokenRows &rows, std::int64_t width, const kernels::Dropout &dropout) const
{
    requireKnown(rows.tokens, m_table.value.size(0));
    for (const auto position : rows.positions)
        if (position >= Places)
            throw Error("A sentence has more than " + std::to_string(Places) + " tokens.",
                        "Prepare the data with a lower length limit.");
    const EmbedPass pass{m_table.value, m_table.gradient, m_positions, width, dropout};
    const bool wide = m_table.value.scalar_type() == torch::kFloat64;
    const auto output = wide ? forward<double>(pass, rows) : forward<float>(pass, rows);
    // Tokens are no tensors, so the graph gets an input of its own to begin with.
    const auto anchor = at::zeros({}, output.options()).requires_grad_(at::GradMode::is_enabled());
    return differentiable(output, {anchor}, [pass, wide, tokens = rows.tokens](const torch::Tensor &gradient) {
        (wide ? backward<double> : backward<float>)(pass, tokens, gradient.contiguous());
        return std::vector<torch::Tensor>{torch::Tensor()};
    });
}

torch::Tensor JointEmbedding::logits(const torch::Tensor &hidden, ProductPrecision precision) const
{
    const auto weights = m_table.value.slice(1, 0, hidden.size(1));
    const auto result = at::empty({hidden.size(0), m_table.value.size(0)}, m_table.value.options());
    const auto type = productType(weights, precision);
    multiply(result, hidden.detach().to(type), PackedMatrix(weights.t(), type));
    return result;
}

RowLosses JointEmbedding::loss(const torch::Tensor &hidden, const std::vector<std::int64_t> &targets,
                               const TokenLossOptions &options, torch::Tensor &hiddenGradient) const
{
    const at::NoGradGuard noGradient;
    requireKnown(targets, m_table.value.size(0));
    const std::int64_t rows = hidden.size(0);
    const std::int64_t width = hidden.size(1);
    const auto weights = m_table.value.slice(1, 0, width);
    const auto type = productType(weights, options.precision);
    const PackedMatrix toLogits(weights.t(), type);
    const PackedMatrix toHidden(weights, type);
    const bool wide = hidden.scalar_type() == torch::kFloat64;
    const auto logits = at::empty({std::min(rows, LossRows), m_table.value.size(0)}, hidden.options());
    RowLosses total;
    for (std::int64_t begin = 0; begin < rows; begin += LossRows) {
        const std::int64_t count = std::min(LossRows, rows - begin);
        const auto slice = hidden.slice(0, begin, begin + count).to(type);
        const auto chunk = logits.slice(0, 0, count);
        multiply(chunk, slice, toLogits);
        const auto losses = (wide ? lossOfRows<double> : lossOfRows<float>)(chunk, targets.data() + begin, options);
        total.smoothed += losses.smoothed;
        total.negativeLogLikelihood += losses.negativeLogLikelihood;
        if (options.gradientScale == 0)
            continue;
        const auto gradient = chunk.to(type);
        multiply(hiddenGradient.slice(0, begin, begin + count), gradient, toHidden);
        multiply(m_table.gradient.slice(1, 0, width), gradient.t(), slice, {{}, false, true});
    }
    return total;
}

} // namespace supernet
