// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exporters/safetensors_export.h"

#include "domain/support/output_file.h"
#include "domain/support/work_stopped.h"
#include "engine/dense/byte_matrix.h"
#include "engine/dense/decoder.h"
#include "engine/dense/safetensors.h"
#include "engine/exporters/export_folder.h"
#include "engine/exporters/export_texts.h"
#include "engine/exporters/largest_difference.h"

#include <algorithm>
#include <fstream>

namespace supernet {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char *FormatName = "supernet-translation-model";
constexpr int FormatVersion = 1;
constexpr const char *WeightsFile = "model.safetensors";
constexpr const char *ConfigFile = "config.json";
constexpr const char *TokenizerFile = "tokenizer.model";
constexpr const char *ScaleSuffix = "_scale";

/// A size from a file: anything beyond the range would only lead to nonsense further on.
int size(const json &object, const char *key)
{
    const auto value = object.at(key).get<std::int64_t>();
    if (value < 1 || value > 1'000'000)
        throw Error(std::string("`") + key + "` is " + std::to_string(value) + '.');
    return static_cast<int>(value);
}

TranslationShape shapeFromJson(const json &value)
{
    TranslationShape shape{size(value, "encoder_embed"), size(value, "decoder_embed"), size(value, "qkv"), {}, {}};
    const auto heads = [&](const json &layer, const char *key) {
        const int count = size(layer, key);
        if (shape.qkv % count != 0)
            throw Error(std::string("`") + key + "` does not divide `qkv`.");
        return count;
    };
    for (const json &layer : value.at("encoder"))
        shape.encoder.push_back({size(layer, "ffn"), heads(layer, "heads")});
    for (const json &layer : value.at("decoder"))
        shape.decoder.push_back({size(layer, "ffn"), heads(layer, "self_heads"), heads(layer, "cross_heads"),
                                 size(layer, "encoder_layers_attended")});
    return shape;
}

json readJson(const fs::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        throw Error("The file " + file.string() + " cannot be read.", "Is this the folder of an exported model?");
    try {
        return json::parse(stream);
    } catch (const json::exception &error) {
        throw Error("The file " + file.string() + " is no JSON: " + error.what() + '.', "Export the model again.");
    }
}

HostTensor tensorOf(const SafetensorsFile &stored, const TensorView &view)
{
    if (view.dtype == "F32")
        return {view.sizes, valuesOf<float>(view)};
    if (view.dtype != "I8")
        throw Error("It is " + view.dtype + " instead of F32, or of I8 with scales.");
    const TensorView &scales = stored.tensor(view.name + ScaleSuffix);
    if (scales.dtype != "F32")
        throw Error("Its scales are " + scales.dtype + " instead of F32.");
    return fromBytes({view.sizes, valuesOf<std::int8_t>(view), valuesOf<float>(scales)});
}

std::map<std::string, HostTensor> readWeights(const fs::path &file)
{
    const SafetensorsFile stored(file);
    std::map<std::string, HostTensor> weights;
    for (const TensorView &view : stored.tensors()) {
        if (view.name.ends_with(ScaleSuffix))
            continue;
        try {
            weights.emplace(view.name, tensorOf(stored, view));
        } catch (const Error &error) {
            throw Error("The tensor `" + view.name + "` of " + file.string() + " cannot be used: " + error.what(),
                        error.hint());
        }
    }
    return weights;
}

/// How the model that was read back compares; throws Error when it is another one.
json compare(const DenseTransformer &original, const LoadedExport &exported, const ExportRequest &request)
{
    const auto &sentences = request.sentences;
    const DenseTransformer &loaded = exported.model;
    if (loaded.weights != original.weights || loaded.shape != original.shape || loaded.vocabulary != original.vocabulary
        || loaded.positionWidth != original.positionWidth)
        throw Error("The exported model differs from the original when it is read back.", "Check the disk.");
    const Decoder first(original, request.threads, computeTypeOf(exported));
    const Decoder second(loaded, request.threads, computeTypeOf(exported));
    const auto translations = first.decode(sentences, {}, request.stop);
    const auto again = second.decode(sentences, {}, request.stop);
    std::size_t same = 0;
    LargestDifference largest;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        throwIfStopped(request.stop);
        same += translations[i].tokens == again[i].tokens ? 1 : 0;
        largest.take(largestDifference(first.logits(sentences[i], translations[i].tokens),
                                       second.logits(sentences[i], translations[i].tokens)));
    }
    constexpr double Tolerance = 1e-5;
    if (same != sentences.size() || !(largest.value() <= Tolerance))
        throw Error("The exported model translates differently from the original: " + std::to_string(same) + " of "
                        + std::to_string(sentences.size()) + " sentences alike, logits differ by up to "
                        + std::to_string(largest.value()) + '.',
                    "Check that the supernet's weights are all numbers.");
    return {{"weights_equal", true},
            {"sentences", sentences.size()},
            {"same_translations", same},
            {"largest_logit_difference", largest.value()}};
}

void writeByteWeights(const DenseTransformer &model, const fs::path &file)
{
    std::map<std::string, ByteMatrix> matrices;
    std::vector<TensorView> views;
    for (const auto &[name, tensor] : model.weights) {
        if (tensor.sizes.size() != 2) {
            views.push_back({name, "F32", tensor.sizes, std::as_bytes(std::span(tensor.values))});
            continue;
        }
        const ByteMatrix &matrix = matrices.emplace(name, toBytes(tensor)).first->second;
        views.push_back({name, "I8", matrix.sizes, std::as_bytes(std::span(matrix.bytes))});
        views.push_back({name + ScaleSuffix, "F32", {matrix.sizes[0]}, std::as_bytes(std::span(matrix.scales))});
    }
    writeSafetensors(file, views, {{"format", FormatName}});
}

/// All but the weights and the example.
void writeBesideWeights(const ExportRequest &request, ComputeType type, const fs::path &folder)
{
    copyTokenizer(request.tokenizer, folder / TokenizerFile);
    json config{{"format", FormatName},
                {"version", FormatVersion},
                {"architecture", request.architecture},
                {"shape", toJson(request.model.shape)},
                {"vocabulary", request.model.vocabulary},
                {"position_width", request.model.positionWidth}};
    if (type != ComputeType::Float32)
        config["compute_type"] = name(type);
    writeWholeFile(folder / ConfigFile, config.dump(2) + '\n');
    if (request.lexicon)
        request.lexicon->write(folder / LexiconFile);
}

} // namespace

json toJson(const TranslationShape &shape)
{
    json encoder = json::array();
    for (const auto &layer : shape.encoder)
        encoder.push_back({{"ffn", layer.ffn}, {"heads", layer.heads}});
    json decoder = json::array();
    for (const auto &layer : shape.decoder)
        decoder.push_back({{"ffn", layer.ffn},
                           {"self_heads", layer.selfHeads},
                           {"cross_heads", layer.crossHeads},
                           {"encoder_layers_attended", layer.span}});
    return {{"encoder_embed", shape.encoderEmbed},
            {"decoder_embed", shape.decoderEmbed},
            {"qkv", shape.qkv},
            {"encoder", encoder},
            {"decoder", decoder}};
}

void writeWeights(const DenseTransformer &model, const fs::path &file, const std::string &format)
{
    std::vector<TensorView> views;
    for (const auto &[name, tensor] : model.weights)
        views.push_back({name, "F32", tensor.sizes, std::as_bytes(std::span(tensor.values))});
    writeSafetensors(file, views, {{"format", format}});
}

void writeSafetensorsExport(const ExportRequest &request, const fs::path &folder)
{
    writeWeights(request.model, folder / WeightsFile, FormatName);
    writeBesideWeights(request, ComputeType::Float32, folder);
    writeWholeFile(folder / "translate.py", exportText("translate.py"));
}

void writeSafetensorsInt8Export(const ExportRequest &request, const fs::path &folder)
{
    writeByteWeights(request.model, folder / WeightsFile);
    writeBesideWeights(request, ComputeType::Int8, folder);
}

ComputeType computeTypeOf(const LoadedExport &loaded)
{
    const ComputeType told = computeType(loaded.config.value("compute_type", name(ComputeType::Float32)));
    return hasOnThisProcessor(told) ? told : ComputeType::Float32;
}

LoadedExport loadSafetensorsExport(const fs::path &folder)
{
    LoadedExport result{{}, folder / TokenizerFile, readJson(folder / ConfigFile), {}};
    const json &config = result.config;
    if (config.at("format") != FormatName)
        throw Error("It is of another format.");
    if (config.at("version").get<int>() > FormatVersion)
        throw Error("A newer version of the program made it.");
    result.model.shape = shapeFromJson(config.at("shape"));
    result.model.vocabulary = size(config, "vocabulary");
    result.model.positionWidth = size(config, "position_width");
    result.model.weights = readWeights(folder / WeightsFile);
    const auto issues = result.model.check();
    if (!issues.empty())
        throw Error(issues.front().where + ": " + issues.front().sentence);
    (void)computeTypeOf(result); // which may be nonsense
    return result;
}

json compareSafetensorsExport(const ExportRequest &request, const fs::path &folder)
{
    return compare(request.model, loadSafetensorsExport(folder), request);
}

json compareSafetensorsInt8Export(const ExportRequest &request, const fs::path &folder)
{
    return compare(roundedToBytes(request.model), loadSafetensorsExport(folder), request);
}

} // namespace supernet
