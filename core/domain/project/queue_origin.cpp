// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/queue_origin.h"

#include "domain/project/user_identity.h"
#include "domain/support/error.h"
#include "domain/support/json_text.h"
#include "domain/support/shown_text.h"

#include <algorithm>
#include <cctype>

namespace supernet {

namespace {

using nlohmann::json;

constexpr const char *argumentsKey = "arguments";
constexpr const char *sealKey = "seal";
constexpr const char *acceptedKey = "accepted";

/// What a seal is put under: all that a row would do.
std::string sealedText(JobKind job, const json &arguments, bool accepted)
{
    return std::string(accepted ? "accepted" : "queued") + '\n' + name(job) + '\n' + jsonLine(arguments);
}

json sealed(JobKind job, const json &arguments, bool accepted)
{
    json settings = {{argumentsKey, arguments}, {sealKey, userSeal(sealedText(job, arguments, accepted))}};
    if (accepted)
        settings[acceptedKey] = true;
    return settings;
}

json rawArguments(const QueueItem &item)
{
    return item.settings.is_object() ? item.settings.value(argumentsKey, json::array()) : json();
}

QueueItem waitingItem(const Store &store, RowId wanted)
{
    const auto items = store.queue();
    const auto found = std::ranges::find(items, wanted, &QueueItem::id);
    if (found == items.end() || !isWaiting(*found))
        throw UsageError("No item " + std::to_string(wanted) + " waits in the queue.",
                         "`supernet project queue` lists it.");
    return *found;
}

/// A word as a shell would take it, on one line.
std::string shown(const std::string &word)
{
    std::string text;
    for (const char letter : shownText(word))
        text += letter == '\'' ? "'\\''" : std::string(1, letter == '\n' || letter == '\t' ? '?' : letter);
    const auto isPlain = [](unsigned char letter) {
        return letter >= 0x80 || std::isalnum(letter) != 0
            || std::string_view("-_=+./,:@%").find(static_cast<char>(letter)) != std::string_view::npos;
    };
    return !word.empty() && std::ranges::all_of(text, isPlain) ? text : '\'' + text + '\'';
}

} // namespace

const char *name(QueueOrigin origin)
{
    switch (origin) {
    case QueueOrigin::Own:
        return "own";
    case QueueOrigin::Accepted:
        return "accepted";
    case QueueOrigin::Elsewhere:
        break;
    }
    return "elsewhere";
}

QueueOrigin originOf(const QueueItem &item)
{
    if (!item.settings.is_object())
        return QueueOrigin::Elsewhere;
    const json seal = item.settings.value(sealKey, json());
    if (!seal.is_string())
        return QueueOrigin::Elsewhere;
    const bool accepted = item.settings.value(acceptedKey, json()) == true;
    if (!isUserSeal(seal.get<std::string>(), sealedText(item.job, rawArguments(item), accepted)))
        return QueueOrigin::Elsewhere;
    return accepted ? QueueOrigin::Accepted : QueueOrigin::Own;
}

bool needsYes(const QueueItem &item)
{
    return isWaiting(item) && originOf(item) == QueueOrigin::Elsewhere;
}

std::vector<std::string> argumentsOf(const QueueItem &item)
{
    const json arguments = rawArguments(item);
    if (!arguments.is_array() || !std::ranges::all_of(arguments, [](const json &word) { return word.is_string(); }))
        throw UsageError("The arguments of item " + std::to_string(item.id) + " of the queue are no list of words.",
                         "Take it out with `supernet project decline " + std::to_string(item.id) + "`.");
    return arguments.get<std::vector<std::string>>();
}

std::string describe(const QueueItem &item)
{
    std::string text = name(item.job);
    const json arguments = rawArguments(item);
    for (const json &word : arguments.is_array() ? arguments : json::array({arguments}))
        text += ' ' + shown(word.is_string() ? word.get<std::string>() : jsonLine(word));
    return text;
}

RowId queueJob(Store &store, JobKind job, const std::vector<std::string> &arguments)
{
    return store.enqueue(job, sealed(job, arguments, false));
}

void acceptQueued(Store &store, RowId item)
{
    const QueueItem waiting = waitingItem(store, item);
    if (originOf(waiting) != QueueOrigin::Elsewhere)
        return;
    if (!store.setQueueSettings(item, sealed(waiting.job, argumentsOf(waiting), true)))
        throw UsageError("No item " + std::to_string(item) + " waits in the queue.",
                         "`supernet project queue` lists it.");
}

void declineQueued(Store &store, RowId item)
{
    (void)waitingItem(store, item);
    if (!store.removeQueueItem(item))
        throw UsageError("No item " + std::to_string(item) + " waits in the queue.",
                         "`supernet project queue` lists it.");
}

} // namespace supernet
