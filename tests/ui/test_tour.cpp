// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/search/search_page.h"
#include "pages/start/start_page.h"
#include "pages/translate/race_card.h"
#include "pages/translate/speed_panel.h"
#include "plots/front_plot.h"
#include "plots/heat_map.h"
#include "project/project_document.h"
#include "sample_project.h"
#include "theme/theme.h"
#include "tour/steps/steps.h"
#include "tour/tour.h"
#include "widgets/banner.h"
#include "window/main_window.h"

#include <cmath>
#include <fstream>
#include <QPushButton>
#include <QSlider>
#include <QStandardPaths>
#include <QtTest>

using namespace supernet;
using namespace supernet::ui;
using supernet::test::SampleProject;

namespace {

/// A project that was trained and searched, with three sentences, in a window.
class Shown
{
public:
    Shown()
        : supernet(sample.addTraining("neuron"))
        , search(sample.addSearch(supernet))
    {
        sample.addSteps(supernet, 0, 200);
        for (int generation = 0; generation < 3; ++generation)
            sample.addGeneration(search, generation, 30);
        const auto data = sample.project().dataFolder();
        std::filesystem::create_directories(data);
        std::ofstream(data / "valid.source.txt") << "a house by the lake\na dog\nthe sea\n";
        std::ofstream(data / "valid.target.txt") << "ein Haus am See\nein Hund\ndas Meer\n";
        window.show();
        window.openProject(sample.folder());
    }

    bool isFilled() const { return window.searchPage()->plot()->front().size() >= 3; }

    template<typename Step>
    Step *step(int number)
    {
        return qobject_cast<Step *>(window.tour()->steps()[number]);
    }

    SampleProject sample;
    RunRecord supernet;
    RunRecord search;
    MainWindow window{Scheme::Light};
};

void click(QPushButton *button)
{
    QTest::mouseClick(button, Qt::LeftButton);
}

} // namespace

class TestTour : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("supernet-studio-tests"));
        qunsetenv("SUPERNET_BIN"); // Without the program that translates, what a person wrote stands in.
        applyTheme(*qApp, Scheme::Light);
    }

    void sevenStepsWithOneSentenceEach()
    {
        Shown shown;
        QTRY_VERIFY(shown.isFilled());
        shown.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&shown.window));
        QTest::keyClick(&shown.window, Qt::Key_F5);
        QVERIFY(shown.window.tour());
        QVERIFY(shown.window.isFullScreen());
        QCOMPARE(shown.window.tour()->steps().size(), 7);
        for (const TourStep *step : shown.window.tour()->steps()) {
            QVERIFY(!step->title().isEmpty());
            QVERIFY2(step->sentence().endsWith(QLatin1Char('.')), qPrintable(step->sentence()));
            QCOMPARE(step->sentence().count(QStringLiteral(". ")), 0);
        }
        for (int step = 1; step < 7; ++step) {
            click(shown.window.tour()->nextButton());
            QCOMPARE(shown.window.tour()->current(), step);
        }
        click(shown.window.tour()->nextButton());
        QCOMPARE(shown.window.tour()->current(), 0); // It begins again.
        click(shown.window.tour()->endButton());
        QTRY_VERIFY(!shown.window.tour());
        QVERIFY(!shown.window.isFullScreen());
    }

    void theKeyboardLeadsThrough()
    {
        Shown shown;
        QTRY_VERIFY(shown.isFilled());
        shown.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&shown.window));
        shown.window.startTour();
        Tour *tour = shown.window.tour();
        QTest::keyClick(tour, Qt::Key_Right);
        QTest::keyClick(tour, Qt::Key_PageDown);
        QCOMPARE(tour->current(), 2);
        QTest::keyClick(tour, Qt::Key_Left);
        QCOMPARE(tour->current(), 1);
        QTest::keyClick(tour, Qt::Key_Escape);
        QTRY_VERIFY(!shown.window.tour());
    }

    void thePicturesLive()
    {
        Shown shown;
        QTRY_VERIFY(shown.isFilled());
        shown.window.startTour();
        Tour *tour = shown.window.tour();
        QTRY_VERIFY(!shown.step<TranslateStep>(0)->shown().isEmpty());
        for (int step = 0; step < 3; ++step)
            click(tour->nextButton());
        const HeatMap *map = shown.step<AgreeStep>(3)->map();
        const auto filled = [map] {
            return std::ranges::none_of(map->cells().values.first(), [](double cell) { return std::isnan(cell); });
        };
        QVERIFY(!map->cells().rows.isEmpty());
        QVERIFY(!filled());
        QTRY_VERIFY(filled());
        click(tour->nextButton());
        const FrontPlot *plot = shown.step<SearchStep>(4)->plot();
        QCOMPARE(plot->points().size(), 30);
        QTRY_COMPARE(plot->points().size(), 90);
        click(tour->nextButton());
        QSlider *slider = shown.step<ChooseStep>(5)->panel()->slider();
        slider->setValue(slider->maximum());
        click(tour->backButton());
        click(tour->nextButton());
        QVERIFY(slider->value() < slider->maximum()); // Whoever comes next finds it as it was.
        click(tour->nextButton());
        QCOMPARE(shown.step<RaceStep>(6)->card()->race().sentences(), 3);
    }

    void whatNobodyTouchesBeginsAgain()
    {
        Shown shown;
        QTRY_VERIFY(shown.isFilled());
        shown.window.startTour();
        Tour *tour = shown.window.tour();
        click(tour->nextButton());
        QCOMPARE(tour->current(), 1);
        QVERIFY(tour->idleTimer().isActive());
        tour->idleTimer().start(1);
        QTRY_COMPARE(tour->current(), 0);
    }

    void anotherProjectEndsIt()
    {
        Shown shown;
        QTRY_VERIFY(shown.isFilled());
        shown.window.startTour();
        QVERIFY(shown.window.tour());
        shown.window.openProject(shown.sample.folder());
        QVERIFY(!shown.window.tour());
    }

    void withoutASearchedProjectItSaysWhatToDo()
    {
        if (!shippedDemo().isEmpty())
            QSKIP("This build has the demo, which the tour then opens.");
        const SampleProject empty;
        MainWindow window(Scheme::Light);
        window.openProject(empty.folder());
        window.show();
        window.showPage(PageId::Search);
        window.startTour();
        QVERIFY(!window.tour());
        QVERIFY2(window.searchPage()->banner()->text().contains(QStringLiteral("supernet demo")),
                 qPrintable(window.searchPage()->banner()->text()));
    }

    /// Pictures for people to look at, of the sample or of the project that SUPERNET_SCREENSHOT_PROJECT names.
    void screenshots()
    {
        const QString folder = qEnvironmentVariable("SUPERNET_SCREENSHOTS");
        if (folder.isEmpty())
            QSKIP("SUPERNET_SCREENSHOTS names no folder to draw to.");
        Shown shown;
        if (const QString real = qEnvironmentVariable("SUPERNET_SCREENSHOT_PROJECT"); !real.isEmpty())
            shown.window.openProject(real);
        QTRY_VERIFY(shown.isFilled());
        shown.window.startTour();
        shown.window.resize(1280, 800);
        for (int step = 0; step < 7; ++step) {
            QTest::qWait(4000);
            shown.window.grab().save(QStringLiteral("%1/tour-%2.png").arg(folder).arg(step + 1));
            click(shown.window.tour()->nextButton());
        }
    }
};

QTEST_MAIN(TestTour)
#include "test_tour.moc"
