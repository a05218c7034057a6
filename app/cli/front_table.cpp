// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/front_table.h"

#include "cli/text_table.h"
#include "domain/space/translation_shape.h"
#include "domain/space/usable_space.h"

#include <algorithm>

namespace supernet::cli {

using nlohmann::json;

namespace {

/// What the latencies mean: predicted for this kind of generation.
std::string protocolLine(const RunRecord &search)
{
    const auto found = search.settings.find("latency_protocol");
    if (found == search.settings.end() || !found->is_object())
        return {};
    const auto number = [&](const char *key) { return found->value(key, json("?")).dump(); };
    return "Latency: predicted for " + number("source_length") + " source and " + number("target_length")
        + " target tokens, beam " + number("beam") + ", threads " + number("threads")
        + "; measured ones by `supernet latency`.\n";
}

std::vector<TextTable::Column> columns(bool labelled, bool ranged, bool spread)
{
    using Align = TextTable::Align;
    std::vector<TextTable::Column> titles{{"Latency ms"},      {"Measured"},           {"Loss"}, {"BLEU"}, {"Params M"},
                                          {"Id", Align::Left}, {"Subnet", Align::Left}};
    if (spread)
        titles.insert(titles.begin() + 4, {"+/-"});
    if (ranged)
        titles.insert(titles.begin() + 2, {{"Range"}, {"On the front", Align::Left}});
    if (labelled)
        titles.insert(titles.begin(), {"Pick", Align::Left});
    return titles;
}

/// `beam:5|alpha:1` of a signature.
std::string decodingOf(const std::string &signature)
{
    const auto begin = signature.find("beam:");
    return begin == std::string::npos ? signature : signature.substr(begin, signature.find("|version:") - begin);
}

} // namespace

SearchSpace spaceOf(const RunRecord &search)
{
    if (!search.settings.contains("space"))
        throw Error("The settings of the run `" + search.name + "` hold no search space.");
    return usableSpaceFromJson(search.settings["space"]);
}

json memberJson(const ScoredCandidate &member)
{
    const Candidate &candidate = member.candidate;
    return {{"id", candidate.architectureId},
            {"latency_ms", candidate.latencyMs},
            {"range_ms", member.range ? json({member.range->low, member.range->high}) : json()},
            {"loss", candidate.loss},
            {"bleu", member.bleu ? json(*member.bleu) : json()},
            {"bleu_interval", member.bleuInterval ? json(*member.bleuInterval) : json()},
            {"measured_ms", member.measuredMs ? json(*member.measuredMs) : json()},
            {"params_without_embeddings", candidate.params},
            {"flops", candidate.flops},
            {"generation", candidate.generation},
            {"architecture", candidate.architecture}};
}

Standings standingsById(const std::vector<ScoredCandidate> &candidates, FrontAxis axis)
{
    const std::vector<Standing> found = standings(candidates, axis);
    Standings byId;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        byId[candidates[i].candidate.architectureId] = found[i];
    return byId;
}

std::string frontTable(const std::vector<ScoredCandidate> &members, const SearchSpace &space,
                       const std::map<std::string, std::string> &labels, const Standings &standings)
{
    const auto figure = [](const std::optional<double> &value) { return value ? fixed(*value, 2) : std::string("-"); };
    const auto anyHas = [&](const auto &known) { return !standings.empty() && std::ranges::any_of(members, known); };
    const bool spread = anyHas([](const ScoredCandidate &member) { return member.bleuInterval.has_value(); });
    const bool ranged = spread || anyHas([](const ScoredCandidate &member) { return member.range.has_value(); });
    TextTable table(columns(!labels.empty(), ranged, spread));
    for (const ScoredCandidate &member : members) {
        const Candidate &candidate = member.candidate;
        const auto shape = translationShape(space, architectureFromJson(candidate.architecture, space));
        std::vector<std::string> cells{fixed(candidate.latencyMs, 2),    figure(member.measuredMs),
                                       fixed(candidate.loss, 4),         figure(member.bleu),
                                       fixed(candidate.params / 1e6, 2), candidate.architectureId,
                                       shortDescription(shape)};
        if (spread)
            cells.insert(cells.begin() + 4, figure(member.bleuInterval));
        if (ranged) {
            const std::string range = member.range ? fixed(member.range->low, 2) + '-' + fixed(member.range->high, 2)
                                                   : std::string("-");
            cells.insert(cells.begin() + 2, {range, name(standings.at(candidate.architectureId))});
        }
        if (!labels.empty()) {
            const auto label = labels.find(candidate.architectureId);
            cells.insert(cells.begin(), label == labels.end() ? std::string() : label->second);
        }
        table.add(std::move(cells));
    }
    return table.text();
}

std::string statesTable(const std::vector<ScoredState> &states)
{
    if (states.empty())
        return {};
    using Align = TextTable::Align;
    TextTable table({{"Id", Align::Left},
                     {"Weights", Align::Left},
                     {"BLEU"},
                     {"Sentences"},
                     {"of", Align::Left},
                     {"Step"},
                     {"Decoding", Align::Left}});
    for (const ScoredState &state : states)
        table.add({state.architectureId, state.state, fixed(state.bleu, 2), std::to_string(state.sentences), state.run,
                   std::to_string(state.step), decodingOf(state.signature)});
    return "\nOther states of the same points, on validation sentences:\n" + table.text();
}

json stateJson(const ScoredState &state)
{
    return {{"state", state.state},         {"run", state.run},
            {"step", state.step},           {"bleu", state.bleu},
            {"signature", state.signature}, {"sentences", state.sentences}};
}

std::string exportedTable(const std::vector<ExportedPoint> &points)
{
    if (points.empty())
        return {};
    TextTable table({{"ms a sentence"},
                     {"greedy"},
                     {"BLEU"},
                     {"here"},
                     {"Sentences"},
                     {"Id", TextTable::Align::Left},
                     {"Format", TextTable::Align::Left},
                     {"Runtime", TextTable::Align::Left}});
    for (const ExportedPoint &point : points)
        table.add({fixed(point.latencyMs, 2), fixed(point.greedyMs, 2), fixed(point.bleu, 2), fixed(point.bleuHere, 2),
                   std::to_string(point.sentences), point.architectureId, point.format,
                   point.runtime + ", threads " + std::to_string(point.threads)});
    return "\nExported, each file in its own runtime, on validation sentences with a beam of 5:\n" + table.text();
}

json pointJson(const ExportedPoint &point)
{
    return {{"format", point.format},      {"path", point.path},           {"runtime", point.runtime},
            {"threads", point.threads},    {"sentences", point.sentences}, {"latency_ms", point.latencyMs},
            {"greedy_ms", point.greedyMs}, {"bleu", point.bleu},           {"bleu_here", point.bleuHere}};
}

std::string frontHeadline(const RunRecord &search, const std::vector<ScoredCandidate> &members, std::size_t candidates)
{
    std::string text = "Search `" + search.name + "`: " + std::to_string(members.size()) + " on the front of "
        + std::to_string(candidates) + " candidates";
    if (members.size() > 1)
        text += ", " + fixed(members.back().candidate.latencyMs / members.front().candidate.latencyMs, 2)
            + " times between the fastest and the slowest";
    return text + ".\n" + protocolLine(search);
}

} // namespace supernet::cli
