// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/project_views.h"

#include "cli/text_table.h"
#include "domain/project/queue_origin.h"
#include "domain/project/run_state.h"
#include "domain/study/conflict_parts.h"

#include <cmath>

namespace supernet::cli {

namespace {

using nlohmann::json;

template<typename Value>
json orNull(const std::optional<Value> &value)
{
    return value ? json(*value) : json();
}

std::string text(const json &value)
{
    if (value.is_null())
        return "-";
    return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string progressText(const json &progress)
{
    if (progress.is_null())
        return "-";
    const double total = progress["total"];
    std::string text = progress["phase"];
    if (total > 0)
        text += ' ' + fixed(100 * progress["done"].get<double>() / total, 0) + " % of " + fixed(total, 0) + ' '
            + progress["unit"].get<std::string>();
    return text;
}

json estimateView(const Estimate &estimate)
{
    const auto number = [](double value) { return std::isnan(value) ? json() : json(value); };
    return {{"value", number(estimate.value)}, {"low", number(estimate.low)}, {"high", number(estimate.high)}};
}

/// `0.120 [0.090, 0.150]`, or `-`.
std::string estimateCell(const json &estimate)
{
    const auto figure = [&](const char *key) { return fixed(estimate[key].get<double>(), 3); };
    if (estimate.is_null() || estimate["value"].is_null() || estimate["low"].is_null())
        return "-";
    return figure("value") + " [" + figure("low") + ", " + figure("high") + ']';
}

constexpr int ConflictResamples = 1000;

} // namespace

json conflictView(const Store &store, const RunRecord &run, const std::string &by, const std::string &pair)
{
    const auto samples = store.conflictSamples(run.id);
    json rows = json::array();
    for (const PartConflict &part :
         conflictByPart(samples, conflictPartsFromName(by), pair, ConflictResamples, run.seed)) {
        json row = {{"part", part.part},
                    {"probes", part.probes},
                    {"cosine", estimateView(part.before.cosine)},
                    {"share", estimateView(part.before.share)},
                    {"projected_cosine", nullptr},
                    {"projected_share", nullptr}};
        if (part.after) {
            row["projected_cosine"] = estimateView(part.after->cosine);
            row["projected_share"] = estimateView(part.after->share);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string conflictViewTable(const json &parts)
{
    using enum TextTable::Align;
    TextTable table({{"Part", Left}, {"Probes"}, {"Cosine"}, {"Opposed"}, {"Cosine projected"}, {"Opposed projected"}});
    for (const json &part : parts)
        table.add({part["part"], text(part["probes"]), estimateCell(part["cosine"]), estimateCell(part["share"]),
                   estimateCell(part["projected_cosine"]), estimateCell(part["projected_share"])});
    return table.text() + "Means over probes; in brackets 95 % of " + std::to_string(ConflictResamples)
        + " bootstrap resamples of them.\n";
}

json runView(const Project &project, const Store &store, const RunRecord &run)
{
    const auto attempts = store.attempts(run.id);
    json view = {{"id", run.id},
                 {"name", run.name},
                 {"kind", name(run.kind)},
                 {"state", runState(project, store, run)},
                 {"seed", run.seed},
                 {"threads", run.threads},
                 {"device", run.device},
                 {"createdAt", run.createdAt},
                 {"parentRun", orNull(run.parentRun)},
                 {"parentStep", orNull(run.parentStep)},
                 {"attempts", attempts.size()},
                 {"message", attempts.empty() ? std::string() : attempts.back().message},
                 {"settings", run.settings},
                 {"progress", nullptr}};
    if (const auto progress = store.progress(run.id))
        view["progress"] = {{"phase", progress->phase}, {"done", progress->done},     {"total", progress->total},
                            {"unit", progress->unit},   {"detail", progress->detail}, {"at", progress->at}};
    return view;
}

json runsView(const Project &project, const Store &store)
{
    json views = json::array();
    for (const RunRecord &run : store.runs())
        views.push_back(runView(project, store, run));
    return views;
}

json pickView(const Pick &pick)
{
    return {{"id", pick.id},
            {"label", pick.label},
            {"supernetRun", pick.supernetRun},
            {"supernetStep", pick.supernetStep},
            {"architectureId", pick.architectureId},
            {"architecture", pick.architecture},
            {"at", pick.at}};
}

json queueItemView(const QueueItem &item)
{
    const char *waits = needsYes(item) ? "waiting for a yes" : "waiting";
    const char *state = item.finishedAt ? "finished" : item.claimedAt ? "claimed" : waits;
    return {{"id", item.id},
            {"job", name(item.job)},
            {"settings", item.settings},
            {"origin", name(originOf(item))},
            {"command", describe(item)},
            {"state", state},
            {"outcome", item.outcome},
            {"run", orNull(item.run)}};
}

std::string runsTable(const json &runs)
{
    using enum TextTable::Align;
    TextTable table({{"Run", Left}, {"Job", Left}, {"State", Left}, {"Seed"}, {"Attempts"}, {"Progress", Left}});
    for (const json &run : runs)
        table.add({run["name"], run["kind"], run["state"], text(run["seed"]), text(run["attempts"]),
                   progressText(run["progress"])});
    return table.text();
}

std::string picksTable(const json &picks)
{
    using enum TextTable::Align;
    TextTable table({{"Pick"}, {"Label", Left}, {"Supernet run"}, {"Step"}, {"Architecture", Left}});
    for (const json &pick : picks)
        table.add({text(pick["id"]), pick["label"], text(pick["supernetRun"]), text(pick["supernetStep"]),
                   pick["architectureId"]});
    return table.text();
}

std::string queueTable(const json &items)
{
    using enum TextTable::Align;
    TextTable table({{"Item"}, {"State", Left}, {"Outcome", Left}, {"Run"}, {"Job", Left}});
    for (const json &item : items)
        table.add({text(item["id"]), item["state"], item["outcome"] == "" ? "-" : item["outcome"], text(item["run"]),
                   item["command"]});
    return table.text();
}

} // namespace supernet::cli
