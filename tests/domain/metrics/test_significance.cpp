// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/metrics/significance.h"
#include "domain/support/error.h"

#include <numeric>
#include <QtTest>

using namespace supernet;
using Lines = std::vector<std::string>;

namespace {

struct Corpus
{
    Lines good;
    Lines bad;
    Lines reference;
};

/// The bad system is wrong in every second line.
Corpus corpus()
{
    Corpus made;
    for (int i = 0; i < 60; ++i) {
        made.reference.push_back("the " + std::to_string(i) + " cats sat on a mat");
        made.good.push_back(made.reference.back() + (i % 5 == 0 ? " today" : ""));
        made.bad.push_back(i % 2 == 0 ? "a dog sat on a mat" : made.reference.back());
    }
    return made;
}

} // namespace

class TestSignificance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resamplingEveryLineOnceGivesTheCorpusScore()
    {
        const Corpus text = corpus();
        const std::vector<Lines> references{text.reference};
        std::vector<std::size_t> all(text.good.size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        for (const MetricOptions &options : {MetricOptions(BleuOptions()), MetricOptions(ChrfOptions()),
                                             MetricOptions(TerOptions())}) {
            const double whole = scoreWith(options, text.bad, references).score;
            QVERIFY(std::abs(resampler(options, text.bad, references)(all) - whole) < 1e-9);
        }
    }

    void aClearDifferenceIsSignificantAndNoneIsNot()
    {
        const Corpus text = corpus();
        const std::vector<Lines> references{text.reference};
        const Resampler good = resampler(BleuOptions(), text.good, references);
        const Resampler bad = resampler(BleuOptions(), text.bad, references);
        const PairedBootstrap clear = pairedBootstrap(text.good.size(), bad, good, 300, 1);
        QVERIFY(clear.p < 0.01);
        QVERIFY(clear.system.score > clear.baseline.score);
        QVERIFY(clear.baseline.interval > 0);
        QVERIFY(std::abs(clear.baseline.mean - clear.baseline.score) < clear.baseline.interval);
        QCOMPARE(pairedBootstrap(text.good.size(), good, good, 300, 1).p, 1.0);
    }

    void theSameSeedGivesTheSameFigures()
    {
        const Corpus text = corpus();
        const std::vector<Lines> references{text.reference};
        const Resampler good = resampler(ChrfOptions(), text.good, references);
        const Resampler bad = resampler(ChrfOptions(), text.bad, references);
        const auto mean = [&](std::uint64_t seed) {
            return pairedBootstrap(text.good.size(), bad, good, 50, seed).baseline.mean;
        };
        QCOMPARE(mean(7), mean(7));
        QVERIFY(mean(7) != mean(8));
    }

    void refusesNothingToResample()
    {
        const Resampler none = [](std::span<const std::size_t>) { return 0.0; };
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(pairedBootstrap(0, none, none, 10, 1)), UsageError);
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(pairedBootstrap(1, none, none, 0, 1)), UsageError);
    }
};

QTEST_GUILESS_MAIN(TestSignificance)
#include "test_significance.moc"
