// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/latency/latency_measurement.h"

#include "domain/cost/cost.h"
#include "domain/support/error.h"
#include "domain/support/random.h"
#include "engine/dense/decoder.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <dnnl.hpp>
#include <numeric>

namespace supernet {

namespace {

double quantile(const std::vector<double> &sorted, double share)
{
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

} // namespace

nlohmann::json toJson(const LatencyProtocol &protocol)
{
    return {{"source_length", protocol.sourceLength},
            {"target_length", protocol.targetLength},
            {"beam", protocol.beam},
            {"batch", 1},
            {"threads", protocol.threads},
            {"device", "cpu"},
            {"runtime", ownRuntime(ComputeType::Float32)}};
}

std::string ownRuntime(ComputeType type)
{
    const dnnl_version_t &version = *dnnl_version();
    const std::string library = "oneDNN " + std::to_string(version.major) + '.' + std::to_string(version.minor) + '.'
        + std::to_string(version.patch);
    return type == ComputeType::Float32 ? library : library + ", " + name(type);
}

LatencySummary summariseLatencies(std::vector<double> timings)
{
    std::ranges::sort(timings);
    const std::size_t dropped = timings.size() / 10;
    const auto kept = std::span(timings).subspan(dropped, timings.size() - 2 * dropped);
    const double sum = std::accumulate(kept.begin(), kept.end(), 0.0);
    return {quantile(timings, 0.5), quantile(timings, 0.1), quantile(timings, 0.9),
            sum / static_cast<double>(kept.size()), medianInterval(timings)};
}

LatencyBench::LatencyBench(std::span<const TranslationShape> shapes, std::int64_t vocabulary,
                           const LatencyProtocol &protocol, ComputeType type, const std::function<void()> &between)
    : m_protocol(protocol)
    , m_source(timedSource(protocol.sourceLength, vocabulary))
{
    for (const TranslationShape &shape : shapes) {
        if (between)
            between();
        m_decoders.emplace_back(randomModel(shape, vocabulary, 1), protocol.threads, type);
        for (int i = 0; i < WarmUps; ++i) {
            if (between)
                between();
            (void)time(m_decoders.back());
        }
    }
}

LatencyBench::~LatencyBench() = default;

double LatencyBench::time(const Decoder &decoder) const
{
    DecodeOptions options;
    options.beam = m_protocol.beam;
    options.fixedLength = m_protocol.targetLength;
    const auto start = std::chrono::steady_clock::now();
    const auto result = decoder.decode(std::span(&m_source, 1), options);
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
    if (static_cast<int>(result.front().tokens.size()) != m_protocol.targetLength)
        throw Error("A timed generation came out at the wrong length.");
    return taken.count();
}

std::vector<int> timedSource(int length, std::int64_t vocabulary)
{
    Random random(streamKey(1, "latency source"));
    std::vector<int> tokens;
    const auto first = static_cast<std::uint64_t>(token::pad) + 1;
    while (static_cast<int>(tokens.size()) < length)
        tokens.push_back(static_cast<int>(first + random.below(static_cast<std::uint64_t>(vocabulary) - first)));
    return tokens;
}

std::vector<std::vector<double>> timeInterleaved(std::size_t count, int repetitions, std::uint64_t seed,
                                                 const std::stop_token &stop,
                                                 const std::function<double(std::size_t)> &time)
{
    std::vector<std::vector<double>> timings(count);
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (int repetition = 0; repetition < repetitions; ++repetition) {
        Random random(streamKey(seed, "latency order", {static_cast<std::uint64_t>(repetition)}));
        shuffle(order, random);
        for (const std::size_t model : order) {
            if (stop.stop_requested())
                return {};
            timings[model].push_back(time(model));
        }
    }
    return timings;
}

std::vector<std::vector<double>> LatencyBench::run(int repetitions, std::uint64_t seed, std::stop_token stop,
                                                   const std::function<void()> &tick)
{
    return timeInterleaved(m_decoders.size(), repetitions, seed, stop, [&](std::size_t model) {
        const double milliseconds = time(m_decoders[model]);
        if (tick)
            tick();
        return milliseconds;
    });
}

std::int64_t LatencyBench::memory(const TranslationShape &shape, std::int64_t vocabulary)
{
    const std::int64_t embeddings = vocabulary
        * (shape.decoderEmbed + std::max(shape.encoderEmbed, shape.decoderEmbed));
    return static_cast<std::int64_t>(sizeof(float)) * (parametersWithoutEmbeddings(shape) + embeddings);
}

} // namespace supernet
