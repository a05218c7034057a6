// SPDX-License-Identifier: GPL-3.0-or-later
// bench_decode [THREADS]: what prepacked products gain over plain BLAS in the shapes of generation, and how many tokens
// a second collapsed models of the space `small` generate. Medians; ratios are of one run.
#include "domain/space/presets.h"
#include "domain/space/translation_shape.h"
#include "domain/support/random.h"
#include "engine/dense/decoder.h"
#include "engine/dense/packed_linear.h"
#include "engine/dense/parallel_rows.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <torch/torch.h>

using namespace supernet;

namespace {

constexpr int Vocabulary = 8000;

double medianSeconds(int repetitions, const std::function<void()> &work)
{
    std::vector<double> times;
    for (int i = 0; i < repetitions; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        times.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    std::ranges::nth_element(times, times.begin() + repetitions / 2);
    return times[static_cast<std::size_t>(repetitions / 2)];
}

void benchProduct(std::int64_t rows, std::int64_t in, std::int64_t out)
{
    const torch::NoGradGuard noGradient;
    const auto weight = torch::randn({out, in});
    const auto x = torch::randn({rows, in});
    auto y = torch::empty({rows, out});
    const PackedLinear packed(out, in, weight.data_ptr<float>(), in, {});
    FloatBuffer from;
    FloatBuffer to;
    std::copy_n(x.data_ptr<float>(), rows * in, from.atLeast(PackedLinear::paddedRows(rows) * in));
    float *result = to.atLeast(PackedLinear::paddedRows(rows) * out);
    const auto transposed = weight.t();
    const double blas = medianSeconds(301, [&] { at::mm_out(y, x, transposed); });
    packed.run(rows, from.data(), result);
    const double prepacked = medianSeconds(301, [&] { packed.run(rows, from.data(), result); });
    std::printf("  [%ld, %ld] x [%ld, %ld]  BLAS %7.1f us  prepacked %7.1f us  %5.2f times\n", rows, in, out, in,
                blas * 1e6, prepacked * 1e6, blas / prepacked);
}

std::vector<std::vector<int>> sentences(std::size_t count)
{
    std::vector<std::vector<int>> result(count);
    Random random(1);
    for (auto &sentence : result)
        for (std::uint64_t length = 6 + random.below(14); sentence.size() < length;)
            sentence.push_back(static_cast<int>(4 + random.below(Vocabulary - 4)));
    return result;
}

void benchGeneration(const char *name, const TranslationShape &shape, int threads)
{
    const Decoder decoder(randomModel(shape, Vocabulary, 1), threads);
    const auto sources = sentences(64);
    for (const int beam : {1, 5})
        for (const bool alone : {true, false}) {
            DecodeOptions options;
            options.beam = beam;
            options.fixedLength = 20;
            const std::size_t count = alone ? 8 : sources.size();
            options.batchTokens = alone ? 1 : 4096;
            const auto some = std::span(sources).first(count);
            (void)decoder.decode(some, options);
            const double seconds = medianSeconds(7, [&] { (void)decoder.decode(some, options); });
            std::printf("  %-8s  %-6s  %-9s  %8.0f tokens/s\n", name, beam == 1 ? "greedy" : "beam 5",
                        alone ? "one by one" : "batched", static_cast<double>(count) * options.fixedLength / seconds);
        }
}

} // namespace

int main(int argc, char **argv)
{
    const int threads = argc > 1 ? std::atoi(argv[1]) : 2;
    torch::set_num_threads(threads);
    const ThreadCount guard(threads);
    std::printf("%d threads\nProducts\n", threads);
    for (const std::int64_t rows : {1, 5, 64}) {
        benchProduct(rows, 256, Vocabulary);
        benchProduct(rows, 256, 1024);
        benchProduct(rows, 1024, 256);
    }
    std::printf("Generation, 20 tokens a sentence, vocabulary %d\n", Vocabulary);
    const SearchSpace space = loadSpace("small");
    benchGeneration("smallest", translationShape(space, space.smallestArchitecture()), threads);
    benchGeneration("largest", translationShape(space, space.largestArchitecture()), threads);
    return 0;
}
