// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/search_space.h"
#include "domain/support/random.h"

#include <functional>
#include <limits>
#include <optional>

namespace supernet {

/// Milliseconds that an architecture takes: a predictor, cheap enough to be asked for thousands.
using LatencyFunction = std::function<double(const Architecture &)>;

/// A latency to keep under on another device than the one that the search trades quality for.
struct DeviceLimit
{
    std::string device; ///< Name of its profile.
    LatencyFunction latency;
    double mostMs = std::numeric_limits<double>::infinity();
};

/// What a search may propose: the choices that remain and the latencies it has to keep under. What is pinned, forbidden or
/// limited holds inside a region and after it, whichever came first.
class SearchLimits
{
public:
    explicit SearchLimits(SearchSpace whole, double mostLatencyMs = std::numeric_limits<double>::infinity());

    SearchSpace whole; ///< All choices: what a released gene gets back.
    SearchSpace space; ///< The choices that remain.
    double mostLatencyMs;
    double leastLatencyMs = 0;
    std::vector<DeviceLimit> devices;

    /// Obeys a steering command: `limit-latency 12` or `{"ms": 12}` (null: no limit), with `"device"` for one of `devices`,
    /// `pin-gene {"gene", "value"[, "layer"]}` (without a layer: in every layer; value null: release the gene),
    /// `forbid-choice {"gene", "value"[, "layer"]}`, `search-here` with what regionAround() gives (null: everywhere again).
    /// Returns what was done, as a sentence; throws Error, leaving everything as it was, when the command makes no
    /// sense here or would leave a gene without a choice or no latency at all.
    std::string apply(const std::string &verb, const nlohmann::json &argument);

    [[nodiscard]] bool allows(const Architecture &architecture) const { return space.check(architecture).empty(); }
    /// Whether the architecture, which takes `latencyMs` where the search trades it, keeps every limit.
    [[nodiscard]] bool keepsLatencies(const Architecture &architecture, double latencyMs) const;

private:
    /// Where a search has been sent.
    struct Region
    {
        double fromMs = 0;
        double toMs = 0;
        nlohmann::json choices;
    };

    /// Puts in force what a person has asked for; throws Error, changing nothing, when nothing would be left.
    void enforce(SearchSpace asked, double askedMs, std::optional<Region> region);
    std::string goTo(const nlohmann::json &region);
    std::string limitLatency(const nlohmann::json &argument);
    std::string changeGene(bool pin, const nlohmann::json &argument);

    SearchSpace m_asked; ///< The choices that remain wherever the search goes,
    double m_askedMs; ///< and the latency.
    std::optional<Region> m_region;
};

struct TimedArchitecture
{
    Architecture architecture;
    double latencyMs = 0;
};

/// Where candidates lie: `{"from_ms", "to_ms", "candidates": how many, "choices": {gene: [those of a layer, ...]}}`, the latencies
/// from the fastest to the slowest and the choices that they have; layers that none of them has keep all. Throws UsageError for
/// fewer than two.
[[nodiscard]] nlohmann::json regionAround(const SearchSpace &space, const std::vector<TimedArchitecture> &candidates);

/// The architecture with every value that the space does not offer drawn anew.
[[nodiscard]] Architecture repaired(const SearchSpace &space, const Architecture &architecture, Random &random);

using FastestArchitecture = TimedArchitecture;

/// The fastest architecture that single-gene changes reach from the smallest and from eight random ones: exact for a
/// latency that adds up over genes, near enough for a predictor.
[[nodiscard]] FastestArchitecture fastestArchitecture(const SearchSpace &space, const LatencyFunction &latency,
                                                      Random &random);

} // namespace supernet
