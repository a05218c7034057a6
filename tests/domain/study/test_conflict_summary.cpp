// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/study/conflict_summary.h"

#include <cmath>
#include <QTemporaryDir>
#include <QtTest>

using namespace supernet;

namespace {

/// Probes of one seed at steps 100, 200 ..
ConflictProbes probes(std::uint64_t seed, const std::vector<double> &shares)
{
    ConflictProbes result;
    for (std::size_t i = 0; i < shares.size(); ++i)
        result[{seed, 100 * static_cast<std::int64_t>(i + 1)}] = {shares[i], {{"largest-smallest", 1 - shares[i]}}};
    return result;
}

bool isNear(double a, double b)
{
    return std::abs(a - b) < 1e-12;
}

} // namespace

class TestConflictSummary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMeanLiesWithinTheRangeOfItsResamples()
    {
        const std::vector<double> values{0.1, 0.2, 0.3, 0.4, 0.5, 0.6};
        const Estimate mean = bootstrapMean(values, 1000, 7);
        QVERIFY(isNear(mean.value, 0.35));
        // Standard error of the mean: 0.0697; 95 % of a normal lie within 1.96 of it.
        QVERIFY2(std::abs(mean.low - (0.35 - 0.137)) < 0.02, std::to_string(mean.low).c_str());
        QVERIFY2(std::abs(mean.high - (0.35 + 0.137)) < 0.02, std::to_string(mean.high).c_str());
        QVERIFY(mean.isCertain());
        QCOMPARE(bootstrapMean(values, 1000, 7).low, mean.low);
        QVERIFY(std::isnan(bootstrapMean({}, 1000, 7).value));
    }

    void aRangeThatHoldsZeroIsNotCertain()
    {
        QVERIFY((Estimate{0.1, 0.01, 0.2}).isCertain());
        QVERIFY((Estimate{-0.1, -0.2, -0.01}).isCertain());
        QVERIFY(!(Estimate{0.1, -0.01, 0.2}).isCertain());
    }

    void probesAreReadFromTheStore()
    {
        const QTemporaryDir folder;
        Store store(std::filesystem::path(folder.path().toStdString()) / "store.sqlite");
        RunRecord run;
        run.seed = 5;
        run = store.addRun(run);
        static_cast<void>(store.beginAttempt(run.id, 0));
        std::vector<Metric> metrics(3);
        metrics[0].name = "conflict/share";
        metrics[0].value = 0.25;
        metrics[1].name = "conflict/cosine";
        metrics[1].subnet = "largest-smallest";
        metrics[1].value = -0.5;
        metrics[2].name = "conflict/magnitude_ratio";
        for (Metric &metric : metrics) {
            metric.run = run.id;
            metric.step = 100;
        }
        store.append(metrics);
        ConflictProbes read;
        addProbes(read, store, run);
        QCOMPARE(read.size(), std::size_t(1));
        const ConflictProbe &probe = read.at({5, 100});
        QCOMPARE(probe.share, 0.25);
        QCOMPARE(probe.cosine, (std::map<std::string, double>{{"largest-smallest", -0.5}}));
    }

    void aSummaryIsTheMeanOverAllProbes()
    {
        ConflictProbes two = probes(1, {0.2, 0.4});
        two.merge(probes(2, {0.6, 0.8}));
        const ConflictSummary summary = conflictSummary(two, 500, 1);
        QCOMPARE(summary.probes, std::size_t(4));
        QVERIFY(isNear(summary.share.value, 0.5));
        QVERIFY(isNear(summary.cosine.at("largest-smallest").value, 0.5));
        QVERIFY(summary.share.low < 0.5 && summary.share.high > 0.5);
    }

    void differencesAreThoseAtEqualSeedsAndSteps()
    {
        ConflictProbes baseline = probes(1, {0.2, 0.6, 0.9});
        baseline.merge(probes(3, {0.9}));
        ConflictProbes other = probes(1, {0.1, 0.5});
        other.merge(probes(2, {0.9}));
        const Estimate difference = conflictDifference(baseline, other, 500, 1);
        QVERIFY(isNear(difference.value, -0.1)); // as in each pair, however far the steps are apart
        QVERIFY(isNear(difference.low, -0.1) && isNear(difference.high, -0.1));
        QVERIFY(difference.isCertain());
        QVERIFY(std::isnan(conflictDifference(baseline, probes(9, {0.5}), 500, 1).value));
    }
};

QTEST_GUILESS_MAIN(TestConflictSummary)
#include "test_conflict_summary.moc"
