// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/search/steering.h"

#include "domain/support/error.h"
#include "project/core_words.h"
#include "project/job_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace supernet::ui {

namespace {

bool isSteer(const std::string &verb)
{
    static constexpr std::array verbs = {"limit-latency", "pin-gene", "forbid-choice", "search-here"};
    return std::ranges::find(verbs, verb) != verbs.end();
}

/// As the search, which goes on without what makes no sense.
void obey(SearchLimits &limits, const std::string &verb, const nlohmann::json &argument)
{
    try {
        (void)limits.apply(verb, argument);
    } catch (const Error &) {
        return;
    }
}

} // namespace

SearchLimits startingLimits(const SearchSpace &space, const nlohmann::json &settings)
{
    SearchLimits limits(space);
    if (!settings.is_object())
        return limits;
    for (const nlohmann::json &pin : settings.value("pins", std::vector<nlohmann::json>()))
        obey(limits, "pin-gene", pin);
    for (const nlohmann::json &choice : settings.value("forbidden", std::vector<nlohmann::json>()))
        obey(limits, "forbid-choice", choice);
    if (const auto most = settings.find("limit_ms"); most != settings.end() && most->is_number())
        obey(limits, "limit-latency", *most);
    for (const auto &[device, ms] : settings.value("device_limits_ms", std::map<std::string, double>()))
        limits.devices.push_back({device, {}, ms});
    return limits;
}

QVector<Steer> steersOf(SearchLimits limits, const std::vector<Command> &commands, const std::vector<Metric> &obedience)
{
    std::map<RowId, std::int64_t> obeyed;
    for (const Metric &metric : obedience)
        obeyed[static_cast<RowId>(metric.value)] = metric.step;
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

SearchLimits steered(SearchLimits limits, const std::vector<Command> &commands)
{
    for (const Command &command : commands) {
        if (isSteer(command.verb))
            obey(limits, command.verb, command.argument);
    }
    return limits;
}

std::optional<double> limitOn(const SearchLimits &limits, const QString &device)
{
    double most = limits.mostLatencyMs;
    if (!device.isEmpty()) {
        const auto found = std::ranges::find(limits.devices, device.toStdString(), &DeviceLimit::device);
        most = found == limits.devices.end() ? std::numeric_limits<double>::infinity() : found->mostMs;
    }
    return std::isinf(most) ? std::nullopt : std::optional(most);
}

QString tryToSteer(const SearchLimits &start, const std::vector<Command> &before, const std::string &verb,
                   const nlohmann::json &argument)
{
    return QString::fromStdString(steered(start, before).apply(verb, argument));
}

} // namespace supernet::ui
