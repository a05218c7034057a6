// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/page.h"
#include "project/project_document.h"
#include "sample_project.h"
#include "stray_windows.h"
#include "ui_test.h"
#include "window/project_pages.h"

#include <QSignalSpy>
#include <QStackedWidget>
#include <QTimer>
#include <QtTest>

using namespace supernet::ui;
using supernet::test::SampleProject;
using supernet::test::StrayWindows;

namespace {

/// A project whose pages are about to be made.
struct Opening
{
    SampleProject sample;
    ProjectDocument document{sample.folder()};
    QStackedWidget stack;
    ProjectPages pages{document, stack};
};

} // namespace

class TestProjectPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { supernet::test::beginUiTest(); }

    void theLoopIsNotHeldWhilePagesAreMade()
    {
        Opening opening;
        ProjectPages &pages = opening.pages;
        const QSignalSpy complete(&pages, &ProjectPages::complete);
        QVERIFY(pages.made().empty());
        // Others have a turn between any two pages.
        std::size_t most = 0;
        std::size_t before = 0;
        QTimer others;
        connect(&others, &QTimer::timeout, &pages, [&] {
            most = std::max(most, pages.made().size() - before);
            before = pages.made().size();
        });
        others.start(0);
        QTRY_COMPARE(complete.size(), 1);
        QCOMPARE(most, std::size_t(1));
        QCOMPARE(pages.made().size(), projectPages().size());
        QCOMPARE(opening.stack.count(), static_cast<int>(projectPages().size()));
        QTest::qWait(0);
        QCOMPARE(complete.size(), 1);
    }

    void whoeverAsksForAPageHasItAtOnce()
    {
        Opening opening;
        ProjectPages &pages = opening.pages;
        const QSignalSpy complete(&pages, &ProjectPages::complete);
        Page *search = pages.at(PageId::Search);
        QVERIFY(search);
        QCOMPARE(complete.size(), 1);
        QCOMPARE(pages.at(PageId::Search), search);
        QCOMPARE(pages.at(PageId::Start), nullptr);
        opening.stack.setCurrentWidget(search);
        QCOMPARE(pages.shown(), search);
        QCoreApplication::processEvents();
        QCOMPARE(opening.stack.count(), static_cast<int>(projectPages().size()));
        QCOMPARE(complete.size(), 1);
    }

    void noPartOfAPageIsShownAsAWindow()
    {
        Opening opening;
        const StrayWindows shown;
        (void)opening.pages.at(PageId::Export);
        QVERIFY2(shown.names().isEmpty(), qPrintable(shown.names().join(QStringLiteral(", "))));
    }

    void aProjectThatIsClosedMeanwhileGetsNoFurtherPage()
    {
        const SampleProject sample;
        ProjectDocument document(sample.folder());
        QStackedWidget stack;
        auto pages = std::make_unique<ProjectPages>(document, stack);
        QTRY_VERIFY(!pages->made().empty());
        pages.reset();
        QCoreApplication::processEvents();
        QCOMPARE(stack.count(), 0);
    }

    void factsArriveOnceADocumentIsToldToFollow()
    {
        SampleProject sample;
        sample.addTraining("neuron");
        ProjectDocument document(sample.folder(), ProjectDocument::Following::WhenTold);
        const QSignalSpy changed(&document, &ProjectDocument::runsChanged);
        QTest::qWait(50);
        QCOMPARE(changed.size(), 0);
        document.follow();
        QTRY_COMPARE(document.runs().size(), std::size_t(1));
    }
};

QTEST_MAIN(TestProjectPages)
#include "test_project_pages.moc"
