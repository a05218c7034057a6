// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/random.h"
#include "engine/kernels/kernels.h"

#include <cmath>
#include <limits>
#include <QtTest>
#include <vector>

using namespace supernet;
using namespace supernet::kernels;

namespace {

using Values = std::vector<double>;

/// Sentences with queries, keys, values and an output gradient in [-1, 1]; lengths on both sides of a tile's.
struct Case
{
    Case(std::int64_t headWidth, int givenSegments, bool isCausal)
        : width(Heads * headWidth)
        , segments(givenSegments)
        , causal(isCausal)
    {
        for (const std::int64_t length : {1, 7, 8, 15, 16, 17, 35}) {
            queryOffsets.push_back(queryOffsets.back() + length);
            keyOffsets.push_back(keyOffsets.back() + (causal ? length : 36 - length));
        }
        Random random(7);
        for (auto *values : {&queries, &keys, &contents, &outputGradient}) {
            const bool ofKeys = values == &keys || values == &contents;
            values->resize(static_cast<std::size_t>((ofKeys ? keyRows() : queryRows()) * width));
            for (double &value : *values)
                value = static_cast<float>(2 * random.uniform() - 1); // exact in both types
        }
    }

    static constexpr int Heads = 2;
    [[nodiscard]] std::int64_t sentences() const { return static_cast<std::int64_t>(queryOffsets.size()) - 1; }
    [[nodiscard]] std::int64_t queryRows() const { return queryOffsets.back(); }
    [[nodiscard]] std::int64_t keyRows() const { return keyOffsets.back() * segments; }
    [[nodiscard]] std::int64_t headWidth() const { return width / Heads; }

    std::int64_t width;
    int segments;
    bool causal;
    std::vector<std::int64_t> queryOffsets{0};
    std::vector<std::int64_t> keyOffsets{0};
    Values queries;
    Values keys;
    Values contents;
    Values outputGradient;
};

struct Results
{
    Values output;
    Values queryGradient;
    Values keyGradient;
    Values valueGradient;
};

/// One query of one head by the book, in double precision.
void attendPlainly(const Case &given, std::int64_t sentence, std::int64_t query, std::int64_t head, Results &results)
{
    const std::int64_t column = head * given.headWidth();
    const double scale = 1 / std::sqrt(static_cast<double>(given.headWidth()));
    std::vector<std::int64_t> rows;
    for (int segment = 0; segment < given.segments; ++segment)
        for (auto row = given.keyOffsets[sentence]; row < given.keyOffsets[sentence + 1]; ++row)
            if (!given.causal || row - given.keyOffsets[sentence] <= query - given.queryOffsets[sentence])
                rows.push_back(segment * given.keyOffsets.back() + row);
    const auto dot = [&](const Values &a, std::int64_t rowA, const Values &b, std::int64_t rowB) {
        double sum = 0;
        for (std::int64_t c = column; c < column + given.headWidth(); ++c)
            sum += a[rowA * given.width + c] * b[rowB * given.width + c];
        return sum;
    };
    const auto add = [&](Values &to, std::int64_t toRow, double factor, const Values &from, std::int64_t fromRow) {
        for (std::int64_t c = column; c < column + given.headWidth(); ++c)
            to[toRow * given.width + c] += factor * from[fromRow * given.width + c];
    };
    Values weights;
    double total = 0;
    for (const auto row : rows)
        total += weights.emplace_back(std::exp(scale * dot(given.queries, query, given.keys, row)));
    Values toWeights;
    double mean = 0;
    for (std::size_t j = 0; j < rows.size(); ++j) {
        weights[j] /= total;
        mean += weights[j] * toWeights.emplace_back(dot(given.outputGradient, query, given.contents, rows[j]));
    }
    for (std::size_t j = 0; j < rows.size(); ++j) {
        const double toScore = scale * weights[j] * (toWeights[j] - mean);
        add(results.output, query, weights[j], given.contents, rows[j]);
        add(results.valueGradient, rows[j], weights[j], given.outputGradient, query);
        add(results.queryGradient, query, toScore, given.keys, rows[j]);
        add(results.keyGradient, rows[j], toScore, given.queries, query);
    }
}

Results plainResults(const Case &given)
{
    const Values ofQueries(given.queries.size(), 0.0);
    const Values ofKeys(given.keys.size(), 0.0);
    Results results{ofQueries, ofQueries, ofKeys, ofKeys};
    for (std::int64_t sentence = 0; sentence < given.sentences(); ++sentence)
        for (auto query = given.queryOffsets[sentence]; query < given.queryOffsets[sentence + 1]; ++query)
            for (std::int64_t head = 0; head < Case::Heads; ++head)
                attendPlainly(given, sentence, query, head, results);
    return results;
}

template<typename T>
Results kernelResults(const Case &given)
{
    const auto typed = [](const Values &values) { return std::vector<T>(values.begin(), values.end()); };
    const auto plain = [](const std::vector<T> &values) { return Values(values.begin(), values.end()); };
    std::vector<std::int64_t> weightOffsets;
    std::int64_t total = 0;
    for (std::int64_t s = 0; s < given.sentences(); ++s) {
        weightOffsets.push_back(total);
        total += weightCount(Case::Heads, given.queryOffsets[s + 1] - given.queryOffsets[s],
                             (given.keyOffsets[s + 1] - given.keyOffsets[s]) * given.segments);
    }
    const auto queries = typed(given.queries);
    const auto keys = typed(given.keys);
    const auto values = typed(given.contents);
    const auto outputGradient = typed(given.outputGradient);
    std::vector<T> weights(static_cast<std::size_t>(total), std::numeric_limits<T>::quiet_NaN());
    std::vector<T> output(queries.size());
    std::vector<T> queryGradient(queries.size());
    std::vector<T> keyGradient(keys.size());
    std::vector<T> valueGradient(keys.size());
    const AttentionShape shape{Case::Heads,
                               given.headWidth(),
                               given.queryOffsets.data(),
                               given.keyOffsets.data(),
                               weightOffsets.data(),
                               given.keyOffsets.back(),
                               given.segments,
                               given.causal,
                               {}};
    const AttentionTensors<T> tensors{queries.data(), keys.data(), values.data(),
                                      given.width,    given.width, weights.data()};
    const std::int64_t units = given.sentences() * Case::Heads;
    table<T>().attention(0, units, shape, tensors, output.data(), given.width);
    table<T>().attentionBackward(0, units, shape, tensors, outputGradient.data(), given.width, queryGradient.data(),
                                 keyGradient.data(), valueGradient.data());
    return {plain(output), plain(queryGradient), plain(keyGradient), plain(valueGradient)};
}

double largestDifference(const Values &a, const Values &b)
{
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        largest = a[i] == a[i] ? std::max(largest, std::abs(a[i] - b[i])) : std::numeric_limits<double>::infinity();
    return largest;
}

} // namespace

class TestAttentionKernel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsAPlainComputation_data()
    {
        QTest::addColumn<int>("headWidth");
        QTest::addColumn<int>("segments");
        QTest::addColumn<bool>("causal");
        for (const int headWidth : {4, 16, 20, 64})
            for (const int segments : {1, 3})
                for (const bool causal : {false, true})
                    if (segments == 1 || !causal)
                        QTest::addRow("width %d, %d segments%s", headWidth, segments, causal ? ", causal" : "")
                            << headWidth << segments << causal;
    }
    void equalsAPlainComputation()
    {
        QFETCH(int, headWidth);
        QFETCH(int, segments);
        QFETCH(bool, causal);
        const Case given(headWidth, segments, causal);
        const auto expected = plainResults(given);
        check(kernelResults<float>(given), expected, 1e-5);
        check(kernelResults<double>(given), expected, 1e-12);
    }

private:
    static void check(const Results &results, const Results &expected, double tolerance)
    {
        QVERIFY(largestDifference(results.output, expected.output) < tolerance);
        QVERIFY(largestDifference(results.queryGradient, expected.queryGradient) < tolerance);
        QVERIFY(largestDifference(results.keyGradient, expected.keyGradient) < tolerance);
        QVERIFY(largestDifference(results.valueGradient, expected.valueGradient) < tolerance);
    }
};

QTEST_GUILESS_MAIN(TestAttentionKernel)
#include "test_attention_kernel.moc"
