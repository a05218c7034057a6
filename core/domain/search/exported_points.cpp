// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/search/exported_points.h"

#include <algorithm>
#include <map>
#include <optional>

namespace supernet {

namespace {

using nlohmann::json;

/// Whether the export's weights are the checkpoint's that was searched.
bool isOfCheckpoint(const json &proof, const std::string &run, std::int64_t step)
{
    const json provenance = proof.value("provenance", json());
    return provenance.is_object() && provenance.value("run", json()) == run && provenance.value("step", json()) == step;
}

std::optional<ExportedPoint> pointOf(const ExportRecord &record)
{
    const json found = record.proof.value("verification", json());
    const auto figure = [&](const char *key) { return found.value(key, json()).is_number(); };
    if (!found.is_object() || !figure("bleu") || !figure("bleu_here") || !figure("beam_5_latency_ms")
        || !figure("greedy_latency_ms"))
        return {};
    return ExportedPoint{record.architectureId,
                         record.proof.value("export_format", std::string("safetensors")),
                         record.path,
                         found.value("runtime", std::string()),
                         found.value("threads", 0),
                         record.proof.value("bytes", 0.0),
                         found.value("sentences", std::int64_t{0}),
                         found["beam_5_latency_ms"].get<double>(),
                         found["greedy_latency_ms"].get<double>(),
                         found["bleu"].get<double>(),
                         found["bleu_here"].get<double>()};
}

} // namespace

std::vector<ExportedPoint> exportedPoints(const std::vector<ExportRecord> &records,
                                          const std::set<std::string> &candidates, const std::string &supernet,
                                          std::int64_t step)
{
    std::map<std::pair<std::string, std::string>, ExportedPoint> latest;
    for (const ExportRecord &record : records) {
        if (!record.proof.is_object() || !candidates.contains(record.architectureId)
            || !isOfCheckpoint(record.proof, supernet, step))
            continue;
        if (const auto point = pointOf(record))
            latest[{record.architectureId, point->format}] = *point;
    }
    std::vector<ExportedPoint> points;
    for (auto &[key, point] : latest)
        points.push_back(std::move(point));
    std::ranges::stable_sort(points, {}, &ExportedPoint::latencyMs);
    return points;
}

std::vector<ExportedPoint> exportedPoints(const Store &store, const RunRecord &search)
{
    const auto supernet = search.parentRun ? store.run(*search.parentRun) : std::nullopt;
    if (!supernet)
        return {};
    std::set<std::string> candidates;
    for (const Candidate &candidate : store.candidates(search.id))
        candidates.insert(candidate.architectureId);
    return exportedPoints(store.exports(), candidates, supernet->name, search.parentStep.value_or(0));
}

} // namespace supernet
