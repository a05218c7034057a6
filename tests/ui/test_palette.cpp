// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/search/search_page.h"
#include "pages/train/train_page.h"
#include "palette/command_palette.h"
#include "palette/fuzzy.h"
#include "sample_project.h"
#include "theme/style_sheet.h"
#include "theme/theme.h"
#include "ui_test.h"
#include "window/log_drawer.h"
#include "window/main_window.h"
#include "window/preferences.h"

#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QToolButton>
#include <QtTest>

using namespace supernet;
using namespace supernet::ui;
using supernet::test::SampleProject;

class TestPalette : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { supernet::test::beginUiTest(); }

    void cleanup()
    {
        QSettings().clear();
        setTextScale(1);
        applyTheme(*qApp, Scheme::Light);
    }

    void lettersInOrderNameAText()
    {
        QVERIFY(fuzzyScore(QStringLiteral("tlo"), QStringLiteral("Training loss")));
        QVERIFY(fuzzyScore(QStringLiteral("LOSS"), QStringLiteral("Training loss")));
        QVERIFY(!fuzzyScore(QStringLiteral("olt"), QStringLiteral("Training loss")));
        QVERIFY(fuzzyScore(QStringLiteral("loss train"), QStringLiteral("Training loss"))); // Words in any order.
        QCOMPARE(fuzzyScore({}, QStringLiteral("anything")), std::optional(0));
    }

    void whatBeginsAWordOrFollowsComesFirst()
    {
        const QStringList texts = {QStringLiteral("Stop and save"), QStringLiteral("Page Search"),
                                   QStringLiteral("Save Search"), QStringLiteral("Export")};
        QCOMPARE(fuzzyRanked(QStringLiteral("sear"), texts), (QList<qsizetype>{1, 2}));
        QCOMPARE(fuzzyRanked(QStringLiteral("sas"), texts).first(), qsizetype(0));
        QCOMPARE(fuzzyRanked({}, texts), (QList<qsizetype>{0, 1, 2, 3}));
    }

    void pagesAreReachedByAFewLetters()
    {
        const SampleProject sample;
        MainWindow window(Scheme::Light);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.openProject(sample.folder());
        QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
        QVERIFY(window.palette()->isVisible());
        QTest::keyClicks(window.palette()->field(), QStringLiteral("pg sea"));
        QCOMPARE(window.palette()->shown().first(), QStringLiteral("Page Search"));
        QTest::keyClick(window.palette()->field(), Qt::Key_Return);
        QVERIFY(!window.palette()->isVisible());
        QVERIFY(window.searchPage()->isVisible());
    }

    void everyButtonOfAPageCanBePressed()
    {
        const SampleProject sample;
        MainWindow window(Scheme::Light);
        window.show();
        window.openProject(sample.folder());
        window.showPage(PageId::Search);
        window.openPalette();
        const QStringList all = window.palette()->shown();
        for (const QString &name :
             {QStringLiteral("New run"), QStringLiteral("Save Training loss: Save the table as CSV"),
              QStringLiteral("Larger text"), QStringLiteral("Language: Deutsch"), QStringLiteral("Tour")})
            QVERIFY2(all.contains(name), qPrintable(name));
        window.palette()->field()->setText(QStringLiteral("log steps"));
        QTest::keyClick(window.palette()->field(), Qt::Key_Return);
        QVERIFY(window.trainPage()->isVisible()); // Its page comes to the front.
        QVERIFY(window.trainPage()->logSteps()->isChecked());
    }

    void arrowsMoveAndEscapeCloses()
    {
        MainWindow window(Scheme::Light);
        window.show();
        window.openPalette();
        CommandPalette *palette = window.palette();
        palette->field()->setText(QStringLiteral("text"));
        QCOMPARE(palette->shown().first(), QStringLiteral("Larger text"));
        QCOMPARE(palette->shown().at(1), QStringLiteral("Smaller text"));
        QTest::keyClick(palette->field(), Qt::Key_Down);
        QTest::keyClick(palette->field(), Qt::Key_Return);
        QCOMPARE(textScale(), 0.9);
        window.openPalette();
        QTest::keyClick(palette->field(), Qt::Key_Escape);
        QVERIFY(!palette->isVisible());
        QCOMPARE(textScale(), 0.9);
    }

    void theSizeOfTextSurvives()
    {
        MainWindow window(Scheme::Light);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const int before = qApp->font().pixelSize();
        QTest::keyClick(&window, Qt::Key_Plus, Qt::ControlModifier);
        QTest::keyClick(&window, Qt::Key_Plus, Qt::ControlModifier);
        QVERIFY(qApp->font().pixelSize() > before);
        QCOMPARE(readPreferences().textScale, 1.25);
        QTest::keyClick(&window, Qt::Key_Minus, Qt::ControlModifier);
        QCOMPARE(readPreferences().textScale, 1.1);
        window.resetLayout();
        QCOMPARE(readPreferences().textScale, 1.0);
        QCOMPARE(qApp->font().pixelSize(), before);
    }

    void theStyleSheetGrowsWithTheText()
    {
        QVERIFY(styleSheet(lightColours(), 1).contains(QStringLiteral("font-size: 12px")));
        const QString large = styleSheet(lightColours(), 1.5);
        QVERIFY(large.contains(QStringLiteral("font-size: 18px")));
        QVERIFY(!large.contains(QStringLiteral("font-size: 12px")));
    }

    void sizesBeyondThoseOnOfferAreBroughtBack()
    {
        QSettings().setValue(QStringLiteral("window/textScale"), 17.0);
        QCOMPARE(readPreferences().textScale, textScales().last());
        QCOMPARE(otherTextScale(textScales().first(), -1), textScales().first());
    }

    void theSchemeAndTheLanguageAreKept()
    {
        MainWindow window(Scheme::Light);
        window.switchScheme();
        QCOMPARE(readPreferences().scheme, Scheme::Dark);
        window.setLanguage(QStringLiteral("de"));
        QCOMPARE(readPreferences().language, QStringLiteral("de"));
        window.switchScheme();
    }

    void theMenuShowsItsKeys()
    {
        MainWindow window(Scheme::Light);
        for (auto *button : window.findChildren<QToolButton *>()) {
            if (button->accessibleName() != QStringLiteral("Menu"))
                continue;
            const auto actions = button->menu()->actions();
            const auto help = std::ranges::find(actions, QStringLiteral("Help"), &QAction::text);
            QVERIFY(help != actions.end());
            QCOMPARE((*help)->shortcut(), QKeySequence(Qt::Key_F1));
            return;
        }
        QFAIL("There is no menu.");
    }

    /// Pictures for people to look at.
    void screenshots()
    {
        const SampleProject sample;
        const bool drawn = supernet::test::drawWindows(sample.folder(), [](MainWindow &window, const auto &grab) {
            window.openPalette();
            window.palette()->field()->setText(QStringLiteral("save"));
            grab("palette");
        });
        if (!drawn)
            QSKIP("SUPERNET_SCREENSHOTS names no folder to draw to.");
    }
};

QTEST_MAIN(TestPalette)
#include "test_palette.moc"
