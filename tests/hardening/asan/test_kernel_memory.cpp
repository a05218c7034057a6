// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/random.h"
#include "engine/kernels/kernels.h"

#include <cmath>
#include <limits>
#include <QtTest>
#include <vector>

namespace supernet::kernels {
#define SUPERNET_TESTED_VARIANT(NAME)                                                                                  \
    namespace NAME {                                                                                                   \
    const Table<float> &floatTable();                                                                                  \
    const Table<double> &doubleTable();                                                                                \
    }
SUPERNET_TESTED_VARIANT(portable)
#ifdef SUPERNET_X86_KERNELS
SUPERNET_TESTED_VARIANT(avx2)
SUPERNET_TESTED_VARIANT(avx512)
#endif
} // namespace supernet::kernels

using namespace supernet;
using namespace supernet::kernels;

namespace {

constexpr std::int64_t Rows = 5;

/// Heap memory of exactly `count` values in [-1, 1]: the sanitizer knows where it ends.
template<typename T>
std::vector<T> values(std::int64_t count, std::uint64_t seed)
{
    Random random(seed);
    std::vector<T> result(static_cast<std::size_t>(count));
    for (T &value : result)
        value = static_cast<T>(2 * random.uniform() - 1);
    return result;
}

/// Everything that a variant wrote, one call after the other.
template<typename T>
class Written
{
public:
    void add(const std::vector<T> &memory) { m_values.insert(m_values.end(), memory.begin(), memory.end()); }
    void add(double value) { m_values.push_back(static_cast<T>(value)); }
    [[nodiscard]] const std::vector<T> &all() const { return m_values; }

private:
    std::vector<T> m_values;
};

template<typename T>
void optimise(const Table<T> &table, std::int64_t width, Written<T> &written)
{
    auto weights = values<T>(width, 1);
    auto gradients = values<T>(width, 2);
    auto first = values<T>(width, 3);
    std::vector<T> second(weights.size(), T(0.5));
    double sums[3] = {};
    table.productSums(width, weights.data(), gradients.data(), sums);
    written.add(sums[0] + sums[1] + sums[2]);
    written.add(table.squaredSum(0, width, gradients.data()));
    table.adam(0, width, {0.9, 0.98, 1e-6, 0.1, 1, 1}, weights.data(), gradients.data(), first.data(), second.data());
    for (const auto *memory : {&weights, &gradients, &first, &second})
        written.add(*memory);
}

template<typename T>
void mixExperts(const Table<T> &table, std::int64_t width, Written<T> &written)
{
    constexpr std::int64_t count = 3;
    const auto weights = values<T>(count * Rows * width, 4);
    std::vector<T> gradients(weights.size());
    const auto coefficients = values<T>(count * Rows, 5);
    const Experts<T> experts{count, width, Rows * width, width, weights.data(), gradients.data(), coefficients.data(),
                             Rows,  1};
    std::vector<T> mixed(static_cast<std::size_t>(Rows * width));
    std::vector<T> agreements(static_cast<std::size_t>(count * Rows));
    table.mix(0, Rows, experts, mixed.data());
    table.mixBackward(0, Rows, Rows, experts, mixed.data(), agreements.data());
    for (const auto *memory : {&mixed, &gradients, &agreements})
        written.add(*memory);
}

template<typename T>
void normalise(const Table<T> &table, std::int64_t width, Written<T> &written)
{
    const Dropout dropout = makeDropout(0.3, 9);
    const auto x = values<T>(Rows * width, 6);
    const auto sublayer = values<T>(Rows * width, 7);
    const auto gain = values<T>(width, 8);
    const auto bias = values<T>(width, 9);
    std::vector<T> y(x.size()), normalised(x.size()), toInput(x.size()), toSublayer(x.size());
    std::vector<T> deviation(Rows), toGain(gain.size()), toBias(bias.size());
    table.addNorm(0, Rows, width, x.data(), sublayer.data(), dropout, gain.data(), bias.data(), y.data(),
                  normalised.data(), deviation.data());
    table.addNormBackward(0, Rows, width, x.data(), normalised.data(), deviation.data(), gain.data(), dropout,
                          toInput.data(), toSublayer.data(), toGain.data(), toBias.data());
    if (width > 2) // Of one or two values, the deviation is next to nothing or rounding.
        for (const auto *memory : {&y, &toGain, &toBias})
            written.add(*memory);
}

template<typename T>
void embedTokens(const Table<T> &table, std::int64_t width, Written<T> &written)
{
    constexpr std::int64_t vocabulary = 7;
    const std::vector<std::int64_t> tokens{0, vocabulary - 1, 3, 3, 0};
    const std::vector<std::int64_t> positions{0, 1, 2, 3, Rows - 1};
    const Dropout dropout = makeDropout(0.2, 3);
    const auto words = values<T>(vocabulary * width, 10);
    const auto places = values<T>(Rows * width, 11);
    std::vector<T> output(static_cast<std::size_t>(Rows * width)), gradient(words.size()), bias(places.size() / Rows);
    table.embed(0, Rows, width, tokens.data(), positions.data(), words.data(), width, places.data(), width, T(2),
                dropout, output.data());
    table.embedBackward(0, width, width, Rows, tokens.data(), output.data(), T(2), dropout, gradient.data(), width);
    std::vector<T> masked(output.size());
    table.columnSums(0, Rows, width, output.data(), places.data(), masked.data(), bias.data());
    for (const auto *memory : {&output, &gradient, &masked, &bias})
        written.add(*memory);
}

template<typename T>
void lose(const Table<T> &table, std::int64_t vocabulary, Written<T> &written)
{
    const std::vector<std::int64_t> targets{0, vocabulary - 1, vocabulary / 2, 0, vocabulary - 1};
    auto logits = values<T>(Rows * vocabulary, 12);
    std::vector<T> maxima(static_cast<std::size_t>((vocabulary + SummaryBlock - 1) / SummaryBlock));
    written.add(table.summarise(vocabulary, logits.data(), maxima.data()));
    double losses[2] = {};
    table.tokenLoss(0, Rows, vocabulary, logits.data(), targets.data(), 0.1, 0.5, losses);
    written.add(losses[0]);
    written.add(losses[1]);
    written.add(maxima);
    written.add(logits);
}

/// Sentences of lengths on both sides of a tile's, two heads.
template<typename T>
void attend(const Table<T> &table, std::int64_t headWidth, Written<T> &written)
{
    constexpr std::int64_t heads = 2;
    const std::vector<std::int64_t> offsets{0, 1, 8, 24, 41};
    std::vector<std::int64_t> weightOffsets;
    std::int64_t weights = 0;
    for (std::size_t s = 0; s + 1 < offsets.size(); ++s) {
        weightOffsets.push_back(weights);
        const std::int64_t length = offsets[s + 1] - offsets[s];
        weights += weightCount(heads, length, length);
    }
    const std::int64_t width = heads * headWidth;
    const std::int64_t count = offsets.back() * width;
    const auto queries = values<T>(count, 13);
    const auto keys = values<T>(count, 14);
    const auto contents = values<T>(count, 15);
    std::vector<T> kept(static_cast<std::size_t>(weights));
    std::vector<T> output(queries.size()), toQueries(output.size()), toKeys(output.size()), toValues(output.size());
    const AttentionShape shape{heads,          headWidth, offsets.data(), offsets.data(),     weightOffsets.data(),
                               offsets.back(), 1,         true,           makeDropout(0.1, 1)};
    const AttentionTensors<T> tensors{queries.data(), keys.data(), contents.data(), width, width, kept.data()};
    const auto units = static_cast<std::int64_t>(weightOffsets.size()) * heads;
    table.attention(0, units, shape, tensors, output.data(), width);
    table.attentionBackward(0, units, shape, tensors, queries.data(), width, toQueries.data(), toKeys.data(),
                            toValues.data());
    std::vector<const T *> rows;
    const auto cache = values<T>(4 * 2 * width, 16); // Of four keys, each with its value behind it.
    for (std::int64_t i = 0; i < 4; ++i)
        rows.push_back(cache.data() + 2 * i * width);
    std::vector<T> scores(rows.size()), attended(static_cast<std::size_t>(width));
    table.attendRow(heads, headWidth, queries.data(), rows.data(), 4, width, scores.data(), attended.data());
    for (const auto *memory : {&kept, &output, &toQueries, &toKeys, &toValues, &attended})
        written.add(*memory);
}

template<typename T>
std::vector<T> everyKernel(const Table<T> &table, std::int64_t width)
{
    Written<T> written;
    optimise(table, width, written);
    mixExperts(table, width, written);
    normalise(table, width, written);
    embedTokens(table, width, written);
    lose(table, width, written);
    attend(table, width, written);
    return written.all();
}

template<typename T>
void compare(const Table<T> &table, const Table<T> &plain, std::int64_t width)
{
    const auto found = everyKernel(table, width);
    const auto expected = everyKernel(plain, width);
    QCOMPARE(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        QVERIFY2(std::abs(found[i] - expected[i]) <= T(1e-3) * (1 + std::abs(expected[i])), std::to_string(i).c_str());
}

} // namespace

/// Runs under the address and undefined-behaviour sanitizers: what a kernel reads and writes outside its memory ends it.
class KernelMemoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKernelKeepsToItsMemory_data()
    {
        QTest::addColumn<QString>("variant");
        QTest::addColumn<int>("width");
        for (const char *variant : {"portable", "avx2", "avx512"})
            for (const int width : {1, 3, 8, 15, 16, 17, 31, 65})
                QTest::addRow("%s, width %d", variant, width) << QString::fromLatin1(variant) << width;
    }
    void everyKernelKeepsToItsMemory()
    {
        QFETCH(QString, variant);
        QFETCH(int, width);
        if (variant == QLatin1String("portable")) {
            compare(portable::floatTable(), portable::floatTable(), width);
            compare(portable::doubleTable(), portable::doubleTable(), width);
            return;
        }
#ifdef SUPERNET_X86_KERNELS
        if (variant == QLatin1String("avx2") && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
            compare(avx2::floatTable(), portable::floatTable(), width);
            compare(avx2::doubleTable(), portable::doubleTable(), width);
            return;
        }
        if (variant == QLatin1String("avx512") && __builtin_cpu_supports("avx512f")
            && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq")
            && __builtin_cpu_supports("avx512vl")) {
            compare(avx512::floatTable(), portable::floatTable(), width);
            compare(avx512::doubleTable(), portable::doubleTable(), width);
            return;
        }
#endif
        QSKIP("These kernels do not run on this processor.");
    }

    void aLossOfWhatIsNoNumberIsNoneEither()
    {
        const std::vector<std::int64_t> targets{1};
        for (const float strange : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
            auto logits = values<float>(33, 1);
            logits[7] = strange;
            double losses[2] = {};
            table<float>().tokenLoss(0, 1, 33, logits.data(), targets.data(), 0.1, 1, losses);
            QVERIFY(!std::isfinite(losses[0]));
        }
    }
};

QTEST_GUILESS_MAIN(KernelMemoryTest)
#include "test_kernel_memory.moc"
