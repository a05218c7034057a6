// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dense/dense_runtime.h"

#include "engine/dense/foreign_tensors.h"
#include "engine/dense/parallel_rows.h"
#include "engine/kernels/kernels.h"

#include <algorithm>
#include <cmath>

namespace supernet {

namespace {

using kernels::table;

/// Longest sentence whose attention weights are held as a whole square; longer ones go query by query.
constexpr std::int64_t LongestSquare = 512;

struct AttentionScratch
{
    std::vector<const float *> keys;
    std::vector<float> scores;
};

/// Of the calling thread, so that a step of generation allocates nothing.
AttentionScratch &attentionScratch()
{
    thread_local AttentionScratch scratch;
    return scratch;
}

/// Linear layers of equal input, stacked into one product.
struct Stack
{
    std::vector<float> weight;
    std::vector<float> bias;

    Stack(const DenseTransformer &model, std::initializer_list<std::string> names)
    {
        for (const std::string &name : names) {
            const auto &matrix = model.weight(name + ".weight").values;
            const auto &row = model.weight(name + ".bias").values;
            weight.insert(weight.end(), matrix.begin(), matrix.end());
            bias.insert(bias.end(), row.begin(), row.end());
        }
    }
    [[nodiscard]] PackedLinear packed(ComputeType type,
                                      PackedLinear::Activation activation = PackedLinear::Activation::None) const
    {
        const auto out = static_cast<std::int64_t>(bias.size());
        const auto in = static_cast<std::int64_t>(weight.size()) / out;
        return {out, in, weight.data(), in, bias, activation, type};
    }
};

const DenseTransformer &checked(const DenseTransformer &model, ComputeType type)
{
    requireOnThisProcessor(type);
    const auto issues = model.check();
    if (!issues.empty())
        throw Error("The model cannot be used: " + issues.front().where + ": " + issues.front().sentence,
                    "Export it again.");
    return model;
}

PackedLinear projectionOf(const DenseTransformer &model, ComputeType type)
{
    const HostTensor &embedding = model.weight("embedding");
    return {model.vocabulary,
            model.shape.decoderEmbed,
            embedding.values.data(),
            embedding.sizes[1],
            {},
            PackedLinear::Activation::None,
            type};
}

/// The rows that tokens come in by.
std::vector<float> embeddingOf(const DenseTransformer &model)
{
    std::vector<float> rows = model.weight("embedding").values;
    if (const auto start = model.weights.find(foreign::decoderStart); start != model.weights.end())
        std::ranges::copy(start->second.values,
                          rows.begin() + token::begin * static_cast<std::ptrdiff_t>(start->second.values.size()));
    return rows;
}

std::int64_t firstPositionOf(const DenseTransformer &model)
{
    const auto first = model.weights.find(foreign::firstPosition);
    return first == model.weights.end() ? 0 : std::lround(first->second.values.front());
}

} // namespace

DenseRuntime::DenseRuntime(const DenseTransformer &model, ComputeType type)
    : m_shape(checked(model, type).shape)
    , m_type(type)
    , m_vocabulary(model.vocabulary)
    , m_positionWidth(model.positionWidth)
    , m_firstPosition(firstPositionOf(model))
    , m_embeddingWidth(std::max(m_shape.encoderEmbed, m_shape.decoderEmbed))
    , m_embedding(embeddingOf(model))
    , m_projection(projectionOf(model, type))
{
    for (std::size_t i = 0; i < m_shape.encoder.size(); ++i)
        m_encoder.push_back(encoderLayer(model, i));
    for (std::size_t i = 0; i < m_shape.decoder.size(); ++i)
        m_decoder.push_back(decoderLayer(model, i));
}

DenseRuntime::EncoderLayer DenseRuntime::encoderLayer(const DenseTransformer &model, std::size_t number) const
{
    const std::string layer = "encoder." + std::to_string(number);
    const std::string self = layer + ".self_attention";
    const auto norm = [&](const std::string &name) {
        return Norm{model.weight(name + ".weight").values, model.weight(name + ".bias").values};
    };
    return {.heads = m_shape.encoder[number].heads,
            .qkv = Stack(model, {self + ".query", self + ".key", self + ".value"}).packed(m_type),
            .output = Stack(model, {self + ".output"}).packed(m_type),
            .attentionNorm = norm(self + "_norm"),
            .ffnIn = Stack(model, {layer + ".ffn.in"}).packed(m_type, PackedLinear::Activation::Relu),
            .ffnOut = Stack(model, {layer + ".ffn.out"}).packed(m_type),
            .ffnNorm = norm(layer + ".ffn_norm"),
            .result = {}};
}

DenseRuntime::DecoderLayer DenseRuntime::decoderLayer(const DenseTransformer &model, std::size_t number) const
{
    const std::string layer = "decoder." + std::to_string(number);
    const std::string self = layer + ".self_attention";
    const std::string cross = layer + ".cross_attention";
    const auto &sizes = m_shape.decoder[number];
    const auto norm = [&](const std::string &name) {
        return Norm{model.weight(name + ".weight").values, model.weight(name + ".bias").values};
    };
    return {.selfHeads = sizes.selfHeads,
            .crossHeads = sizes.crossHeads,
            .span = std::min<std::int64_t>(sizes.span, static_cast<std::int64_t>(m_shape.encoder.size())),
            .qkv = Stack(model, {self + ".query", self + ".key", self + ".value"}).packed(m_type),
            .selfOutput = Stack(model, {self + ".output"}).packed(m_type),
            .selfNorm = norm(self + "_norm"),
            .crossQuery = Stack(model, {cross + ".query"}).packed(m_type),
            .crossKeyValue = Stack(model, {cross + ".key", cross + ".value"}).packed(m_type),
            .crossOutput = Stack(model, {cross + ".output"}).packed(m_type),
            .crossNorm = norm(cross + "_norm"),
            .ffnIn = Stack(model, {layer + ".ffn.in"}).packed(m_type, PackedLinear::Activation::Relu),
            .ffnOut = Stack(model, {layer + ".ffn.out"}).packed(m_type),
            .ffnNorm = norm(layer + ".ffn_norm"),
            .past = {},
            .memory = {}};
}

void DenseRuntime::needPositions(std::int64_t count)
{
    const auto known = static_cast<std::int64_t>(m_positions.size()) / m_embeddingWidth;
    if (count <= known)
        return;
    const std::int64_t wanted = std::max<std::int64_t>(count, 2 * known);
    m_positions.reserve(static_cast<std::size_t>(wanted * m_embeddingWidth));
    for (std::int64_t position = known; position < wanted; ++position)
        for (std::int64_t channel = 0; channel < m_embeddingWidth; ++channel)
            m_positions.push_back(sinusoidalPosition(m_firstPosition + position, channel, m_positionWidth));
}

void DenseRuntime::embed(std::span<const std::int64_t> tokens, std::span<const std::int64_t> positions,
                         std::int64_t width, float *output) const
{
    const float scale = std::sqrt(static_cast<float>(width));
    table<float>().embed(0, static_cast<std::int64_t>(tokens.size()), width, tokens.data(), positions.data(),
                         m_embedding.data(), m_embeddingWidth, m_positions.data(), m_embeddingWidth, scale, {}, output);
}

void DenseRuntime::addNorm(std::int64_t rows, std::int64_t width, const Norm &norm, const float *sublayer,
                           const float *from, float *to)
{
    float *normalised = m_normalised.atLeast(rows * width);
    float *deviations = m_deviations.atLeast(rows);
    inParts(rows, 64, [&](std::int64_t begin, std::int64_t end) {
        table<float>().addNorm(begin, end, width, from, sublayer, {}, norm.gain.data(), norm.bias.data(), to,
                               normalised, deviations);
    });
}

void DenseRuntime::feedForward(std::int64_t rows, std::int64_t width, const PackedLinear &in, const PackedLinear &out,
                               const Norm &norm, const float *from, float *to)
{
    const std::int64_t padded = PackedLinear::paddedRows(rows);
    float *hidden = m_hidden.atLeast(padded * in.out());
    float *sublayer = m_sublayer.atLeast(padded * width);
    in.run(rows, from, hidden);
    out.run(rows, hidden, sublayer);
    addNorm(rows, width, norm, sublayer, from, to);
}

void DenseRuntime::attendSource(const EncoderLayer &layer)
{
    const std::int64_t qkv = m_shape.qkv;
    const std::int64_t headWidth = qkv / layer.heads;
    const auto sentences = static_cast<std::int64_t>(m_offsets.size()) - 1;
    const std::vector<std::int64_t> noOffsets(static_cast<std::size_t>(sentences), 0);
    const float *rows = m_qkv.data();
    float *output = m_attended.data();
    inParts(sentences, 2, [&](std::int64_t begin, std::int64_t end) {
        std::vector<float> weights;
        std::vector<const float *> keys;
        for (std::int64_t s = begin; s < end; ++s) {
            const std::int64_t first = m_offsets[static_cast<std::size_t>(s)];
            const std::int64_t length = m_offsets[static_cast<std::size_t>(s) + 1] - first;
            if (length <= LongestSquare) {
                const auto count = static_cast<std::size_t>(kernels::weightCount(layer.heads, length, length));
                weights.resize(std::max(weights.size(), count));
                kernels::AttentionShape shape{.heads = layer.heads,
                                              .headWidth = headWidth,
                                              .queryOffsets = m_offsets.data(),
                                              .keyOffsets = m_offsets.data(),
                                              .weightOffsets = noOffsets.data(),
                                              .keyTokens = m_offsets.back(),
                                              .segments = 1,
                                              .causal = false,
                                              .dropout = {}};
                table<float>().attention(s * layer.heads, (s + 1) * layer.heads, shape,
                                         {rows, rows + qkv, rows + 2 * qkv, 3 * qkv, 3 * qkv, weights.data()}, output,
                                         qkv);
                continue;
            }
            weights.resize(std::max(weights.size(), static_cast<std::size_t>(length)));
            keys.clear();
            for (std::int64_t j = 0; j < length; ++j)
                keys.push_back(rows + (first + j) * 3 * qkv + qkv);
            for (std::int64_t i = first; i < first + length; ++i)
                table<float>().attendRow(layer.heads, headWidth, rows + i * 3 * qkv, keys.data(), length, qkv,
                                         weights.data(), output + i * qkv);
        }
    });
}

void DenseRuntime::encode(EncoderLayer &layer, const float *from)
{
    const std::int64_t tokens = m_offsets.back();
    const std::int64_t padded = PackedLinear::paddedRows(tokens);
    const std::int64_t width = m_shape.encoderEmbed;
    layer.qkv.run(tokens, from, m_qkv.atLeast(padded * 3 * m_shape.qkv));
    float *attended = m_attended.atLeast(padded * m_shape.qkv);
    attendSource(layer);
    float *sublayer = m_sublayer.atLeast(padded * width);
    layer.output.run(tokens, attended, sublayer);
    float *x = m_x.atLeast(padded * width);
    addNorm(tokens, width, layer.attentionNorm, sublayer, from, x);
    feedForward(tokens, width, layer.ffnIn, layer.ffnOut, layer.ffnNorm, x, layer.result.atLeast(padded * width));
}

void DenseRuntime::select(std::span<const int> tokens)
{
    m_output = &m_projection;
    if (tokens.empty() || static_cast<std::int64_t>(tokens.size()) == m_vocabulary)
        return;
    const auto width = static_cast<std::int64_t>(m_shape.decoderEmbed);
    std::vector<float> weight;
    weight.reserve(tokens.size() * static_cast<std::size_t>(width));
    for (const int token : tokens) {
        if (token < 0 || token >= m_vocabulary)
            throw Error("A token (" + std::to_string(token) + ") is outside of the model's vocabulary of "
                            + std::to_string(m_vocabulary) + '.',
                        "Export the model again with --vocabulary-selection.");
        const float *row = m_embedding.data() + token * m_embeddingWidth;
        weight.insert(weight.end(), row, row + width);
    }
    const auto count = static_cast<std::int64_t>(tokens.size());
    const auto known = m_selected.find(tokens.size());
    if (known != m_selected.end()) {
        known->second.setWeight(weight.data(), width);
        m_output = &known->second;
        return;
    }
    PackedLinear packed(count, width, weight.data(), width, {}, PackedLinear::Activation::None, m_type);
    m_output = &m_selected.emplace(tokens.size(), std::move(packed)).first->second;
}

void DenseRuntime::begin(std::span<const std::vector<int>> sources, std::span<const int> selection)
{
    select(selection);
    std::vector<std::int64_t> tokens;
    std::vector<std::int64_t> positions;
    m_offsets.assign(1, 0);
    std::int64_t longest = 0;
    for (const auto &source : sources) {
        tokens.insert(tokens.end(), source.begin(), source.end());
        tokens.push_back(token::end);
        for (std::int64_t p = 0; p <= static_cast<std::int64_t>(source.size()); ++p)
            positions.push_back(p);
        m_offsets.push_back(static_cast<std::int64_t>(tokens.size()));
        longest = std::max(longest, static_cast<std::int64_t>(source.size()) + 1);
    }
    needPositions(longest);
    m_step = 0;
    m_history.clear();
    const auto count = static_cast<std::int64_t>(tokens.size());
    const std::int64_t padded = PackedLinear::paddedRows(count);
    FloatBuffer embedded;
    const float *x = embedded.atLeast(padded * m_shape.encoderEmbed);
    embed(tokens, positions, m_shape.encoderEmbed, embedded.data());
    for (EncoderLayer &layer : m_encoder) {
        encode(layer, x);
        x = layer.result.data();
    }
    for (DecoderLayer &layer : m_decoder) {
        layer.memory.resize(static_cast<std::size_t>(layer.span));
        for (std::int64_t segment = 0; segment < layer.span; ++segment) {
            const auto &attended = m_encoder[m_encoder.size() - static_cast<std::size_t>(layer.span - segment)];
            float *memory = layer.memory[static_cast<std::size_t>(segment)].atLeast(padded * 2 * m_shape.qkv);
            layer.crossKeyValue.run(count, attended.result.data(), memory);
        }
    }
}

void DenseRuntime::inherit(std::span<const Row> rows)
{
    const auto steps = static_cast<std::size_t>(m_step);
    m_nextHistory.resize(rows.size() * (steps + 1));
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const auto past = m_history.begin()
            + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(rows[r].parent) * steps);
        const auto to = m_nextHistory.begin() + static_cast<std::ptrdiff_t>(r * (steps + 1));
        if (steps > 0)
            std::copy_n(past, steps, to);
        to[static_cast<std::ptrdiff_t>(steps)] = static_cast<std::int32_t>(r);
    }
    m_history.swap(m_nextHistory);
}

void DenseRuntime::attendPast(const DecoderLayer &layer, std::int64_t rows)
{
    const std::int64_t qkv = m_shape.qkv;
    const std::int64_t count = m_step + 1;
    const float *queries = layer.past[static_cast<std::size_t>(m_step)].data();
    inParts(rows, 8, [&](std::int64_t begin, std::int64_t end) {
        auto &[keys, scores] = attentionScratch();
        keys.resize(static_cast<std::size_t>(count));
        scores.resize(static_cast<std::size_t>(count));
        for (std::int64_t r = begin; r < end; ++r) {
            const std::int32_t *history = m_history.data() + r * count;
            for (std::int64_t p = 0; p < count; ++p)
                keys[static_cast<std::size_t>(p)] = layer.past[static_cast<std::size_t>(p)].data()
                    + static_cast<std::int64_t>(history[p]) * 3 * qkv + qkv;
            table<float>().attendRow(layer.selfHeads, qkv / layer.selfHeads, queries + r * 3 * qkv, keys.data(), count,
                                     qkv, scores.data(), m_attended.data() + r * qkv);
        }
    });
}

void DenseRuntime::attendMemory(const DecoderLayer &layer, std::span<const Row> rows)
{
    const std::int64_t qkv = m_shape.qkv;
    inParts(static_cast<std::int64_t>(rows.size()), 8, [&](std::int64_t begin, std::int64_t end) {
        auto &[keys, scores] = attentionScratch();
        for (std::int64_t r = begin; r < end; ++r) {
            const auto sentence = static_cast<std::size_t>(rows[static_cast<std::size_t>(r)].sentence);
            keys.clear();
            for (const FloatBuffer &segment : layer.memory)
                for (std::int64_t token = m_offsets[sentence]; token < m_offsets[sentence + 1]; ++token)
                    keys.push_back(segment.data() + token * 2 * qkv);
            scores.resize(keys.size());
            table<float>().attendRow(layer.crossHeads, qkv / layer.crossHeads, m_query.data() + r * qkv, keys.data(),
                                     static_cast<std::int64_t>(keys.size()), qkv, scores.data(),
                                     m_attended.data() + r * qkv);
        }
    });
}

void DenseRuntime::decode(DecoderLayer &layer, std::span<const Row> rows)
{
    const auto count = static_cast<std::int64_t>(rows.size());
    const std::int64_t padded = PackedLinear::paddedRows(count);
    const std::int64_t width = m_shape.decoderEmbed;
    float *x = m_x.data();
    float *sublayer = m_sublayer.atLeast(padded * width);
    float *attended = m_attended.atLeast(padded * m_shape.qkv);
    if (layer.past.size() <= static_cast<std::size_t>(m_step))
        layer.past.resize(static_cast<std::size_t>(m_step) + 1);
    layer.qkv.run(count, x, layer.past[static_cast<std::size_t>(m_step)].atLeast(padded * 3 * m_shape.qkv));
    attendPast(layer, count);
    layer.selfOutput.run(count, attended, sublayer);
    addNorm(count, width, layer.selfNorm, sublayer, x, x);
    layer.crossQuery.run(count, x, m_query.atLeast(padded * m_shape.qkv));
    attendMemory(layer, rows);
    layer.crossOutput.run(count, attended, sublayer);
    addNorm(count, width, layer.crossNorm, sublayer, x, x);
    feedForward(count, width, layer.ffnIn, layer.ffnOut, layer.ffnNorm, x, x);
}

const float *DenseRuntime::step(std::span<const Row> rows)
{
    const auto count = static_cast<std::int64_t>(rows.size());
    const std::int64_t padded = PackedLinear::paddedRows(count);
    needPositions(m_step + 1);
    inherit(rows);
    m_tokens.clear();
    for (const Row &row : rows)
        m_tokens.push_back(row.token);
    m_tokenPositions.assign(rows.size(), m_step);
    embed(m_tokens, m_tokenPositions, m_shape.decoderEmbed, m_x.atLeast(padded * m_shape.decoderEmbed));
    for (DecoderLayer &layer : m_decoder)
        decode(layer, rows);
    float *logits = m_logits.atLeast(padded * columns());
    m_output->run(count, m_x.data(), logits);
    ++m_step;
    return logits;
}

} // namespace supernet
