// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody else has queued is asked about in the window, and what he has put into a project is not followed there.
#include "domain/project/queue_origin.h"
#include "pages/page.h"
#include "project/project_document.h"
#include "sample_project.h"
#include "ui_test.h"
#include "widgets/banner.h"
#include "widgets/texts.h"
#include "window/log_drawer.h"
#include "window/main_window.h"
#include "window/queue_notice.h"

#include <fstream>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace supernet;
using namespace supernet::ui;
using supernet::test::SampleProject;

namespace {

/// In place of `supernet`, as long as it lives: a script that notes what it is called with.
class NotedProgram
{
public:
    NotedProgram()
    {
        QFile program(m_folder.filePath(QStringLiteral("supernet")));
        if (!program.open(QIODevice::WriteOnly))
            qFatal("The script could not be written.");
        program.write("#!/bin/sh\nprintf '%s\\n' \"$*\" >> \"$0.called\"\n");
        program.close();
        program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv("SUPERNET_BIN", m_folder.path().toUtf8());
    }
    ~NotedProgram() { qputenv("SUPERNET_BIN", "/nowhere"); }
    [[nodiscard]] QString called() const
    {
        QFile file(m_folder.filePath(QStringLiteral("supernet.called")));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

private:
    QTemporaryDir m_folder;
};

/// A window with a project in whose queue somebody else has put a job.
struct Shown
{
    NotedProgram program;
    SampleProject sample;
    RowId theirs;
    MainWindow window{Scheme::Light};

    Shown()
        : theirs(sample.store().enqueue(JobKind::Latency, {{"arguments", {"--python", "<b>/tmp/x</b>"}}}))
    {
        window.show();
        window.openProject(sample.folder());
    }
    [[nodiscard]] QueueItem item() const { return sample.store().queue().front(); }
    [[nodiscard]] QueueNotice &notice() const { return *window.queueNotice(); }
};

} // namespace

class TestQueueNotice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { supernet::test::beginUiTest(); }

    void whatSomebodyElseHasQueuedIsShownAndNotRun()
    {
        const Shown shown;
        QTRY_VERIFY(shown.notice().isVisible());
        QVERIFY2(shown.notice().text().contains(QStringLiteral("latency --python '<b>/tmp/x</b>'")),
                 qPrintable(shown.notice().text()));
        QVERIFY(!shown.item().claimedAt);
        QVERIFY(!shown.program.called().contains(QStringLiteral("work")));
    }

    void aYesLetsItRun()
    {
        const Shown shown;
        QTRY_VERIFY(shown.notice().isVisible());
        QTest::mouseClick(shown.notice().acceptButton(), Qt::LeftButton);
        QTRY_VERIFY(shown.program.called().contains(QStringLiteral("work --project")));
        QCOMPARE(originOf(shown.item()), QueueOrigin::Accepted);
        QTRY_VERIFY(!shown.notice().isVisible());
    }

    void aNoTakesItOut()
    {
        const Shown shown;
        QTRY_VERIFY(shown.notice().isVisible());
        QTest::mouseClick(shown.notice().declineButton(), Qt::LeftButton);
        QTRY_COMPARE(shown.item().outcome, std::string("removed"));
        QTRY_VERIFY(!shown.notice().isVisible());
        QVERIFY(!shown.program.called().contains(QStringLiteral("work")));
    }

    void whatThePersonQueuesIsHisOwn()
    {
        const Shown shown;
        QTRY_VERIFY(shown.notice().isVisible());
        shown.window.document()->queue({{JobKind::Evaluate, {"--metric", "loss"}}});
        QTRY_COMPARE(shown.sample.store().queue().size(), std::size_t(2));
        QCOMPARE(originOf(shown.sample.store().queue().back()), QueueOrigin::Own);
        QCOMPARE(originOf(shown.item()), QueueOrigin::Elsewhere);
    }

    /// Its markup could name a file to show.
    void textOfAProjectIsNoMarkup()
    {
        const std::unique_ptr<QLabel> text(label(QStringLiteral("<img src='/dev/zero'>")));
        QCOMPARE(text->textFormat(), Qt::PlainText);
    }

    void aLogThatBecameALinkIsNotShown()
    {
        const SampleProject sample;
        const RunRecord run = sample.addTraining("none");
        const auto folder = sample.project().runFolder(run.name);
        std::filesystem::create_directories(folder);
        std::ofstream(folder / "log") << "of the run\n";
        ProjectDocument document(sample.folder());
        QSignalSpy grew(&document, &ProjectDocument::logGrew);
        QSignalSpy trouble(&document, &ProjectDocument::trouble);
        document.followLog(run.id);
        QTRY_VERIFY(!grew.isEmpty());
        grew.clear();
        const auto secret = std::filesystem::path(sample.folder().toStdString()).parent_path() / "secret";
        std::ofstream(secret) << "of the person, and much longer than what the run has written\n";
        std::filesystem::remove(folder / "log");
        std::filesystem::create_symlink(secret, folder / "log");
        QTRY_VERIFY(!trouble.isEmpty());
        QVERIFY(trouble.front().front().toString().contains(QStringLiteral("is a link")));
        QVERIFY(grew.isEmpty());
    }
};

QTEST_MAIN(TestQueueNotice)
#include "test_queue_notice.moc"
