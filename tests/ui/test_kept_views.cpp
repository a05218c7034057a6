// SPDX-License-Identifier: GPL-3.0-or-later
// What a person has zoomed into and chosen to see is there again after a restart, project by project.
#include "pages/compare/compare_page.h"
#include "pages/compare/retraining_card.h"
#include "pages/search/axes_choice.h"
#include "pages/search/search_page.h"
#include "pages/train/conflict_card.h"
#include "pages/train/train_charts.h"
#include "pages/train/train_page.h"
#include "plots/front_plot.h"
#include "plots/heat_map.h"
#include "plots/line_chart.h"
#include "project/project_document.h"
#include "sample_project.h"
#include "ui_test.h"
#include "window/main_window.h"

#include <QComboBox>
#include <QPushButton>
#include <QSettings>
#include <QtTest>

using supernet::RunRecord;
using supernet::test::drag;
using supernet::test::SampleProject;
using namespace supernet::ui;

namespace {

/// A project with a training run and a search.
class Sample
{
public:
    Sample()
    {
        const RunRecord supernet = project.addTraining("neuron");
        project.addSteps(supernet, 0, 300);
        project.addGeneration(project.addSearch(supernet), 0, 40);
    }

    SampleProject project;
};

/// The window on a project, filled.
class Opened
{
public:
    explicit Opened(const Sample &sample)
    {
        window.show();
        window.openProject(sample.project.folder());
        [&] { QTRY_COMPARE(plot()->points().size(), 40); }();
        QTest::qWait(50);
    }

    [[nodiscard]] FrontPlot *plot() const { return window.searchPage()->plot(); }
    [[nodiscard]] LineChart *loss() const { return window.trainPage()->chart(QStringLiteral("train/loss")); }
    [[nodiscard]] HeatMap *map() const { return window.trainPage()->charts()->conflict()->map(); }
    void choose(QComboBox *box, int index) const
    {
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    }

    MainWindow window{Scheme::Light};
};

/// What the settings hold of the project of a window.
class Kept
{
public:
    explicit Kept(const MainWindow &window)
        : m_window(window)
    {
    }

    [[nodiscard]] PageId page() const { return static_cast<PageId>(of("window/pages").toInt()); }
    [[nodiscard]] QVariantMap view(const FrontPlot &plot) const
    {
        return of("window/views").toMap().value(QStringLiteral("search")).toMap().value(plot.accessibleName()).toMap();
    }

private:
    [[nodiscard]] QVariant of(const char *key) const
    {
        return QSettings().value(QLatin1String(key)).toMap().value(m_window.document()->folder());
    }

    const MainWindow &m_window;
};

} // namespace

class TestKeptViews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { supernet::test::beginUiTest(); }

    void theZoomOfTheFrontAndItsAxesSurviveARestart()
    {
        const Sample sample;
        QVariantMap before;
        {
            Opened opened(sample);
            opened.window.showPage(PageId::Search);
            opened.choose(opened.window.searchPage()->axesChoice()->expense(), 2);
            opened.choose(opened.window.searchPage()->axesChoice()->quality(), 2);
            QVERIFY(opened.plot()->keptView().isEmpty()); // All is shown.
            QTest::keyClick(opened.plot(), Qt::Key_Plus);
            QTest::keyClick(opened.plot(), Qt::Key_Plus);
            before = opened.plot()->keptView();
            QVERIFY(!before.isEmpty());
            opened.window.close();
        }
        {
            Opened opened(sample);
            QTRY_VERIFY(opened.window.searchPage()->isVisible());
            QCOMPARE(opened.plot()->axes(), (FrontAxes{Expense::Parameters, Quality::Loss}));
            QCOMPARE(opened.plot()->keptView(), before);
            QTest::mouseDClick(opened.plot()->canvas(), Qt::LeftButton, {}, {200, 100});
            QVERIFY(opened.plot()->keptView().isEmpty());
            opened.window.close();
        }
        Opened opened(sample);
        QCOMPARE(opened.plot()->axes(), (FrontAxes{Expense::Parameters, Quality::Loss}));
        QVERIFY(opened.plot()->keptView().isEmpty());
    }

    void theZoomOfAChartSurvivesARestart()
    {
        const Sample sample;
        std::pair<double, double> before;
        {
            Opened opened(sample);
            opened.window.showPage(PageId::Train);
            QTest::qWait(50);
            const auto at = [&](double step) { return QPoint(qRound(opened.loss()->pixelOf(step)), 60); };
            drag(opened.loss()->canvas(), at(100), at(200));
            before = opened.loss()->xRange();
            QVERIFY(before.first > 80 && before.second < 220);
            opened.window.close();
        }
        Opened opened(sample);
        QTRY_VERIFY(opened.window.trainPage()->isVisible());
        QCOMPARE(opened.loss()->xRange(), before);
        QTest::mouseDClick(opened.loss()->canvas(), Qt::LeftButton, {}, {200, 60});
        QVERIFY(opened.loss()->xRange().second >= 300);
    }

    void theZoomOfTheHeatMapSurvivesARestart()
    {
        const Sample sample;
        QVariantMap before;
        {
            Opened opened(sample);
            opened.window.showPage(PageId::Train);
            QTRY_VERIFY(opened.map()->cells().steps.size() > 6);
            QTest::qWait(50);
            drag(opened.map(), opened.map()->cellRect(0, 2).center(), opened.map()->cellRect(2, 5).center());
            before = opened.map()->keptView();
            QVERIFY(!before.isEmpty());
            opened.window.close();
        }
        Opened opened(sample);
        QCOMPARE(opened.map()->keptView(), before);
        opened.window.resetLayout();
        QVERIFY(!opened.map()->isZoomed());
    }

    void theViewOfCompareSurvivesARestart()
    {
        const Sample sample;
        const auto compare = [](const Opened &opened) { return opened.window.findChild<ComparePage *>(); };
        {
            Opened opened(sample);
            opened.window.showPage(PageId::Compare);
            QVERIFY(compare(opened)->keptView().isEmpty());
            QTest::mouseClick(compare(opened)->differencesButton(), Qt::LeftButton);
            QTest::mouseClick(compare(opened)->viewButton(ComparePage::View::Retraining), Qt::LeftButton);
            QTest::mouseClick(compare(opened)->retraining()->lossButton(), Qt::LeftButton);
            opened.window.close();
        }
        Opened opened(sample);
        QTRY_VERIFY(compare(opened)->retraining()->isVisible());
        QVERIFY(compare(opened)->retraining()->lossButton()->isChecked());
        QVERIFY(compare(opened)->differencesButton()->isChecked());
        opened.window.resetLayout();
        QVERIFY(compare(opened)->table() && compare(opened)->keptView().isEmpty());
        QVERIFY(!compare(opened)->retraining()->isVisible());
    }

    void aViewIsKeptWhileTheWindowStaysOpen()
    {
        const Sample sample;
        Opened opened(sample);
        opened.window.showPage(PageId::Search);
        QTest::keyClick(opened.plot(), Qt::Key_Plus);
        QVERIFY(!opened.plot()->keptView().isEmpty());
        const Kept kept(opened.window);
        QTRY_COMPARE_WITH_TIMEOUT(kept.view(*opened.plot()), opened.plot()->keptView(), 10'000);
        QCOMPARE(kept.page(), PageId::Search);
    }

    void closingFromTheStartPageKeepsTheView()
    {
        const Sample sample;
        QVariantMap before;
        {
            Opened opened(sample);
            opened.window.showPage(PageId::Search);
            QTest::keyClick(opened.plot(), Qt::Key_Plus);
            before = opened.plot()->keptView();
            QVERIFY(!before.isEmpty());
            opened.window.showPage(PageId::Start);
            opened.window.close();
        }
        const Opened opened(sample);
        QTRY_VERIFY(opened.window.searchPage()->isVisible());
        QCOMPARE(opened.plot()->keptView(), before);
    }

    void aWindowThatClosesBeforeItHasReadTheProjectForgetsNothing()
    {
        const Sample sample;
        {
            Opened opened(sample);
            opened.window.showPage(PageId::Search);
            QTest::keyClick(opened.plot(), Qt::Key_Plus);
            opened.window.close();
        }
        {
            MainWindow window(Scheme::Light);
            window.openProject(sample.project.folder());
            window.close();
        }
        const Opened opened(sample);
        QTRY_VERIFY(opened.window.searchPage()->isVisible());
        QVERIFY(!opened.plot()->keptView().isEmpty());
    }

    /// Pictures for people to look at.
    void screenshots()
    {
        const Sample sample;
        const bool drawn = supernet::test::drawWindows(
            sample.project.folder(), [](MainWindow &window, const auto &grab) {
                window.showPage(PageId::Train);
                HeatMap *map = window.trainPage()->charts()->conflict()->map();
                (void)QTest::qWaitFor([map] { return !map->cells().rows.isEmpty(); });
                grab("heat-map");
                drag(map, map->cellRect(1, 2).center(), map->cellRect(4, 5).center());
                grab("heat-map-zoomed");
                window.showPage(PageId::Compare);
                window.findChild<ComparePage *>()->showView(ComparePage::View::Retraining);
                grab("compare-untrained");
            });
        if (!drawn)
            QSKIP("SUPERNET_SCREENSHOTS names no folder to draw to.");
    }

    void resetLayoutShowsAllAgain()
    {
        const Sample sample;
        Opened opened(sample);
        opened.window.showPage(PageId::Search);
        opened.choose(opened.window.searchPage()->axesChoice()->expense(), 1);
        QTest::keyClick(opened.plot(), Qt::Key_Plus);
        opened.loss()->setZoom(std::pair(100.0, 200.0));
        opened.window.resetLayout();
        QCOMPARE(opened.plot()->axes().expense, Expense::Latency);
        QVERIFY(opened.plot()->keptView().isEmpty());
        QVERIFY(opened.loss()->keptView().isEmpty());
    }

    void anotherProjectIsNotZoomed()
    {
        const Sample one;
        const Sample other;
        {
            Opened opened(one);
            QTest::keyClick(opened.plot(), Qt::Key_Plus);
            opened.window.close();
        }
        const Opened opened(other);
        QVERIFY(opened.plot()->keptView().isEmpty());
    }
};

QTEST_MAIN(TestKeptViews)
#include "test_kept_views.moc"
