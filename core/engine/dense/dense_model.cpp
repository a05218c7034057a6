// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dense/dense_model.h"

#include "domain/cost/cost.h"
#include "engine/dense/foreign_tensors.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace supernet {

namespace {

using Sizes = std::vector<std::int64_t>;
using Visit = std::function<void(const std::string &name, const Sizes &sizes)>;

void visitLinear(const std::string &name, std::int64_t out, std::int64_t in, const Visit &visit)
{
    visit(name + ".weight", {out, in});
    visit(name + ".bias", {out});
}

void visitNorm(const std::string &name, std::int64_t width, const Visit &visit)
{
    visit(name + ".weight", {width});
    visit(name + ".bias", {width});
}

void visitAttention(const std::string &name, std::int64_t width, std::int64_t keyWidth, std::int64_t qkv,
                    const Visit &visit)
{
    visitLinear(name + ".query", qkv, width, visit);
    visitLinear(name + ".key", qkv, keyWidth, visit);
    visitLinear(name + ".value", qkv, keyWidth, visit);
    visitLinear(name + ".output", width, qkv, visit);
    visitNorm(name + "_norm", width, visit);
}

void visitFeedForward(const std::string &name, std::int64_t width, std::int64_t ffn, const Visit &visit)
{
    visitLinear(name + ".in", ffn, width, visit);
    visitLinear(name + ".out", width, ffn, visit);
    visitNorm(name + "_norm", width, visit);
}

/// Every tensor that a model of this shape holds.
void visitTensors(const TranslationShape &shape, std::int64_t vocabulary, const Visit &visit)
{
    visit("embedding", {vocabulary, std::max(shape.encoderEmbed, shape.decoderEmbed)});
    for (std::size_t i = 0; i < shape.encoder.size(); ++i) {
        const auto name = "encoder." + std::to_string(i);
        visitAttention(name + ".self_attention", shape.encoderEmbed, shape.encoderEmbed, shape.qkv, visit);
        visitFeedForward(name + ".ffn", shape.encoderEmbed, shape.encoder[i].ffn, visit);
    }
    for (std::size_t i = 0; i < shape.decoder.size(); ++i) {
        const auto name = "decoder." + std::to_string(i);
        visitAttention(name + ".self_attention", shape.decoderEmbed, shape.decoderEmbed, shape.qkv, visit);
        visitAttention(name + ".cross_attention", shape.decoderEmbed, shape.encoderEmbed, shape.qkv, visit);
        visitFeedForward(name + ".ffn", shape.decoderEmbed, shape.decoder[i].ffn, visit);
    }
}

std::string describe(const Sizes &sizes)
{
    std::string text;
    for (const auto size : sizes)
        text += (text.empty() ? "[" : ", ") + std::to_string(size);
    return text + "]";
}

} // namespace

const HostTensor &DenseTransformer::weight(const std::string &name) const
{
    const auto found = weights.find(name);
    if (found == weights.end())
        throw Error("The model has no tensor `" + name + "`.", "Export it again.");
    return found->second;
}

std::vector<Issue> DenseTransformer::check() const
{
    std::vector<Issue> issues;
    const auto wrong = [&](const std::string &where, const std::string &sentence) {
        issues.push_back({where, Issue::Severity::Error, sentence});
    };
    if (shape.encoder.empty() || shape.decoder.empty())
        wrong("shape", "An encoder and a decoder have at least one layer each.");
    if (vocabulary <= token::pad)
        wrong("vocabulary", "The vocabulary lacks the four special tokens.");
    if (positionWidth < std::max(shape.encoderEmbed, shape.decoderEmbed))
        wrong("position_width", "Positions are narrower than the model.");
    std::size_t known = 0;
    const auto visit = [&](const std::string &name, const Sizes &sizes, bool optional) {
        const auto found = weights.find(name);
        if (optional && found == weights.end())
            return;
        ++known;
        if (found == weights.end())
            wrong(name, "The tensor is missing.");
        else if (found->second.sizes != sizes)
            wrong(name, "The tensor is " + describe(found->second.sizes) + " instead of " + describe(sizes) + ".");
        else if (found->second.count() != static_cast<std::int64_t>(found->second.values.size()))
            wrong(name, "The tensor holds fewer values than its sizes say.");
    };
    visitTensors(shape, vocabulary, [&](const std::string &name, const Sizes &sizes) { visit(name, sizes, false); });
    visit(foreign::firstPosition, {1}, true);
    visit(foreign::decoderStart, {std::max(shape.encoderEmbed, shape.decoderEmbed)}, true);
    constexpr float LastPosition = 1e6F;
    if (const auto first = weights.find(foreign::firstPosition); issues.empty() && first != weights.end())
        if (!(first->second.values.front() >= 0 && first->second.values.front() <= LastPosition))
            wrong(foreign::firstPosition, "No sentence begins at that position.");
    if (issues.empty() && weights.size() != known)
        wrong("weights", "There are tensors that do not belong to a model of this shape.");
    return issues;
}

std::int64_t DenseTransformer::parametersWithoutEmbedding() const
{
    return parametersWithoutEmbeddings(shape);
}

std::map<std::string, Sizes> tensorSizes(const TranslationShape &shape, std::int64_t vocabulary)
{
    std::map<std::string, Sizes> result;
    visitTensors(shape, vocabulary, [&](const std::string &name, const Sizes &sizes) { result.emplace(name, sizes); });
    return result;
}

float sinusoidalPosition(std::int64_t position, std::int64_t channel, std::int64_t width)
{
    const std::int64_t half = width / 2;
    const auto index = static_cast<double>(channel < half ? channel : channel - half);
    const double frequency = std::pow(10000.0, -index / static_cast<double>(half - 1));
    const double angle = static_cast<double>(position) * frequency;
    return static_cast<float>(channel < half ? std::sin(angle) : std::cos(angle));
}

} // namespace supernet
