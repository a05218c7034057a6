// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/project.h"
#include "domain/space/encoding.h"
#include "engine/latency/device_profile.h"

namespace supernet {

/// Milliseconds of an architecture, learnt from measured ones: a small net (HAT's has the widths 400-400-400-400) on
/// the architecture's features. Cheap enough to be asked for thousands; free of LibTorch.
class LatencyPredictor
{
public:
    /// One linear layer; ReLU follows all but the last.
    struct Layer
    {
        std::int64_t in = 0;
        std::int64_t out = 0;
        std::vector<float> weight; ///< [out, in]
        std::vector<float> bias; ///< [out]
    };

    /// The net gives (milliseconds - mean) / deviation; nothing is predicted to be faster than `leastMs`, since a net may
    /// extrapolate below zero. `protocol` is that of the measurements it learnt from.
    /// Throws Error when the layers do not fit each other or the encoding.
    LatencyPredictor(SearchSpace space, Encoding encoding, std::vector<Layer> layers, double meanMs, double deviationMs,
                     nlohmann::json protocol, nlohmann::json accuracy = {}, double leastMs = 0);

    /// Throws Error naming the file.
    static LatencyPredictor load(const std::filesystem::path &file);
    /// The newest predictor of the device profile; with an empty name that of this machine (`cpu`), else the newest of all.
    /// Throws Error saying which command makes one.
    static LatencyPredictor open(const Project &project, const std::string &profile = {});
    /// The run that made the one that open() opens. Throws Error likewise.
    static std::string runOf(const Project &project, const std::string &profile = {});
    static LatencyPredictor ofRun(const Project &project, const std::string &run); ///< Throws Error.
    void save(const std::filesystem::path &file) const; ///< Written aside, then renamed.

    /// The architecture must be of space(). Thread-safe.
    [[nodiscard]] double milliseconds(const Architecture &architecture) const;

    [[nodiscard]] const SearchSpace &space() const noexcept { return m_space; }
    [[nodiscard]] Encoding encoding() const noexcept { return m_encoding; }
    [[nodiscard]] const nlohmann::json &protocol() const noexcept { return m_protocol; }
    [[nodiscard]] std::string profile() const { return profileOf(m_protocol); }
    /// How well it predicted held-out architectures when it was made; see predictor_training.h.
    [[nodiscard]] const nlohmann::json &accuracy() const noexcept { return m_accuracy; }

private:
    SearchSpace m_space;
    Encoding m_encoding;
    std::vector<Layer> m_layers;
    double m_mean;
    double m_deviation;
    nlohmann::json m_protocol;
    nlohmann::json m_accuracy;
    double m_leastMs;
};

} // namespace supernet
