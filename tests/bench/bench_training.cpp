// SPDX-License-Identifier: GPL-3.0-or-later
// Speed of supernets: whole training steps (packing, forward, backward, clipping, Adam) in target tokens a second, and a
// search candidate (the loss of one architecture over the validation pairs) in seconds; each with the share of the
// matrix ceiling measured in the same run and the peak memory of its own process. Configurations take turns. Also what a
// conflict probe costs of the time of training at the default sampling.
//
//   bench_training [space=small] [batch=4096] [rounds=12] [threads=2] [candidates=3] [data=FOLDER] [only=NAME]
//
// `data` is the data folder of a prepared project; without it captions are made up.
#include "bench/bench_data.h"
#include "bench/bench_worker.h"
#include "domain/space/presets.h"
#include "domain/space/sampling.h"
#include "domain/support/random.h"
#include "engine/kernels/kernels.h"
#include "engine/kernels/product.h"
#include "engine/training/trainer.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <cstdio>
#include <map>
#include <string_view>

using namespace supernet;
using namespace supernet::bench;

namespace {

constexpr std::uint64_t Seed = 1;

/// FLOPs a second of `product` on matrices that suit it.
template<typename Product>
double ceiling(torch::Dtype type, const Product &product)
{
    const std::int64_t n = 2048;
    const std::int64_t k = 1024;
    const auto a = at::randn({n, k}).to(type);
    const auto b = at::randn({k, k}).to(type);
    const auto c = at::empty({n, k});
    std::vector<double> times;
    for (int i = 0; i < 7; ++i)
        times.push_back(seconds([&] { product(c, a, b); }));
    return 2.0 * static_cast<double>(n * k * k) / median(times);
}

void blasProduct(at::Tensor c, const at::Tensor &a, const at::Tensor &b)
{
    at::mm_out(c, a, b);
}

void ownProduct(const at::Tensor &c, const at::Tensor &a, const at::Tensor &b)
{
    multiply(c, a, b);
}

/// The fastest products in this run, medians of the rounds.
struct Ceilings
{
    std::vector<double> blas;
    std::vector<double> single;
    std::vector<double> low;

    void measure()
    {
        blas.push_back(ceiling(torch::kFloat32, blasProduct));
        single.push_back(ceiling(torch::kFloat32, ownProduct));
        if (hasBFloat16Products())
            low.push_back(ceiling(torch::kBFloat16, ownProduct));
    }
};

struct Configuration
{
    const char *name;
    Granularity granularity;
    int experts;
    const char *precision;
    bool dense = false; ///< The space's largest architecture alone.
};

SearchSpace largestOnly(SearchSpace space)
{
    const auto largest = space.largestArchitecture();
    for (auto &gene : space.genes) {
        gene.choices = {largest.values(gene.name).front()};
        gene.layerChoices.clear();
    }
    return space;
}

TrainingSettings settingsOf(const Configuration &configuration, const SearchSpace &space, int batchTokens)
{
    TrainingSettings settings;
    settings.space = configuration.dense ? largestOnly(space) : space;
    settings.policy.granularity = configuration.granularity;
    settings.policy.experts = configuration.experts;
    settings.precision = configuration.precision;
    settings.batchTokens = batchTokens;
    return settings;
}

constexpr std::int64_t ProbeRequest = 1 << 30;

/// One configuration in its process. Request n >= 0: training step n; -1 - n: candidate n; ProbeRequest: a conflict probe.
class Subject
{
public:
    Subject(const TrainingSettings &settings, const BenchData &data)
        : m_train(data.open("train"))
        , m_valid(data.open("valid"))
        , m_plan(planEpoch(m_train, settings.batchTokens, Seed, 0))
        , m_trainer(settings, m_train, m_train.target.vocabulary(), Seed)
    {
        for (std::int64_t sentence = 0; sentence < m_valid.size(); ++sentence)
            m_all.push_back(sentence);
    }

    Timing answer(std::int64_t request)
    {
        if (request == ProbeRequest)
            return probe();
        return request < 0 ? candidate(-1 - request) : step();
    }

private:
    Timing step()
    {
        const auto &settings = m_trainer.settings();
        const auto &batch = m_plan[static_cast<std::size_t>(m_trainer.step()) % m_plan.size()];
        const auto architecture = architecturesOfStep(settings, Seed, m_trainer.step() + 1).front();
        Timing timing;
        timing.seconds = seconds([&] { static_cast<void>(m_trainer.trainStep()); });
        timing.tokens = static_cast<double>(targetTokens(m_train, batch));
        timing.flops = 3 * forwardFlops(settings.space, architecture, m_train, batch);
        return timing;
    }

    Timing probe()
    {
        Timing timing;
        timing.seconds = seconds([&] { static_cast<void>(m_trainer.probeConflict()); });
        return timing;
    }

    Timing candidate(std::int64_t number)
    {
        const auto &space = m_trainer.settings().space;
        Random random(streamKey(Seed, "candidate", {static_cast<std::uint64_t>(number)}));
        const auto architecture = sampleByGene(space, random);
        Timing timing;
        timing.seconds = seconds([&] { static_cast<void>(m_trainer.loss(m_valid, architecture)); });
        timing.tokens = static_cast<double>(targetTokens(m_valid, m_all));
        timing.flops = forwardFlops(space, architecture, m_valid, m_all);
        return timing;
    }

    ParallelTokens m_train;
    ParallelTokens m_valid;
    std::vector<BatchIndices> m_plan;
    Trainer m_trainer;
    BatchIndices m_all;
};

struct Entrant
{
    Configuration configuration;
    BenchWorker worker;
    std::vector<Timing> steps;
    std::vector<Timing> candidates;
    std::vector<Timing> probes;
};

std::vector<Entrant> entrants(const std::string &only, const SearchSpace &space, int batchTokens, int threads,
                              const BenchData &data)
{
    std::vector<Configuration> configurations{{"dense, largest", Granularity::None, 1, "float32", true},
                                              {"plain", Granularity::None, 1, "float32"},
                                              {"layer m=2", Granularity::Layer, 2, "float32"},
                                              {"neuron m=2", Granularity::Neuron, 2, "float32"}};
    if (hasBFloat16Products()) {
        configurations.push_back({"plain, bfloat16", Granularity::None, 1, "bfloat16"});
        configurations.push_back({"neuron, bfloat16", Granularity::Neuron, 2, "bfloat16"});
    }
    std::vector<Entrant> result;
    for (const auto &configuration : configurations) {
        if (!only.empty() && only != configuration.name)
            continue;
        BenchWorker worker([&, configuration]() -> BenchWorker::Turn {
            at::set_num_threads(threads);
            const auto subject = std::make_shared<Subject>(settingsOf(configuration, space, batchTokens), data);
            return [subject](std::int64_t request) { return subject->answer(request); };
        });
        result.push_back({configuration, std::move(worker), {}, {}, {}});
    }
    return result;
}

void printTable(const char *title, const std::vector<Entrant> &all, std::vector<Timing> Entrant::*kind,
                const Ceilings &ceilings)
{
    std::printf("%-18s %10s %8s %8s %9s %10s\n", title, "tokens/s", "ms", "ceiling", "to plain", "peak GiB");
    double plain = 0;
    for (const auto &entrant : all)
        if (plain == 0 || std::string_view(entrant.configuration.name) == "plain")
            plain = summarise(entrant.*kind).seconds;
    for (const auto &entrant : all) {
        const auto summary = summarise(entrant.*kind);
        const bool low = std::string_view(entrant.configuration.precision) == "bfloat16";
        std::printf("%-18s %10.0f %8.0f %7.0f%% %9.3f %10.2f\n", entrant.configuration.name, summary.tokensPerSecond(),
                    1000 * summary.seconds / static_cast<double>((entrant.*kind).size()),
                    100 * summary.flopsPerSecond() / median(low ? ceilings.low : ceilings.single),
                    summary.seconds / plain, summary.peakGibibytes);
    }
}

void printProbes(const std::vector<Entrant> &all)
{
    const auto every = static_cast<double>(TrainingSettings().conflictEvery);
    std::printf("%-18s %10s %22s\n", "conflict probe", "ms", "of training's time");
    for (const auto &entrant : all) {
        const double probe = summarise(entrant.probes).medianSeconds;
        const double share = probe / (every * summarise(entrant.steps).medianSeconds);
        std::printf("%-18s %10.0f %20.2f %%\n", entrant.configuration.name, 1000 * probe, 100 * share);
    }
}

std::map<std::string, std::string> readArguments(int count, char **arguments)
{
    std::map<std::string, std::string> result{{"space", "small"}, {"batch", "4096"},   {"rounds", "12"},
                                              {"threads", "2"},   {"candidates", "3"}, {"data", ""},
                                              {"only", ""}};
    for (int i = 1; i < count; ++i) {
        const std::string argument = arguments[i];
        const auto equals = argument.find('=');
        const auto found = result.find(argument.substr(0, equals));
        if (equals == std::string::npos || found == result.end())
            throw UsageError("bench_training does not know `" + argument + "`.", "See the top of its source.");
        found->second = argument.substr(equals + 1);
    }
    return result;
}

void run(std::map<std::string, std::string> arguments)
{
    const auto space = loadSpace(arguments["space"]);
    const int threads = std::stoi(arguments["threads"]);
    const auto rounds = std::stol(arguments["rounds"]);
    const auto candidates = std::stol(arguments["candidates"]);
    const BenchData data(arguments["data"]);
    auto all = entrants(arguments["only"], space, std::stoi(arguments["batch"]), threads, data);
    at::set_num_threads(threads);

    Ceilings ceilings;
    for (std::int64_t round = 0; round <= rounds; ++round) {
        for (auto &entrant : all) {
            // Round 0 warms up.
            const auto step = entrant.worker.turn(round);
            const auto probe = entrant.worker.turn(ProbeRequest);
            if (round > 0) {
                entrant.steps.push_back(step);
                entrant.probes.push_back(probe);
            }
            if (round > candidates || candidates == 0)
                continue;
            const auto candidate = entrant.worker.turn(-1 - round);
            if (round > 0)
                entrant.candidates.push_back(candidate);
        }
        ceilings.measure();
    }
    std::printf("space %s, %s-token batches, %ld rounds, %d threads, %s, kernels %s\n", space.name.c_str(),
                arguments["batch"].c_str(), rounds, threads, data.name(), kernels::variantName());
    std::printf("ceiling %.0f GFLOP/s (LibTorch's BLAS %.0f", median(ceilings.single) * 1e-9,
                median(ceilings.blas) * 1e-9);
    if (!ceilings.low.empty())
        std::printf(", bfloat16 %.0f", median(ceilings.low) * 1e-9);
    std::printf(")\n");
    printTable("training step", all, &Entrant::steps, ceilings);
    printProbes(all);
    if (candidates > 0)
        printTable("search candidate", all, &Entrant::candidates, ceilings);
}

} // namespace

int main(int count, char **arguments)
{
    try {
        run(readArguments(count, arguments));
        return 0;
    } catch (const Error &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
