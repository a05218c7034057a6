// SPDX-License-Identifier: GPL-3.0-or-later
// The short form of the soak: the window follows many hours' worth of facts in moments, page after page, and what it holds
// of the heap stays as it is. `soak` beside it does the same for an hour with a real job.
#include "hardening/soak/memory_trend.h"
#include "pages/train/train_page.h"
#include "plots/line_chart.h"
#include "sample_project.h"
#include "ui_test.h"
#include "window/main_window.h"

#include <QtTest>

using namespace supernet;
using namespace supernet::hardening;
using namespace supernet::ui;
using supernet::test::SampleProject;

namespace {

constexpr int stepsOfARound = 1500;
constexpr int settlingRounds = 14; ///< Until curves and heat map are as full as they become.
constexpr int rounds = 10;
constexpr double mostGrowth = 0.5; ///< MiB.

/// A training run that somebody works on, and the window that shows it.
struct Followed
{
    SampleProject sample;
    RunRecord run = sample.addTraining("neuron");
    FileLock lock = sample.holdLock(run);
    MainWindow window{Scheme::Light};
    int steps = 0;

    Followed()
    {
        sample.addSearch(run);
        window.resize(1280, 800);
        window.show();
        window.openProject(sample.folder());
    }

    /// An hour's worth of a slow job's facts, and a look at every page.
    void goRound()
    {
        sample.addSteps(run, steps, stepsOfARound);
        steps += stepsOfARound;
        sample.setProgress(run, "training", steps, 1e6);
        const auto seen = [this] {
            return window.trainPage()->chart(QStringLiteral("valid/bleu"))->xRange().second >= steps;
        };
        QTRY_VERIFY_WITH_TIMEOUT(seen(), 60'000);
        for (const PageKind &kind : projectPages()) {
            window.showPage(kind.id);
            QCoreApplication::processEvents();
        }
    }
};

} // namespace

class TestSoak : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { supernet::test::beginUiTest(); }

    void theHeapStaysAsItIsHoweverLongARunIsFollowed()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("The sanitizer has a heap of its own.");
#endif
        Followed followed;
        for (int round = 0; round < settlingRounds; ++round)
            followed.goRound();
        std::vector<std::pair<double, double>> held;
        for (int round = 0; round < 2 * rounds; ++round) {
            followed.goRound();
            held.emplace_back(round, memoryNow().inUse);
        }
        const double growth = rounds * lineThrough(held).slope;
        QVERIFY2(growth < mostGrowth, qPrintable(QStringLiteral("%1 MiB in %2 rounds").arg(growth).arg(rounds)));
    }

    void aLineIsFoundThroughItsPoints()
    {
        const Line exact = lineThrough({{0, 1}, {1, 3}, {2, 5}, {5, 11}});
        QCOMPARE(exact.slope, 2.0);
        QVERIFY(exact.error < 1e-9);
        const Line noisy = lineThrough({{0, 0}, {1, 1}, {2, 0}, {3, 1}});
        QCOMPARE(noisy.slope, 0.2);
        QCOMPARE(noisy.error, std::sqrt(0.8 / 2 / 5));
    }
};

QTEST_MAIN(TestSoak)
#include "test_soak.moc"
