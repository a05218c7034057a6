// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/search/steering.h"

#include "domain/search/search_limits.h"
#include "domain/support/error.h"
#include "project/core_words.h"
#include "project/job_words.h"

#include <algorithm>
#include <array>
#include <map>

namespace supernet::ui {

namespace {

bool isSteer(const std::string &verb)
{
    static constexpr std::array verbs = {"limit-latency", "pin-gene", "forbid-choice", "search-here"};
    return std::ranges::find(verbs, verb) != verbs.end();
}

} // namespace

QVector<Steer> steersOf(const SearchSpace &space, const std::vector<Command> &commands, const std::vector<Metric> &metrics)
{
    std::map<RowId, std::int64_t> obeyed;
    for (const Metric &metric : metrics) {
        if (metric.name == "search/steering")
            obeyed[static_cast<RowId>(metric.value)] = metric.step;
    }
    SearchLimits limits(space);
    QVector<Steer> steers;
    for (const Command &command : commands) {
        if (!isSteer(command.verb))
            continue;
        Steer steer;
        steer.command = command.id;
        if (const auto found = obeyed.find(command.id); found != obeyed.end())
            steer.generation = found->second;
        try {
            steer.text = jobSentence(QString::fromStdString(limits.apply(command.verb, command.argument)));
        } catch (const Error &error) {
            steer.text = errorText(error);
        }
        steers << steer;
    }
    return steers;
}

QString tryToSteer(const SearchSpace &space, const std::vector<Command> &before, const std::string &verb,
                   const nlohmann::json &argument)
{
    SearchLimits limits(space);
    for (const Command &command : before) {
        if (!isSteer(command.verb))
            continue;
        try {
            (void)limits.apply(command.verb, command.argument);
        } catch (const Error &) {
            continue; // The search did not obey it either.
        }
    }
    return QString::fromStdString(limits.apply(verb, argument));
}

} // namespace supernet::ui
