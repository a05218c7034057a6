// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/output_file.h"
#include "engine/dense/decoder.h"
#include "engine/dense/safetensors.h"
#include "engine/exporters/largest_difference.h"
#include "engine/exporters/runtime_proof.h"
#include "engine/exporters/safetensors_export.h"
#include "engine/latency/latency_measurement.h"

#include <algorithm>
#include <chrono>

namespace supernet {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Tokens = std::vector<std::vector<int>>;

std::vector<int> tokensOf(const TensorView &view)
{
    const auto values = valuesOf<std::int64_t>(view);
    return {values.begin(), values.end()};
}

struct Translated
{
    Tokens tokens;
    double medianMs = 0; ///< Of a sentence.
};

Translated translated(const Decoder &decoder, const Tokens &sources, int beam)
{
    DecodeOptions options;
    options.beam = beam;
    Translated result;
    std::vector<double> milliseconds;
    for (const std::vector<int> &source : sources) {
        const auto begin = std::chrono::steady_clock::now();
        auto found = decoder.decode(std::span(&source, 1), options);
        milliseconds.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
        result.tokens.push_back(std::move(found.front().tokens));
    }
    result.medianMs = summariseLatencies(std::move(milliseconds)).median;
    return result;
}

} // namespace

void verifyHere(const fs::path &folder, const fs::path &reference, const fs::path &result, int threads)
{
    const LoadedExport loaded = loadSafetensorsExport(folder);
    const ComputeType type = computeTypeOf(loaded);
    const Decoder decoder(loaded.model, threads, type);
    const SafetensorsFile file(reference);
    Tokens sources;
    LargestDifference largest;
    const auto isSource = [](const TensorView &view) { return view.name.starts_with("source."); };
    const auto count = std::ranges::count_if(file.tensors(), isSource);
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        const std::string number = std::to_string(i);
        sources.push_back(tokensOf(file.tensor("source." + number)));
        const HostTensor logits = decoder.logits(sources.back(), tokensOf(file.tensor("target." + number)));
        const TensorView &expected = file.tensor("logits." + number);
        largest.take(largestDifference(logits, {expected.sizes, valuesOf<float>(expected)}));
    }
    if (sources.empty())
        throw Error("There are no sentences in " + reference.string() + '.');
    const Translated greedy = translated(decoder, sources, 1);
    const Translated beam = translated(decoder, sources, 5);
    const json found{{"runtime", std::string("Supernet Studio ") + SUPERNET_VERSION + ", " + name(type)},
                     {"python", nullptr},
                     {"compared", "logits"},
                     {"search_differences", json::array()},
                     {"largest_difference", largest.value()},
                     {"greedy", greedy.tokens},
                     {"beam_5", beam.tokens},
                     {"greedy_latency_ms", greedy.medianMs},
                     {"beam_5_latency_ms", beam.medianMs}};
    writeWholeFile(result, found.dump());
}

} // namespace supernet
