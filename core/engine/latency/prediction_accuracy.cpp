// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/search/rank_statistics.h"
#include "domain/space/gene_names.h"
#include "engine/latency/predictor_training.h"

#include <cmath>
#include <map>

namespace supernet {

namespace {

struct Pairs
{
    std::vector<double> measured;
    std::vector<double> predicted;
};

nlohmann::json numberOrNull(double value)
{
    return std::isfinite(value) ? nlohmann::json(value) : nlohmann::json();
}

int depthOf(const Architecture &architecture)
{
    return architecture.value(gene::decoderLayers);
}

} // namespace

nlohmann::json predictionAccuracy(std::span<const MeasuredArchitecture> measured,
                                  const std::function<double(const Architecture &)> &milliseconds)
{
    Pairs all;
    std::map<int, Pairs> byDepth;
    double sum = 0;
    double largest = 0;
    for (const auto &[architecture, actual] : measured) {
        const double predicted = milliseconds(architecture);
        const double error = 100 * std::abs(predicted - actual) / actual;
        sum += error;
        largest = std::max(largest, error);
        for (Pairs *pairs : {&all, &byDepth[depthOf(architecture)]}) {
            pairs->measured.push_back(actual);
            pairs->predicted.push_back(predicted);
        }
    }
    double tau = 0;
    double weights = 0;
    for (const auto &[depth, pairs] : byDepth) {
        const double inside = kendallTauB(pairs.measured, pairs.predicted);
        if (!std::isfinite(inside))
            continue;
        const auto weight = static_cast<double>(pairs.measured.size());
        tau += weight * inside;
        weights += weight;
    }
    return {{"mean_error_percent", sum / static_cast<double>(measured.size())},
            {"largest_error_percent", largest},
            {"kendall_tau", numberOrNull(kendallTauB(all.measured, all.predicted))},
            {"kendall_tau_inside_depth", numberOrNull(tau / weights)}};
}

std::vector<double> relativeErrors(std::span<const MeasuredArchitecture> measured,
                                   const std::function<double(const Architecture &)> &milliseconds)
{
    std::vector<double> errors;
    for (const auto &[architecture, actual] : measured) {
        const double predicted = milliseconds(architecture);
        errors.push_back(std::abs(actual - predicted) / predicted);
    }
    return errors;
}

std::function<double(const Architecture &)> depthLine(std::span<const MeasuredArchitecture> measured)
{
    const auto count = static_cast<double>(measured.size());
    double meanDepth = 0;
    double mean = 0;
    for (const auto &[architecture, milliseconds] : measured) {
        meanDepth += depthOf(architecture) / count;
        mean += milliseconds / count;
    }
    double squares = 0;
    double products = 0;
    for (const auto &[architecture, milliseconds] : measured) {
        const double depth = depthOf(architecture) - meanDepth;
        squares += depth * depth;
        products += depth * (milliseconds - mean);
    }
    const double slope = squares > 0 ? products / squares : 0;
    return [=](const Architecture &architecture) { return mean + slope * (depthOf(architecture) - meanDepth); };
}

} // namespace supernet
