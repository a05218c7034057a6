// SPDX-License-Identifier: GPL-3.0-or-later
// Projects and requests.
#include "cli/serve/json_server.h"
#include "cli/serve/serve_parameters.h"
#include "domain/project/project.h"
#include "domain/space/presets.h"
#include "domain/space/usable_space.h"
#include "domain/support/json_text.h"
#include "hardening/fuzz/readers.h"

#include <array>
#include <sstream>

namespace supernet::fuzz {

namespace {

using Path = std::filesystem::path;
using Seeds = std::vector<std::string>;
using nlohmann::json;

void readProjectFile(std::string_view bytes, const Path &folder)
{
    writeFile(folder / "project.json", bytes);
    const Project project = Project::open(folder);
    static_cast<void>(project.name());
    static_cast<void>(jsonLine(project.settings()));
    if (project.settings().contains("space"))
        static_cast<void>(usableSpaceFromJson(project.settings()["space"]));
}

Seeds projectSeeds(const Path &folder)
{
    Project project = Project::create(folder / "seed", "fuzz");
    Seeds seeds{contentOf(folder / "seed" / "project.json")};
    project.setSection("space", toJson(loadSpace("demo")));
    project.setSection("data", json{{"vocabulary", 500}});
    seeds.push_back(contentOf(folder / "seed" / "project.json"));
    std::filesystem::remove_all(folder / "seed");
    return seeds;
}

void readAll(const Store &store)
{
    std::vector<RunId> ids{1};
    for (const RunRecord &run : store.runs())
        ids.push_back(run.id);
    for (const RunId id : ids) {
        static_cast<void>(store.run(id));
        static_cast<void>(store.attempts(id));
        static_cast<void>(store.progress(id));
        static_cast<void>(store.metrics(id));
        static_cast<void>(store.conflictSamples(id));
        static_cast<void>(store.candidates(id));
        static_cast<void>(store.commands(id));
    }
    static_cast<void>(store.evaluations());
    static_cast<void>(store.measurements());
    static_cast<void>(store.picks());
    static_cast<void>(store.exports());
    static_cast<void>(store.queue());
}

void readStore(std::string_view bytes, const Path &folder)
{
    for (const char *behind : {"-wal", "-shm", "-journal"})
        std::filesystem::remove(folder / (std::string("store.sqlite") + behind));
    writeFile(folder / "store.sqlite", bytes);
    readAll(Store(folder / "store.sqlite", Store::Mode::ReadOnly));
    readAll(Store(folder / "store.sqlite"));
}

Seeds storeSeeds(const Path &folder)
{
    const Path file = folder / "seed.sqlite";
    std::filesystem::remove(file);
    Store store(file);
    RunRecord run;
    run.name = "neuron-1";
    run.settings = json{{"space", toJson(loadSpace("demo"))}};
    run.host = json::object();
    run = store.addRun(run);
    const AttemptRecord attempt = store.beginAttempt(run.id, 0);
    Metric metric;
    metric.run = run.id;
    metric.attempt = attempt.attempt;
    metric.name = "train/loss";
    store.append(std::span<const Metric>(&metric, 1));
    Measurement measurement;
    measurement.run = run.id;
    measurement.architecture = measurement.protocol = json::object();
    store.append(std::span<const Measurement>(&measurement, 1));
    store.enqueue(JobKind::Train, json::object());
    store.seal();
    return {contentOf(file)};
}

/// The methods that need no tensors as they are, and of the others what they make of their parameters.
void readRequests(std::string_view bytes, const Path &)
{
    static const SearchSpace space = loadSpace("demo");
    static const LatencyPredictor predictor = [] {
        const auto width = static_cast<std::int64_t>(featureNames(space, Encoding::PerLayer).size());
        return LatencyPredictor(space, Encoding::PerLayer,
                                {{width, 1, std::vector<float>(static_cast<std::size_t>(width), 0.5F), {0}}}, 10, 2,
                                json::object(), json::object());
    }();
    cli::JsonServer server;
    server.add("latencies", [](const json &params, const std::stop_token &stop) {
        auto asked = cli::askedArchitectures(params, space);
        asked.resize(std::min<std::size_t>(asked.size(), 5));
        return json{{"milliseconds", cli::predicted(predictor, asked, 2, stop)}};
    });
    server.add("translate", [](const json &params, const std::stop_token &) {
        return json{{"sentences", cli::askedSentences(params)},
                    {"beam", cli::askedBeam(params)},
                    {"export", cli::parameter<std::string>(params, "export", {})},
                    {"timed", cli::parameter(params, "timed", false)}};
    });
    server.add("collapse", [](const json &params, const std::stop_token &) {
        return toJson(architectureFromJson(params.value("architecture", json()), space), space);
    });
    server.add("checkTraining", [](const json &params, const std::stop_token &) {
        return json(cli::parameter<std::vector<std::string>>(params, "arguments", {}));
    });
    std::istringstream in{std::string(bytes)};
    std::ostringstream out;
    server.serve(in, out);
    const std::string said = out.str();
    const auto lines = std::count(bytes.begin(), bytes.end(), '\n') + (bytes.empty() || bytes.back() == '\n' ? 0 : 1);
    if (std::count(said.begin(), said.end(), '\n') != lines)
        throw std::logic_error("Not every request got one answer.");
    std::istringstream answers(said);
    for (std::string line; std::getline(answers, line);)
        if (!json::parse(line).is_object())
            throw std::logic_error("An answer is no object.");
}

Seeds requestSeeds(const Path &)
{
    const SearchSpace space = loadSpace("demo");
    const json largest = toJson(space.largestArchitecture(), space);
    const auto line = [](const char *method, const json &params) {
        return json{{"id", 1}, {"method", method}, {"params", params}, {"latest", true}}.dump() + '\n';
    };
    return {line("latencies", {{"architectures", {largest}}}),
            line("latencies", {{"space", toJson(space)}, {"samples", 3}, {"seed", 2}}),
            line("translate", {{"sentences", {"a dog"}}, {"beam", 2}, {"timed", true}, {"export", "exports/best"}})
                + line("collapse", {{"architecture", largest}})
                + line("checkTraining", {{"arguments", {"--steps", "3"}}})};
}

constexpr std::array<Reader, 3> ProjectList{{{"project-json", readProjectFile, projectSeeds, Million},
                                             {"store", readStore, storeSeeds, HundredThousand},
                                             {"serve", readRequests, requestSeeds, Million}}};

} // namespace

std::span<const Reader> projectReaders()
{
    return ProjectList;
}

} // namespace supernet::fuzz
