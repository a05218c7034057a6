// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/store.h"

#include <set>
#include <string>
#include <vector>

namespace supernet {

/// A point of latency and quality of its own: a candidate of a search as one of its exports is, by the proof written with
/// it. Rounded weights (eight bits) and another runtime change both figures.
struct ExportedPoint
{
    std::string architectureId;
    std::string format; ///< ExportFormat::name
    std::string path;
    std::string runtime; ///< Name and version.
    int threads = 0;
    double bytes = 0; ///< On disk.
    std::int64_t sentences = 0; ///< Validation sentences that both figures are of.
    double latencyMs = 0; ///< Median of a sentence, beam 5.
    double greedyMs = 0;
    double bleu = 0; ///< Beam 5.
    double bleuHere = 0; ///< Of the subnet itself in this program, on the same sentences.
};

/// The exports among `records` of some candidates, by their ids, collapsed from `supernet` at `step`, whose proof has tried
/// them in their own runtime and scored them; the fastest first. Of several of one subnet and format the latest.
[[nodiscard]] std::vector<ExportedPoint> exportedPoints(const std::vector<ExportRecord> &records,
                                                        const std::set<std::string> &candidates,
                                                        const std::string &supernet, std::int64_t step);

/// The exports of a search's candidates, collapsed from the checkpoint that it searched, as above.
[[nodiscard]] std::vector<ExportedPoint> exportedPoints(const Store &store, const RunRecord &search);

} // namespace supernet
