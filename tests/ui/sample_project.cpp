// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_project.h"

#include "domain/cost/cost.h"
#include "domain/project/checkpoint_folder.h"
#include "domain/space/presets.h"
#include "domain/space/sampling.h"

#include <algorithm>
#include <cmath>
#include <fstream>

namespace supernet::test {

namespace {

constexpr int searchedStep = 1000;

double wave(int step, double phase)
{
    return std::sin(step * 12.9898 + phase * 78.233);
}

} // namespace

nlohmann::json sampleProtocol()
{
    return {{"source", 30}, {"target", 30}, {"beam", 5}, {"batch", 1}, {"threads", 1}};
}

SampleProject::SampleProject()
{
    (void)Project::create(folder().toStdString(), "captions");
}

RunRecord SampleProject::addTraining(const std::string &policy, std::uint64_t seed) const
{
    Store open = store();
    RunRecord run;
    run.kind = JobKind::Train;
    run.settings = {{"space", toJson(loadSpace("small"))},
                    {"policy", {{"granularity", policy}, {"experts", policy == "none" ? 1 : 2}, {"routed", "ffn"}}},
                    {"sampling", "uniform"},
                    {"precision", "float32"}};
    run.seed = seed;
    run.threads = 1;
    run.device = "cpu";
    run = open.addRun(run);
    (void)open.beginAttempt(run.id, 0);
    return run;
}

RunRecord SampleProject::addBranch(const RunRecord &parent, std::int64_t step) const
{
    Store open = store();
    RunRecord run = parent;
    run.name.clear();
    run.parentRun = parent.id;
    run.parentStep = step;
    run = open.addRun(run);
    (void)open.beginAttempt(run.id, 0);
    return run;
}

void SampleProject::addCheckpoint(const RunRecord &run, std::int64_t step) const
{
    const auto folder = checkpointFolder(project().runFolder(run.name) / "checkpoints", step);
    std::filesystem::create_directories(folder);
    std::ofstream(folder / CheckpointStateFile) << "{}";
}

void SampleProject::addConflicts(const RunRecord &run, int step, double gain, std::vector<Metric> &metrics,
                                 std::vector<ConflictSample> &samples)
{
    std::size_t number = 0;
    double pairShift = 0;
    for (const char *pair : {"largest-smallest", "largest-random", "smallest-random"}) {
        const double whole = 0.3 - 0.5 * std::exp(-step / 200.0) + gain + pairShift;
        metrics.push_back({0, run.id, 1, step, "conflict/cosine", pair, whole + 0.08 * wave(step, 2), 0});
        for (const char *tensor :
             {"embedding", "encoder.0.self_attention.qkv.weight", "encoder.0.ffn.in.weight", "encoder.1.ffn.in.weight",
              "decoder.0.cross_attention.kv.weight", "decoder.0.ffn.out.weight"}) {
            const double cosine = whole - 0.25 * static_cast<double>(number % 6) / 5
                + 0.2 * wave(step, static_cast<double>(number));
            ++number;
            samples.push_back({0, run.id, 1, step, pair, tensor, std::clamp(cosine, -1.0, 1.0), 0.5});
        }
        pairShift += 0.12;
    }
    metrics.push_back({0, run.id, 1, step, "conflict/share", "", 0.4 * std::exp(-step / 300.0), 0});
}

void SampleProject::addSteps(const RunRecord &run, int from, int count) const
{
    const double chance = 0.06 * wave(static_cast<int>(run.seed), 3);
    const double gain = (run.settings["policy"]["granularity"] == "none" ? 0 : 0.15) + (run.seed == 1 ? 0 : chance);
    std::vector<Metric> metrics;
    std::vector<ConflictSample> samples;
    const auto add = [&](int step, const char *name, const char *subnet, double value) {
        metrics.push_back({0, run.id, 1, step, name, subnet, value, 0});
    };
    for (int step = from + 1; step <= from + count; ++step) {
        const double base = 2.9 - gain + 4.0 * std::exp(-step / 260.0);
        add(step, "train/loss", "", base + 0.25 * wave(step, gain));
        add(step, "train/learning_rate", "", step < 200 ? step * 1e-5 : 0.002 * std::cos((step - 200) / 1200.0));
        if (step % 10 == 0)
            add(step, "train/tokens_per_second", "", 3200 - 400 * gain + 90 * wave(step, 1));
        if (step % 25 == 0)
            addConflicts(run, step, gain, metrics, samples);
        if (step % 100 != 0)
            continue;
        int size = 0;
        for (const char *subnet : {"largest", "random-1", "smallest"}) {
            add(step, "valid/loss", subnet, base - 0.2 + 0.35 * size);
            add(step, "valid/bleu", subnet, (32 + 8 * gain - 3.5 * size) * (1 - std::exp(-step / 380.0)));
            ++size;
        }
    }
    Store open = store();
    open.append(samples);
    open.append(metrics);
}

RunRecord SampleProject::addSearch(const RunRecord &supernet, const nlohmann::json &more, std::uint64_t seed) const
{
    Store open = store();
    RunRecord run;
    run.kind = JobKind::Search;
    run.settings = {
        {"space", toJson(loadSpace("small"))}, {"algorithm", "nsga2"}, {"latency_protocol", sampleProtocol()}};
    run.settings.update(more);
    run.seed = seed;
    run.threads = 1;
    run.device = "cpu";
    run.parentRun = supernet.id;
    run.parentStep = searchedStep;
    run = open.addRun(run);
    (void)open.beginAttempt(run.id, 0);
    return run;
}

RunRecord SampleProject::addPredictor(const std::string &device) const
{
    Store open = store();
    RunRecord run;
    run.kind = JobKind::Predictor;
    if (!device.empty())
        run.settings = {{"protocol", {{"device", device}}}};
    run = open.addRun(run);
    (void)open.beginAttempt(run.id, 0);
    end(run, "done");
    return run;
}

void SampleProject::addGeneration(const RunRecord &search, int generation, int count) const
{
    const SearchSpace space = loadSpace("small");
    Random random(1000 + static_cast<std::uint64_t>(generation));
    std::vector<Candidate> candidates;
    std::vector<Evaluation> evaluations;
    for (int index = 0; index < count; ++index) {
        const Architecture architecture = sampleByGene(space, random);
        const TranslationShape shape = translationShape(space, architecture);
        const Cost spent = cost(shape, {8000, 30, 30});
        Candidate candidate;
        candidate.run = search.id;
        candidate.generation = generation;
        candidate.architectureId = architecture.id();
        candidate.architecture = toJson(architecture, space);
        candidate.origin = generation == 0 ? "random" : "mutation";
        candidate.latencyMs = 2.5 + 3.4 * static_cast<double>(shape.decoder.size()) + spent.macs / 9e7
            + 0.4 * wave(index, generation);
        candidate.params = static_cast<double>(spent.parametersWithoutEmbeddings);
        candidate.flops = static_cast<double>(spent.flops);
        candidate.loss = 3.4 - 0.28 * std::log(spent.macs / 1e7) - 0.12 * static_cast<double>(shape.decoder.size())
            + 0.1 * wave(index, generation + 7) - 0.01 * generation;
        candidates.push_back(candidate);
        evaluations.push_back({0, search.id, 1, *search.parentRun, *search.parentStep, candidate.architectureId,
                               candidate.architecture, "valid", "bleu", 52 - 10 * candidate.loss, "", 200, "inherited",
                               0});
    }
    Store open = store();
    open.append(std::span<Candidate>(candidates));
    open.append(evaluations);
    const Metric volume = {
        0, search.id, 1, generation, "search/hypervolume", "", 0.75 - 0.3 * std::exp(-generation / 4.0), 0};
    open.append(std::span(&volume, 1));
}

void SampleProject::addValidation(const QByteArray &sources, const QByteArray &references) const
{
    const auto folder = project().dataFolder();
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "valid.source.txt") << sources.toStdString();
    std::ofstream(folder / "valid.target.txt") << references.toStdString();
}

void SampleProject::setProgress(const RunRecord &run, const std::string &phase, double done, double total) const
{
    Progress progress;
    progress.run = run.id;
    progress.phase = phase;
    progress.done = done;
    progress.total = total;
    progress.unit = run.kind == JobKind::Search ? "candidates" : "steps";
    progress.rate = 4;
    progress.memoryBytes = 1.2e9;
    store().setProgress(progress);
}

void SampleProject::end(const RunRecord &run, const std::string &outcome, const std::string &message) const
{
    Store open = store();
    open.endAttempt(run.id, open.attempts(run.id).back().attempt, outcome, message);
}

FileLock SampleProject::holdLock(const RunRecord &run) const
{
    const auto folder = project().runFolder(run.name);
    std::filesystem::create_directories(folder);
    return FileLock::tryAcquire(runLockFile(folder)).value();
}

} // namespace supernet::test
