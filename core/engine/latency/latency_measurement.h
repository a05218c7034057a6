// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/metrics/order_statistics.h"
#include "domain/space/translation_shape.h"
#include "engine/dense/compute_type.h"

#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <span>
#include <stop_token>
#include <vector>

namespace supernet {

class Decoder;

/// How a latency is taken: generating a sentence for real with a collapsed model, batch 1.
struct LatencyProtocol
{
    int sourceLength = 30; ///< Source tokens, the end token not counted.
    int targetLength = 30; ///< Tokens generated, exactly.
    int beam = 5;
    int threads = 1;

    bool operator==(const LatencyProtocol &) const = default;
};
/// With `batch`, `runtime` and `device` added, as facts record it.
[[nodiscard]] nlohmann::json toJson(const LatencyProtocol &protocol);
/// The program's own runtime, as a protocol names it: `oneDNN 2.6.3`, `oneDNN 2.6.3, int8`.
[[nodiscard]] std::string ownRuntime(ComputeType type);

/// Repeated timings of one architecture, milliseconds.
struct LatencySummary
{
    double median = 0;
    double p10 = 0;
    double p90 = 0;
    double trimmedMean = 0; ///< HAT's: the mean without the top and the bottom tenth.
    ConfidenceInterval interval; ///< Of the median, see medianInterval().
};
/// Quantiles between the two nearest timings, as most programs compute them. `timings` must not be empty.
[[nodiscard]] LatencySummary summariseLatencies(std::vector<double> timings);

/// Timings of `count` things, each timed `repetitions` times, one after the other in an order drawn anew for each
/// repetition, so that a drifting machine hits all alike. Empty when asked to stop.
[[nodiscard]] std::vector<std::vector<double>> timeInterleaved(std::size_t count, int repetitions, std::uint64_t seed,
                                                               const std::stop_token &stop,
                                                               const std::function<double(std::size_t)> &time);

/// The sentence that is timed. Any tokens will do: a word's number does not change what it costs.
[[nodiscard]] std::vector<int> timedSource(int length, std::int64_t vocabulary);

/// Timings of a model before the first that counts.
inline constexpr int WarmUps = 3;

/// Models with random weights of the right shape, measured side by side: what a generation costs does not depend on the
/// values of the weights.
class LatencyBench
{
public:
    /// Builds the models (their prepacked weights stay in memory) and warms them up. Throws Error where the processor does not
    /// multiply in the type. `between` is called before each of that, and may throw to end it.
    LatencyBench(std::span<const TranslationShape> shapes, std::int64_t vocabulary, const LatencyProtocol &protocol,
                 ComputeType type = ComputeType::Float32, const std::function<void()> &between = {});
    ~LatencyBench();

    /// Times each model `repetitions` times, interleaved. Calls `tick` after each timing; empty when asked to stop.
    [[nodiscard]] std::vector<std::vector<double>> run(int repetitions, std::uint64_t seed, std::stop_token stop,
                                                       const std::function<void()> &tick = {});

    /// About what a model of the shape keeps in memory here, bytes.
    [[nodiscard]] static std::int64_t memory(const TranslationShape &shape, std::int64_t vocabulary);

private:
    [[nodiscard]] double time(const Decoder &decoder) const;

    LatencyProtocol m_protocol;
    std::vector<int> m_source;
    std::vector<Decoder> m_decoders;
};

} // namespace supernet
