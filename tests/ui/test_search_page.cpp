// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/space/presets.h"
#include "pages/search/axes_choice.h"
#include "pages/search/front_data.h"
#include "pages/search/fronts_menu.h"
#include "pages/search/hover_card.h"
#include "pages/search/inspector.h"
#include "pages/search/replay_card.h"
#include "pages/search/search_form.h"
#include "pages/search/search_page.h"
#include "pages/search/steer_card.h"
#include "pages/search/steering.h"
#include "pages/settings_form.h"
#include "plots/front_plot.h"
#include "project/project_document.h"
#include "sample_project.h"
#include "theme/theme.h"
#include "ui_test.h"
#include "widgets/architecture_view.h"

#include <QComboBox>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QtTest>

using namespace supernet;
using namespace supernet::ui;
using supernet::test::drag;
using supernet::test::SampleProject;
using supernet::test::sampleProtocol;

namespace {

const QVector<FrontPoint> fourPoints = {{QStringLiteral("a"), 5, 20, 0, Standing::Predicted},
                                        {QStringLiteral("b"), 7, 24, 0, Standing::Predicted},
                                        {QStringLiteral("c"), 9, 23, 1, Standing::Predicted},
                                        {QStringLiteral("d"), 12, 30, 1, Standing::Measured}};

/// A search with two generations, its page shown.
class Shown
{
public:
    Shown()
        : supernet(sample.addTraining("neuron"))
        , search(sample.addSearch(supernet))
    {
        sample.addGeneration(search, 0, 30);
        sample.addGeneration(search, 1, 20);
        open();
    }

    void open()
    {
        page.reset();
        document = std::make_unique<ProjectDocument>(sample.folder());
        page = std::make_unique<SearchPage>(*document);
        page->resize(1200, 760);
        page->show();
    }

    bool isFilled() const { return page->plot()->points().size() == 50; }

    SampleProject sample;
    RunRecord supernet;
    RunRecord search;
    std::unique_ptr<ProjectDocument> document;
    std::unique_ptr<SearchPage> page;
};

void choose(QComboBox *box, int index)
{
    box->setCurrentIndex(index);
    Q_EMIT box->activated(index);
}

void clickPoint(FrontPlot &plot, const QString &id, Qt::KeyboardModifiers modifiers = {})
{
    QTest::mouseClick(plot.canvas(), Qt::LeftButton, modifiers, plot.positionOf(id));
}

} // namespace

class TestSearchPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { supernet::test::beginUiTest(); }

    void theLimitNamesTheBestUnderIt()
    {
        FrontPlot plot;
        plot.setPoints(fourPoints);
        plot.setLimit(10);
        QCOMPARE(plot.bestUnderLimit()->id, QStringLiteral("b"));
        plot.setLimit(4);
        QVERIFY(!plot.bestUnderLimit());
        plot.setLimit({});
        QCOMPARE(plot.bestUnderLimit()->id, QStringLiteral("d"));
    }

    void theLimitIsDragged()
    {
        FrontPlot plot;
        plot.resize(600, 400);
        plot.show();
        plot.setPoints(fourPoints);
        plot.setLimit(10);
        QTest::qWait(50);
        QSignalSpy dropped(&plot, &FrontPlot::limitDropped);
        drag(plot.canvas(), QPoint(qRound(plot.pixelOfCost(10)), 200), QPoint(qRound(plot.pixelOfCost(6)), 200));
        QCOMPARE(dropped.size(), 1);
        QVERIFY2(std::abs(*plot.limit() - 6) < 0.1, qPrintable(QString::number(*plot.limit())));
        QCOMPARE(plot.bestUnderLimit()->id, QStringLiteral("a"));
    }

    void aRubberBandPicksManyAndAClickOne()
    {
        FrontPlot plot;
        plot.resize(600, 400);
        plot.show();
        plot.setPoints(fourPoints);
        QTest::qWait(50);
        QSignalSpy region(&plot, &FrontPlot::regionPicked);
        QSignalSpy clicked(&plot, &FrontPlot::pointClicked);
        drag(plot.canvas(), plot.positionOf(QStringLiteral("b")) - QPoint(20, 20),
             plot.positionOf(QStringLiteral("c")) + QPoint(20, 20));
        QCOMPARE(region.size(), 1);
        QCOMPARE(region.first().first().toStringList(), (QStringList{QStringLiteral("b"), QStringLiteral("c")}));
        QVERIFY(clicked.isEmpty());
        clickPoint(plot, QStringLiteral("d"), Qt::ControlModifier);
        QCOMPARE(clicked.size(), 1);
        QCOMPARE(clicked.first().at(0).toString(), QStringLiteral("d"));
        QVERIFY(clicked.first().at(1).toBool());
    }

    void aLassoPicksWhatLiesInIt()
    {
        FrontPlot plot;
        plot.resize(600, 400);
        plot.show();
        plot.setPoints(fourPoints);
        QTest::qWait(50);
        QSignalSpy region(&plot, &FrontPlot::regionPicked);
        // Around a and c, but in a bend past b, which their frame would hold.
        const auto at = [&](const char *id) { return plot.positionOf(QString::fromLatin1(id)); };
        const QPoint a = at("a");
        const QPoint b = at("b");
        const QPoint c = at("c");
        const QList<QPoint> way = {a + QPoint(-12, -12),     a + QPoint(12, -12), QPoint(b.x(), (b.y() + a.y()) / 2),
                                   c + QPoint(-6, -12),      c + QPoint(12, -12), c + QPoint(12, 12),
                                   QPoint(b.x(), a.y() + 6), a + QPoint(-12, 12)};
        QTest::mousePress(plot.canvas(), Qt::LeftButton, Qt::AltModifier, way.first());
        for (const QPoint &corner : way.mid(1))
            QTest::mouseMove(plot.canvas(), corner);
        QTest::mouseRelease(plot.canvas(), Qt::LeftButton, Qt::AltModifier, way.last());
        QCOMPARE(region.size(), 1);
        QCOMPARE(region.first().first().toStringList(), (QStringList{QStringLiteral("a"), QStringLiteral("c")}));
    }

    void aBigCloudIsAPictureUntilItRests()
    {
        QVector<FrontPoint> points;
        for (int index = 0; index < 12'000; ++index)
            points << FrontPoint{
                QString::number(index), 5 + index % 100 * 0.3, 20 + index / 100 * 0.1, 0, Standing::Predicted, {}};
        FrontPlot plot;
        plot.resize(600, 400);
        plot.show();
        plot.setPoints(points);
        QTest::qWait(50);
        const QImage before = plot.canvas()->grab().toImage();
        QTest::keyClick(&plot, Qt::Key_Plus);
        QVERIFY(!plot.isResting());
        QTRY_VERIFY(plot.isResting());
        QTest::keyClick(&plot, Qt::Key_Home);
        QTest::qWait(200);
        QCOMPARE(plot.canvas()->grab().toImage(), before);
    }

    void theKeyboardPicksMovesTheLimitAndZooms()
    {
        Shown shown;
        QTRY_VERIFY(shown.isFilled());
        FrontPlot *plot = shown.page->plot();
        QTest::keyClick(plot, Qt::Key_Right);
        QCOMPARE(plot->selected(), QStringList{plot->front().first().id});
        QTest::keyClick(plot, Qt::Key_Right);
        QCOMPARE(plot->selected(), QStringList{plot->front()[1].id});
        QTest::keyClick(plot, Qt::Key_Left);
        QTest::keyClick(plot, Qt::Key_Left);
        QCOMPARE(plot->selected(), QStringList{plot->front().first().id});
        const double limit = *plot->limit();
        QTest::keyClick(plot, Qt::Key_Right, Qt::ControlModifier);
        QVERIFY(*plot->limit() > limit);
        const double wide = plot->pixelOfCost(*plot->limit() + 1) - plot->pixelOfCost(*plot->limit());
        QTest::keyClick(plot, Qt::Key_Plus);
        QVERIFY(plot->pixelOfCost(*plot->limit() + 1) - plot->pixelOfCost(*plot->limit()) > wide);
    }

    void aMeasuredLatencyHasItsSpread()
    {
        Shown shown;
        QTRY_VERIFY(shown.isFilled());
        const FrontPoint best = shown.page->plot()->front().last();
        QVERIFY(!best.measured);
        Measurement measured;
        measured.run = shown.search.id;
        measured.architectureId = best.id.toStdString();
        measured.architecture = nlohmann::json::object();
        measured.protocol = sampleProtocol();
        measured.medianMs = 20;
        measured.p10Ms = 19;
        measured.p90Ms = 23;
        shown.sample.store().append(std::span(&measured, 1));
        const auto spread = [&] { return shown.page->plot()->front().last().measured; };
        QTRY_VERIFY(spread().has_value());
        QCOMPARE(spread()->low, 19.0);
        QCOMPARE(spread()->high, 23.0);
        choose(shown.page->axesChoice()->expense(), 2); // Milliseconds have no place on an axis of parameters.
        QVERIFY(!shown.page->plot()->front().last().measured);
    }

    void retrainedPointsAreNoMembersOfTheFront()
    {
        FrontPlot plot;
        auto points = fourPoints;
        points << FrontPoint{QStringLiteral("b"), 7, 40, 0, Standing::Retrained};
        plot.setPoints(points);
        QCOMPARE(plot.front().size(), 3);
    }

    void aPickIsExplainedByItsNeighbours()
    {
        const QVector<FrontPoint> front = {fourPoints[0], fourPoints[1], fourPoints[3]};
        const QString text = whyThisOne(front, 1, {});
        QVERIFY2(text.contains(QStringLiteral("loses 4.0 BLEU for 2.00")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("gains 6.0 BLEU for 5.00")), qPrintable(text));
        QVERIFY(whyThisOne(front, 0, {}).startsWith(QStringLiteral("The cheapest")));
        const QVector<FrontPoint> bent = {{QStringLiteral("a"), 0, 0, 0, {}},
                                          {QStringLiteral("b"), 1, 8, 0, {}},
                                          {QStringLiteral("c"), 9, 10, 0, {}}};
        QCOMPARE(kneeOf(bent, Quality::Bleu), qsizetype(1));
        QVERIFY(whyThisOne(bent, 1, {}).startsWith(QStringLiteral("The knee")));
    }

    void theLimitFollowsTheFrontUntilAPersonMovesIt()
    {
        Shown shown;
        QTRY_VERIFY(shown.isFilled());
        FrontPlot *plot = shown.page->plot();
        const auto middle = [&] { return plot->front()[plot->front().size() / 2].cost; };
        QVERIFY(std::abs(*plot->limit() - middle()) < 1e-6);
        QTest::qWait(50);
        const QPoint grip(qRound(plot->pixelOfCost(*plot->limit())), 12); // Above all points.
        drag(plot->canvas(), grip, grip + QPoint(60, 0));
        const double moved = *plot->limit();
        QVERIFY(moved > middle());
        shown.sample.addGeneration(shown.search, 2, 20);
        QTRY_COMPARE(plot->points().size(), 70);
        QCOMPARE(*plot->limit(), moved);
    }

    void axesCanBeChosen()
    {
        Shown shown;
        QTRY_VERIFY(shown.isFilled());
        choose(shown.page->axesChoice()->expense(), 2);
        QCOMPARE(shown.page->plot()->axes().expense, Expense::Parameters);
        const Candidate &first = shown.document->candidates(shown.search.id).front();
        const auto &points = shown.page->plot()->points();
        const auto found = std::ranges::find(points, QString::fromStdString(first.architectureId), &FrontPoint::id);
        QVERIFY(found != points.end());
        QCOMPARE(found->cost, first.params);
        choose(shown.page->axesChoice()->quality(), 2);
        QCOMPARE(shown.page->plot()->axes().quality, Quality::Loss);
        QCOMPARE(shown.page->plot()->points().size(), 50);
        choose(shown.page->axesChoice()->quality(), 1); // Nobody has scored chrF.
        QVERIFY(shown.page->plot()->points().isEmpty());
    }

    void theReplayTakesTheSearchBack()
    {
        Shown shown;
        QTRY_VERIFY(shown.isFilled());
        QTRY_COMPARE(shown.page->replay()->slider()->maximum(), 1);
        shown.page->replay()->slider()->setValue(0);
        QCOMPARE(shown.page->plot()->points().size(), 30);
        shown.sample.addGeneration(shown.search, 2, 10);
        QTRY_COMPARE(shown.page->replay()->slider()->maximum(), 2);
        QCOMPARE(shown.page->plot()->points().size(), 30); // Who looks back is left there.
        shown.page->replay()->slider()->setValue(2);
        QCOMPARE(shown.page->plot()->points().size(), 60);
    }

    void earlierSearchesStandBehindAsGhosts()
    {
        Shown shown;
        const RunRecord later = shown.sample.addSearch(shown.supernet);
        shown.sample.addGeneration(later, 0, 15);
        shown.open();
        QTRY_COMPARE(shown.page->plot()->points().size(), 15);
        QTRY_COMPARE(shown.page->plot()->ghosts().size(), 1);
        QCOMPARE(shown.page->plot()->ghosts().first().name, QString::fromStdString(shown.search.name));
        QVERIFY(shown.page->plot()->ghosts().first().points.size() >= 2);
        for (auto *action : shown.page->fronts()->findChildren<QAction *>()) {
            if (action->isCheckable())
                action->trigger();
        }
        QVERIFY(shown.page->plot()->ghosts().isEmpty());
    }

    void publishedFrontsAreImported()
    {
        Shown shown;
        QTRY_VERIFY(shown.isFilled());
        const QString file = shown.sample.folder() + QStringLiteral("/published.csv");
        QFile csv(file);
        QVERIFY(csv.open(QIODevice::WriteOnly));
        csv.write("task,latency_ms,bleu\none,10,20\none,20,25\ntwo,5,10\n");
        csv.close();
        shown.page->fronts()->importFile(file);
        QCOMPARE(shown.page->plot()->ghosts().size(), 2);
        QVERIFY(shown.page->plot()->ghosts().last().published);
        choose(shown.page->axesChoice()->expense(), 1);
        QVERIFY(shown.page->plot()->ghosts().isEmpty()); // Papers print no FLOPs of ours.
        QVERIFY_EXCEPTION_THROWN(shown.page->fronts()->importFile(QStringLiteral("/nowhere.csv")), Error);
    }

    void hoveringDrawsTheArchitecture()
    {
        Shown shown;
        QTRY_VERIFY(shown.isFilled());
        QTest::qWait(50);
        FrontPlot *plot = shown.page->plot();
        const QString id = plot->front().first().id;
        QTest::mouseMove(plot->canvas(), plot->positionOf(id));
        QTRY_VERIFY(shown.page->hoverCard()->isVisible());
        QVERIFY(shown.page->hoverCard()->text().contains(id.left(6)));
        QVERIFY(shown.page->hoverCard()->picture()->shape().has_value());
        QVERIFY(plot->rect().contains(shown.page->hoverCard()->geometry()));
    }

    void controlClicksSelectSeveral()
    {
        Shown shown;
        QTRY_VERIFY(shown.isFilled());
        QTest::qWait(50);
        FrontPlot *plot = shown.page->plot();
        const QString first = plot->front().first().id;
        const QString last = plot->front().last().id;
        clickPoint(*plot, first);
        clickPoint(*plot, last, Qt::ControlModifier);
        QCOMPARE(plot->selected(), (QStringList{first, last}));
        QCOMPARE(shown.page->inspector()->members().size(), 2);
        QCOMPARE(QString::fromStdString(shown.page->inspector()->candidate()->architectureId), last);
        QVERIFY(!shown.page->inspector()->reason().isEmpty());
        clickPoint(*plot, last, Qt::ControlModifier);
        QCOMPARE(plot->selected(), QStringList{first});
    }

    void theBestUnderTheLimitAndTheKneeArePicked()
    {
        Shown shown;
        QTRY_VERIFY(shown.isFilled());
        FrontPlot *plot = shown.page->plot();
        QTest::mouseClick(shown.page->pickBestButton(), Qt::LeftButton);
        QCOMPARE(plot->selected(), QStringList{plot->bestUnderLimit()->id});
        const qsizetype knee = kneeOf(plot->front(), Quality::Bleu);
        QVERIFY(knee >= 0);
        QTest::mouseClick(shown.page->pickKneeButton(), Qt::LeftButton);
        QCOMPARE(plot->selected(), QStringList{plot->front()[knee].id});
    }

    void steersReachTheStoreAndAreTold()
    {
        Shown shown;
        const FileLock alive = shown.sample.holdLock(shown.search);
        SteerCard *steer = shown.page->steering();
        QTRY_VERIFY(steer->pinButton()->isEnabled());
        QTRY_VERIFY(steer->limitButton()->isEnabled());
        QTest::mouseClick(steer->limitButton(), Qt::LeftButton);
        steer->gene()->setCurrentIndex(steer->gene()->findData(QStringLiteral("decoder_layers")));
        steer->choice()->setCurrentIndex(steer->choice()->findData(2));
        QTest::mouseClick(steer->forbidButton(), Qt::LeftButton);
        QTRY_COMPARE(shown.sample.store().commands(shown.search.id).size(), std::size_t(2));
        const auto commands = shown.sample.store().commands(shown.search.id);
        QCOMPARE(commands[0].verb, std::string("limit-latency"));
        QCOMPARE(commands[0].argument["ms"].get<double>(), *shown.page->plot()->limit());
        QCOMPARE(commands[1].verb, std::string("forbid-choice"));
        QCOMPARE(commands[1].argument["value"].get<int>(), 2);
        QTRY_VERIFY(steer->words().contains(QStringLiteral("With the next generation")));
        const Metric obeyed = {0, shown.search.id, 1, 2, "search/steering", "", static_cast<double>(commands[0].id), 0};
        shown.sample.store().append(std::span(&obeyed, 1));
        QTRY_VERIFY2(steer->words().contains(QStringLiteral("From generation 3")), qPrintable(steer->words()));
    }

    void aBrushedRegionIsWhereTheSearchGoesOn()
    {
        Shown shown;
        const FileLock alive = shown.sample.holdLock(shown.search);
        SteerCard *steer = shown.page->steering();
        QTRY_VERIFY(shown.isFilled() && steer->pinButton()->isEnabled());
        QVERIFY(!steer->hereButton()->isEnabled()); // Nothing is brushed.
        QWidget *canvas = shown.page->plot()->canvas();
        drag(canvas, {70, 10}, {canvas->width() / 2, canvas->height() - 60});
        const qsizetype brushed = shown.page->plot()->selected().size();
        QVERIFY(brushed >= 2);
        QTest::mouseClick(steer->hereButton(), Qt::LeftButton);
        QTRY_COMPARE(shown.sample.store().commands(shown.search.id).size(), std::size_t(1));
        const Command command = shown.sample.store().commands(shown.search.id).front();
        QCOMPARE(command.verb, std::string("search-here"));
        QCOMPARE(command.argument["candidates"].get<qsizetype>(), brushed);
        QVERIFY(command.argument["from_ms"] < command.argument["to_ms"]);
        const Metric obeyed = {0, shown.search.id, 1, 1, "search/steering", "", static_cast<double>(command.id), 0};
        shown.sample.store().append(std::span(&obeyed, 1));
        QTRY_VERIFY2(steer->words().contains(QStringLiteral("From generation 2: Searching from")),
                     qPrintable(steer->words()));
        const auto notes = [&] { return shown.page->findChild<ReplayCard *>()->words(); };
        QTRY_VERIFY2(notes().startsWith(QStringLiteral("steered here: Searching from")), qPrintable(notes()));
        shown.page->findChild<ReplayCard *>()->slider()->setValue(0);
        QVERIFY(!notes().contains(QStringLiteral("steered"))); // It was told later.

        steer->setSelected({});
        QCOMPARE(steer->hereButton()->text(), QStringLiteral("Search everywhere"));
        QTest::mouseClick(steer->hereButton(), Qt::LeftButton);
        QTRY_COMPARE(shown.sample.store().commands(shown.search.id).size(), std::size_t(2));
        QVERIFY(shown.sample.store().commands(shown.search.id).back().argument.is_null());
    }

    void aRegionKeepsWhatWasPinnedAndLimitedBefore()
    {
        Shown shown;
        const FileLock alive = shown.sample.holdLock(shown.search);
        SteerCard *steer = shown.page->steering();
        QTRY_VERIFY(shown.isFilled() && steer->limitButton()->isEnabled());
        FrontPlot *plot = shown.page->plot();
        QWidget *canvas = plot->canvas();
        QTest::qWait(50);
        drag(canvas, {70, 10}, {canvas->width() - 30, canvas->height() - 60});
        QVERIFY(plot->selected().size() >= 2);
        steer->gene()->setCurrentIndex(steer->gene()->findData(QStringLiteral("decoder_layers")));
        steer->choice()->setCurrentIndex(steer->choice()->findData(2));
        for (QPushButton *button : {steer->pinButton(), steer->limitButton(), steer->hereButton()})
            QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(shown.sample.store().commands(shown.search.id).size(), std::size_t(3));
        const auto start = startingLimits(loadSpace("small"), shown.search.settings);
        const SearchLimits limits = steered(start, shown.sample.store().commands(shown.search.id));
        QCOMPARE(limits.space.gene("decoder_layers").choices, std::vector<int>{2});
        QCOMPARE(limits.mostLatencyMs, *plot->limit());
        QVERIFY(limits.leastLatencyMs > 0);
        QTRY_VERIFY2(steer->words().contains(QStringLiteral("Searching from")), qPrintable(steer->words()));
        QCOMPARE(plot->limit(), limitOn(limits, {})); // The line stands where the search is held.
    }

    void aSteerThatLeavesNothingIsRefusedAtOnce()
    {
        const SearchLimits start(loadSpace("small"));
        std::vector<Command> before(2);
        before[0].verb = before[1].verb = "forbid-choice";
        before[0].argument = {{"gene", "decoder_layers"}, {"value", 1}};
        before[1].argument = {{"gene", "decoder_layers"}, {"value", 2}};
        QVERIFY(!tryToSteer(start, {before[0]}, "forbid-choice", before[1].argument).isEmpty());
        QVERIFY_EXCEPTION_THROWN(
            (void)tryToSteer(start, before, "forbid-choice", {{"gene", "decoder_layers"}, {"value", 3}}), Error);
    }

    void aSearchCanBeHeldToWhatCtranslate2Takes()
    {
        const std::unique_ptr<SettingsForm> form(makeSearchForm());
        const QString option = QStringLiteral("--exportable-as");
        QVERIFY(!form->arguments().contains(option));
        for (auto *field : form->findChildren<QComboBox *>()) {
            if (field->accessibleName() == QLatin1String("Exportable as"))
                field->setCurrentIndex(1);
        }
        const QStringList arguments = form->arguments();
        QCOMPARE(arguments.value(arguments.indexOf(option) + 1), QStringLiteral("ctranslate2"));
    }

    void anIdleSearchCannotBeSteered()
    {
        Shown shown;
        QTRY_VERIFY(shown.isFilled());
        QVERIFY(!shown.page->steering()->pinButton()->isEnabled());
        QVERIFY(!shown.page->steering()->limitButton()->isEnabled());
    }
};

QTEST_MAIN(TestSearchPage)
#include "test_search_page.moc"
