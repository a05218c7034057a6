// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exporters/onnx_export.h"

#include "domain/support/output_file.h"
#include "engine/exporters/dense_tensors.h"
#include "engine/exporters/export_folder.h"
#include "engine/exporters/onnx_layers.h"

namespace supernet {

namespace {

using Value = OnnxGraph::Value;
using Type = OnnxGraph::Type;
using Ints = std::vector<std::int64_t>;
using nlohmann::json;

std::string layer(const std::string &part, std::size_t number)
{
    return part + '.' + std::to_string(number);
}

OnnxGraph::Dimensions headed(const char *rows, std::int64_t heads, const std::string &length, std::int64_t width)
{
    return {rows, heads, length, width};
}

/// The name of a length of `span` sources.
std::string memoryLength(int span)
{
    return span == 1 ? "source_length" : "source_length_" + std::to_string(span) + "_times";
}

/// Padding [rows, length] made to broadcast over heads and queries, for keys of `span` layers one after the other.
Value paddingOf(OnnxGraph &graph, const Value &padding, int span)
{
    const Value spread = graph.node("Unsqueeze", {padding, graph.integers({1, 2})});
    return span == 1
        ? spread
        : graph.node("Concat", std::vector<Value>(static_cast<std::size_t>(span), spread), {{"axis", std::int64_t(3)}});
}

OnnxGraph encoderOf(const DenseTransformer &model)
{
    const auto &shape = model.shape;
    OnnxGraph graph("encoder");
    OnnxLayers layers(model, graph);
    const Value source = graph.input("source", Type::Integer, {"batch", "source_length"});
    const Value padding = graph.node("Equal", {source, graph.integer(token::pad)});
    const Value hidden = paddingOf(graph, padding, 1);
    std::vector<Value> outputs{layers.embed(source, graph.integers({0}), layers.size(source, 1), shape.encoderEmbed)};
    for (std::size_t i = 0; i < shape.encoder.size(); ++i) {
        const int heads = shape.encoder[i].heads;
        const std::string name = layer("encoder", i) + ".self_attention";
        const Value x = outputs.back();
        const Value query = layers.heads(name + ".query", x, heads);
        const Value key = layers.heads(name + ".key", x, heads);
        const Value value = layers.heads(name + ".value", x, heads);
        const Value attended = layers.attend(name, x, query, key, value, heads, hidden);
        outputs.push_back(layers.feedForward(layer("encoder", i) + ".ffn", attended));
    }
    for (std::size_t i = 0; i < shape.decoder.size(); ++i) {
        const auto &[ffn, selfHeads, heads, span] = shape.decoder[i];
        const std::vector<Value> attendedTo(outputs.end() - span, outputs.end());
        const Value memory = span == 1 ? outputs.back() : graph.node("Concat", attendedTo, {{"axis", std::int64_t(1)}});
        for (const std::string &part : {std::string("key"), std::string("value")})
            graph.output(layer("memory_" + part, i),
                         layers.heads(layer("decoder", i) + ".cross_attention." + part, memory, heads), Type::Float,
                         headed("batch", heads, memoryLength(span), shape.qkv / heads));
    }
    graph.output("source_padding", padding, Type::Boolean, {"batch", "source_length"});
    return graph;
}

/// What the decoder's layers have in common at one call.
struct DecoderCall
{
    Value tokens;
    Value past; ///< Steps so far, and
    Value end; ///< with those of this call.
    Value future; ///< [steps, past + steps]: what a step must not see.
    Value padding;
};

DecoderCall beginDecoder(OnnxGraph &graph, OnnxLayers &layers, const Value &pastKey)
{
    DecoderCall call;
    call.tokens = graph.input("tokens", Type::Integer, {"rows", "steps"});
    call.padding = graph.input("source_padding", Type::Boolean, {"sentences", "source_length"});
    call.past = layers.size(pastKey, 2);
    call.end = graph.node("Add", {call.past, layers.size(call.tokens, 1)});
    const auto scalar = [&](const Value &value) { return graph.node("Squeeze", {value}); };
    const Value one = graph.integer(1);
    const Value queries = graph.node("Range", {scalar(call.past), scalar(call.end), one});
    const Value keys = graph.node("Range", {graph.integer(0), scalar(call.end), one});
    call.future = graph.node("Less",
                             {graph.node("Unsqueeze", {queries, graph.integers({1})}),
                              graph.node("Unsqueeze", {keys, graph.integers({0})})});
    return call;
}

Value decoderLayer(const DenseTransformer &model, OnnxGraph &graph, OnnxLayers &layers, const DecoderCall &call,
                   std::size_t number, const Value &x)
{
    const auto &[ffn, selfHeads, crossHeads, span] = model.shape.decoder[number];
    const std::string name = layer("decoder", number);
    const std::string self = name + ".self_attention";
    std::map<std::string, Value> present;
    for (const std::string &part : {std::string("key"), std::string("value")}) {
        present[part] = graph.node("Concat",
                                   {layer("past_" + part, number), layers.heads(self + '.' + part, x, selfHeads)},
                                   {{"axis", std::int64_t(2)}});
        graph.output(layer("present_" + part, number), present[part], Type::Float,
                     headed("rows", selfHeads, "past_and_steps", model.shape.qkv / selfHeads));
    }
    const Value selfQuery = layers.heads(self + ".query", x, selfHeads);
    const Value attended = layers.attend(self, x, selfQuery, present["key"], present["value"], selfHeads, call.future);
    std::map<std::string, Value> memory;
    for (const std::string &part : {std::string("key"), std::string("value")})
        memory[part] = graph.input(layer("memory_" + part, number), Type::Float,
                                   headed("sentences", crossHeads, memoryLength(span), model.shape.qkv / crossHeads));
    const std::string cross = name + ".cross_attention";
    const Value crossQuery = layers.heads(cross + ".query", attended, crossHeads);
    const Value informed = layers.attend(cross, attended, crossQuery, memory["key"], memory["value"], crossHeads,
                                         paddingOf(graph, call.padding, span));
    return layers.feedForward(name + ".ffn", informed);
}

OnnxGraph decoderOf(const DenseTransformer &model)
{
    const auto &shape = model.shape;
    OnnxGraph graph("decoder");
    OnnxLayers layers(model, graph);
    for (std::size_t i = 0; i < shape.decoder.size(); ++i)
        for (const char *part : {"past_key", "past_value"})
            graph.input(layer(part, i), Type::Float,
                        headed("rows", shape.decoder[i].selfHeads, "past", shape.qkv / shape.decoder[i].selfHeads));
    const DecoderCall call = beginDecoder(graph, layers, layer("past_key", 0));
    Value x = layers.embed(call.tokens, call.past, call.end, shape.decoderEmbed);
    for (std::size_t i = 0; i < shape.decoder.size(); ++i)
        x = decoderLayer(model, graph, layers, call, i, x);
    graph.output("logits", layers.logits(x), Type::Float, {"rows", "steps", model.vocabulary});
    return graph;
}

json configOf(const ExportRequest &request)
{
    return {{"format", "supernet-onnx-model"},
            {"version", 1},
            {"opset", OnnxGraph::Opset},
            {"architecture", request.architecture},
            {"vocabulary", request.model.vocabulary},
            {"positions", ExportedPositions},
            {"tokens",
             {{"unknown", token::unknown}, {"begin", token::begin}, {"end", token::end}, {"pad", token::pad}}}};
}

} // namespace

void writeOnnxExport(const ExportRequest &request, const std::filesystem::path &folder)
{
    writeWholeFile(folder / "encoder.onnx", encoderOf(request.model).serialise());
    writeWholeFile(folder / "decoder.onnx", decoderOf(request.model).serialise());
    writeWholeFile(folder / "config.json", configOf(request).dump(2) + '\n');
    copyTokenizer(request.tokenizer, folder / "tokenizer.model");
}

} // namespace supernet
