// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/supernet_choice.h"

#include "domain/project/checkpoint_folder.h"
#include "domain/support/input_file.h"
#include "domain/support/json_text.h"

#include <algorithm>
#include <charconv>
#include <sstream>

namespace supernet {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::vector<std::int64_t> savedSteps(const Project &project, const RunRecord &run)
{
    return checkpointSteps(project.runFolder(run.name) / "checkpoints");
}

ChosenSupernet chosen(const Project &project, const RunRecord &run, std::int64_t step)
{
    return {run, step, checkpointFolder(project.runFolder(run.name) / "checkpoints", step)};
}

ChosenSupernet latest(const Project &project, const Store &store)
{
    const auto runs = store.runs();
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        if (run->kind != JobKind::Train)
            continue;
        if (const auto steps = savedSteps(project, *run); !steps.empty())
            return chosen(project, *run, steps.back());
    }
    throw Error("The project " + project.folder().string() + " has no trained supernet.",
                "Run `supernet train` first.");
}

std::int64_t stepFromText(const std::string &text)
{
    std::int64_t step = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), step);
    if (failure != std::errc() || end != text.data() + text.size())
        throw UsageError('`' + text + "` is no training step.", "Write RUN@STEP, for example neuron-1@500.");
    return step;
}

std::string list(const std::vector<std::int64_t> &steps)
{
    std::string text;
    for (const auto step : steps)
        text += (text.empty() ? "" : ", ") + std::to_string(step);
    return text;
}

/// A net trained alone is the supernet of its one architecture.
bool hasCheckpoints(const RunRecord &run)
{
    return run.kind == JobKind::Train || run.kind == JobKind::Retrain;
}

RunRecord trainingRun(const Store &store, const std::string &name)
{
    const auto run = store.run(name);
    if (run && hasCheckpoints(*run))
        return *run;
    std::string known;
    for (const auto &other : store.runs()) {
        if (hasCheckpoints(other))
            known += (known.empty() ? "" : ", ") + other.name;
    }
    throw Error("The project has no training run `" + name + "`.",
                known.empty() ? "Run `supernet train` first." : "There are: " + known + '.');
}

Architecture architectureOfRecord(const json &record, const SearchSpace &space)
{
    const bool whole = record.is_object() && record.contains("architecture");
    return architectureFromJson(whole ? record["architecture"] : record, space);
}

std::vector<ChosenArchitecture> fromFile(const fs::path &file, const SearchSpace &space)
{
    const std::string text = readWholeFile(file);
    // One architecture, on however many lines.
    if (const auto whole = tryParseJson(text); whole.is_object())
        return {{file.filename().string(), architectureOfRecord(whole, space)}};
    std::vector<ChosenArchitecture> result;
    std::istringstream lines(text);
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string::npos)
            continue;
        const auto name = file.filename().string() + ':' + std::to_string(number);
        const auto record = tryParseJson(line);
        if (!record.is_object())
            throw Error(name + " is no JSON object.", "Write one architecture a line.");
        result.push_back({name, architectureOfRecord(record, space)});
    }
    if (result.empty())
        throw Error(file.string() + " holds no architecture.");
    return result;
}

/// Every architecture that the store has seen, by id.
std::map<std::string, json> knownArchitectures(const Store &store)
{
    std::map<std::string, json> known;
    const auto add = [&](const auto &rows) {
        for (const auto &row : rows)
            known.emplace(row.architectureId, row.architecture);
    };
    add(store.picks());
    add(store.evaluations());
    add(store.measurements());
    for (const auto &run : store.runs()) {
        if (run.kind == JobKind::Search)
            add(store.candidates(run.id));
    }
    return known;
}

ChosenArchitecture byId(const Store &store, const SearchSpace &space, const std::string &id)
{
    constexpr std::size_t ShortestBeginning = 4;
    const auto known = knownArchitectures(store);
    const auto first = known.lower_bound(id);
    const bool found = first != known.end() && first->first.starts_with(id) && id.size() >= ShortestBeginning;
    if (!found)
        throw Error('`' + id + "` is neither an architecture's id in this project nor a file.",
                    "Use smallest, largest, an id that `supernet front` shows, or a file.");
    const auto second = std::next(first);
    if (first->first != id && second != known.end() && second->first.starts_with(id))
        throw UsageError("Several architectures begin with `" + id + "`.", "Write more of the id.");
    return {first->first, architectureFromJson(first->second, space)};
}

} // namespace

ChosenSupernet chooseSupernet(const Project &project, const std::string &runAndStep)
{
    const Store store = project.openStore(Store::Mode::ReadOnly);
    if (runAndStep.empty())
        return latest(project, store);
    const auto at = runAndStep.find('@');
    const auto run = trainingRun(store, runAndStep.substr(0, at));
    const auto steps = savedSteps(project, run);
    if (steps.empty())
        throw Error("The training run `" + run.name + "` has no checkpoint yet.");
    if (at == std::string::npos)
        return chosen(project, run, steps.back());
    const auto step = stepFromText(runAndStep.substr(at + 1));
    if (!std::ranges::binary_search(steps, step))
        throw Error("The training run `" + run.name + "` has no checkpoint of step " + std::to_string(step) + '.',
                    "There are: " + list(steps) + '.');
    return chosen(project, run, step);
}

ChosenArchitecture knownArchitecture(const Store &store, const SearchSpace &space, const std::string &word)
{
    if (word == "smallest")
        return {word, space.smallestArchitecture()};
    if (word == "largest")
        return {word, space.largestArchitecture()};
    return byId(store, space, word);
}

std::vector<ChosenArchitecture> chooseArchitectures(const Store &store, const SearchSpace &space,
                                                    const std::string &word)
{
    std::error_code ignored;
    const bool named = word == "smallest" || word == "largest";
    if (!named && fs::exists(word, ignored) && !fs::is_directory(word, ignored)) // a pipe may be given too
        return fromFile(word, space);
    return {knownArchitecture(store, space, word)};
}

} // namespace supernet
