// SPDX-License-Identifier: GPL-3.0-or-later
// Training speed of supernets: target tokens a second, the share of the matrix ceiling measured in the same run, and
// peak memory. Configurations take turns, so that a busy machine slows all of them alike.
//
//   bench_training [SPACE] [BATCH_TOKENS] [ROUNDS] [THREADS] [CONFIGURATION]
#include "domain/cost/cost.h"
#include "domain/space/presets.h"
#include "domain/space/sampling.h"
#include "engine/kernels/kernels.h"
#include "engine/kernels/product.h"
#include "engine/supernets/translation_network.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <sys/resource.h>

using namespace supernet;

namespace {

constexpr std::int64_t Vocabulary = 8000;

template<typename Work>
double seconds(const Work &work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

/// The fastest of the training products on matrices that suit them, in FLOPs a second.
double ceiling(torch::Dtype type)
{
    const std::int64_t n = 2048;
    const std::int64_t k = 1024;
    const auto a = at::randn({n, k}).to(type);
    const auto b = at::randn({k, k}).to(type);
    const auto c = at::empty({n, k});
    std::vector<double> times;
    for (int i = 0; i < 15; ++i)
        times.push_back(seconds([&] { multiply(c, a, b); }));
    return 2.0 * static_cast<double>(n * k * k) / median(times);
}

struct Batch
{
    PackedBatch packed;
    double sourceLength = 0;
    double targetLength = 0;
};

/// Sentences as long as those of a caption corpus (13 to 16 pieces, now and then 30), up to `tokens` on one side.
Batch makeBatch(std::int64_t tokens, std::uint64_t number)
{
    Random random(streamKey(1, "bench", {number}));
    Batch batch;
    auto &packed = batch.packed;
    packed.sourceOffsets = packed.targetOffsets = {0};
    const auto length = [&] {
        return static_cast<std::int64_t>(6 + random.below(6) + random.below(6) + random.below(6));
    };
    const auto word = [&] { return static_cast<std::int64_t>(4 + random.below(Vocabulary - 4)); };
    for (;;) {
        const auto source = length();
        const auto target = std::max<std::int64_t>(3, source - 2 + static_cast<std::int64_t>(random.below(5)));
        if (packed.sourceOffsets.back() + source > tokens || packed.targetOffsets.back() + target > tokens)
            break;
        for (std::int64_t i = 0; i < source; ++i)
            packed.source.push_back(word());
        for (std::int64_t i = 0; i < target; ++i) {
            packed.targetInput.push_back(word());
            packed.targetOutput.push_back(word());
        }
        packed.sourceOffsets.push_back(static_cast<std::int64_t>(packed.source.size()));
        packed.targetOffsets.push_back(packed.targetTokens());
    }
    const auto sentences = static_cast<double>(packed.sentences());
    batch.sourceLength = static_cast<double>(packed.source.size()) / sentences;
    batch.targetLength = static_cast<double>(packed.targetTokens()) / sentences;
    return batch;
}

struct Configuration
{
    const char *name;
    Granularity granularity;
    int experts;
    const char *precision;
    bool largestOnly;
};

struct Runner
{
    Runner(const Configuration &given, const SearchSpace &space)
        : configuration(given)
        , network(settingsOf(given, space), 1)
    {
    }

    static NetworkSettings settingsOf(const Configuration &given, const SearchSpace &space)
    {
        NetworkSettings settings;
        settings.space = space;
        settings.policy.granularity = given.granularity;
        settings.policy.experts = given.experts;
        settings.vocabulary = Vocabulary;
        settings.precision = given.precision;
        return settings;
    }

    void step(const Batch &batch, std::uint64_t number)
    {
        const auto &space = network.settings().space;
        Random random(streamKey(1, "architecture", {number}));
        const auto architecture = configuration.largestOnly ? space.largestArchitecture() : sampleByGene(space, random);
        const double spent = seconds([&] {
            network.zeroGradients();
            network.accumulateGradients(batch.packed, architecture, {true, streamKey(1, "dropout", {number}), 1.0});
        });
        const Workload workload{Vocabulary, std::lround(batch.sourceLength), std::lround(batch.targetLength)};
        const auto flops = 3.0 * static_cast<double>(batch.packed.sentences())
            * static_cast<double>(cost(translationShape(space, architecture), workload).flops);
        tokens += static_cast<double>(batch.packed.targetTokens());
        time += spent;
        work += flops;
    }

    Configuration configuration;
    TranslationNetwork network;
    double tokens = 0;
    double time = 0;
    double work = 0;
};

double peakGigabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / (1024.0 * 1024.0);
}

} // namespace

int main(int count, char **arguments)
{
    const auto argument = [&](int i, const char *otherwise) { return std::string(i < count ? arguments[i] : otherwise); };
    const auto space = loadSpace(argument(1, "small"));
    const auto batchTokens = std::stol(argument(2, "4096"));
    const auto rounds = std::stoul(argument(3, "12"));
    at::set_num_threads(std::stoi(argument(4, "2")));

    std::vector<Configuration> configurations{{"dense, largest", Granularity::None, 1, "float32", true},
                                              {"plain", Granularity::None, 1, "float32", false},
                                              {"layer m=2", Granularity::Layer, 2, "float32", false},
                                              {"neuron m=2", Granularity::Neuron, 2, "float32", false}};
    if (hasBFloat16Products())
        configurations.push_back({"plain, bfloat16", Granularity::None, 1, "bfloat16", false});
    const auto only = argument(5, "");
    if (!only.empty())
        std::erase_if(configurations, [&](const Configuration &c) { return only != c.name; });
    std::vector<Runner> runners;
    for (const auto &configuration : configurations)
        runners.emplace_back(configuration, space);

    std::vector<double> ceilings;
    std::vector<double> lowCeilings;
    for (std::size_t round = 0; round < rounds + 1; ++round) {
        if (round == 1)
            for (auto &runner : runners)
                runner.tokens = runner.time = runner.work = 0; // The first round warmed up.
        const auto batch = makeBatch(batchTokens, round);
        for (auto &runner : runners)
            runner.step(batch, round);
        ceilings.push_back(ceiling(torch::kFloat32));
        if (hasBFloat16Products())
            lowCeilings.push_back(ceiling(torch::kBFloat16));
    }
    std::printf("space %s, %ld-token batches, %zu rounds, %d threads, kernels %s\n", space.name.c_str(), batchTokens,
                rounds, at::get_num_threads(), kernels::variantName());
    std::printf("ceiling %.0f GFLOP/s", median(ceilings) * 1e-9);
    if (!lowCeilings.empty())
        std::printf(", bfloat16 %.0f GFLOP/s", median(lowCeilings) * 1e-9);
    std::printf("\n%-18s %10s %8s %8s %9s\n", "", "tokens/s", "ms/step", "ceiling", "to plain");
    const auto reference = std::find_if(runners.begin(), runners.end(), [](const Runner &runner) {
        return std::string(runner.configuration.name) == "plain";
    });
    const double plain = (reference == runners.end() ? runners.front() : *reference).time;
    for (const auto &runner : runners) {
        const bool low = std::string(runner.configuration.precision) == "bfloat16";
        std::printf("%-18s %10.0f %8.0f %7.0f%% %9.3f\n", runner.configuration.name, runner.tokens / runner.time,
                    1000 * runner.time / static_cast<double>(rounds),
                    100 * runner.work / runner.time / median(low ? lowCeilings : ceilings), runner.time / plain);
    }
    std::printf("peak memory %.2f GiB (all configurations together)\n", peakGigabytes());
    return 0;
}
