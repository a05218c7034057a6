// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/study/study_tables.h"

#include "cli/fidelity_table.h"
#include "cli/text_table.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

namespace supernet::cli {

namespace {

using Kind = ReportColumn::Kind;

constexpr auto NotThere = std::numeric_limits<double>::quiet_NaN();
constexpr double Megabyte = 1e6;

std::string figure(double value, int digits)
{
    return std::isnan(value) ? "-" : fixed(value, digits);
}

std::string scientific(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", value);
    return std::isnan(value) ? "-" : text;
}

double valueOr(const std::map<std::string, double> &values, const std::string &key)
{
    const auto found = values.find(key);
    return found == values.end() ? NotThere : found->second;
}

const std::vector<ReportColumn> CostColumns{
    {"Steps"}, {"Tokens"}, {"FLOPs"}, {"Seconds", Kind::Measured}, {"Peak MB", Kind::Measured}};

std::vector<std::string> costCells(const TrainingFacts &training)
{
    return {std::to_string(training.steps), figure(valueOr(training.costs, "tokens"), 0),
            scientific(valueOr(training.costs, "flops")), figure(valueOr(training.costs, "seconds"), 0),
            figure(valueOr(training.costs, "peak_memory") / Megabyte, 0)};
}

template<typename Item>
std::vector<Item> joined(std::vector<Item> first, const std::vector<Item> &second)
{
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

using Figure = double (*)(const TrainingFacts &);

/// `31.20 ± 0.40`: mean over an arm's supernets, and their standard deviation where there are several.
std::string spread(const ArmFacts &arm, Figure of, int digits)
{
    const auto count = static_cast<double>(arm.supernets.size());
    double mean = 0;
    for (const SupernetFacts &supernet : arm.supernets)
        mean += of(supernet.training) / count;
    double squares = 0;
    for (const SupernetFacts &supernet : arm.supernets)
        squares += (of(supernet.training) - mean) * (of(supernet.training) - mean);
    if (std::isnan(mean) || count < 2)
        return figure(mean, digits);
    return fixed(mean, digits) + " ± " + fixed(std::sqrt(squares / (count - 1)), digits);
}

double smallestBleu(const TrainingFacts &training)
{
    return valueOr(training.bleus, "smallest");
}

double largestBleu(const TrainingFacts &training)
{
    const double alone = valueOr(training.bleus, "alone"); // the one net of a baseline
    return std::isnan(alone) ? valueOr(training.bleus, "largest") : alone;
}

double meanLossOf(const TrainingFacts &training)
{
    return training.meanLoss();
}

double flopsOf(const TrainingFacts &training)
{
    return valueOr(training.costs, "flops") / 1e12;
}

double secondsOf(const TrainingFacts &training)
{
    return valueOr(training.costs, "seconds");
}

} // namespace

ReportTable armTable(const StudyFacts &facts)
{
    ReportTable table{
        "arms",
        "Supernets, means over seeds",
        "Validation loss in nats a token, mean of the watched subnets; greedy BLEU on validation sentences, with "
        "inherited weights; ± is the standard deviation over seeds. Of a net trained alone, its own under BLEU "
        "largest.",
        {{"Supernet", Kind::Key},
         {"Seeds"},
         {"Loss"},
         {"BLEU smallest"},
         {"BLEU largest"},
         {"TFLOPs"},
         {"Seconds", Kind::Measured}},
        {}};
    for (const ArmFacts &arm : facts.arms)
        table.add({arm.name, std::to_string(arm.supernets.size()), spread(arm, meanLossOf, 4),
                   spread(arm, smallestBleu, 2), spread(arm, largestBleu, 2), spread(arm, flopsOf, 2),
                   spread(arm, secondsOf, 0)});
    return table;
}

ReportTable supernetTable(const StudyFacts &facts)
{
    ReportTable table{
        "supernets",
        "Supernets, one by one",
        "What each training cost. Tokens are target tokens, each counted once; FLOPs are those of all subnets' passes, "
        "backward as twice forward, the mixing of experts included.",
        joined({{"Supernet", Kind::Key}, {"Seed", Kind::Key}, {"Run", Kind::Text}}, CostColumns),
        {}};
    table.columns = joined(table.columns, {{"Loss"}, {"BLEU smallest"}, {"BLEU largest"}});
    for (const ArmFacts &arm : facts.arms) {
        for (const SupernetFacts &supernet : arm.supernets) {
            const TrainingFacts &training = supernet.training;
            const std::vector<std::string> name{arm.name, std::to_string(supernet.seed), training.run.name};
            const std::vector<std::string> scores{figure(training.meanLoss(), 4), figure(smallestBleu(training), 2),
                                                  figure(largestBleu(training), 2)};
            table.add(joined(joined(name, costCells(training)), scores));
        }
    }
    return table;
}

ReportTable standaloneTable(const StudyFacts &facts)
{
    ReportTable table{"standalone",
                      "Architectures trained alone",
                      "From scratch, each by itself: what inherited scores are compared with.",
                      joined({{"Architecture", Kind::Key}, {"Run", Kind::Text}, {"Decoder depth"}, {"BLEU"}},
                             CostColumns),
                      {}};
    for (const StandaloneFacts &alone : facts.standalone)
        table.add(
            joined({alone.architectureId, alone.training.run.name, std::to_string(alone.depth), fixed(alone.bleu, 2)},
                   costCells(alone.training)));
    return table;
}

ReportTable fidelityTable(const StudyFacts &facts, const FidelitySettings &settings)
{
    ReportTable table{
        "fidelity",
        "Inherited scores against standalone training",
        "BLEU. Gap: mean absolute difference. Regret: what choosing by inherited scores costs. In brackets 95 % of "
            + std::to_string(settings.samples) + " bootstrap resamples over architectures, seed "
            + std::to_string(settings.seed) + '.',
        {{"Supernet", Kind::Key},
         {"Seed", Kind::Key},
         {"n"},
         {"Gap"},
         {"Kendall tau-b"},
         {"Spearman"},
         {"Regret"},
         {"Tau-b in equal depth"}},
        {}};
    for (const ArmFacts &arm : facts.arms) {
        for (const SupernetFacts &supernet : arm.supernets) {
            std::vector<FidelityPair> pairs;
            for (const auto &[id, pair] : supernet.pairs)
                pairs.push_back(pair);
            if (pairs.empty())
                continue;
            const FidelityReport report = fidelityOf(pairs, settings);
            table.add({arm.name, std::to_string(supernet.seed), std::to_string(report.all.count),
                       estimateText(report.all.gap), estimateText(report.all.kendall),
                       estimateText(report.all.spearman), estimateText(report.all.regret),
                       estimateText(report.kendallWithinDepth)});
        }
    }
    return table;
}

namespace {

std::vector<ScoredCandidate> frontOfSearch(const SupernetFacts &supernet)
{
    return frontOf(supernet.candidates, FrontAxis::Loss);
}

/// The worst latency and loss that any search of the study has seen: areas below it compare with each other.
Objectives worstOf(const StudyFacts &facts)
{
    Objectives worst;
    for (const ArmFacts &arm : facts.arms) {
        for (const SupernetFacts &supernet : arm.supernets) {
            for (const ScoredCandidate &scored : supernet.candidates) {
                worst.latency = std::max(worst.latency, scored.candidate.latencyMs);
                worst.loss = std::max(worst.loss, scored.candidate.loss);
            }
        }
    }
    return worst;
}

std::vector<std::string> frontCells(const SupernetFacts &supernet, const Objectives &worst)
{
    const auto front = frontOfSearch(supernet);
    std::vector<Objectives> points;
    for (const ScoredCandidate &member : front)
        points.push_back({member.candidate.latencyMs, member.candidate.loss});
    const Candidate &fastest = front.front().candidate;
    const Candidate &best = front.back().candidate;
    return {std::to_string(supernet.candidates.size()),
            std::to_string(front.size()),
            fixed(hypervolume(points, worst), 3),
            fixed(fastest.latencyMs, 2),
            fixed(fastest.loss, 4),
            fixed(best.latencyMs, 2),
            fixed(best.loss, 4)};
}

} // namespace

ReportTable frontTable(const StudyFacts &facts)
{
    ReportTable table{
        "fronts",
        "Fronts of latency and loss",
        "Predicted milliseconds a sentence against validation loss with inherited weights. Hypervolume: the area "
        "(ms × nats) below the worst of all searches of this study; more is better.",
        {{"Supernet", Kind::Key}, {"Seed", Kind::Key}, {"Run", Kind::Text}},
        {}};
    for (const char *title :
         {"Candidates", "On the front", "Hypervolume", "Fastest ms", "its loss", "Best ms", "its loss (best)"})
        table.columns.push_back({title, Kind::Measured}); // all hang on measured latencies
    const Objectives worst = worstOf(facts);
    for (const ArmFacts &arm : facts.arms) {
        for (const SupernetFacts &supernet : arm.supernets) {
            if (!supernet.search || frontOfSearch(supernet).empty())
                continue;
            const std::vector<std::string> name{arm.name, std::to_string(supernet.seed), supernet.search->name};
            table.add(joined(name, frontCells(supernet, worst)));
        }
    }
    return table;
}

} // namespace supernet::cli
