// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/latency/latency_predictor.h"

#include <functional>
#include <span>

namespace supernet {

struct MeasuredArchitecture
{
    Architecture architecture;
    double milliseconds = 0;
};

struct PredictorTraining
{
    Encoding encoding = Encoding::Summary;
    int width = 400; ///< Of each of the four hidden layers.
    int steps = 1500; ///< Adam on all training architectures at once, the rate falling along a cosine, at most.
    int patience = 300; ///< Steps without a smaller validation error after which it is over.
    double learningRate = 1e-3;
    std::uint64_t seed = 1; ///< Of the split and of the first weights.
};

/// Runs on one thread, since products this small gain nothing from more and the result is the same everywhere.
///
/// A predictor learnt from 80 % of the architectures by mean squared error; the weights kept are those of the step with
/// the least error on another 5 %. A third part, 5 %, says how far off predictions are (split conformal, see
/// conformalBound()). accuracy() tells how it predicts the last 10 %, which it has never seen, how often these lie in their
/// intervals, and how a straight line through the decoder's depth does, fitted to the same 80 %:
///
///     {"train": 240, "valid": 15, "calibration": 15, "test": 30,
///      "interval": {"relative": 0.034, "level": 0.938, "coverage": 0.967},
///      "predictor": {"mean_error_percent": 1.2, "largest_error_percent": 4.5, "kendall_tau": 0.97,
///                    "kendall_tau_inside_depth": 0.93},
///      "depth_line": {...}}
///
/// `kendall_tau_inside_depth` is the mean over decoder depths, weighted by their architectures; null where a side is
/// all ties. `tick` is called after each step with its number and ends the training when it returns false: then
/// nothing is returned. Throws Error for fewer than 20 architectures.
[[nodiscard]] std::optional<LatencyPredictor> trainLatencyPredictor(const SearchSpace &space,
                                                                    std::vector<MeasuredArchitecture> measured,
                                                                    const PredictorTraining &training,
                                                                    const nlohmann::json &protocol,
                                                                    const std::function<bool(int)> &tick = {});

/// How far measurements lie from predictions, as shares of these.
[[nodiscard]] std::vector<double> relativeErrors(std::span<const MeasuredArchitecture> measured,
                                                 const std::function<double(const Architecture &)> &milliseconds);

/// The figures of `predictor` and `depth_line` above, for any function of an architecture.
[[nodiscard]] nlohmann::json predictionAccuracy(std::span<const MeasuredArchitecture> measured,
                                                const std::function<double(const Architecture &)> &milliseconds);

/// Least squares of milliseconds on the number of decoder layers; a constant where all have the same.
[[nodiscard]] std::function<double(const Architecture &)> depthLine(std::span<const MeasuredArchitecture> measured);

} // namespace supernet
