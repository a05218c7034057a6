// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/predictor_job.h"

#include "domain/space/usable_space.h"
#include "engine/jobs/project_facts.h"
#include "engine/latency/device_profile.h"
#include "engine/latency/predictor_training.h"

#include <algorithm>
#include <ranges>

namespace supernet {

using nlohmann::json;

namespace {

/// What a predictor is made from.
struct Material
{
    RunRecord run;
    SearchSpace space;
    json protocol;
    std::vector<MeasuredArchitecture> measured;
};

/// The latest latency run that has measurements (of the profile), or the one asked for.
RunRecord latencyRun(const Store &store, const std::vector<Measurement> &all, const PredictorJobSettings &settings)
{
    if (!settings.latencyRun.empty())
        return runOfKind(store, JobKind::Latency, settings.latencyRun);
    for (const Measurement &measurement : all | std::views::reverse)
        if (settings.profile.empty() || profileOf(measurement.protocol) == settings.profile)
            return store.run(measurement.run).value();
    if (settings.profile.empty())
        throw Error("The project has no measured latencies yet.", "Run `supernet latency` first.");
    throw Error("The project has no latencies of the device profile `" + settings.profile + "` yet.",
                "Take them in with `supernet latency --import`.");
}

json protocolOf(const std::vector<Measurement> &all, const RunRecord &run, int beam)
{
    json widest;
    for (const Measurement &measurement : all) {
        const json &protocol = measurement.protocol;
        if (measurement.run != run.id || (beam != 0 && protocol["beam"] != beam))
            continue;
        if (widest.is_null() || protocol["beam"] > widest["beam"])
            widest = protocol;
    }
    if (widest.is_null())
        throw Error("The latency run `" + run.name + "` has no measurements"
                        + (beam == 0 ? "." : " with a beam of " + std::to_string(beam) + '.'),
                    "Measure them with `supernet latency --beam N`.");
    return widest;
}

/// The same processor and sizes: latencies that may be put side by side.
bool comparable(const RunRecord &a, const RunRecord &b)
{
    return a.settings["space"] == b.settings["space"] && a.settings["vocabulary"] == b.settings["vocabulary"]
        && a.host == b.host;
}

Material gather(const Store &store, const PredictorJobSettings &settings)
{
    const auto all = store.measurements();
    const RunRecord run = latencyRun(store, all, settings);
    if (run.settings.value("means_only", false) && settings.encoding != name(Encoding::Summary))
        throw UsageError("The measurements of `" + run.name + "` tell means over the layers only.",
                         "Use the encoding that learns from means: --encoding summary.");
    Material material{run, usableSpaceFromJson(run.settings.at("space")), protocolOf(all, run, settings.beam), {}};
    std::map<RunId, bool> fits;
    for (const RunRecord &other : store.runs())
        fits[other.id] = other.kind == JobKind::Latency && comparable(other, run);
    std::map<Architecture, double> latest;
    for (const Measurement &measurement : all)
        if (fits[measurement.run] && measurement.protocol == material.protocol)
            latest[architectureFromJson(measurement.architecture, material.space)] = measurement.medianMs;
    for (const auto &[architecture, milliseconds] : latest)
        material.measured.push_back({architecture, milliseconds});
    return material;
}

JobOutcome learn(JobContext &context, const Material &material, const PredictorJobSettings &settings, json &accuracy)
{
    PredictorTraining training;
    training.encoding = encodingFromName(settings.encoding);
    training.width = settings.width;
    training.steps = settings.steps;
    training.seed = context.run().seed;
    Progress progress;
    progress.phase = "learning";
    progress.unit = "steps";
    progress.total = settings.steps;
    const auto predictor = trainLatencyPredictor(material.space, material.measured, training, material.protocol,
                                                 [&](int step) {
                                                     progress.done = step;
                                                     context.progress(progress);
                                                     return !context.stopRequested();
                                                 });
    if (!predictor)
        return JobOutcome::Stopped;
    context.writing([&] { predictor->save(context.folder() / "predictor.safetensors"); });
    accuracy = predictor->accuracy();
    for (const auto &[name, value] : accuracy["interval"].items())
        context.metric(settings.steps, "interval/" + name, {}, value.get<double>());
    for (const char *model : {"predictor", "depth_line"})
        for (const auto &[name, value] : accuracy[model].items())
            if (value.is_number())
                context.metric(settings.steps, std::string(model) + '/' + name, {}, value.get<double>());
    return JobOutcome::Done;
}

} // namespace

json toJson(const PredictorJobSettings &settings)
{
    json result{{"latency_run", settings.latencyRun},
                {"beam", settings.beam},
                {"encoding", settings.encoding},
                {"width", settings.width},
                {"steps", settings.steps}};
    if (!settings.profile.empty()) // As with latency runs.
        result["profile"] = settings.profile;
    return result;
}

PredictorJobSettings predictorJobSettingsFromJson(const json &value)
{
    PredictorJobSettings settings;
    try {
        settings.latencyRun = value.value("latency_run", settings.latencyRun);
        settings.profile = value.value("profile", settings.profile);
        settings.beam = value.value("beam", settings.beam);
        settings.encoding = value.value("encoding", settings.encoding);
        settings.width = value.value("width", settings.width);
        settings.steps = value.value("steps", settings.steps);
    } catch (const json::exception &error) {
        throw UsageError(std::string("The settings of the predictor job cannot be read: ") + error.what() + '.');
    }
    (void)encodingFromName(settings.encoding);
    if (settings.width < 1 || settings.steps < 1 || settings.beam < 0)
        throw UsageError("The predictor's width and steps are numbers from 1 on, its beam is not negative.");
    return settings;
}

PredictorJobResult runPredictorJob(Project &project, const json &given, const JobOptions &options, std::stop_token stop,
                                   EventSink &sink)
{
    PredictorJobSettings settings = predictorJobSettingsFromJson(given);
    const Material material = gather(project.openStore(Store::Mode::ReadOnly), settings);
    requireVocabularyOf(project, material.run);
    settings.latencyRun = material.run.name;
    settings.beam = material.protocol["beam"].get<int>();
    json spelledOut = toJson(settings);
    spelledOut["space"] = toJson(material.space);
    spelledOut["protocol"] = material.protocol;
    JobContext context = JobContext::begin(project, JobKind::Predictor, spelledOut, options, stop, sink,
                                           material.run.id);
    PredictorJobResult result{JobOutcome::Done, context.run().name, material.run.name, material.protocol, {}};
    result.outcome = runJob(context, [&] { return learn(context, material, settings, result.accuracy); });
    return result;
}

} // namespace supernet
