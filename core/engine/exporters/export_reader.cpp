// SPDX-License-Identifier: GPL-3.0-or-later
// What reads exports, apart from what writes them: it takes files from anybody.
#include "domain/support/json_text.h"
#include "domain/support/plain_file.h"
#include "domain/support/sha256.h"
#include "engine/dense/byte_matrix.h"
#include "engine/dense/safetensors.h"
#include "engine/exporters/model_export.h"
#include "engine/exporters/safetensors_export.h"
#include "engine/exporters/safetensors_names.h"

namespace supernet {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
namespace files = safetensorsexport;

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
    if (!fs::exists(file))
        throw Error("The file " + file.string() + " cannot be read.", "Is this the folder of an exported model?");
    return readJsonFile(file);
}

HostTensor tensorOf(const SafetensorsFile &stored, const TensorView &view)
{
    if (view.dtype == "F32")
        return {view.sizes, valuesOf<float>(view)};
    if (view.dtype != "I8")
        throw Error("It is " + view.dtype + " instead of F32, or of I8 with scales.");
    const TensorView &scales = stored.tensor(view.name + files::ScaleSuffix);
    if (scales.dtype != "F32")
        throw Error("Its scales are " + scales.dtype + " instead of F32.");
    return fromBytes({view.sizes, valuesOf<std::int8_t>(view), valuesOf<float>(scales)});
}

std::map<std::string, HostTensor> readWeights(const fs::path &file)
{
    const SafetensorsFile stored(file);
    std::map<std::string, HostTensor> weights;
    for (const TensorView &view : stored.tensors()) {
        if (view.name.ends_with(files::ScaleSuffix))
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

LoadedExport loadSafetensorsExport(const fs::path &folder)
{
    LoadedExport result{{}, folder / files::TokenizerFile, readJson(folder / files::ConfigFile), {}};
    const json &config = result.config;
    if (config.at("format") != files::FormatName)
        throw Error("It is of another format.");
    if (config.at("version").get<int>() > files::FormatVersion)
        throw Error("A newer version of the program made it.");
    result.model.shape = shapeFromJson(config.at("shape"));
    result.model.vocabulary = size(config, "vocabulary");
    result.model.positionWidth = size(config, "position_width");
    result.model.weights = readWeights(folder / files::WeightsFile);
    const auto issues = result.model.check();
    if (!issues.empty())
        throw Error(issues.front().where + ": " + issues.front().sentence);
    (void)computeType(config.value("compute_type", name(ComputeType::Float32))); // which may be nonsense
    return result;
}

LoadedExport loadExport(const fs::path &folder)
{
    try {
        requirePlainFolder(folder);
        const json proof = readJson(folder / files::ProofFile);
        const std::string format = proof.value("export_format", "safetensors");
        if (format != "safetensors" && format != "safetensors-int8")
            throw Error("It is an export for another runtime (" + format + ").", "Use one in the format safetensors.");
        std::vector<std::string> given{"model.safetensors", "config.json", "tokenizer.model"};
        if (proof.at("files").contains(LexiconFile))
            given.emplace_back(LexiconFile);
        for (const std::string &file : given)
            if (proof.at("files").at(file) != sha256OfFile(folder / file))
                throw Error("The file " + file + " was changed after the export.");
        LoadedExport result = loadSafetensorsExport(folder);
        result.proof = proof;
        return result;
    } catch (const Error &error) {
        throw Error("The exported model " + folder.string() + " cannot be used: " + error.what(),
                    error.hint().empty() ? "Export it again." : error.hint());
    } catch (const json::exception &error) {
        throw Error("The exported model " + folder.string() + " cannot be used: " + error.what() + '.',
                    "Export it again.");
    }
}

} // namespace supernet
