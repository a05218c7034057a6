// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/job_controls.h"
#include "pages/search/inspector.h"
#include "pages/search/search_page.h"
#include "pages/space/space_page.h"
#include "pages/start/start_page.h"
#include "pages/train/conflict_card.h"
#include "pages/train/run_list.h"
#include "pages/train/train_charts.h"
#include "pages/train/train_page.h"
#include "plots/front_plot.h"
#include "plots/heat_map.h"
#include "plots/line_chart.h"
#include "plots/render.h"
#include "project/project_document.h"
#include "sample_project.h"
#include "stray_windows.h"
#include "support/forked.h"
#include "theme/theme.h"
#include "ui_test.h"
#include "widgets/architecture_view.h"
#include "widgets/banner.h"
#include "widgets/figure_table.h"
#include "widgets/readings_card.h"
#include "window/log_drawer.h"
#include "window/main_window.h"
#include "window/rail.h"
#include "window/status_strip.h"

#include <fstream>
#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>
#include <unistd.h>

using namespace supernet;
using namespace supernet::ui;
using supernet::test::Forked;
using supernet::test::SampleProject;

namespace {

std::vector<std::string> verbs(const SampleProject &sample, RunId run)
{
    std::vector<std::string> result;
    for (const Command &command : sample.store().commands(run))
        result.push_back(command.verb);
    return result;
}

QString lossKey(const RunRecord &run)
{
    return QString::number(run.id) + QLatin1Char('/');
}

void click(QWidget *widget, QPoint at = {})
{
    QTest::mouseClick(widget, Qt::LeftButton, {}, at);
}

} // namespace

class TestWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { supernet::test::beginUiTest(); }

    void chartsGrowWithTheStore()
    {
        const SampleProject sample;
        const RunRecord run = sample.addTraining("neuron");
        sample.addSteps(run, 0, 200);
        MainWindow window(Scheme::Light);
        window.openProject(sample.folder());
        LineChart *loss = window.trainPage()->chart(QStringLiteral("train/loss"));
        QTRY_COMPARE(loss->points(lossKey(run)), 200);
        sample.addSteps(run, 200, 100);
        QTRY_COMPARE(loss->points(lossKey(run)), 300);
        QCOMPARE(
            window.trainPage()->chart(QStringLiteral("valid/bleu"))->points(lossKey(run) + QStringLiteral("largest")),
            3);
    }

    void whatAResumeOvertakesLeavesTheCharts()
    {
        const SampleProject sample;
        const RunRecord run = sample.addTraining("none");
        sample.addSteps(run, 0, 200);
        MainWindow window(Scheme::Light);
        window.openProject(sample.folder());
        LineChart *loss = window.trainPage()->chart(QStringLiteral("train/loss"));
        QTRY_COMPARE(loss->points(lossKey(run)), 200);
        (void)sample.store().beginAttempt(run.id, 150);
        QTRY_COMPARE(loss->points(lossKey(run)), 150);
    }

    void checkBoxesHideRuns()
    {
        const SampleProject sample;
        const RunRecord first = sample.addTraining("none");
        const RunRecord second = sample.addTraining("neuron");
        sample.addSteps(first, 0, 100);
        sample.addSteps(second, 0, 100);
        MainWindow window(Scheme::Light);
        window.openProject(sample.folder());
        LineChart *loss = window.trainPage()->chart(QStringLiteral("train/loss"));
        QTRY_COMPARE(loss->points(lossKey(second)), 100);
        window.trainPage()->runList()->topLevelItem(0)->setCheckState(0, Qt::Unchecked);
        QVERIFY(!loss->isShown(lossKey(first)));
        QVERIFY(loss->isShown(lossKey(second)));
    }

    void buttonsCommandTheRun()
    {
        const SampleProject sample;
        const RunRecord run = sample.addTraining("none");
        const FileLock alive = sample.holdLock(run);
        sample.setProgress(run, "training", 100, 1000);
        MainWindow window(Scheme::Light);
        window.openProject(sample.folder());
        window.show();
        JobControls *controls = window.trainPage()->controls();
        QTRY_VERIFY(controls->pauseButton()->isVisible());
        click(controls->pauseButton());
        QTRY_COMPARE(verbs(sample, run.id), (std::vector<std::string>{"pause"}));
        sample.setProgress(run, "paused", 100, 1000);
        QTRY_COMPARE(controls->pauseButton()->text(), QStringLiteral("Go on"));
        click(controls->pauseButton());
        QTRY_COMPARE(verbs(sample, run.id), (std::vector<std::string>{"pause", "resume"}));
        click(controls->stopButton());
        QTRY_COMPARE(verbs(sample, run.id).back(), std::string("stop"));
        QVERIFY2(window.statusStrip()->text().contains(QStringLiteral("100 of 1,000 steps")),
                 qPrintable(window.statusStrip()->text()));
    }

    void aKilledJobIsTold()
    {
        const SampleProject sample;
        const RunRecord run = sample.addTraining("none");
        sample.setProgress(run, "training", 120, 1000);
        Forked job([&](const Forked::Send &send) {
            const FileLock lock = sample.holdLock(run);
            send("held");
            ::pause();
        });
        QCOMPARE(job.line(), std::string("held"));
        MainWindow window(Scheme::Light);
        window.openProject(sample.folder());
        window.show();
        QTRY_VERIFY(window.trainPage()->controls()->pauseButton()->isVisible());
        job.kill();
        Banner *banner = window.trainPage()->banner();
        QTRY_VERIFY(banner->isVisible());
        QVERIFY2(banner->text().contains(QStringLiteral("was killed")), qPrintable(banner->text()));
        QVERIFY2(banner->text().contains(QStringLiteral("120 steps")), qPrintable(banner->text()));
        QCOMPARE(banner->action()->text(), QStringLiteral("Resume"));
        QVERIFY(window.trainPage()->controls()->takeUpButton()->isVisible());
    }

    void aFailedJobSaysWhy()
    {
        const SampleProject sample;
        const RunRecord run = sample.addTraining("none");
        std::optional<FileLock> lock = sample.holdLock(run);
        MainWindow window(Scheme::Light);
        window.openProject(sample.folder());
        window.show();
        QTRY_VERIFY(window.trainPage()->controls()->pauseButton()->isVisible());
        sample.end(run, "failed", "The loss of step 7 is not a number. Lower the peak learning rate.");
        lock.reset();
        QTRY_VERIFY(window.trainPage()->banner()->text().contains(QStringLiteral("Lower the peak learning rate")));
    }

    void aNewWindowFindsARunThatGoesOn()
    {
        const SampleProject sample;
        const RunRecord run = sample.addTraining("none");
        const FileLock alive = sample.holdLock(run);
        sample.setProgress(run, "training", 100, 1000);
        {
            MainWindow window(Scheme::Light);
            window.openProject(sample.folder());
            window.show();
            QTRY_VERIFY(window.trainPage()->controls()->pauseButton()->isVisible());
            window.close();
        }
        QVERIFY(verbs(sample, run.id).empty());
        MainWindow window(Scheme::Light);
        window.openProject(sample.folder());
        window.show();
        QTRY_VERIFY(window.trainPage()->controls()->pauseButton()->isVisible());
        QVERIFY(window.statusStrip()->text().contains(QString::fromStdString(run.name)));
    }

    void theScatterFillsAndAClickPicks()
    {
        const SampleProject sample;
        const RunRecord supernet = sample.addTraining("neuron");
        const RunRecord search = sample.addSearch(supernet);
        sample.addGeneration(search, 0, 30);
        MainWindow window(Scheme::Light);
        window.openProject(sample.folder());
        window.show();
        FrontPlot *plot = window.searchPage()->plot();
        QTRY_COMPARE(plot->points().size(), 30);
        sample.addGeneration(search, 1, 20);
        QTRY_COMPARE(plot->points().size(), 50);
        const QVector<FrontPoint> front = plot->front();
        QVERIFY(front.size() >= 2);
        for (qsizetype member = 1; member < front.size(); ++member) {
            QVERIFY(front[member].cost > front[member - 1].cost);
            QVERIFY(front[member].value > front[member - 1].value);
        }
        window.showPage(PageId::Search);
        QTest::qWait(50);
        const FrontPoint wanted = front.back();
        click(plot->canvas(), plot->positionOf(wanted.id));
        Inspector *inspector = window.searchPage()->inspector();
        QVERIFY(inspector->candidate().has_value());
        QCOMPARE(QString::fromStdString(inspector->candidate()->architectureId), wanted.id);
        QVERIFY(inspector->picture()->shape().has_value());
        QVERIFY(inspector->figures()->figure(QStringLiteral("Latency, predicted")).endsWith(QStringLiteral("ms")));
        QVERIFY(!inspector->figures()->figure(QStringLiteral("BLEU, validation")).isEmpty());
    }

    void aRowOfTheHeatMapShowsItsHistory()
    {
        const SampleProject sample;
        const RunRecord run = sample.addTraining("neuron");
        sample.addSteps(run, 0, 200);
        MainWindow window(Scheme::Light);
        window.openProject(sample.folder());
        window.show();
        TrainCharts *charts = window.trainPage()->charts();
        HeatMap *map = charts->conflict()->map();
        QTRY_VERIFY(!map->cells().rows.isEmpty());
        QCOMPARE(map->cells().steps.size(), 8);
        QTest::qWait(50);
        click(map, map->cellRect(0, 3).center());
        QCOMPARE(charts->chart(QStringLiteral("conflict/cosine"))->points(QStringLiteral("tensor")), 8);
        QVERIFY(charts->conflict()->words().contains(map->cells().rows[0]));
        click(map, map->cellRect(0, 3).center());
        QCOMPARE(charts->chart(QStringLiteral("conflict/cosine"))->points(QStringLiteral("tensor")), 0);
    }

    void onePointerReadsEveryChart()
    {
        const SampleProject sample;
        const RunRecord first = sample.addTraining("none");
        const RunRecord second = sample.addTraining("neuron");
        sample.addSteps(first, 0, 200);
        sample.addSteps(second, 0, 200);
        MainWindow window(Scheme::Light);
        window.openProject(sample.folder());
        window.show();
        LineChart *loss = window.trainPage()->chart(QStringLiteral("train/loss"));
        QTRY_COMPARE(loss->points(lossKey(second)), 200);
        QTest::qWait(50);
        QTest::mouseMove(loss->canvas(), QPoint(qRound(loss->pixelOf(100)), 60));
        ReadingsCard *card = window.trainPage()->charts()->readings();
        QTRY_VERIFY(card->isVisible());
        QCOMPARE(card->rows().size(), 2);
        QVERIFY2(card->title() == QStringLiteral("Step 100") || card->title() == QStringLiteral("Step 101"),
                 qPrintable(card->title()));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(loss->canvas(), &leave);
        QVERIFY(!card->isVisible());
    }

    void theLogDrawerFollowsARun()
    {
        const SampleProject sample;
        const RunRecord run = sample.addTraining("none");
        const auto folder = sample.project().runFolder(run.name);
        std::filesystem::create_directories(folder);
        std::ofstream(folder / "log") << "first line\nsecond line\nhalf a li";
        MainWindow window(Scheme::Light);
        window.openProject(sample.folder());
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTRY_VERIFY(!window.document()->runs().empty());
        click(window.rail()->logButton(), QPoint(20, 20));
        const auto text = [&] { return window.logDrawer()->text()->toPlainText(); };
        QTRY_COMPARE(text(), QStringLiteral("first line\nsecond line"));
        std::ofstream(folder / "log", std::ios::app) << "ne\n";
        QTRY_COMPARE(text(), QStringLiteral("first line\nsecond line\nhalf a line"));
        QTest::keyClick(&window, Qt::Key_L, Qt::ControlModifier);
        QVERIFY(!window.logDrawer()->isVisible());
    }

    void pagesAreReachedFromTheKeyboard()
    {
        const SampleProject sample;
        MainWindow window(Scheme::Light);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QVERIFY(!window.rail()->button(PageId::Search)->isEnabled());
        window.openProject(sample.folder());
        QTRY_VERIFY(window.rail()->button(PageId::Search)->isEnabled());
        QTest::keyClick(&window, Qt::Key_4, Qt::ControlModifier);
        QVERIFY(window.searchPage()->isVisible());
        QTest::keyClick(&window, Qt::Key_3, Qt::ControlModifier);
        QVERIFY(window.trainPage()->isVisible());
        QTest::keyClick(&window, Qt::Key_0, Qt::ControlModifier);
        QVERIFY(window.startPage()->isVisible());
    }

    void thePageSurvivesARestart()
    {
        const SampleProject sample;
        sample.addSteps(sample.addTraining("none"), 0, 100);
        {
            MainWindow window(Scheme::Light);
            window.show();
            window.openProject(sample.folder());
            QTRY_VERIFY(!window.document()->runs().empty());
            QVERIFY(window.trainPage()->isVisible());
            window.showPage(PageId::Space);
            window.close();
        }
        MainWindow window(Scheme::Light);
        window.show();
        window.openProject(sample.folder());
        QTRY_VERIFY(window.spacePage()->isVisible());
    }

    void aProjectThatIsGoneCanBeRemovedFromTheList()
    {
        const supernet::test::StrayWindows stray;
        StartPage page;
        page.setWindowTitle(QStringLiteral("Start"));
        QSignalSpy forgotten(&page, &StartPage::forgetWanted);
        page.setRecents({QStringLiteral("/nowhere/gone.supernet")});
        page.show();
        QPushButton *remove = nullptr;
        for (auto *button : page.findChildren<QPushButton *>()) {
            if (button->accessibleName().startsWith(QStringLiteral("Remove")))
                remove = button;
        }
        QVERIFY(remove && remove->isVisible());
        click(remove);
        QTRY_COMPARE(forgotten.size(), 1);
        QCOMPARE(forgotten.first().first().toString(), QStringLiteral("/nowhere/gone.supernet"));
        QCOMPARE(stray.names().join(QLatin1Char('\n')), QString());
    }

    void picturesAreDrawnWithoutAWindow_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"png", "svg", "pdf"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }

    void picturesAreDrawnWithoutAWindow()
    {
        QFETCH(QString, kind);
        const SampleProject sample;
        const RunRecord search = sample.addSearch(sample.addTraining("none"));
        sample.addGeneration(search, 0, 40);
        const QString file = sample.folder() + QStringLiteral("/front.") + kind;
        renderFront({sample.folder(), {}, file, 800, 500});
        QVERIFY(QFileInfo(file).size() > 2000);
        if (kind != QLatin1String("png"))
            return;
        const QImage image(file);
        QCOMPARE(image.size(), QSize(1600, 1000));
        int vermilion = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                vermilion += image.pixelColor(x, y) == frontColour() ? 1 : 0;
        }
        QVERIFY2(vermilion > 200, qPrintable(QString::number(vermilion)));
    }

    void aProjectThatIsNoneIsRefusedInWords()
    {
        MainWindow window(Scheme::Light);
        window.openProject(QStringLiteral("/nowhere/at/all"));
        QVERIFY(!window.document());
        QStringList texts;
        for (const auto *text : window.findChildren<QLabel *>())
            texts << text->text();
        QVERIFY(texts.join(QLatin1Char(' ')).contains(QStringLiteral("/nowhere/at/all")));
    }

    /// Pictures for people to look at, of the sample or of the project that SUPERNET_SCREENSHOT_PROJECT names.
    void screenshots()
    {
        const SampleProject sample;
        const RunRecord first = sample.addTraining("none");
        sample.addSteps(first, 0, 1000);
        sample.end(first, "done");
        const RunRecord second = sample.addTraining("neuron");
        sample.addSteps(second, 0, 1000);
        sample.end(second, "done");
        const RunRecord search = sample.addSearch(second);
        for (int generation = 0; generation < 12; ++generation)
            sample.addGeneration(search, generation, 50);
        const FileLock alive = sample.holdLock(search);
        sample.setProgress(search, "searching", 600, 1390);
        const bool drawn = supernet::test::drawWindows(sample.folder(), [](MainWindow &window, const auto &grab) {
            QTRY_VERIFY(!window.searchPage()->plot()->front().isEmpty());
            window.showPage(PageId::Start);
            grab("start");
            window.showPage(PageId::Search);
            QTest::qWait(300);
            const auto best = window.searchPage()->plot()->bestUnderLimit();
            QVERIFY(best);
            Q_EMIT window.searchPage()->plot()->pointClicked(best->id, false);
            grab("search");
            window.showPage(PageId::Train);
            grab("train");
            click(window.trainPage()->controls()->newButton());
            grab("train-new");
        });
        if (!drawn)
            QSKIP("SUPERNET_SCREENSHOTS names no folder to draw to.");
    }
};

QTEST_MAIN(TestWindow)
#include "test_window.moc"
