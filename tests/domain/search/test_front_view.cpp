// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/search/front_view.h"

#include <QtTest>

using namespace supernet;

namespace {

ScoredCandidate member(const char *id, double latencyMs, double loss, std::optional<double> bleu = {})
{
    ScoredCandidate scored;
    scored.candidate.architectureId = id;
    scored.candidate.latencyMs = latencyMs;
    scored.candidate.loss = loss;
    scored.bleu = bleu;
    return scored;
}

std::string kneeId(const std::vector<ScoredCandidate> &front, FrontAxis axis)
{
    return kneeOf(front, axis).value().candidate.architectureId;
}

} // namespace

class TestFrontView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theKneeIsFarthestFromTheLineBetweenTheEnds()
    {
        // From (1, 5) to (9, 1) the line falls 0.5 a millisecond: 0.5 above b, 2 above c, 1 above d.
        QCOMPARE(
            kneeId({member("a", 1, 5), member("b", 2, 4), member("c", 3, 2), member("d", 6, 1.5), member("e", 9, 1)},
                   FrontAxis::Loss),
            std::string("c"));
    }

    void unitsDoNotMoveTheKnee()
    {
        QCOMPARE(kneeId({member("a", 1000, 5), member("b", 2000, 4), member("c", 3000, 2), member("e", 9000, 1)},
                        FrontAxis::Loss),
                 std::string("c"));
        QCOMPARE(kneeId({member("a", 1, 0.005), member("b", 2, 0.004), member("c", 3, 0.002), member("e", 9, 0.001)},
                        FrontAxis::Loss),
                 std::string("c"));
    }

    void ofBleuTheKneeLiesAbove()
    {
        QCOMPARE(
            kneeId({member("a", 1, 9, 10.0), member("b", 2, 9, 30.0), member("c", 6, 9, 36.0), member("d", 9, 9, 40.0)},
                   FrontAxis::Bleu),
            std::string("b"));
    }

    void aFrontWithoutABendGivesItsFastest()
    {
        QVERIFY(!kneeOf({}, FrontAxis::Loss));
        QCOMPARE(kneeId({member("a", 1, 5)}, FrontAxis::Loss), std::string("a"));
        QCOMPARE(kneeId({member("a", 1, 5), member("b", 2, 4)}, FrontAxis::Loss), std::string("a"));
    }
};

QTEST_GUILESS_MAIN(TestFrontView)
#include "test_front_view.moc"
