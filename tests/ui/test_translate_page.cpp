// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/subnets.h"
#include "pages/translate/latest_only.h"
#include "pages/translate/race.h"
#include "pages/translate/race_card.h"
#include "pages/translate/speed_panel.h"
#include "pages/translate/translate_page.h"
#include "pages/translate/translation_column.h"
#include "project/project_document.h"
#include "sample_program.h"
#include "sample_project.h"
#include "theme/theme.h"
#include "ui_test.h"
#include "widgets/architecture_view.h"
#include "widgets/banner.h"
#include "window/main_window.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QtTest>

using namespace supernet;
using namespace supernet::ui;
using supernet::test::SampleProgram;
using supernet::test::SampleProject;

namespace {

void click(QWidget *widget)
{
    QTest::mouseClick(widget, Qt::LeftButton);
}

/// A searched project, and in place of `supernet` a script that translates every sentence to the same words.
class Shown
{
public:
    explicit Shown(bool searched = true, bool hasText = true)
        : supernet(sample.addTraining("neuron"))
    {
        if (hasText)
            sample.addValidation("a house by the lake\na dog\nthe sea\n",
                                 "ein Haus am See\nein Hund am See\ndas Meer am See\n");
        if (searched) {
            search = sample.addSearch(supernet);
            sample.addGeneration(search, 0, 40);
        }
        document = std::make_unique<ProjectDocument>(sample.folder());
        page = std::make_unique<TranslatePage>(*document);
        page->resize(1200, 760);
        page->show();
    }
    ~Shown() { page.reset(); } // Before its document.

    QByteArray asked() const { return program.asked(); }
    bool isFilled() const { return page->speed()->slider()->maximum() >= 2; }

    SampleProgram program{SampleProgram::always(R"({"translations":["ein Haus am See"],"milliseconds":12.5})")};
    SampleProject sample;
    RunRecord supernet;
    RunRecord search;
    std::unique_ptr<ProjectDocument> document;
    std::unique_ptr<TranslatePage> page;
};

/// Lanes that take one and three milliseconds a sentence.
Race::Translator steady(QList<int> *order)
{
    return [order](int lane, const std::string &sentence, const Race::Answer &answer, const Race::Failure &) {
        *order << lane;
        answer(sentence + " translated", lane == 0 ? 1 : 3);
    };
}

} // namespace

class TestTranslatePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { supernet::test::beginUiTest(); }

    void lanesFillAtTheirOwnSpeed()
    {
        Race race;
        QList<int> order;
        race.start(2, {"a", "b", "c", "d"}, steady(&order));
        // Whoever has used the least time goes next: three sentences of the fast lane for one of the slow one.
        QCOMPARE(order, (QList<int>{0, 1, 0, 0, 0, 1, 1, 1}));
        QCOMPARE(race.winner(), std::optional(0));
        QCOMPARE(race.lanes()[0].milliseconds, 4.0);
        QCOMPARE(race.lanes()[1].milliseconds, 12.0);
        QCOMPARE(race.lanes()[1].translations.back(), std::string("d translated"));
    }

    void aStoppedRaceHasNoWinnerAndHearsNoLateAnswer()
    {
        Race race;
        Race::Answer late;
        race.start(1, {"a", "b"}, [&](int, const std::string &, Race::Answer answer, const Race::Failure &) {
            late = std::move(answer);
        });
        QVERIFY(race.isRunning());
        race.stop();
        late("a translated", 1);
        QVERIFY(race.lanes()[0].translations.empty());
        QVERIFY(!race.winner());
        QVERIFY(!race.isRunning());
    }

    void aRaceThatFailsEndsAndSaysWhy()
    {
        Race race;
        const QSignalSpy failed(&race, &Race::failed);
        race.start(1, {"a"}, [](int, const std::string &, const Race::Answer &, const Race::Failure &fail) {
            fail(QStringLiteral("no model"));
        });
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().toString(), QStringLiteral("no model"));
        QVERIFY(!race.isRunning());
    }

    void onlyTheNewestOfWaitingRequestsIsMade()
    {
        LatestOnly requests;
        QList<int> made;
        for (int request = 1; request <= 4; ++request)
            requests.ask([&made, request] { made << request; });
        QCOMPARE(made, QList<int>{1});
        QVERIFY(requests.isOvertaken());
        requests.answered();
        QCOMPARE(made, (QList<int>{1, 4}));
        requests.answered();
        requests.ask([&made] { made << 5; });
        QCOMPARE(made, (QList<int>{1, 4, 5}));
    }

    void theFrontRunsFromFastestToBest()
    {
        Shown shown;
        QTRY_VERIFY(shown.isFilled());
        const auto front = frontSubnets(*shown.document);
        QVERIFY(front.size() >= 3);
        for (std::size_t member = 1; member < front.size(); ++member) {
            QVERIFY(*front[member].latencyMs > *front[member - 1].latencyMs);
            QVERIFY(*front[member].bleu > *front[member - 1].bleu);
        }
        QCOMPARE(front.front().supernet, shown.supernet.name + "@1000");
        const auto three = pickedSubnets(*shown.document);
        QCOMPARE(three.size(), std::size_t(3));
        QCOMPARE(three.front().id, front.front().id);
        QCOMPARE(three.back().id, front.back().id);
    }

    void whatIsPickedElsewhereTakesTheColumns()
    {
        Shown shown;
        QTRY_VERIFY(shown.isFilled());
        const auto front = frontSubnets(*shown.document);
        shown.document->setPicked({front[1].id, front[0].id});
        QCOMPARE(shown.page->columns().size(), 2);
        QCOMPARE(shown.page->columns()[0]->subnet()->id, front[1].id);
        QCOMPARE(shown.page->columns()[1]->subnet()->id, front[0].id);
    }

    void aSentenceIsTranslatedByAllColumnsAndTheSlidersSubnet()
    {
        Shown shown;
        QTRY_VERIFY(shown.isFilled());
        QTRY_COMPARE(shown.page->columns().size(), 3);
        shown.page->sentence()->setText(QStringLiteral("a \"house\" \\ by the lake"));
        QTest::keyClick(shown.page->sentence(), Qt::Key_Return);
        for (TranslationColumn *column : shown.page->columns()) {
            QTRY_COMPARE(column->text(), QStringLiteral("ein Haus am See"));
            QCOMPARE(column->time(), std::optional(12.5));
        }
        QTRY_VERIFY(shown.page->speed()->translation().startsWith(QStringLiteral("ein Haus am See")));
        QTRY_VERIFY(shown.asked().contains(R"(a \"house\" \\ by the lake)"));
        QVERIFY(shown.asked().contains("\"timed\":true")); // What is shown is more than one chance measure.
        QVERIFY(shown.asked().contains(
            QByteArray("\"supernet\":\"" + QByteArray::fromStdString(shown.supernet.name) + "@1000\"")));
    }

    void theSliderPicksAlongTheFront()
    {
        Shown shown;
        QTRY_VERIFY(shown.isFilled());
        SpeedPanel *speed = shown.page->speed();
        const auto front = frontSubnets(*shown.document);
        speed->slider()->setFocus();
        QTest::keyClick(speed->slider(), Qt::Key_Home);
        QCOMPARE(speed->subnet()->id, front.front().id);
        QVERIFY(speed->picture()->shape() == front.front().shape);
        QTest::keyClick(speed->slider(), Qt::Key_Right);
        QCOMPARE(speed->subnet()->id, front[1].id);
        shown.page->sentence()->setText(QStringLiteral("the sea"));
        QTest::keyClick(speed->slider(), Qt::Key_End);
        QTRY_VERIFY(speed->translation().contains(QStringLiteral("12.5")));
        QCOMPARE(speed->subnet()->id, front.back().id);
        click(speed->keepButton());
        QCOMPARE(shown.page->columns().size(), 4);
        QCOMPARE(shown.page->columns().last()->subnet()->id, front.back().id);
        QVERIFY(!shown.page->addButton()->isEnabled());
    }

    void columnsAreAddedAndRemovedBetweenTwoAndFour()
    {
        Shown shown;
        QTRY_VERIFY(shown.isFilled());
        QTRY_COMPARE(shown.page->columns().size(), 3);
        const QString third = shown.page->columns()[2]->subnet()->id;
        click(shown.page->columns()[0]->removeButton());
        QCOMPARE(shown.page->columns().size(), 2);
        QCOMPARE(shown.page->columns()[1]->subnet()->id, third);
        QVERIFY(!shown.page->columns()[0]->removeButton()->isVisible());
        click(shown.page->addButton());
        QCOMPARE(shown.page->columns().size(), 3);
    }

    void theRaceEndsWithTimesAndScores()
    {
        Shown shown;
        QTRY_VERIFY(shown.isFilled());
        QTRY_VERIFY(shown.page->raceCard()->startButton()->isEnabled());
        click(shown.page->raceCard()->startButton());
        Race &race = shown.page->raceCard()->race();
        QTRY_VERIFY(race.winner().has_value());
        QCOMPARE(race.sentences(), 3);
        QCOMPARE(race.lanes()[0].milliseconds, 37.5);
        QVERIFY2(shown.page->raceCard()->result().contains(QStringLiteral("wins with")),
                 qPrintable(shown.page->raceCard()->result()));
        QVERIFY2(shown.page->raceCard()->result().contains(QStringLiteral("1.0 times as long")),
                 qPrintable(shown.page->raceCard()->result()));
    }

    void anExampleStandsThereAtFirstWithAPersonsTranslation()
    {
        Shown shown;
        QTRY_COMPARE(shown.page->sentence()->text(), QStringLiteral("a house by the lake"));
        QCOMPARE(shown.page->sentence()->cursorPosition(), 0);
        for (TranslationColumn *column : shown.page->columns())
            QTRY_COMPARE(column->text(), QStringLiteral("ein Haus am See"));
        // It chooses nothing for a person: fresh picks still take the columns.
        QTRY_VERIFY(shown.isFilled());
        const auto front = frontSubnets(*shown.document);
        shown.document->setPicked({front[1].id, front[0].id});
        QCOMPARE(shown.page->columns()[0]->subnet()->id, front[1].id);
        shown.document->setPicked({front[1].id, front[0].id, front.back().id});
        QCOMPARE(shown.page->columns().size(), 3);
        QTRY_COMPARE(shown.page->columns()[2]->text(), QStringLiteral("ein Haus am See"));
        shown.page->sentence()->clear(); // A person may want it empty.
        shown.document->setPicked({front[0].id, front[1].id});
        QVERIFY(shown.page->sentence()->text().isEmpty());
    }

    void anotherExampleBringsAPersonsTranslation()
    {
        Shown shown;
        QTRY_COMPARE(shown.page->sentence()->text(), QStringLiteral("a house by the lake"));
        click(shown.page->exampleButton());
        QCOMPARE(shown.page->sentence()->text(), QStringLiteral("a dog"));
    }

    void beforeASearchTheEndsOfTheSpaceCanBeTried()
    {
        Shown shown(false);
        QTRY_COMPARE(shown.page->speed()->slider()->maximum(), 1);
        QCOMPARE(shown.page->columns()[0]->subnet()->id, QStringLiteral("smallest"));
        QCOMPARE(shown.page->columns()[1]->subnet()->id, QStringLiteral("largest"));
    }

    void withoutTheProgramThePageSaysWhatToDo()
    {
        Shown shown(true, false); // No validation text, so no example that would have asked the program already.
        QTRY_VERIFY(shown.isFilled());
        shown.program.remove();
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", "");
        shown.page->sentence()->setText(QStringLiteral("the sea"));
        click(shown.page->translateButton());
        QTRY_VERIFY2(shown.page->columns().first()->text().contains(QStringLiteral("Install it")),
                     qPrintable(shown.page->columns().first()->text()));
        qputenv("PATH", path);
    }

    void withoutASupernetNothingCanBeTranslated()
    {
        const SampleProject empty;
        ProjectDocument document(empty.folder());
        TranslatePage page(document);
        page.show();
        QVERIFY(!page.translateButton()->isEnabled());
        QVERIFY(page.speed()->title().contains(QStringLiteral("train a supernet")));
    }

    /// Pictures for people to look at, of the project that SUPERNET_SCREENSHOT_PROJECT names.
    void screenshots()
    {
        if (qEnvironmentVariable("SUPERNET_SCREENSHOT_PROJECT").isEmpty())
            QSKIP("SUPERNET_SCREENSHOT_PROJECT names no project that can translate.");
        const bool drawn = supernet::test::drawWindows({}, [](MainWindow &window, const auto &grab) {
            window.showPage(PageId::Translate);
            auto *page = window.findChild<TranslatePage *>();
            QTRY_VERIFY(page->raceCard()->startButton()->isEnabled());
            click(page->exampleButton());
            for (TranslationColumn *column : page->columns())
                QTRY_VERIFY_WITH_TIMEOUT(column->time().has_value(), 60'000);
            click(page->raceCard()->startButton());
            QTRY_VERIFY_WITH_TIMEOUT(page->raceCard()->race().winner().has_value(), 120'000);
            grab("translate");
        });
        if (!drawn)
            QSKIP("SUPERNET_SCREENSHOTS names no folder to draw to.");
    }
};

QTEST_MAIN(TestTranslatePage)
#include "test_translate_page.moc"
