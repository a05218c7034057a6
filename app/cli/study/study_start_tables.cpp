// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/study/study_starts.h"

#include "cli/fidelity_table.h"
#include "cli/text_table.h"
#include "domain/metrics/estimate.h"
#include "domain/support/random.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace supernet::cli {

namespace {

using Kind = ReportColumn::Kind;

/// BLEU of the pick `pick` that `finder` found, trained from `start`; nothing where that is not done.
std::optional<double> bleuOf(const std::vector<StartFacts> &facts, const std::string &finder, int pick,
                             const std::string &start)
{
    const auto found = std::ranges::find_if(facts, [&](const StartFacts &one) {
        return one.finder == finder && one.cell.pick == pick && one.start == start;
    });
    return found == facts.end() ? std::nullopt : std::optional(found->bleu);
}

std::vector<std::string> startsOf(const StudyStarts &starts)
{
    return {starts.arms[0], starts.arms[1], name(Start::Scratch)};
}

/// Of every pick, BLEU from one start less that from another.
std::vector<double> startDifferences(const std::vector<StartFacts> &facts, const StudyStarts &starts,
                                     const std::string &better, const std::string &than)
{
    std::vector<double> differences;
    for (const std::string &finder : starts.arms) {
        for (int pick = 0; pick < starts.picks; ++pick) {
            const auto first = bleuOf(facts, finder, pick, better);
            const auto second = bleuOf(facts, finder, pick, than);
            if (first && second)
                differences.push_back(*first - *second);
        }
    }
    return differences;
}

/// Of every place on the front and every start, BLEU of what the second arm found less that of what the first found.
std::vector<double> finderDifferences(const std::vector<StartFacts> &facts, const StudyStarts &starts)
{
    std::vector<double> differences;
    for (int pick = 0; pick < starts.picks; ++pick) {
        for (const std::string &start : startsOf(starts)) {
            const auto first = bleuOf(facts, starts.arms[0], pick, start);
            const auto second = bleuOf(facts, starts.arms[1], pick, start);
            if (first && second)
                differences.push_back(*second - *first);
        }
    }
    return differences;
}

} // namespace

ReportTable startTable(const std::vector<StartFacts> &facts)
{
    ReportTable table{"starts",
                      "Architectures that searches found, from other weights and from scratch",
                      "BLEU of each after training alone.",
                      {{"Found by", Kind::Key},
                       {"Pick", Kind::Key},
                       {"Trained from", Kind::Key},
                       {"Architecture", Kind::Text},
                       {"Run", Kind::Text},
                       {"Steps"},
                       {"BLEU", Kind::Measured}}, // what is found hangs on measured latencies
                      {}};
    for (const StartFacts &one : facts)
        table.add({one.finder, std::to_string(one.cell.pick + 1), one.start, one.architectureId, one.training.run.name,
                   std::to_string(one.training.steps), fixed(one.bleu, 2)});
    return table;
}

ReportTable startMeans(const std::vector<StartFacts> &facts, const StudyStarts &starts)
{
    ReportTable table{"start-means",
                      "Better architecture or better start?",
                      "Mean BLEU after training alone, over the picks of each search.",
                      {{"Found by", Kind::Key}},
                      {}};
    for (const std::string &start : startsOf(starts))
        table.columns.push_back({"From " + start, Kind::Measured});
    for (const std::string &finder : starts.arms) {
        std::vector<std::string> cells{finder};
        for (const std::string &start : startsOf(starts)) {
            std::vector<double> bleus;
            for (int pick = 0; pick < starts.picks; ++pick) {
                if (const auto bleu = bleuOf(facts, finder, pick, start))
                    bleus.push_back(*bleu);
            }
            const double sum = std::accumulate(bleus.begin(), bleus.end(), 0.0);
            cells.push_back(bleus.empty() ? "-" : fixed(sum / static_cast<double>(bleus.size()), 2));
        }
        if (!facts.empty())
            table.add(std::move(cells));
    }
    return table;
}

ReportTable startEffects(const std::vector<StartFacts> &facts, const StudyStarts &starts,
                         const StudyResampling &resampling, std::vector<std::string> &findings)
{
    ReportTable table{"start-effects",
                      "What the start and what the search is worth",
                      "Differences of BLEU between trainings that are equal but for that. In brackets 95 % of "
                          + std::to_string(resampling.samples)
                          + " bootstrap resamples of them; with few picks the ranges are rather too narrow.",
                      {{"Difference", Kind::Key}, {"n"}, {"BLEU", Kind::Measured}},
                      {}};
    const std::string &first = starts.arms[0];
    const std::string &second = starts.arms[1];
    const std::string scratch = name(Start::Scratch);
    const std::vector<std::pair<std::string, std::vector<double>>> contrasts{
        {"weights of " + second + " instead of those of " + first, startDifferences(facts, starts, second, first)},
        {"weights of " + first + " instead of none", startDifferences(facts, starts, first, scratch)},
        {"weights of " + second + " instead of none", startDifferences(facts, starts, second, scratch)},
        {"architectures found by " + second + " instead of " + first, finderDifferences(facts, starts)}};
    for (const auto &[contrast, differences] : contrasts) {
        if (differences.empty())
            continue;
        const Estimate effect = bootstrapMean(differences, resampling.samples,
                                              streamKey(resampling.seed, "start " + contrast));
        table.add({contrast, std::to_string(differences.size()), estimateText(effect)});
        findings.push_back("Trained alone, " + contrast + " are worth " + estimateText(effect) + " BLEU"
                           + (effect.isCertain() ? "." : ": no difference by what these runs show."));
    }
    return table;
}

} // namespace supernet::cli
