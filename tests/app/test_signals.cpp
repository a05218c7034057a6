// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/quick_project.h"
#include "app/started.h"
#include "support/slowness.h"

#include <csignal>
#include <QProcess>
#include <QtTest>
#include <unistd.h>

using namespace supernet;
using supernet::test::Ended;
using supernet::test::Started;
using Output = Started::Output;

namespace {

constexpr int Patience = 120'000 * supernet::Slowness; ///< Milliseconds: an orderly program ends long before.
constexpr auto Endless = "1000000"; ///< Steps.

} // namespace

/// What becomes of a command whose terminal is closed, whose reader leaves, or that is told to stop.
class TestSignals : public QObject
{
    Q_OBJECT

private:
    test::QuickProject m_tiny;

    /// A line of a shell that has `supernet` as "$0" and the given words as "$@"; its exit code is the line's.
    static Ended shell(const QString &line, const QStringList &words)
    {
        QProcess process;
        process.start(QStringLiteral("bash"),
                      QStringList{QStringLiteral("-c"), line, test::program(QStringLiteral("supernet"))} + words);
        process.closeWriteChannel();
        return test::endOf(process, Patience);
    }

    void queueTraining(const char *run, const char *steps) const
    {
        QStringList words = m_tiny.training(run, steps);
        const qsizetype project = words.indexOf(QStringLiteral("--project"));
        words.remove(project, 2);
        const Ended queued = test::supernet(QStringList{QStringLiteral("project"), QStringLiteral("queue"),
                                                        QStringLiteral("--project"), m_tiny.file("p")}
                                            + words);
        QVERIFY2(queued.code == 0, queued.error.constData());
    }

    std::int64_t lastStep(const std::string &run) const
    {
        const Store facts = m_tiny.store();
        std::int64_t step = 0;
        for (const Metric &metric : facts.metrics(facts.run(run).value().id))
            step = std::max(step, metric.step);
        return step;
    }

    bool hasCheckpoint(const std::string &run, std::int64_t step) const
    {
        const QString name = QStringLiteral("step-%1/state.json").arg(step, 6, 10, QLatin1Char('0'));
        return std::filesystem::exists(m_tiny.root() / "p" / "runs" / run / "checkpoints" / name.toStdString());
    }

private Q_SLOTS:
    void initTestCase()
    {
        const Ended prepared = m_tiny.prepare();
        QVERIFY2(prepared.code == 0, prepared.error.constData());
        const Ended trained = test::supernet(m_tiny.training("base", "2"));
        QVERIFY2(trained.code == 0, trained.error.constData());
        const Ended exported = test::supernet(m_tiny.in(
            QStringLiteral("export --run base --architecture largest --proof-sentences 1 --output").split(u' ')
            << m_tiny.file("model")));
        QVERIFY2(exported.code == 0, exported.error.constData());
    }

    void aJobStopsAndSavesWhenItsTerminalIsClosed()
    {
        Started job(m_tiny.training("closed", Endless), Output::Terminal);
        QTRY_VERIFY_WITH_TIMEOUT(m_tiny.done("closed") > 20, Patience);
        job.closeReader();
        QCOMPARE(job.wait(Patience), 130);
        QCOMPARE(m_tiny.state("closed"), std::string("stopped"));
        QVERIFY(hasCheckpoint("closed", lastStep("closed")));
    }

    void underNohupAJobOutlivesItsTerminal()
    {
        Started job(m_tiny.training("nohup", Endless), Output::Terminal, [] { ::signal(SIGHUP, SIG_IGN); });
        QTRY_VERIFY_WITH_TIMEOUT(m_tiny.done("nohup") > 20, Patience);
        job.closeReader();
        job.signal(SIGHUP);
        const double before = m_tiny.done("nohup");
        QTRY_VERIFY_WITH_TIMEOUT(m_tiny.done("nohup") > before + 50, Patience);
        QCOMPARE(m_tiny.state("nohup"), std::string("running"));
        job.signal(SIGTERM);
        QCOMPARE(job.wait(Patience), 130);
        QCOMPARE(m_tiny.state("nohup"), std::string("stopped"));
        // It has said nothing since: its end must be in its log all the same, with what was lost.
        QVERIFY2(m_tiny.message("nohup").find("standard error") != std::string::npos, m_tiny.message("nohup").c_str());
    }

    void aWorkerHandsTheHangUpOnToItsJob()
    {
        queueTraining("queued", Endless);
        Started worker({QStringLiteral("work"), QStringLiteral("--project"), m_tiny.file("p")});
        QTRY_VERIFY_WITH_TIMEOUT(m_tiny.done("queued") > 20, Patience);
        worker.signal(SIGHUP);
        QCOMPARE(worker.wait(Patience), 130);
        QCOMPARE(m_tiny.state("queued"), std::string("stopped"));
        QCOMPARE(m_tiny.store().queue().back().outcome, std::string("stopped"));
    }

    void aJobGoesOnWithoutItsReaderAndSaysSo_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("told");
        QTest::newRow("output") << QStringLiteral("\"$0\" \"$@\" --json | head -n 1; exit ${PIPESTATUS[0]}")
                                << QStringLiteral("read standard output has left");
        QTest::newRow("both") << QStringLiteral("\"$0\" \"$@\" --json 2>&1 | head -n 1; exit ${PIPESTATUS[0]}")
                              << QString();
        QTest::newRow("messages") << QStringLiteral("\"$0\" \"$@\" 2>&1 >/dev/null | :; exit ${PIPESTATUS[0]}")
                                  << QString();
    }
    void aJobGoesOnWithoutItsReaderAndSaysSo()
    {
        QFETCH(QString, line);
        QFETCH(QString, told);
        const QByteArray run = QByteArray("left-") + QTest::currentDataTag();
        const Ended ended = shell(line, m_tiny.training(run.constData(), "200"));
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.error.contains(told.toUtf8()), ended.error.constData());
        QCOMPARE(ended.error.contains("is saved"), !told.isEmpty());
        QCOMPARE(m_tiny.state(run.toStdString()), std::string("done"));
        QVERIFY(hasCheckpoint(run.toStdString(), 200));
        QVERIFY2(m_tiny.message(run.toStdString()).find("has left") != std::string::npos, ended.error.constData());
        QVERIFY(m_tiny.log(run.toStdString()).find("has left") != std::string::npos);
    }

    void whatAWorkersJobCouldNotTellIsNoFailureOfTheJob()
    {
        queueTraining("told-nobody", "200");
        const Ended ended = shell(QStringLiteral("\"$0\" \"$@\" 2>&1 | :; exit ${PIPESTATUS[0]}"),
                                  {QStringLiteral("work"), QStringLiteral("--json"), QStringLiteral("--project"),
                                   m_tiny.file("p")});
        QCOMPARE(ended.code, 1); // its own words are lost
        QCOMPARE(m_tiny.state("told-nobody"), std::string("done"));
        QCOMPARE(m_tiny.store().queue().back().outcome, std::string("done"));
    }

    void aReaderThatDoesNotReadKeepsNoJobFromStopping()
    {
        Started job(m_tiny.training("unread", Endless) << QStringLiteral("--json"), Output::FullPipe);
        QTRY_COMPARE_WITH_TIMEOUT(m_tiny.state("unread"), std::string("running"), Patience);
        job.signal(SIGTERM);
        QCOMPARE(job.wait(Patience), 130);
        QCOMPARE(m_tiny.state("unread"), std::string("stopped"));
        QVERIFY2(m_tiny.message("unread").find("does not read on") != std::string::npos,
                 m_tiny.message("unread").c_str());
    }

    void whatOnlyAnswersEndsWithItsReader_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("translate") << QStringLiteral(
            "yes 'the cat sees' | \"$0\" translate --model \"$1\" --portion 1");
        QTest::newRow("space sample") << QStringLiteral("\"$0\" space sample small --count 1000000000");
    }
    void whatOnlyAnswersEndsWithItsReader()
    {
        QFETCH(QString, line);
        // In the status's place of `yes`, too, which never ends by itself.
        const Ended ended = shell(line + QStringLiteral(" | head -n 1; echo ${PIPESTATUS[@]}"), {m_tiny.file("model")});
        QCOMPARE(ended.code, 0);
        QVERIFY2(ended.out.trimmed().endsWith("141 0"), ended.out.constData());
        QVERIFY2(ended.error.isEmpty(), ended.error.constData());
    }

    void whatOnlyAnswersSaysSoWhereItHearsOfItsReaderByAnError()
    {
        const Ended ended = shell(QStringLiteral(
                                      "trap '' PIPE; \"$0\" space sample small --count 1000000000 | head -n 1; "
                                      "exit ${PIPESTATUS[0]}"),
                                  {});
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.error.contains("has left"), ended.error.constData());
    }

    void whatWaitsForItsInputEndsAtOnceWhenTold_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGHUP") << SIGHUP;
        QTest::newRow("SIGINT") << SIGINT;
    }
    void whatWaitsForItsInputEndsAtOnceWhenTold()
    {
        QFETCH(int, signal);
        QProcess process;
        process.start(test::program(QStringLiteral("supernet")),
                      {QStringLiteral("translate"), QStringLiteral("--portion"), QStringLiteral("1"),
                       QStringLiteral("--model"), m_tiny.file("model")});
        process.write("the cat sees\n");
        QTRY_VERIFY_WITH_TIMEOUT(process.bytesAvailable() > 0, Patience); // and waits for the next line
        ::kill(static_cast<pid_t>(process.processId()), signal);
        QVERIFY(process.waitForFinished(Patience));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 130);
    }
};

QTEST_GUILESS_MAIN(TestSignals)
#include "test_signals.moc"
