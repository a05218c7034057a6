// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/study/conflict_summary.h"

#include "domain/support/random.h"

#include <vector>

namespace supernet {

void addProbes(ConflictProbes &probes, const Store &store, const RunRecord &run)
{
    for (const Metric &metric : store.metrics(run.id)) {
        if (metric.name == "conflict/share")
            probes[{run.seed, metric.step}].share = metric.value;
        else if (metric.name == "conflict/cosine")
            probes[{run.seed, metric.step}].cosine[metric.subnet] = metric.value;
    }
}

ConflictSummary conflictSummary(const ConflictProbes &probes, int samples, std::uint64_t seed)
{
    std::vector<double> shares;
    std::map<std::string, std::vector<double>> cosines;
    for (const auto &[place, probe] : probes) {
        shares.push_back(probe.share);
        for (const auto &[pair, cosine] : probe.cosine)
            cosines[pair].push_back(cosine);
    }
    const std::uint64_t key = streamKey(seed, "conflict");
    ConflictSummary summary{probes.size(), bootstrapMean(shares, samples, key), {}};
    for (const auto &[pair, values] : cosines)
        summary.cosine[pair] = bootstrapMean(values, samples, key);
    return summary;
}

Estimate conflictDifference(const ConflictProbes &baseline, const ConflictProbes &other, int samples,
                            std::uint64_t seed)
{
    std::vector<double> differences;
    for (const auto &[place, probe] : other) {
        if (const auto same = baseline.find(place); same != baseline.end())
            differences.push_back(probe.share - same->second.share);
    }
    return bootstrapMean(differences, samples, streamKey(seed, "conflict difference"));
}

} // namespace supernet
