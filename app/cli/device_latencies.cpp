// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/device_latencies.h"

#include "cli/text_table.h"
#include "engine/jobs/search_job.h"

namespace supernet::cli {

namespace {

double milliseconds(const LatencyPredictor &predictor, const ScoredCandidate &member)
{
    return predictor.milliseconds(architectureFromJson(member.candidate.architecture, predictor.space()));
}

} // namespace

DeviceLatencies::DeviceLatencies(const Project &project, const RunRecord &search)
    : m_limitsMs(search.settings.value("device_limits_ms", std::map<std::string, double>()))
{
    for (const auto &[device, ms] : m_limitsMs)
        m_predictors.emplace(device,
                             LatencyPredictor::load(project.runFolder(search.name) / searchPredictorFile(device)));
}

nlohmann::json DeviceLatencies::of(const ScoredCandidate &member) const
{
    nlohmann::json result = nlohmann::json::object();
    for (const auto &[device, predictor] : m_predictors)
        result[device] = milliseconds(predictor, member);
    return result;
}

std::string DeviceLatencies::table(const std::vector<ScoredCandidate> &members) const
{
    if (m_predictors.empty())
        return {};
    std::vector<TextTable::Column> columns;
    for (const auto &[device, ms] : m_limitsMs)
        columns.push_back({device + " (limit " + fixed(ms, 2) + ')'});
    columns.push_back({"Id", TextTable::Align::Left});
    TextTable table(columns);
    for (const ScoredCandidate &member : members) {
        std::vector<std::string> cells;
        for (const auto &[device, predictor] : m_predictors)
            cells.push_back(fixed(milliseconds(predictor, member), 2));
        cells.push_back(member.candidate.architectureId);
        table.add(std::move(cells));
    }
    return "\nPredicted milliseconds on other devices:\n" + table.text();
}

} // namespace supernet::cli
