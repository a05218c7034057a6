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
        for (const MetricOptions &options :
             {MetricOptions(BleuOptions()), MetricOptions(ChrfOptions()), MetricOptions(TerOptions())}) {
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

    void aSingleSystemHasAnInterval()
    {
        const Corpus text = corpus();
        const std::vector<Lines> references{text.reference};
        for (const MetricOptions &options : {MetricOptions(BleuOptions()), MetricOptions(ChrfOptions())}) {
            const Resampler bad = resampler(options, text.bad, references);
            const ResampledScore score = bootstrapScore(text.bad.size(), bad, 500, 1);
            QCOMPARE(score.score, scoreWith(options, text.bad, references).score);
            QVERIFY(score.interval > 0 && score.interval < score.score);
            QVERIFY(std::abs(score.mean - score.score) < score.interval / 2);
            const ResampledScore again = bootstrapScore(text.bad.size(), bad, 500, 2);
            QVERIFY(again.interval != score.interval);
            QVERIFY(std::abs(again.interval / score.interval - 1) < 0.2);
        }
    }

    void exchangingNoLineGivesBothScoresAndEveryLineSwapsThem()
    {
        const Corpus text = corpus();
        const std::vector<Lines> references{text.reference};
        for (const MetricOptions &options :
             {MetricOptions(BleuOptions()), MetricOptions(ChrfOptions()), MetricOptions(TerOptions())}) {
            const Exchanger exchange = exchanger(options, text.bad, text.good, references);
            const auto [bad, good] = exchange(std::vector<bool>(text.good.size(), false));
            QVERIFY(std::abs(bad - scoreWith(options, text.bad, references).score) < 1e-9);
            QVERIFY(std::abs(good - scoreWith(options, text.good, references).score) < 1e-9);
            const auto [first, second] = exchange(std::vector<bool>(text.good.size(), true));
            QCOMPARE(first, good);
            QCOMPARE(second, bad);
        }
    }

    void randomisationFindsAClearDifferenceAndNoneWhereThereIsNone()
    {
        const Corpus text = corpus();
        const std::vector<Lines> references{text.reference};
        const auto p = [&](const Lines &baseline, const Lines &system) {
            return pairedRandomisation(baseline.size(), exchanger(BleuOptions(), baseline, system, references), 400, 1)
                .p;
        };
        QVERIFY(p(text.bad, text.good) < 0.01);
        QCOMPARE(p(text.good, text.good), 1.0);
    }

    /// Of four lines with differences 1, 1, 1, 5 in favour of the system, the 16 ways to exchange lines make |difference| 8
    /// twice, 6 six times, 4 six times and 2 twice.
    void pIsTheShareOfTheExchangesThatDifferMore()
    {
        const std::vector<double> differences{1, 1, 1, 5};
        const auto exchange = [&](double shift) {
            return [&, shift](const std::vector<bool> &exchanged) {
                double sum = 0;
                bool asTheyAre = true;
                for (std::size_t line = 0; line < 4; ++line) {
                    sum += exchanged[line] ? -differences[line] : differences[line];
                    asTheyAre = asTheyAre && !exchanged[line];
                }
                return std::pair(0.0, asTheyAre ? sum - shift : sum);
            };
        };
        constexpr int Trials = 20'000;
        QCOMPARE(pairedRandomisation(4, exchange(0), Trials, 3).p, 1.0 / (Trials + 1));
        // When the systems as they are differ by 5 only: the exchange of all (8) and the six of 6 are further.
        const double p = pairedRandomisation(4, exchange(3), Trials, 3).p;
        const double expected = 7.0 / 16;
        QVERIFY(std::abs(p - expected) < 3 * std::sqrt(expected * (1 - expected) / Trials));
    }

    void refusesNothingToResample()
    {
        const Resampler none = [](std::span<const std::size_t>) { return 0.0; };
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(pairedBootstrap(0, none, none, 10, 1)), UsageError);
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(pairedBootstrap(1, none, none, 0, 1)), UsageError);
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(bootstrapScore(0, none, 10, 1)), UsageError);
        const Exchanger nothing = [](const std::vector<bool> &) { return std::pair(0.0, 1.0); };
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(pairedRandomisation(1, nothing, 0, 1)), UsageError);
    }
};

QTEST_GUILESS_MAIN(TestSignificance)
#include "test_significance.moc"
