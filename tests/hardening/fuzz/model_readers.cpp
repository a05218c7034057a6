// SPDX-License-Identifier: GPL-3.0-or-later
// Weights: safetensors, predictors of latency, exported folders.
#include "domain/space/presets.h"
#include "domain/support/sha256.h"
#include "engine/dense/byte_matrix.h"
#include "engine/dense/dense_model.h"
#include "engine/dense/safetensors.h"
#include "engine/exporters/model_export.h"
#include "engine/exporters/safetensors_export.h"
#include "engine/latency/latency_predictor.h"
#include "hardening/fuzz/readers.h"

#include <array>

namespace supernet::fuzz {

namespace {

using Path = std::filesystem::path;
using Seeds = std::vector<std::string>;
using nlohmann::json;

void readSafetensors(std::string_view bytes, const Path &folder)
{
    writeFile(folder / "fuzz.safetensors", bytes);
    const SafetensorsFile opened(folder / "fuzz.safetensors");
    volatile unsigned sum = 0;
    std::size_t promised = 0;
    for (const TensorView &tensor : opened.tensors()) {
        promised += tensor.bytes.size();
        for (const std::byte byte : tensor.bytes) // Every byte that is promised can be read.
            sum = sum + std::to_integer<unsigned>(byte);
        static_cast<void>(opened.tensor(tensor.name));
    }
    if (promised > bytes.size())
        throw std::logic_error("A file promises more than it holds.");
}

Seeds safetensorsSeeds(const Path &folder)
{
    const std::array<float, 12> values{1, 2, 3};
    const auto bytes = std::as_bytes(std::span(values));
    const std::vector<TensorView> tensors{
        {"a", "F32", {3, 4}, bytes}, {"b.c", "U8", {48}, bytes}, {"none", "I64", {0}, {}}};
    static_cast<void>(writeSafetensors(folder / "seed.safetensors", tensors, {{"key", "value"}}));
    return {contentOf(folder / "seed.safetensors")};
}

LatencyPredictor predictor()
{
    const SearchSpace space = loadSpace("demo");
    const auto width = static_cast<std::int64_t>(featureNames(space, Encoding::Summary).size());
    return {space,
            Encoding::Summary,
            {{width, 2, std::vector<float>(static_cast<std::size_t>(2 * width), 0.5F), {0, 1}}, {2, 1, {1, 2}, {0}}},
            10,
            2,
            json{{"device", "cpu"}},
            json::object(),
            0.1};
}

void readPredictor(std::string_view bytes, const Path &folder)
{
    writeFile(folder / "predictor.safetensors", bytes);
    const LatencyPredictor read = LatencyPredictor::load(folder / "predictor.safetensors");
    static_cast<void>(read.milliseconds(read.space().largestArchitecture()));
}

Seeds predictorSeeds(const Path &folder)
{
    predictor().save(folder / "seed.safetensors");
    return {contentOf(folder / "seed.safetensors")};
}

constexpr std::array Names{"config.json", "model.safetensors", "lexicon.json", "proof.json"};

/// The files of an exported folder; where there is no proof, one is made that has the checksums of the others.
void readExport(std::string_view bytes, const Path &folder)
{
    const auto files = parts(bytes, Names.size());
    for (std::size_t i = 0; i < Names.size(); ++i)
        writeFile(folder / Names[i], files[i]);
    writeFile(folder / "tokenizer.model", "tokenizer");
    if (files.back().empty()) {
        json proof{{"files", json::object()}};
        for (const char *name : {"config.json", "model.safetensors", "lexicon.json", "tokenizer.model"})
            proof["files"][name] = sha256OfFile(folder / name);
        writeFile(folder / "proof.json", proof.dump());
    }
    const LoadedExport loaded = loadExport(folder);
    for (const auto &[name, tensor] : loaded.model.weights)
        if (tensor.count() != static_cast<std::int64_t>(tensor.values.size()))
            throw std::logic_error("The tensor " + name + " has other sizes than values.");
    static_cast<void>(Lexicon::read(folder / "lexicon.json"));
}

Seeds exportSeeds(const Path &folder)
{
    const DenseTransformer model = randomModel({4, 4, 4, {{4, 2}}, {{4, 2, 2, 1}}}, 6, 1);
    json config{{"format", "supernet-translation-model"}, {"version", 1},
                {"architecture", json::object()},         {"shape", toJson(model.shape)},
                {"vocabulary", model.vocabulary},         {"position_width", model.positionWidth}};
    std::vector<TensorView> floats;
    std::vector<TensorView> bytes;
    std::map<std::string, ByteMatrix> matrices;
    for (const auto &[name, tensor] : model.weights) {
        floats.push_back({name, "F32", tensor.sizes, std::as_bytes(std::span(tensor.values))});
        if (tensor.sizes.size() != 2) {
            bytes.push_back(floats.back());
            continue;
        }
        const ByteMatrix &matrix = matrices.emplace(name, toBytes(tensor)).first->second;
        bytes.push_back({name, "I8", matrix.sizes, std::as_bytes(std::span(matrix.bytes))});
        bytes.push_back({name + "_scale", "F32", {matrix.sizes[0]}, std::as_bytes(std::span(matrix.scales))});
    }
    const std::string lexicon
        = R"({"format": "supernet-lexicon", "version": 1, "frequent": [4], "translations": [[], [], [], [], [5], [4]]})";
    static_cast<void>(writeSafetensors(folder / "seed.safetensors", floats));
    Seeds seeds{joined({config.dump(), contentOf(folder / "seed.safetensors"), lexicon, ""})};
    static_cast<void>(writeSafetensors(folder / "seed.safetensors", bytes));
    config["compute_type"] = "int8";
    seeds.push_back(joined({config.dump(), contentOf(folder / "seed.safetensors"), lexicon, ""}));
    seeds.push_back(
        joined({config.dump(), "", lexicon, R"({"export_format": "safetensors", "files": {"config.json": "a"}})"}));
    return seeds;
}

constexpr std::array<Reader, 3> ModelList{{{"safetensors", readSafetensors, safetensorsSeeds, Million},
                                           {"predictor", readPredictor, predictorSeeds, Million},
                                           {"export", readExport, exportSeeds, HundredThousand}}};

} // namespace

std::span<const Reader> modelReaders()
{
    return ModelList;
}

} // namespace supernet::fuzz
