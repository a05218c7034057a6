// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/project.h"
#include "domain/search/front_view.h"
#include "engine/latency/latency_predictor.h"

#include <map>

namespace supernet::cli {

/// Latencies of a front's members on the other devices that its search kept limits for.
class DeviceLatencies
{
public:
    /// Loads the predictors that the search went by. Throws Error.
    DeviceLatencies(const Project &project, const RunRecord &search);

    /// Predicted milliseconds by device profile.
    [[nodiscard]] nlohmann::json of(const ScoredCandidate &member) const;
    /// A row for each member, a column for each device, with its limit; empty without any device.
    [[nodiscard]] std::string table(const std::vector<ScoredCandidate> &members) const;

private:
    std::map<std::string, LatencyPredictor> m_predictors;
    std::map<std::string, double> m_limitsMs;
};

} // namespace supernet::cli
