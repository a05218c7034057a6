// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/latency_exchange.h"

#include "domain/space/hat_latencies.h"
#include "domain/space/usable_space.h"
#include "domain/support/input_file.h"
#include "domain/support/json_text.h"
#include "domain/support/output_file.h"
#include "domain/support/sha256.h"
#include "engine/jobs/project_facts.h"
#include "engine/latency/device_profile.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace supernet {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr auto FormatName = "supernet-latencies";
constexpr int FormatVersion = 1;

double milliseconds(const json &record, const char *key)
{
    const auto value = record.at(key).get<double>();
    if (!(value > 0) || !std::isfinite(value))
        throw Error(std::string("`") + key + "` is no latency.");
    return value;
}

/// What a file holds, checked, before anything is written.
struct Received
{
    LatencyJobSettings settings;
    json notes = json::object(); ///< Goes into the run's settings.
    json host;
    int threads = 0;
    std::uint64_t seed = 0;
    std::vector<Measurement> measurements;
};

Measurement measurementFromJson(const json &record, const SearchSpace &space, const std::string &profile)
{
    const Architecture architecture = architectureFromJson(record.at("architecture"), space);
    if (const auto issues = space.check(architecture); !issues.empty())
        throw Error(issues.front().where + ": " + issues.front().sentence);
    Measurement measurement;
    measurement.architectureId = architecture.id();
    measurement.architecture = toJson(architecture, space);
    measurement.protocol = record.at("protocol");
    if (!measurement.protocol.is_object() || measurement.protocol.value("beam", 0) < 1)
        throw Error("`protocol` does not say how it was measured.");
    measurement.protocol["device"] = profile;
    measurement.medianMs = milliseconds(record, "median_ms");
    measurement.p10Ms = milliseconds(record, "p10_ms");
    measurement.p90Ms = milliseconds(record, "p90_ms");
    measurement.trimmedMeanMs = milliseconds(record, "trimmed_mean_ms");
    measurement.repetitions = record.at("repetitions").get<std::int64_t>();
    return measurement;
}

/// A name that tells the device from this machine.
std::string profileFor(const std::string &told, const std::string &found)
{
    const std::string name = told.empty() ? found : told;
    if (name.empty() || name == ThisMachine)
        throw UsageError("The measurements name no device profile of their own.",
                         "Name the device with --profile NAME.");
    checkProfile(name);
    return name;
}

Received received(const json &file, const LatencyJobSettings &told)
{
    if (file.at("format") != FormatName || file.at("version").get<int>() > FormatVersion)
        throw Error("It is of another format, or a newer version of the program made it.");
    Received result;
    result.settings = latencyJobSettingsFromJson(file.at("settings"));
    result.settings.profile = profileFor(told.profile, file.value("profile", std::string()));
    result.host = file.at("host");
    result.threads = file.at("threads").get<int>();
    result.seed = file.at("seed").get<std::uint64_t>();
    const SearchSpace space = usableSpaceFromJson(result.settings.space);
    for (const json &record : file.at("measurements"))
        result.measurements.push_back(measurementFromJson(record, space, result.settings.profile));
    return result;
}

Measurement measurementOf(const HatLatency &row, const SearchSpace &space, const json &protocol)
{
    Measurement measurement;
    // No id that an architecture could have: which one was timed is not known.
    measurement.architectureId = "means-" + row.architecture.id();
    measurement.architecture = toJson(row.architecture, space);
    measurement.protocol = protocol;
    measurement.medianMs = row.milliseconds;
    measurement.trimmedMeanMs = row.milliseconds;
    measurement.p10Ms = std::numeric_limits<double>::quiet_NaN();
    measurement.p90Ms = std::numeric_limits<double>::quiet_NaN();
    return measurement;
}

Received receivedFromHat(const Project &project, const std::string &csv, const LatencyJobSettings &told)
{
    Received result;
    result.settings = told;
    if (result.settings.space.is_null())
        result.settings.space = toJson(projectSpace(project));
    result.settings.profile = profileFor(told.profile, {});
    result.settings.beams = {told.beams.back()};
    result.notes = {{"means_only", true}}; // So that only the summary encoding learns from them.
    result.host = {{"processor", result.settings.profile}, {"program", "HAT"}};
    const SearchSpace space = usableSpaceFromJson(result.settings.space);
    const json protocol{{"source_length", told.sourceLength},
                        {"target_length", told.targetLength},
                        {"beam", told.beams.back()},
                        {"batch", 1},
                        {"threads", nullptr},
                        {"device", result.settings.profile},
                        {"runtime", "HAT"}};
    for (const HatLatency &row : hatLatencies(csv, space))
        result.measurements.push_back(measurementOf(row, space, protocol));
    result.settings.architectures = static_cast<int>(result.measurements.size());
    return result;
}

std::string freeName(const Store &store, const std::string &profile)
{
    const std::string base = "latency-" + profile;
    std::string name = base;
    for (int number = 2; store.run(name); ++number)
        name = base + '-' + std::to_string(number);
    return name;
}

std::string append(Store &store, Received &found, const fs::path &file)
{
    RunRecord run;
    run.name = freeName(store, found.settings.profile);
    run.kind = JobKind::Latency;
    run.settings = toJson(found.settings);
    run.settings.update(found.notes);
    run.settings["imported"] = {{"file", file.filename().string()}, {"sha256", sha256OfFile(file)}};
    run.seed = found.seed;
    run.threads = found.threads;
    run.device = ThisMachine;
    run.host = found.host;
    run = store.addRun(std::move(run));
    const AttemptRecord attempt = store.beginAttempt(run.id, 0);
    for (Measurement &measurement : found.measurements) {
        measurement.run = run.id;
        measurement.attempt = attempt.attempt;
        measurement.at = nowMilliseconds();
    }
    store.append(std::span<const Measurement>(found.measurements));
    store.endAttempt(run.id, attempt.attempt, "done", {});
    return run.name;
}

} // namespace

json toJson(const Measurement &measurement)
{
    return {{"id", measurement.architectureId},
            {"architecture", measurement.architecture},
            {"protocol", measurement.protocol},
            {"median_ms", measurement.medianMs},
            {"p10_ms", measurement.p10Ms},
            {"p90_ms", measurement.p90Ms},
            {"trimmed_mean_ms", measurement.trimmedMeanMs},
            {"repetitions", measurement.repetitions}};
}

std::vector<Measurement> measurementsOf(const Store &store, const RunRecord &run)
{
    std::vector<Measurement> result = store.measurements();
    std::erase_if(result, [&](const Measurement &measurement) { return measurement.run != run.id; });
    std::ranges::stable_sort(result, {}, &Measurement::medianMs);
    return result;
}

void exportLatencies(const Store &store, const RunRecord &run, const fs::path &file, Existing existing)
{
    json measurements = json::array();
    for (const Measurement &measurement : measurementsOf(store, run))
        measurements.push_back(toJson(measurement));
    const json whole{{"format", FormatName},
                     {"version", FormatVersion},
                     {"profile", run.settings.value("profile", std::string(ThisMachine))},
                     {"host", run.host},
                     {"threads", run.threads},
                     {"seed", run.seed},
                     {"settings", run.settings},
                     {"measurements", measurements}};
    writeOutput(file, whole.dump(1) + '\n', existing);
}

ImportedLatencies importLatencies(Project &project, const fs::path &file, const LatencyJobSettings &told)
{
    try {
        const std::string text = readWholeFile(file);
        const json whole = tryParseJson(text);
        Received found = whole.is_object() ? received(whole, told) : receivedFromHat(project, text, told);
        if (found.measurements.empty())
            throw Error("There are no measurements in it.");
        Store store = project.openStore();
        const std::string run = append(store, found, file);
        return {run, found.settings.profile, found.measurements.size()};
    } catch (const UsageError &) {
        throw;
    } catch (const Error &error) {
        throw Error("The measurements " + file.string() + " cannot be taken in. " + error.what(), error.hint());
    } catch (const json::exception &error) {
        throw Error("The measurements " + file.string() + " cannot be taken in: " + error.what() + '.',
                    "Measure again with the plan's `measure`.");
    }
}

} // namespace supernet
