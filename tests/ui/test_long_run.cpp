// SPDX-License-Identifier: GPL-3.0-or-later
// What the window keeps of a run that goes on for days, and what it makes anew with every look into the store.
#include "pages/train/run_list.h"
#include "pages/train/seed_groups.h"
#include "pages/train/train_charts.h"
#include "pages/train/train_page.h"
#include "plots/line_chart.h"
#include "project/project_document.h"
#include "sample_project.h"
#include "support/slowness.h"
#include "ui_test.h"
#include "widgets/figure_table.h"

#include <QLabel>
#include <QtTest>

using namespace supernet;
using namespace supernet::ui;
using supernet::test::SampleProject;

namespace {

constexpr int manySteps = 20'000;
constexpr int patienceMs = 60'000 * supernet::Slowness;

struct LongRun
{
    SampleProject sample;
    RunRecord run = sample.addTraining("neuron");
    RunRecord branch = sample.addBranch(run, manySteps / 2);

    LongRun()
    {
        sample.addSteps(run, 0, manySteps);
        sample.addSteps(branch, manySteps / 2, 300);
    }
};

QString keyOf(const RunRecord &run, const QString &subnet = {})
{
    return QString::number(run.id) + QLatin1Char('/') + subnet;
}

} // namespace

class TestLongRun : public QObject
{
    Q_OBJECT

    std::unique_ptr<LongRun> m_long;

private Q_SLOTS:
    void initTestCase()
    {
        supernet::test::beginUiTest();
        m_long = std::make_unique<LongRun>();
    }

    void whatIsKeptOfACurveIsBoundedAndEndsWithTheNewest()
    {
        const LongRun &shown = *m_long;
        ProjectDocument document(shown.sample.folder());
        QTRY_COMPARE_WITH_TIMEOUT(document.metrics(shown.run.id).rows(),
                                  shown.sample.store().metrics(shown.run.id).size(), patienceMs);
        const ThinnedCurve *loss = document.metrics(shown.run.id).curve("train/loss");
        QVERIFY(loss);
        QCOMPARE(loss->points(), static_cast<std::size_t>(manySteps));
        QVERIFY(loss->stretches().size() <= ThinnedCurve::MostStretches);
        const auto rows = shown.sample.store().metrics(shown.run.id);
        const auto newest = std::find_if(rows.rbegin(), rows.rend(),
                                         [](const Metric &row) { return row.name == "train/loss"; });
        QCOMPARE(document.metrics(shown.run.id).last("train/loss"), std::optional(newest->value));
    }

    void aBranchOfALongRunBeginsWhereItLeavesIt()
    {
        const LongRun &shown = *m_long;
        ProjectDocument document(shown.sample.folder());
        TrainPage page(document);
        LineChart *chart = page.chart(QStringLiteral("train/loss"));
        QTRY_COMPARE_WITH_TIMEOUT(chart->points(keyOf(shown.branch)), 301, patienceMs);
        const double start = chart->means(keyOf(shown.branch)).first().x();
        QVERIFY(start <= manySteps / 2 && start > manySteps / 2 - 20);
    }

    void figuresThatChangeKeepTheirLabels()
    {
        FigureTable table;
        table.setFigures(
            {{QStringLiteral("Step"), QStringLiteral("1")}, {QStringLiteral("Loss"), QStringLiteral("3")}});
        const auto before = table.findChildren<QLabel *>();
        table.setFigures({{QStringLiteral("Step"), QStringLiteral("2")},
                          {QStringLiteral("Loss"), QStringLiteral("2.5")},
                          {QStringLiteral("BLEU"), QStringLiteral("a figure of more than twenty-two letters")}});
        const auto after = table.findChildren<QLabel *>();
        QCOMPARE(after.size(), 6);
        for (QLabel *label : before)
            QVERIFY(after.contains(label));
        QCOMPARE(before[1]->text(), QStringLiteral("2"));
        QVERIFY(after[5]->wordWrap());
        table.setFigures({{QStringLiteral("State"), QStringLiteral("done")}});
        QCOMPARE(table.findChildren<QLabel *>().size(), 2);
        QCOMPARE(table.figure(QStringLiteral("State")), QStringLiteral("done"));
    }

    void theRunsKeepTheirDots()
    {
        const LongRun &shown = *m_long;
        ProjectDocument document(shown.sample.folder());
        QTRY_COMPARE_WITH_TIMEOUT(document.runs().size(), std::size_t(2), patienceMs);
        const auto runs = document.runsOf(JobKind::Train);
        SeedGroups groups;
        groups.follow(runs);
        RunList list;
        list.setRuns(runs, groups);
        const auto dots = [&list] {
            return QList<qint64>{list.topLevelItem(0)->icon(0).cacheKey(), list.topLevelItem(1)->icon(0).cacheKey()};
        };
        const auto before = dots();
        list.setRuns(runs, groups, {{shown.run.id, QStringLiteral("31.2 BLEU")}});
        QCOMPARE(dots(), before);
        list.restyle(); // In the colours of the scheme.
        QVERIFY(dots() != before);
    }
};

QTEST_MAIN(TestLongRun)
#include "test_long_run.moc"
