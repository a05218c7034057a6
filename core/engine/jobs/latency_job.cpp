// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/latency_job.h"

#include "domain/export/export_format.h"
#include "domain/search/front_view.h"
#include "domain/space/sampling.h"
#include "domain/space/usable_space.h"
#include "domain/support/input_file.h"
#include "engine/exporters/export_folder.h"
#include "engine/exporters/started_program.h"
#include "engine/jobs/project_facts.h"
#include "engine/latency/device_profile.h"
#include "engine/latency/runtime_bench.h"

#include <algorithm>
#include <optional>
#include <set>

namespace supernet {

using nlohmann::json;

namespace {

/// Models that are measured side by side, and the memory that they may take together.
constexpr std::size_t GroupSize = 64;
constexpr std::int64_t GroupMemory = std::int64_t{2} << 30;
constexpr std::int64_t LargestModel = std::int64_t{1} << 30;

/// What architectures are drawn from: those that the runtime takes.
SearchSpace drawnFrom(const LatencyJobSettings &settings, const SearchSpace &space)
{
    const MeasuredRuntime &runtime = measuredRuntime(settings.runtime);
    return runtime.format.empty() ? space : exportableSpace(space, exportFormat(runtime.format));
}

/// The architectures of a run, the same for each attempt: smallest, largest, then drawn gene by gene, no two alike.
std::vector<Architecture> architecturesOf(const LatencyJobSettings &settings, const SearchSpace &space,
                                          std::uint64_t seed)
{
    std::vector<Architecture> result;
    std::set<Architecture> seen;
    const auto add = [&](const Architecture &architecture) {
        if (seen.insert(architecture).second)
            result.push_back(architecture);
    };
    for (const json &given : settings.given)
        add(architectureFromJson(given, space));
    if (!settings.given.empty())
        return result;
    const SearchSpace taken = drawnFrom(settings, space);
    add(taken.smallestArchitecture());
    add(taken.largestArchitecture());
    const auto wanted = static_cast<std::size_t>(settings.architectures);
    // A small space may hold fewer architectures than are wanted.
    for (std::uint64_t draw = 0; result.size() < wanted && draw < 100 * wanted; ++draw) {
        Random random(streamKey(seed, "latency sample", {draw}));
        add(sampleByGene(taken, random));
    }
    result.resize(std::min(result.size(), wanted));
    return result;
}

/// Refused before any model is made: their weights are drawn, so nothing else tells how large they are.
void requireMeasurable(const LatencyJobSettings &settings, const SearchSpace &space,
                       const std::vector<Architecture> &architectures)
{
    for (const Architecture &architecture : architectures) {
        const auto memory = LatencyBench::memory(translationShape(space, architecture), settings.vocabulary);
        if (memory > LargestModel)
            throw Error("The architecture " + architecture.id() + " has weights of "
                            + sizeText(static_cast<double>(memory)) + ", more than are measured ("
                            + sizeText(static_cast<double>(LargestModel)) + ").",
                        "Measure a smaller space.");
    }
}

class Measuring
{
public:
    Measuring(JobContext &context, const LatencyJobSettings &settings, std::string python)
        : m_context(context)
        , m_settings(settings)
        , m_python(std::move(python))
        , m_space(usableSpaceFromJson(settings.space))
        , m_architectures(architecturesOf(settings, m_space, context.run().seed))
    {
        requireMeasurable(settings, m_space, m_architectures);
        m_progress.phase = "measuring";
        m_progress.unit = "timings";
        m_progress.total = static_cast<double>(m_architectures.size() * settings.beams.size())
            * static_cast<double>(settings.repetitions);
    }

    JobOutcome run()
    {
        const auto quiet = m_context.quietMachine();
        if (!quiet)
            return JobOutcome::Stopped;
        m_started = nowMilliseconds();
        const MeasuredRuntime &runtime = measuredRuntime(m_settings.runtime);
        std::optional<ExportFolder> scratch;
        if (!runtime.format.empty()) {
            scratch.emplace(m_context.folder() / "models");
            m_other.emplace(runtime, chosenPython(m_python), m_context.run().threads, scratch->path(),
                            [this] { m_context.throwIfStopped(); });
        }
        for (const int beam : m_settings.beams)
            if (measureAll(beam) == JobOutcome::Stopped)
                return JobOutcome::Stopped;
        return JobOutcome::Done;
    }

private:
    JobOutcome measureAll(int beam)
    {
        const LatencyProtocol protocol{m_settings.sourceLength, m_settings.targetLength, beam, m_context.run().threads};
        std::vector<Architecture> left = unmeasured(recorded(protocol));
        const auto skipped = m_architectures.size() - left.size();
        m_progress.done += static_cast<double>(skipped) * m_settings.repetitions;
        while (!left.empty()) {
            const std::size_t count = groupSize(left);
            if (!measureGroup({left.end() - static_cast<std::ptrdiff_t>(count), left.end()}, protocol))
                return JobOutcome::Stopped;
            left.resize(left.size() - count);
        }
        return JobOutcome::Done;
    }

    [[nodiscard]] json recorded(const LatencyProtocol &protocol) const
    {
        json result = toJson(protocol);
        if (m_settings.runtime != LatencyJobSettings().runtime)
            result["device"] = std::string(ThisMachine) + '-' + m_settings.runtime;
        result["runtime"] = m_other ? m_other->version() : ownRuntime(measuredRuntime(m_settings.runtime).computeType);
        if (!m_settings.profile.empty())
            result["device"] = m_settings.profile;
        return result;
    }

    /// Those without a measurement of this run by the protocol, in an order that mixes fast and slow ones.
    std::vector<Architecture> unmeasured(const json &protocol)
    {
        std::set<std::string> done;
        for (const Measurement &measurement : m_context.store().measurements())
            if (measurement.run == m_context.run().id && measurement.protocol == protocol)
                done.insert(measurement.architectureId);
        std::vector<Architecture> left;
        for (const Architecture &architecture : m_architectures)
            if (!done.contains(architecture.id()))
                left.push_back(architecture);
        return left;
    }

    std::size_t groupSize(const std::vector<Architecture> &left) const
    {
        std::int64_t memory = 0;
        std::size_t count = 0;
        while (count < std::min(GroupSize, left.size())) {
            memory += LatencyBench::memory(translationShape(m_space, left[left.size() - 1 - count]),
                                           m_settings.vocabulary);
            if (count > 0 && memory > GroupMemory)
                break;
            ++count;
        }
        return count;
    }

    bool measureGroup(const std::vector<Architecture> &group, const LatencyProtocol &protocol)
    {
        std::vector<TranslationShape> shapes;
        for (const Architecture &architecture : group)
            shapes.push_back(translationShape(m_space, architecture));
        if (m_context.stopRequested())
            return false;
        const auto timings = time(shapes, protocol);
        if (timings.empty())
            return false;
        record(group, timings, protocol);
        return true;
    }

    /// Empty when asked to stop.
    std::vector<std::vector<double>> time(const std::vector<TranslationShape> &shapes, const LatencyProtocol &protocol)
    {
        std::stop_source stop;
        const auto tick = [&] {
            ++m_progress.done;
            const auto seconds = static_cast<double>(nowMilliseconds() - m_started) / 1000;
            m_progress.rate = seconds > 0 ? ++m_timed / seconds : 0;
            m_context.progress(m_progress);
            if (m_context.stopRequested())
                stop.request_stop();
        };
        const std::uint64_t seed = m_context.run().seed;
        if (m_other)
            return m_other->run(shapes, m_settings.vocabulary, protocol, m_settings.repetitions, seed, stop.get_token(),
                                tick);
        LatencyBench bench(shapes, m_settings.vocabulary, protocol, measuredRuntime(m_settings.runtime).computeType,
                           [this] { m_context.throwIfStopped(); });
        return bench.run(m_settings.repetitions, seed, stop.get_token(), tick);
    }

    void record(const std::vector<Architecture> &group, const std::vector<std::vector<double>> &timings,
                const LatencyProtocol &protocol)
    {
        std::vector<Measurement> measurements;
        for (std::size_t i = 0; i < group.size(); ++i) {
            const LatencySummary summary = summariseLatencies(timings[i]);
            Measurement measurement;
            measurement.run = m_context.run().id;
            measurement.attempt = m_context.attempt();
            measurement.architectureId = group[i].id();
            measurement.architecture = toJson(group[i], m_space);
            measurement.protocol = recorded(protocol);
            measurement.medianMs = summary.median;
            measurement.p10Ms = summary.p10;
            measurement.p90Ms = summary.p90;
            measurement.trimmedMeanMs = summary.trimmedMean;
            measurement.repetitions = static_cast<std::int64_t>(timings[i].size());
            measurement.at = nowMilliseconds();
            measurements.push_back(std::move(measurement));
            m_context.metric(protocol.beam, latencyLowMetric, group[i].id(), summary.interval.low);
            m_context.metric(protocol.beam, latencyHighMetric, group[i].id(), summary.interval.high);
        }
        m_context.flush(); // before what they belong to
        m_context.writing([&] { m_context.store().append(std::span<const Measurement>(measurements)); });
    }

    JobContext &m_context;
    const LatencyJobSettings &m_settings;
    std::string m_python;
    SearchSpace m_space;
    std::vector<Architecture> m_architectures;
    std::optional<RuntimeBench> m_other; ///< What is measured instead of our own runtime.
    Progress m_progress;
    double m_timed = 0;
    std::int64_t m_started = 0;
};

void check(const LatencyJobSettings &settings)
{
    const bool sensible = settings.architectures > 0 && settings.repetitions > 0 && settings.sourceLength > 0
        && settings.targetLength > 0 && !settings.beams.empty()
        && std::ranges::all_of(settings.beams, [](int beam) { return beam > 0; });
    if (!sensible)
        throw UsageError("Architectures, repetitions, lengths and beams to measure are numbers from 1 on.");
    if (settings.vocabulary < 0 || settings.vocabulary > MostPieces)
        throw UsageError("The vocabulary has a size from 5 to 1,000,000.");
    constexpr int longest = 2048; // As for every net: see JointEmbedding.
    constexpr int widest = 100;
    constexpr int most = 1'000'000;
    if (settings.sourceLength > longest || settings.targetLength > longest
        || std::ranges::any_of(settings.beams, [](int beam) { return beam > widest; }) || settings.architectures > most
        || settings.repetitions > most)
        throw UsageError("Sentences of up to 2048 tokens, beams up to 100, and up to a million architectures and "
                         "repetitions are measured.");
    if (!settings.profile.empty())
        checkProfile(settings.profile);
    (void)measuredRuntime(settings.runtime);
}

/// Latencies hang on the vocabulary alone: of the data that it was taken from, a run records that it was.
json recordedFrom(const Project &project, const LatencyJobSettings &settings, bool vocabularyOfData)
{
    json recorded = toJson(settings);
    if (vocabularyOfData && project.settings()["data"].contains("checksum"))
        recorded["data"] = {{"checksum", project.settings()["data"]["checksum"]}};
    return recorded;
}

void fillIn(const Project &project, LatencyJobSettings &settings)
{
    if (settings.space.is_null())
        settings.space = toJson(projectSpace(project));
    if (settings.vocabulary == 0)
        settings.vocabulary = projectVocabulary(project);
}

} // namespace

json toJson(const LatencyJobSettings &settings)
{
    json result{{"space", settings.space},
                {"vocabulary", settings.vocabulary},
                {"architectures", settings.architectures},
                {"given", settings.given},
                {"repetitions", settings.repetitions},
                {"source_length", settings.sourceLength},
                {"target_length", settings.targetLength},
                {"beams", settings.beams}};
    if (!settings.profile.empty()) // Left out where it says nothing: runs of before it was there compare equal.
        result["profile"] = settings.profile;
    if (settings.runtime != LatencyJobSettings().runtime)
        result["runtime"] = settings.runtime;
    return result;
}

LatencyJobSettings latencyJobSettingsFromJson(const json &value)
{
    LatencyJobSettings settings;
    try {
        settings.space = value.value("space", json());
        settings.vocabulary = value.value("vocabulary", settings.vocabulary);
        settings.architectures = value.value("architectures", settings.architectures);
        settings.given = value.value("given", settings.given);
        settings.repetitions = value.value("repetitions", settings.repetitions);
        settings.sourceLength = value.value("source_length", settings.sourceLength);
        settings.targetLength = value.value("target_length", settings.targetLength);
        settings.beams = value.value("beams", settings.beams);
        settings.profile = value.value("profile", settings.profile);
        settings.runtime = value.value("runtime", settings.runtime);
    } catch (const json::exception &error) {
        throw UsageError(std::string("The settings of the latency job cannot be read: ") + error.what() + '.');
    }
    check(settings);
    return settings;
}

LatencyJobSettings spelledOut(const Project &project, LatencyJobSettings settings, std::uint64_t seed)
{
    check(settings);
    fillIn(project, settings);
    const SearchSpace space = usableSpaceFromJson(settings.space);
    json given = json::array();
    for (const Architecture &architecture : architecturesOf(settings, space, seed))
        given.push_back(toJson(architecture, space));
    settings.given = given.get<std::vector<json>>();
    settings.architectures = static_cast<int>(settings.given.size());
    return settings;
}

LatencyJobResult runLatencyJob(Project &project, const json &given, const JobOptions &wanted, std::stop_token stop,
                               EventSink &sink)
{
    JobOptions options = wanted;
    // Not "all cores, less one while a studio is open": what is measured today must compare with yesterday's.
    options.threads = std::max(options.threads, 1);
    LatencyJobSettings settings = latencyJobSettingsFromJson(given);
    const bool vocabularyOfData = settings.vocabulary == 0;
    requireOnThisProcessor(measuredRuntime(settings.runtime).computeType);
    fillIn(project, settings);
    const SearchSpace space = usableSpaceFromJson(settings.space);
    requireMeasurable(settings, space, architecturesOf(settings, space, options.seed)); // Before there is a run.
    JobContext context = JobContext::begin(project, JobKind::Latency, recordedFrom(project, settings, vocabularyOfData),
                                           options, stop, sink);
    return {runJob(context, [&] { return Measuring(context, settings, options.python).run(); }), context.run().name};
}

LatencyJobResult resumeLatencyJob(Project &project, const std::string &name, const std::string &python,
                                  std::stop_token stop, EventSink &sink)
{
    const RunRecord run = runOfKind(project.openStore(Store::Mode::ReadOnly), JobKind::Latency, name);
    requireVocabularyOf(project, run);
    const LatencyJobSettings settings = latencyJobSettingsFromJson(run.settings);
    JobContext context = JobContext::resume(project, run.name, 0, stop, sink);
    return {runJob(context, [&] { return Measuring(context, settings, python).run(); }), context.run().name};
}

} // namespace supernet
