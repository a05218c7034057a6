// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/exporters/onnx_graph.h"

namespace supernet {

/// The parts that encoder and decoder share, as ONNX nodes. Values are [rows, length, width] unless said otherwise.
class OnnxLayers
{
public:
    using Value = OnnxGraph::Value;

    OnnxLayers(const DenseTransformer &model, OnnxGraph &graph);

    /// Embedded tokens ([rows, length] integers) of positions `first` to `first` + length, of the leading `width`
    /// columns. `first` and `end` are integers of one dimension with one value.
    Value embed(const Value &tokens, const Value &first, const Value &end, int width);
    Value linear(const std::string &name, const Value &x);
    Value addNorm(const std::string &name, const Value &x, const Value &sublayer);
    Value feedForward(const std::string &name, const Value &x);
    /// linear(), split: [rows, heads, length, width of a head].
    Value heads(const std::string &name, const Value &x, int heads);
    /// Attention of already split queries, keys and values, the output layer and the norm. `hidden` (booleans that
    /// broadcast to [rows, heads, queries, keys]) is what is not seen; empty: all is seen.
    Value attend(const std::string &name, const Value &x, const Value &query, const Value &key, const Value &value,
                 int heads, const Value &hidden);
    /// [rows, length, vocabulary]
    Value logits(const Value &x);
    /// The size along an axis, as one integer of one dimension.
    Value size(const Value &x, std::int64_t axis);

private:
    const DenseTransformer &m_model;
    OnnxGraph &m_graph;
};

} // namespace supernet
