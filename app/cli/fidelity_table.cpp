// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/fidelity_table.h"

#include "cli/text_table.h"

#include <cmath>

namespace supernet::cli {

namespace {

using nlohmann::json;

json figures(const Estimate &estimate)
{
    return {{"value", estimate.value}, {"low", estimate.low}, {"high", estimate.high}};
}

void addRow(TextTable &table, const std::string &name, const Fidelity &fidelity)
{
    table.add({name, std::to_string(fidelity.count), estimateText(fidelity.gap), estimateText(fidelity.kendall),
               estimateText(fidelity.spearman), estimateText(fidelity.regret)});
}

json fields(const Fidelity &fidelity)
{
    return {{"architectures", fidelity.count},
            {"gap", figures(fidelity.gap)},
            {"kendall_tau_b", figures(fidelity.kendall)},
            {"spearman", figures(fidelity.spearman)},
            {"regret", figures(fidelity.regret)}};
}

} // namespace

std::string estimateText(const Estimate &estimate, int digits)
{
    if (std::isnan(estimate.value))
        return "undefined";
    return fixed(estimate.value, digits) + " [" + fixed(estimate.low, digits) + ", " + fixed(estimate.high, digits)
        + ']';
}

std::string fidelityTable(const std::vector<NamedFidelity> &groups, const FidelitySettings &settings)
{
    const std::string regret = settings.top == 1 ? "Regret of the top"
                                                 : "Regret of top " + std::to_string(settings.top);
    TextTable table({{"Scores", TextTable::Align::Left}, {"n"}, {"Gap"}, {"Kendall tau-b"}, {"Spearman"}, {regret}});
    for (const auto &[group, report] : groups) {
        addRow(table, group.empty() ? "all" : group, report.all);
        for (const auto &[depth, fidelity] : report.byDepth)
            addRow(table, "  decoder depth " + std::to_string(depth), fidelity);
        if (!report.byDepth.empty())
            table.add({"  pairs of equal depth", "", "", estimateText(report.kendallWithinDepth), "", ""});
    }
    return table.text() + "In brackets: 95 % of " + std::to_string(settings.samples) + " bootstrap resamples, seed "
        + std::to_string(settings.seed) + ".\n";
}

std::string leadSentence(const std::string &supernet, double lead)
{
    return "Every inherited score of `" + supernet + "` is above that of standalone training, by " + fixed(lead, 2)
        + " BLEU on average: the nets trained alone had too little for the gap to tell what inheriting costs.";
}

json fidelityJson(const NamedFidelity &group, const FidelitySettings &settings)
{
    json result = fields(group.report.all);
    result["group"] = group.group;
    result["top"] = settings.top;
    result["samples"] = settings.samples;
    result["seed"] = settings.seed;
    result["kendall_within_depth"] = figures(group.report.kendallWithinDepth);
    result["depths"] = json::array();
    for (const auto &[depth, fidelity] : group.report.byDepth) {
        result["depths"].push_back(fields(fidelity));
        result["depths"].back()["depth"] = depth;
    }
    return result;
}

} // namespace supernet::cli
