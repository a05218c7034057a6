// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/fidelity_table.h"
#include "cli/study/study_tables.h"
#include "cli/text_table.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace supernet::cli {

namespace {

using Kind = ReportColumn::Kind;

/// A difference in a word: `less`, `more`, `no difference` (the range holds 0), or `-`.
std::string verdict(const Estimate &difference)
{
    if (std::isnan(difference.value))
        return "-";
    if (!difference.isCertain())
        return "no difference";
    return difference.value < 0 ? "less" : "more";
}

/// "`neuron` has less gradient conflict than `plain`: difference -0.110 [-0.160, -0.050]."
std::string finding(const std::string &what, const std::string &arm, const std::string &baseline,
                    const Estimate &difference, int digits)
{
    const std::string figures = ": difference " + estimateText(difference, digits) + '.';
    if (!difference.isCertain())
        return '`' + arm + "` and `" + baseline + "` do not differ in " + what + " by what these runs show" + figures;
    return '`' + arm + "` has " + verdict(difference) + ' ' + what + " than `" + baseline + '`' + figures;
}

std::string cosineText(const ConflictSummary &summary, const char *pair)
{
    const auto found = summary.cosine.find(pair);
    return found == summary.cosine.end() ? "-" : estimateText(found->second, 3);
}

/// Of an arm's supernets that were compared on all of `architectures`, the pairs in that order.
FidelityRuns runsOf(const ArmFacts &arm, const std::set<std::string> &architectures)
{
    FidelityRuns runs;
    for (const SupernetFacts &supernet : arm.supernets) {
        std::vector<FidelityPair> pairs;
        for (const auto &[id, pair] : supernet.pairs) {
            if (architectures.contains(id))
                pairs.push_back(pair);
        }
        if (!pairs.empty() && pairs.size() == architectures.size())
            runs.push_back(std::move(pairs));
    }
    return runs;
}

std::set<std::string> architecturesOf(const ArmFacts &arm)
{
    std::set<std::string> ids;
    for (const SupernetFacts &supernet : arm.supernets) {
        for (const auto &[id, pair] : supernet.pairs)
            ids.insert(id);
    }
    return ids;
}

} // namespace

ReportTable conflictTable(const StudyFacts &facts, const Store &store, const StudyResampling &resampling,
                          std::vector<std::string> &findings)
{
    ReportTable table{
        "conflict",
        "Gradient conflict",
        "Share of tensors on which the gradients of two subnets oppose each other, and cosines over the whole net, "
        "means over probes. In brackets 95 % of "
            + std::to_string(resampling.samples)
            + " bootstrap resamples of probes; probes of one run are not independent, so that the ranges are rather "
              "too narrow. The difference is that at equal seeds and steps.",
        {{"Supernet", Kind::Key},
         {"Probes"},
         {"Conflicting share"},
         {"Cosine largest, smallest"},
         {"Cosine largest, random"},
         {"Cosine smallest, random"},
         {"Share less that of the first"},
         {"Conflict", Kind::Text}},
        {}};
    if (facts.arms.empty())
        return table;
    const ConflictProbes baseline = facts.arms.front().probes(store);
    for (const ArmFacts &arm : facts.arms) {
        const ConflictProbes probes = arm.probes(store);
        if (probes.empty())
            continue;
        const auto summary = conflictSummary(probes, resampling.samples, resampling.seed);
        const auto difference = conflictDifference(baseline, probes, resampling.samples, resampling.seed);
        const bool first = &arm == &facts.arms.front();
        table.add({arm.name, std::to_string(summary.probes), estimateText(summary.share, 3),
                   cosineText(summary, "largest-smallest"), cosineText(summary, "largest-random"),
                   cosineText(summary, "smallest-random"), first ? "-" : estimateText(difference, 3),
                   first ? "-" : verdict(difference)});
        if (!first && !std::isnan(difference.value))
            findings.push_back(finding("gradient conflict", arm.name, facts.arms.front().name, difference, 3));
    }
    return table;
}

ReportTable fidelityComparison(const StudyFacts &facts, const FidelitySettings &settings,
                               std::vector<std::string> &findings)
{
    ReportTable table{"fidelity-comparison",
                      "Fidelity against the first supernet",
                      "Differences of means over seeds on the same architectures, less gap and more rank correlation "
                      "being better. In "
                      "brackets 95 % of "
                          + std::to_string(settings.samples) + " bootstrap resamples over architectures.",
                      {{"Supernet", Kind::Key},
                       {"Supernets"},
                       {"Gap"},
                       {"Kendall tau-b"},
                       {"Spearman"},
                       {"Gap is", Kind::Text},
                       {"Tau-b is", Kind::Text}},
                      {}};
    if (facts.arms.empty())
        return table;
    const ArmFacts &first = facts.arms.front();
    const auto architectures = architecturesOf(first);
    const FidelityRuns baseline = runsOf(first, architectures);
    for (const ArmFacts &arm : facts.arms) {
        if (const auto lead = leadThroughout(runsOf(arm, architectures)))
            findings.push_back(leadSentence(arm.name, *lead));
        const FidelityRuns runs = runsOf(arm, architectures);
        if (&arm == &first || runs.empty() || baseline.empty())
            continue;
        const FidelityDifference difference = fidelityDifference(baseline, runs, settings);
        table.add({arm.name, std::to_string(runs.size()), estimateText(difference.gap),
                   estimateText(difference.kendall), estimateText(difference.spearman), verdict(difference.gap),
                   verdict(difference.kendall)});
        findings.push_back(finding("gap to standalone BLEU", arm.name, first.name, difference.gap, 2));
        if (!std::isnan(difference.kendall.value))
            findings.push_back(
                finding("rank correlation with standalone BLEU (tau-b)", arm.name, first.name, difference.kendall, 2));
    }
    return table;
}

} // namespace supernet::cli
