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
#include "engine/exporters/safetensors_names.h"

#include <algorithm>

namespace supernet {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
namespace files = safetensorsexport;

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
        views.push_back({name + files::ScaleSuffix, "F32", {matrix.sizes[0]}, std::as_bytes(std::span(matrix.scales))});
    }
    writeSafetensors(file, views, {{"format", files::FormatName}});
}

/// All but the weights and the example.
void writeBesideWeights(const ExportRequest &request, ComputeType type, const fs::path &folder)
{
    copyTokenizer(request.tokenizer, folder / files::TokenizerFile);
    json config{{"format", files::FormatName},
                {"version", files::FormatVersion},
                {"architecture", request.architecture},
                {"shape", toJson(request.model.shape)},
                {"vocabulary", request.model.vocabulary},
                {"position_width", request.model.positionWidth}};
    if (type != ComputeType::Float32)
        config["compute_type"] = name(type);
    writeWholeFile(folder / files::ConfigFile, config.dump(2) + '\n');
    if (request.lexicon)
        request.lexicon->write(folder / LexiconFile);
}

} // namespace

void writeWeights(const DenseTransformer &model, const fs::path &file, const std::string &format)
{
    std::vector<TensorView> views;
    for (const auto &[name, tensor] : model.weights)
        views.push_back({name, "F32", tensor.sizes, std::as_bytes(std::span(tensor.values))});
    writeSafetensors(file, views, {{"format", format}});
}

void writeSafetensorsExport(const ExportRequest &request, const fs::path &folder)
{
    writeWeights(request.model, folder / files::WeightsFile, files::FormatName);
    writeBesideWeights(request, ComputeType::Float32, folder);
    writeWholeFile(folder / "translate.py", exportText("translate.py"));
}

void writeSafetensorsInt8Export(const ExportRequest &request, const fs::path &folder)
{
    writeByteWeights(request.model, folder / files::WeightsFile);
    writeBesideWeights(request, ComputeType::Int8, folder);
}

ComputeType computeTypeOf(const LoadedExport &loaded)
{
    const ComputeType told = computeType(loaded.config.value("compute_type", name(ComputeType::Float32)));
    return hasOnThisProcessor(told) ? told : ComputeType::Float32;
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
