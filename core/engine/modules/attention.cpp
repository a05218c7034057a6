// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/modules/attention.h"

#include "engine/sharing/differentiable.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

namespace supernet {

namespace {

/// One attention with all that its way back needs; tensors are detached.
struct AttentionPass
{
    torch::Tensor queries; ///< Rows of queryStride elements, queries at their start.
    torch::Tensor keysValues; ///< Rows of keyStride elements; the same tensor as `queries` in self-attention.
    std::int64_t keyColumn = 0; ///< Where the keys begin in a row; the values lie `width` further on.
    std::int64_t width = 0;
    torch::Tensor weights; ///< Softmax weights of all sentences and heads, end to end.
    std::vector<std::int64_t> weightOffsets;
    std::shared_ptr<const AttentionPattern> pattern;
    AttentionOptions options;

    [[nodiscard]] std::int64_t sentences() const { return static_cast<std::int64_t>(pattern->queryOffsets.size()) - 1; }
    [[nodiscard]] std::int64_t units() const { return sentences() * options.heads; }

    [[nodiscard]] kernels::AttentionShape shape() const
    {
        return {options.heads,
                width / options.heads,
                pattern->queryOffsets.data(),
                pattern->keyOffsets.data(),
                weightOffsets.data(),
                pattern->keyOffsets.back(),
                pattern->segments,
                pattern->causal,
                options.dropout};
    }

    template<typename T>
    [[nodiscard]] kernels::AttentionTensors<T> tensors() const
    {
        const T *joined = keysValues.data_ptr<T>() + keyColumn;
        return {queries.data_ptr<T>(), joined, joined + width, queries.size(1), keysValues.size(1),
                weights.data_ptr<T>()};
    }

    void placeWeights()
    {
        std::int64_t total = 0;
        for (std::int64_t s = 0; s < sentences(); ++s) {
            weightOffsets.push_back(total);
            const std::int64_t keys = (pattern->keyOffsets[s + 1] - pattern->keyOffsets[s]) * pattern->segments;
            const std::int64_t rows = pattern->queryOffsets[s + 1] - pattern->queryOffsets[s];
            total += kernels::weightCount(options.heads, rows, keys);
        }
        weights = at::empty({total}, queries.options());
    }
};

template<typename T>
torch::Tensor forward(const AttentionPass &pass)
{
    const auto output = at::empty({pass.queries.size(0), pass.width}, pass.queries.options());
    at::parallel_for(0, pass.units(), 1, [&](std::int64_t begin, std::int64_t end) {
        kernels::table<T>().attention(begin, end, pass.shape(), pass.tensors<T>(), output.data_ptr<T>(), pass.width);
    });
    return output;
}

/// Gradients laid out as queries and keysValues are.
template<typename T>
void backward(const AttentionPass &pass, const torch::Tensor &gradient, const torch::Tensor &toQueries,
              const torch::Tensor &toKeysValues)
{
    T *toKeys = toKeysValues.data_ptr<T>() + pass.keyColumn;
    at::parallel_for(0, pass.units(), 1, [&](std::int64_t begin, std::int64_t end) {
        kernels::table<T>().attentionBackward(begin, end, pass.shape(), pass.tensors<T>(), gradient.data_ptr<T>(),
                                              pass.width, toQueries.data_ptr<T>(), toKeys, toKeys + pass.width);
    });
}

torch::Tensor run(const AttentionPass &pass, const std::vector<torch::Tensor> &inputs)
{
    const bool wide = pass.queries.scalar_type() == torch::kFloat64;
    const auto output = wide ? forward<double>(pass) : forward<float>(pass);
    return differentiable(output, inputs, [pass, wide](const torch::Tensor &given) -> std::vector<torch::Tensor> {
        const auto gradient = given.contiguous();
        const bool self = pass.queries.is_same(pass.keysValues);
        const auto toQueries = at::empty_like(pass.queries);
        const auto toKeysValues = self ? toQueries : at::empty_like(pass.keysValues);
        (wide ? backward<double> : backward<float>)(pass, gradient, toQueries, toKeysValues);
        if (self)
            return {toQueries};
        return {toQueries, toKeysValues};
    });
}

} // namespace

torch::Tensor selfAttention(const torch::Tensor &joined, const std::shared_ptr<const AttentionPattern> &pattern,
                            const AttentionOptions &options)
{
    const std::int64_t width = joined.size(1) / 3;
    const auto rows = joined.detach();
    AttentionPass pass{rows, rows, width, width, {}, {}, pattern, options};
    pass.placeWeights();
    return run(pass, {joined});
}

torch::Tensor crossAttention(const torch::Tensor &queries, const torch::Tensor &joined,
                             const std::shared_ptr<const AttentionPattern> &pattern, const AttentionOptions &options)
{
    AttentionPass pass{queries.detach(), joined.detach(), 0, queries.size(1), {}, {}, pattern, options};
    pass.placeWeights();
    return run(pass, {queries, joined});
}

} // namespace supernet
