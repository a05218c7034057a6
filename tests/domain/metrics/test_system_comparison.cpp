// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/metrics/system_comparison.h"
#include "domain/support/error.h"

#include <QtTest>

using namespace supernet;
using Lines = std::vector<std::string>;

namespace {

constexpr ComparisonEffort quick = {100, 200, 1};

Lines reference()
{
    Lines lines;
    for (int i = 0; i < 60; ++i)
        lines.push_back("the " + std::to_string(i) + " cats sat on a mat");
    return lines;
}

/// Wrong in every `period`-th line.
Lines system(int period)
{
    Lines lines = reference();
    for (std::size_t i = 0; i < lines.size(); i += static_cast<std::size_t>(period))
        lines[i] = "a dog sat on a mat";
    return lines;
}

} // namespace

class TestSystemComparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySystemHasItsScoresAndEveryPairItsTest()
    {
        const std::vector<Lines> references{reference()};
        const std::vector<Lines> systems{system(2), system(30), system(29)};
        const SystemComparison comparison = compareSystems(systems, references, quick);
        QCOMPARE(comparison.lines, std::size_t(60));
        QCOMPARE(comparison.systems.size(), std::size_t(3));
        QCOMPARE(comparison.pairs.size(), std::size_t(3));
        QCOMPARE(comparison.systems[0].bleu.score, scoreWith(BleuOptions(), systems[0], references).score);
        QCOMPARE(comparison.systems[0].chrf.score, scoreWith(ChrfOptions(), systems[0], references).score);
        QVERIFY(comparison.systems[0].bleu.interval > 0);
        const auto &clear = comparison.between(1, 0); // In either order.
        QCOMPARE(clear.bleu, comparison.systems[1].bleu.score - comparison.systems[0].bleu.score);
        QVERIFY(clear.isCertain());
        QVERIFY(clear.corrected >= clear.p);
        QVERIFY(!comparison.between(1, 2).isCertain());
    }

    void oneSystemAloneHasNoPair()
    {
        const std::vector<Lines> references{reference()};
        const std::vector<Lines> systems{system(3)};
        QVERIFY(compareSystems(systems, references, quick).pairs.empty());
    }

    void linesThatDoNotMatchAreRefused()
    {
        const std::vector<Lines> references{reference()};
        const std::vector<Lines> systems{{"one line"}, system(3)};
        QVERIFY_EXCEPTION_THROWN((void)compareSystems(systems, references, quick), UsageError);
    }

    void manyTestsAreCorrectedAsHolmDoes()
    {
        // Three tests: 0.01 * 3, then 0.02 * 2, then 0.03 * 1, which is no less than what came before.
        const std::vector<double> corrected = holmCorrected(std::vector<double>{0.03, 0.01, 0.02});
        QVERIFY(std::abs(corrected[1] - 0.03) < 1e-12);
        QVERIFY(std::abs(corrected[2] - 0.04) < 1e-12);
        QVERIFY(std::abs(corrected[0] - 0.04) < 1e-12);
        QCOMPARE(holmCorrected(std::vector<double>{0.7, 0.9}), (std::vector<double>{1.0, 1.0}));
        QVERIFY(holmCorrected({}).empty());
    }
};

QTEST_GUILESS_MAIN(TestSystemComparison)
#include "test_system_comparison.moc"
