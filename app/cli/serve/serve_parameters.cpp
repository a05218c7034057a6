// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/serve/serve_parameters.h"

#include "domain/space/inclusion.h"
#include "domain/space/sampling.h"
#include "domain/space/usable_space.h"

#include <algorithm>
#include <exception>
#include <thread>

namespace supernet::cli {

namespace {

using nlohmann::json;

constexpr int widestBeam = 64;
constexpr std::size_t mostSamples = 20'000;
constexpr std::size_t mostSentences = 10'000;

/// Drawn from the space that the request gives.
std::vector<Architecture> drawnFrom(const json &params, const SearchSpace &whole)
{
    const SearchSpace space = usableSpaceFromJson(params.value("space", json()));
    const int samples = parameter(params, "samples", 1000);
    if (samples < 1 || std::cmp_greater(samples, mostSamples))
        throw UsageError("So many samples cannot be drawn: " + std::to_string(samples) + '.',
                         "Ask for 1 to " + std::to_string(mostSamples) + '.');
    if (!includes(whole, space))
        throw Error("The latency predictor learnt from the space `" + whole.name
                        + "`, which does not offer all choices of this one.",
                    "Run `supernet latency` and `supernet predictor` for this space.");
    Random random(streamKey(parameter<std::uint64_t>(params, "seed", 1), "sampled latencies"));
    std::vector<Architecture> drawn;
    for (int sample = 0; sample < samples; ++sample)
        drawn.push_back(sampleByGene(space, random));
    return drawn;
}

} // namespace

std::vector<double> predicted(const LatencyPredictor &predictor, const std::vector<Architecture> &architectures,
                              int threads, const std::stop_token &stop)
{
    std::vector<double> latencies(architectures.size());
    const auto step = static_cast<std::size_t>(std::max(1, threads)); // Each thread takes every so many.
    std::vector<std::exception_ptr> failures(step);
    const auto work = [&](std::size_t first) {
        try {
            for (std::size_t at = first; at < latencies.size() && !stop.stop_requested(); at += step)
                latencies[at] = predictor.milliseconds(architectures[at]);
        } catch (...) {
            failures[first] = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> workers; // Waited for at the end of the block.
        for (std::size_t first = 0; first < step; ++first)
            workers.emplace_back(work, first);
    }
    for (const std::exception_ptr &failure : failures)
        if (failure)
            std::rethrow_exception(failure);
    return latencies;
}

std::vector<Architecture> askedArchitectures(const json &params, const SearchSpace &whole)
{
    if (!params.contains("architectures"))
        return drawnFrom(params, whole);
    const json &asked = params.at("architectures");
    if (!asked.is_array() || asked.size() > mostSamples)
        throw UsageError("The parameter \"architectures\" is no list of up to " + std::to_string(mostSamples) + ": "
                         + excerpt(asked) + '.');
    std::vector<Architecture> given;
    for (const json &architecture : asked)
        given.push_back(whole.canonical(architectureFromJson(architecture, whole)));
    return given;
}

std::vector<std::string> askedSentences(const json &params)
{
    auto sentences = parameter<std::vector<std::string>>(params, "sentences", {});
    if (sentences.size() > mostSentences)
        throw UsageError("So many sentences are not translated at once: " + std::to_string(sentences.size()) + '.',
                         "Ask for up to " + std::to_string(mostSentences) + '.');
    return sentences;
}

int askedBeam(const json &params)
{
    const int beam = parameter(params, "beam", 1);
    if (beam < 1 || beam > widestBeam)
        throw UsageError("A beam of " + std::to_string(beam) + " cannot be searched.",
                         "Choose one from 1 to " + std::to_string(widestBeam) + '.');
    return beam;
}

} // namespace supernet::cli
