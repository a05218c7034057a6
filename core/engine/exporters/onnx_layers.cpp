// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exporters/onnx_layers.h"

#include "engine/exporters/dense_tensors.h"

#include <cmath>
#include <limits>

namespace supernet {

namespace {

using Ints = std::vector<std::int64_t>;

} // namespace

OnnxLayers::OnnxLayers(const DenseTransformer &model, OnnxGraph &graph)
    : m_model(model)
    , m_graph(graph)
{
}

OnnxLayers::Value OnnxLayers::size(const Value &x, std::int64_t axis)
{
    return m_graph.node("Gather", {m_graph.node("Shape", {x}), m_graph.integers({axis})}, {{"axis", std::int64_t(0)}});
}

OnnxLayers::Value OnnxLayers::embed(const Value &tokens, const Value &first, const Value &end, int width)
{
    const Value table = m_graph.tensor("positions", positionTable(ExportedPositions, width, m_model.positionWidth));
    const Value positions = m_graph.node("Slice", {table, first, end, m_graph.integers({0})});
    const Value words = m_graph.node("Gather", {"embedding", tokens}, {{"axis", std::int64_t(0)}});
    m_graph.tensor("embedding", leadingColumns(m_model.weight("embedding"), width));
    const Value scaled = m_graph.node("Mul", {words, m_graph.number(std::sqrt(static_cast<float>(width)))});
    return m_graph.node("Add", {scaled, positions});
}

OnnxLayers::Value OnnxLayers::linear(const std::string &name, const Value &x)
{
    const Value weight = m_graph.tensor(name + ".weight", transposed(m_model.weight(name + ".weight")));
    const Value bias = m_graph.tensor(name + ".bias", m_model.weight(name + ".bias"));
    return m_graph.node("Add", {m_graph.node("MatMul", {x, weight}), bias});
}

OnnxLayers::Value OnnxLayers::addNorm(const std::string &name, const Value &x, const Value &sublayer)
{
    const Value gain = m_graph.tensor(name + ".weight", m_model.weight(name + ".weight"));
    const Value bias = m_graph.tensor(name + ".bias", m_model.weight(name + ".bias"));
    return m_graph.node("LayerNormalization", {m_graph.node("Add", {x, sublayer}), gain, bias},
                        {{"axis", std::int64_t(-1)}, {"epsilon", 1e-5F}});
}

OnnxLayers::Value OnnxLayers::feedForward(const std::string &name, const Value &x)
{
    return addNorm(name + "_norm", x, linear(name + ".out", m_graph.node("Relu", {linear(name + ".in", x)})));
}

OnnxLayers::Value OnnxLayers::heads(const std::string &name, const Value &x, int heads)
{
    const Value split = m_graph.node("Reshape",
                                     {linear(name, x), m_graph.integers({0, 0, heads, m_model.shape.qkv / heads})});
    return m_graph.node("Transpose", {split}, {{"perm", Ints{0, 2, 1, 3}}});
}

OnnxLayers::Value OnnxLayers::attend(const std::string &name, const Value &x, const Value &query, const Value &key,
                                     const Value &value, int heads, const Value &hidden)
{
    const auto scale = 1 / std::sqrt(static_cast<float>(m_model.shape.qkv / heads));
    const Value turned = m_graph.node("Transpose", {key}, {{"perm", Ints{0, 1, 3, 2}}});
    Value scores = m_graph.node("MatMul", {m_graph.node("Mul", {query, m_graph.number(scale)}), turned});
    if (!hidden.empty())
        scores = m_graph.node("Where", {hidden, m_graph.number(std::numeric_limits<float>::lowest()), scores});
    const Value weights = m_graph.node("Softmax", {scores}, {{"axis", std::int64_t(-1)}});
    const Value attended = m_graph.node("Transpose", {m_graph.node("MatMul", {weights, value})},
                                        {{"perm", Ints{0, 2, 1, 3}}});
    const Value joined = m_graph.node("Reshape", {attended, m_graph.integers({0, 0, m_model.shape.qkv})});
    return addNorm(name + "_norm", x, linear(name + ".output", joined));
}

OnnxLayers::Value OnnxLayers::logits(const Value &x)
{
    // Stored once, for words in and out; a runtime turns it when it loads the file.
    return m_graph.node("MatMul", {x, m_graph.node("Transpose", {"embedding"}, {{"perm", Ints{1, 0}}})});
}

} // namespace supernet
