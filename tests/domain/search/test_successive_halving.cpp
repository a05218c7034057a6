// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/search/successive_halving.h"
#include "domain/support/error.h"

#include <limits>
#include <QtTest>

using namespace supernet;

/// Who trains how long in a tournament.
class TestSuccessiveHalving : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundsHalveAndLengthen()
    {
        // 8, 4, 2 and 1 contestants: 100 of 400 steps a round, 12 for each of eight, then 24, 48, 96 more.
        QVERIFY(halvingRounds(8, 400) == (std::vector<HalvingRound>{{8, 12}, {4, 36}, {2, 84}, {1, 180}}));
        QVERIFY(halvingRounds(6, 72) == (std::vector<HalvingRound>{{6, 3}, {3, 9}, {2, 18}, {1, 36}}));
        QVERIFY(halvingRounds(1, 50) == (std::vector<HalvingRound>{{1, 50}}));
    }

    void theBudgetIsKeptAndRoundsAreComparable()
    {
        for (std::size_t contestants = 1; contestants < 40; ++contestants) {
            for (const std::int64_t budget : {300, 1000, 12'345}) {
                const auto rounds = halvingRounds(contestants, budget);
                std::int64_t spent = 0;
                std::int64_t before = 0;
                for (const HalvingRound &round : rounds) {
                    QVERIFY(round.until > before);
                    QCOMPARE(round.until % rounds.front().until, 0);
                    spent += static_cast<std::int64_t>(round.contestants) * (round.until - before);
                    before = round.until;
                }
                QVERIFY(spent <= budget);
                QCOMPARE(rounds.back().contestants, std::size_t(1));
            }
        }
    }

    void tooSmallABudgetSaysHowMuchIsNeeded()
    {
        try {
            static_cast<void>(halvingRounds(8, 31));
            QFAIL("31 steps are too few");
        } catch (const UsageError &error) {
            QVERIFY(error.message().find("at least 32 steps") != std::string::npos);
        }
        QVERIFY(!halvingRounds(8, 32).empty());
    }

    void theLeastLossesSurvive()
    {
        const double none = std::numeric_limits<double>::quiet_NaN();
        const std::vector<double> losses{3, none, 1, 3, 2};
        QVERIFY(survivorsOf(losses, 3) == (std::vector<std::size_t>{2, 4, 0}));
        QVERIFY(survivorsOf(losses, 9).back() == 1);
    }
};

QTEST_GUILESS_MAIN(TestSuccessiveHalving)
#include "test_successive_halving.moc"
