// SPDX-License-Identifier: GPL-3.0-or-later
// Runs that differ in the seed alone: one mean with a band, and each of them still to be had.
#include "pages/train/run_list.h"
#include "pages/train/seed_groups.h"
#include "pages/train/train_charts.h"
#include "pages/train/train_page.h"
#include "plots/line_chart.h"
#include "project/project_document.h"
#include "sample_project.h"
#include "ui_test.h"
#include "widgets/readings_card.h"
#include "window/main_window.h"

#include <QtTest>

using namespace supernet;
using namespace supernet::ui;
using supernet::test::SampleProject;

namespace {

RunView viewOf(RunId id, const std::string &name, std::uint64_t seed, const std::string &state = "done")
{
    RunView view;
    view.run.id = id;
    view.run.name = name;
    view.run.seed = seed;
    view.run.settings = {{"steps", 100}};
    view.state = state;
    return view;
}

SeedGroups groupsOf(const std::vector<RunView> &views)
{
    std::vector<const RunView *> runs;
    for (const RunView &view : views)
        runs.push_back(&view);
    SeedGroups groups;
    groups.follow(runs);
    return groups;
}

/// Two seeds of one supernet, done, and another one.
struct Trained
{
    SampleProject sample;
    RunRecord first = add("neuron", 1);
    RunRecord second = add("neuron", 2);
    RunRecord other = add("none", 1);

    RunRecord add(const std::string &policy, std::uint64_t seed) const
    {
        const RunRecord run = sample.addTraining(policy, seed);
        sample.addSteps(run, 0, 300);
        sample.end(run, "done");
        return run;
    }
};

} // namespace

class TestSeedGroups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { supernet::test::beginUiTest(); }

    void runsThatDifferInTheSeedAloneAreAGroup()
    {
        std::vector<RunView> views = {viewOf(1, "plain-s1", 1), viewOf(2, "other", 1), viewOf(3, "plain-s2", 2),
                                      viewOf(4, "plain-s12", 12)};
        views[1].run.settings["steps"] = 200;
        const SeedGroups groups = groupsOf(views);
        QCOMPARE(groups.all().size(), 1);
        QCOMPARE(groups.all().first(), (SeedGroup{-1, QStringLiteral("plain"), {1, 3, 4}}));
        QCOMPARE(groups.of(3), &groups.all().first());
        QVERIFY(!groups.of(2));
        QCOMPARE(groups.colourIndex(1), groups.colourIndex(4)); // One colour for all,
        QCOMPARE(groups.colourIndex(2), 1); // the next for the next.
    }

    void aRunThatWorksOrBrokeOffIsNotOneOfThem()
    {
        const SeedGroups groups = groupsOf({viewOf(1, "a-s1", 1), viewOf(2, "a-s2", 2), viewOf(3, "a-s3", 3, "running"),
                                            viewOf(4, "a-s4", 4, "stopped")});
        QCOMPARE(groups.all().first().runs, (QList<qint64>{1, 2}));
        QCOMPARE(groups.colourIndex(3), groups.colourIndex(1)); // But of the same colour.
        QVERIFY(groupsOf({viewOf(1, "a-s1", 1), viewOf(2, "a-s2", 2, "running")}).all().isEmpty());
    }

    void theSameSeedTwiceSaysNothingOfChance()
    {
        QVERIFY(groupsOf({viewOf(1, "a-1", 1), viewOf(2, "a-2", 1)}).all().isEmpty());
        const SeedGroups groups = groupsOf({viewOf(1, "a-1", 1), viewOf(2, "a-2", 1), viewOf(3, "a-3", 2)});
        QCOMPARE(groups.all().first().runs, (QList<qint64>{2, 3})); // The latest of each.
    }

    void branchesOfOtherCheckpointsAreOthers()
    {
        std::vector<RunView> views = {viewOf(1, "a-1", 1), viewOf(2, "a-2", 2)};
        views[1].run.parentRun = 1;
        views[1].run.parentStep = 50;
        QVERIFY(groupsOf(views).all().isEmpty());
    }

    void aBandHoldsTheRunsWhereAllOfThemAre()
    {
        const BandCurve band = bandOf({{{1, 10}, {2, 20}, {3, 30}}, {{1, 14}, {3, 31}, {4, 40}}});
        QCOMPARE(band.x, (QVector<double>{1, 3}));
        QCOMPARE(band.mean, (QVector<double>{12, 30.5}));
        QCOMPARE(band.low, (QVector<double>{10, 30}));
        QCOMPARE(band.high, (QVector<double>{14, 31}));
    }

    void theChartsShowTheMeanAndEachRunWhenAskedFor()
    {
        const Trained trained;
        ProjectDocument document(trained.sample.folder());
        TrainPage page(document);
        page.resize(1200, 900);
        page.show();
        const auto keyOf = [](qint64 id) -> QString { return QString::number(id) + QStringLiteral("/largest"); };
        LineChart *chart = page.chart(QStringLiteral("valid/bleu"));
        QTRY_COMPARE(chart->points(keyOf(-trained.first.id)), 3); // Steps 100, 200 and 300.
        QVERIFY(chart->isShown(keyOf(-trained.first.id)));
        QVERIFY(!chart->isShown(keyOf(trained.first.id)));
        QVERIFY(chart->isShown(keyOf(trained.other.id)));
        RunList *list = page.runList();
        QCOMPARE(list->topLevelItemCount(), 4); // The group, its two runs, and the other.
        QVERIFY(list->topLevelItem(0)->text(0).contains(QStringLiteral("2 seeds")));
        list->topLevelItem(1)->setCheckState(0, Qt::Checked);
        QVERIFY(chart->isShown(keyOf(trained.first.id)));
        list->topLevelItem(0)->setCheckState(0, Qt::Unchecked);
        QVERIFY(!chart->isShown(keyOf(-trained.first.id)));
    }

    void theCrosshairReadsMeanAndBand()
    {
        const Trained trained;
        ProjectDocument document(trained.sample.folder());
        TrainPage page(document);
        page.resize(1200, 900);
        page.show();
        LineChart *chart = page.chart(QStringLiteral("valid/bleu"));
        const QString mean = QString::number(-trained.first.id) + QStringLiteral("/largest");
        QTRY_COMPARE(chart->points(mean), 3);
        const QVector<Reading> readings = chart->readings(300);
        const auto found = std::ranges::find_if(readings, [](const Reading &reading) {
            return reading.name.contains(QStringLiteral("mean largest"));
        });
        QVERIFY(found != readings.end());
        QVERIFY(found->band.has_value());
        QVERIFY(found->band->first < found->value && found->value < found->band->second);
        QVERIFY(chart->csv().startsWith(QStringLiteral("curve,step,value,low,high\n")));
        QVERIFY(page.chart(QStringLiteral("conflict/cosine"))
                    ->points(QString::number(-trained.first.id) + QStringLiteral("/largest-smallest"))
                > 0);
    }

    void aRunThatEndsJoinsItsGroup()
    {
        const Trained trained;
        const RunRecord third = trained.sample.addTraining("neuron", 3);
        trained.sample.addSteps(third, 0, 200);
        auto alive = std::make_optional(trained.sample.holdLock(third));
        ProjectDocument document(trained.sample.folder());
        TrainPage page(document);
        page.resize(1200, 900);
        page.show();
        LineChart *chart = page.chart(QStringLiteral("valid/bleu"));
        const QString mean = QString::number(-trained.first.id) + QStringLiteral("/largest");
        const QString own = QString::number(third.id) + QStringLiteral("/largest");
        QTRY_COMPARE(chart->points(mean), 3);
        QVERIFY(chart->isShown(own)); // It is to be watched.
        trained.sample.addSteps(third, 200, 100);
        trained.sample.end(third, "done");
        alive.reset();
        QTRY_COMPARE(page.charts()->groups().all().first().runs.size(), 3);
        QTRY_VERIFY(!chart->isShown(own));
        QCOMPARE(chart->points(mean), 3);
    }

    void theGroupIsDrawn()
    {
        const Trained trained;
        (void)trained.add("neuron", 3);
        const bool drawn = supernet::test::drawWindows(
            trained.sample.folder(), [](MainWindow &window, const supernet::test::Grab &grab) {
                window.showPage(PageId::Train);
                grab("seeds");
                LineChart *chart = window.trainPage()->chart(QStringLiteral("valid/bleu"));
                const QPoint at(static_cast<int>(chart->pixelOf(250)), 60);
                QTest::mouseMove(chart->canvas(), at);
                Q_EMIT chart->pointerMoved(250, chart->canvas()->mapToGlobal(at));
                grab("seeds-crosshair");
            });
        if (!drawn)
            QSKIP("Nobody wants pictures.");
    }
};

QTEST_MAIN(TestSeedGroups)
#include "test_seed_groups.moc"
