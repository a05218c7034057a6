// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/export/export_format.h"

#include "domain/cost/cost.h"
#include "domain/space/gene_names.h"

#include <algorithm>

namespace supernet {

namespace {

std::string noObstacle(const TranslationShape & /*shape*/, std::int64_t /*vocabulary*/)
{
    return {};
}

std::string onnxObstacle(const TranslationShape &shape, std::int64_t vocabulary)
{
    constexpr std::int64_t LargestFile = std::int64_t{2} << 30;
    const std::int64_t embedding = vocabulary * std::max(shape.encoderEmbed, shape.decoderEmbed);
    const std::int64_t values = parametersWithoutEmbeddings(shape) + embedding;
    if (values * static_cast<std::int64_t>(sizeof(float)) < LargestFile)
        return {};
    return "its weights do not fit into one file of 2 GB, the most that ONNX knows.";
}

std::string ctranslate2Obstacle(const TranslationShape &shape, std::int64_t /*vocabulary*/)
{
    for (std::size_t i = 0; i < shape.decoder.size(); ++i)
        if (const int span = shape.decoder[i].span; span != 1)
            return "its decoder layer " + std::to_string(i + 1) + " attends to the last " + std::to_string(span)
                + " encoder layers (attention span " + std::to_string(span - 1)
                + "), for which CTranslate2 has no counterpart: only a span of -1 has.";
    return {};
}

} // namespace

std::span<const ExportFormat> exportFormats()
{
    static const ExportFormat formats[] = {
        {"safetensors",
         "safetensors",
         "weights for this program and for plain PyTorch, with an example",
         noObstacle,
         {}},
        {"safetensors-int8",
         "safetensors int8",
         "the same for this program alone in eight bits: smaller and faster, nearly the same outputs",
         noObstacle,
         {},
         false,
         true},
        {"onnx", "ONNX", "encoder and decoder step for ONNX runtimes", onnxObstacle, {}},
        {"ctranslate2",
         "CTranslate2",
         "a model folder for CTranslate2",
         ctranslate2Obstacle,
         {{std::string(gene::decoderSpan), -1}}},
        {"ctranslate2-int8",
         "CTranslate2 int8",
         "the same in eight bits: smaller and faster, nearly the same outputs",
         ctranslate2Obstacle,
         {{std::string(gene::decoderSpan), -1}},
         false},
        {"huggingface", "Hugging Face", "the layout of the Hugging Face hub, with a modelling file", noObstacle, {}},
        {"torchscript", "TorchScript", "one file for LibTorch and PyTorch, search included", noObstacle, {}},
    };
    return formats;
}

const ExportFormat &exportFormat(const std::string &name)
{
    std::string names;
    for (const ExportFormat &format : exportFormats()) {
        if (format.name == name)
            return format;
        names += (names.empty() ? "" : ", ") + format.name;
    }
    throw UsageError("There is no export format `" + name + "`.", "Formats are " + names + '.');
}

std::vector<nlohmann::json> exportablePins(const ExportFormat &format)
{
    std::vector<nlohmann::json> pins;
    for (const auto &[gene, choice] : format.onlyChoices)
        pins.push_back({{"gene", gene}, {"value", choice}});
    return pins;
}

SearchSpace exportableSpace(const SearchSpace &space, const ExportFormat &format)
{
    SearchSpace result = space;
    for (const auto &[name, choice] : format.onlyChoices) {
        const auto gene = std::ranges::find(result.genes, name, &Gene::name);
        for (int layer = 0; gene != result.genes.end() && layer < space.layers(*gene); ++layer)
            if (std::ranges::count(space.choices(*gene, layer), choice) == 0)
                throw Error("The space `" + space.name + "` does not offer " + std::to_string(choice)
                                + " for the gene `" + name + "`, the only choice that " + format.title
                                + " has a counterpart for.",
                            "Add the choice to the space.");
        if (gene == result.genes.end())
            continue;
        gene->choices = {choice};
        gene->layerChoices.clear();
    }
    return result;
}

} // namespace supernet
