// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/support/json_text.h"
#include "engine/latency/latency_predictor.h"

#include <cstdint>
#include <stop_token>
#include <type_traits>
#include <utility>

/// What the methods of `supernet serve` make of the parameters of a request, which may be anything.
namespace supernet::cli {

/// The parameter of that name, or `fallback` where there is none. Throws UsageError for one of another kind, or a number that is
/// beyond the kind asked for.
template<typename Value>
Value parameter(const nlohmann::json &params, const char *name, Value fallback)
{
    if (!params.contains(name))
        return fallback;
    const nlohmann::json &given = params.at(name);
    try {
        if constexpr (std::is_integral_v<Value> && !std::is_same_v<Value, bool>) {
            const bool fits = given.is_number_unsigned() ? std::in_range<Value>(given.get<std::uint64_t>())
                : given.is_number_integer()              ? std::in_range<Value>(given.get<std::int64_t>())
                                                         : false;
            if (fits)
                return given.get<Value>();
        } else {
            return given.get<Value>();
        }
    } catch (const nlohmann::json::exception &) {
    } // said below
    throw UsageError(std::string("The parameter \"") + name + "\" is of the wrong type: " + excerpt(given) + '.');
}

/// What each of the architectures takes, milliseconds, computed by so many threads; less where asked to stop. Throws what one of
/// them throws.
[[nodiscard]] std::vector<double> predicted(const LatencyPredictor &predictor,
                                            const std::vector<Architecture> &architectures, int threads,
                                            const std::stop_token &stop);

/// Those that the request lists, or as many as it asks for, drawn from the space that it gives; all of `whole`. Throws Error.
[[nodiscard]] std::vector<Architecture> askedArchitectures(const nlohmann::json &params, const SearchSpace &whole);
/// Throws UsageError for more than are translated at once.
[[nodiscard]] std::vector<std::string> askedSentences(const nlohmann::json &params);
[[nodiscard]] int askedBeam(const nlohmann::json &params); ///< Throws UsageError.

} // namespace supernet::cli
