// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/queue_rows.h"

#include "cli/commands.h"
#include "domain/support/plain_file.h"

#include <algorithm>
#include <array>

namespace supernet::cli {

namespace {

namespace fs = std::filesystem;

/// What the worker says itself, or what only a person at this machine says: an interpreter is a program to run.
constexpr std::array notOfARow = {"project", "queue-item", "python", "json", "help"};

/// The values of all options that the words give to the job's command, read by that command itself.
std::vector<std::string> valuesOf(JobKind job, const std::vector<std::string> &arguments)
{
    CLI::App program;
    Invocation unused;
    for (const CommandEntry &entry : commandsAvailable()) {
        if (std::string(entry.name) == name(job))
            entry.add(program, unused);
    }
    std::vector<std::string> words(arguments.rbegin(), arguments.rend()); // as CLI11 takes them
    words.emplace_back(name(job));
    try {
        program.parse(words);
    } catch (const CLI::ParseError &error) {
        throw UsageError(std::string("The job `") + name(job) + "` does not take these arguments: " + error.what()
                             + '.',
                         std::string("See `supernet ") + name(job) + " --help`.");
    }
    std::vector<std::string> values;
    for (const CLI::Option *option : program.get_subcommand(name(job))->get_options()) {
        if (option->count() == 0)
            continue;
        if (std::ranges::count(notOfARow, option->get_single_name()) > 0)
            throw UsageError("A row of the queue cannot say --" + option->get_single_name() + '.',
                             "Leave it out. The interpreter is what $SUPERNET_PYTHON names where the worker runs.");
        const auto given = option->reduced_results();
        values.insert(values.end(), given.begin(), given.end());
    }
    return values;
}

/// Whether a value, were it a path or had it one in it (`DEVICE=FILE`), would stay in the folder, links followed.
bool staysInside(const std::string &value, const fs::path &folder)
{
    std::size_t from = 0;
    while (from <= value.size()) {
        const std::size_t end = std::min(value.find_first_of(",=:@", from), value.size());
        const fs::path part = value.substr(from, end - from);
        if (part.is_absolute() || std::ranges::count(part, "..") > 0 || !isInside(folder / part, folder))
            return false;
        from = end + 1;
    }
    return true;
}

} // namespace

void checkQueued(JobKind job, const std::vector<std::string> &arguments)
{
    (void)valuesOf(job, arguments);
}

void checkQueuedElsewhere(JobKind job, const std::vector<std::string> &arguments, const fs::path &project)
{
    for (const std::string &value : valuesOf(job, arguments)) {
        if (!staysInside(value, project))
            throw UsageError("A job that was queued elsewhere names `" + value
                                 + "`, which does not lie in the project.",
                             "Queue it yourself with `supernet project queue` where that is what you want.");
    }
}

std::string waitingForYes(const std::vector<QueueItem> &items, const fs::path &project)
{
    std::string list;
    std::string first;
    std::size_t count = 0;
    for (const QueueItem &item : items) {
        if (!needsYes(item))
            continue;
        ++count;
        list += "\n  " + std::to_string(item.id) + ": " + describe(item);
        if (first.empty())
            first = std::to_string(item.id);
    }
    if (count == 0)
        return {};
    return (count == 1
                ? "A job in the queue was queued by somebody else and waits for your yes:"
                : std::to_string(count) + " jobs in the queue were queued by somebody else and wait for your yes:")
        + list + "\n`supernet project accept " + first + " --project " + project.string()
        + "` lets it run, `supernet project decline " + first + "` takes it out.";
}

} // namespace supernet::cli
