// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/quick_project.h"
#include "support/slowness.h"

#include <QProcess>
#include <QtTest>

using namespace supernet;
using supernet::test::Ended;

namespace {

constexpr int Patience = 120'000 * supernet::Slowness; ///< Milliseconds.

} // namespace

/// A command whose output could not be written says so and ends with 1, whatever the command.
class TestLostOutput : public QObject
{
    Q_OBJECT

private:
    test::QuickProject m_tiny;

    /// `supernet WORDS` as a shell has it, where FILE, MODEL and PROJECT stand for what the tests made.
    Ended shell(QString line) const
    {
        line.replace(QLatin1String("supernet "), QLatin1String("\"$0\" "));
        line.replace(QLatin1String("FILE"), m_tiny.file("target.txt"));
        line.replace(QLatin1String("SPACE"), m_tiny.file("tiny.json"));
        line.replace(QLatin1String("MODEL"), m_tiny.file("model"));
        line.replace(QLatin1String("PROJECT"), QStringLiteral("--project ") + m_tiny.file("p"));
        QProcess process;
        process.start(QStringLiteral("bash"), {QStringLiteral("-c"), line, test::program(QStringLiteral("supernet"))});
        process.closeWriteChannel();
        return test::endOf(process, Patience);
    }

private Q_SLOTS:
    void initTestCase()
    {
        const Ended prepared = m_tiny.prepare();
        QVERIFY2(prepared.code == 0, prepared.error.constData());
        for (const char *line :
             {"supernet train PROJECT --space SPACE --policy none --steps 4 --warmup 1 --batch-tokens 100 --run base "
              "--bleu-sentences 0 --threads 1",
              "supernet export PROJECT --run base --architecture largest --proof-sentences 1 --output MODEL",
              "supernet latency PROJECT --architectures 24 --repetitions 3 --source-length 3 --target-length 3",
              "supernet predictor PROJECT", "supernet search PROJECT --generations 1 --population 4 --parents 2"}) {
            const Ended ended = shell(QString::fromLatin1(line));
            QVERIFY2(ended.code == 0, QByteArray(QByteArray(line) + "\n" + ended.error).constData());
        }
    }

    void isAFailure_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *line :
             {"supernet --help",
              "supernet --version",
              "supernet train --help",
              "supernet completion bash",
              "supernet space list",
              "supernet space list --json",
              "supernet space show SPACE",
              "supernet space sample SPACE --count 3",
              "supernet space sample SPACE --count 100000",
              "supernet space import SPACE",
              "supernet space sample SPACE --count 3 | supernet space cost SPACE --vocabulary 60 --architectures -",
              "supernet score --hyp FILE --ref FILE",
              "supernet score --hyp FILE --ref FILE --json",
              "supernet project show PROJECT",
              "supernet project show PROJECT --json",
              "supernet project runs PROJECT",
              "supernet project picks PROJECT",
              "supernet project queue PROJECT",
              "supernet front PROJECT",
              "supernet front PROJECT --json",
              "echo the cat sees | supernet translate --model MODEL",
              "echo '{\"id\": 1, \"method\": \"hello\"}' | supernet serve PROJECT"})
            QTest::newRow(line) << QString::fromLatin1(line);
    }
    void isAFailure()
    {
        QFETCH(QString, line);
        const Ended usual = shell(line);
        QVERIFY2(usual.code == 0 && !usual.out.isEmpty(), usual.error.constData());
        const Ended ended = shell(line + QStringLiteral(" > /dev/full"));
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.error.contains("written to standard output: No space left on device."), ended.error.constData());
        const Ended closed = shell(line + QStringLiteral(" >&-"));
        QCOMPARE(closed.code, 1);
        QVERIFY2(closed.error.contains("written to standard output: Bad file descriptor."), closed.error.constData());
    }

    void aJobsWorkIsDoneAllTheSame_data()
    {
        QTest::addColumn<QString>("output");
        QTest::addColumn<QString>("said");
        QTest::newRow("full") << QStringLiteral("--json > /dev/full") << QStringLiteral("No space left on device");
        QTest::newRow("closed") << QStringLiteral("--json >&- 2>&-") << QStringLiteral("Bad file descriptor");
        QTest::newRow("messages") << QStringLiteral("2> /dev/full") << QStringLiteral("No space left on device");
    }
    void aJobsWorkIsDoneAllTheSame()
    {
        QFETCH(QString, output);
        QFETCH(QString, said);
        const std::string run = std::string("lost-") + QTest::currentDataTag();
        const Ended ended = shell(
            QStringLiteral("supernet train PROJECT --space SPACE --policy none --steps 4 --warmup 1 "
                           "--batch-tokens 100 --bleu-sentences 0 --threads 1 --run ")
            + QString::fromStdString(run) + u' ' + output);
        QCOMPARE(ended.code, 1);
        if (!output.contains(QLatin1String("2>")))
            QVERIFY2(ended.error.contains("The work itself is saved."), ended.error.constData());
        QCOMPARE(m_tiny.state(run), std::string("done"));
        QVERIFY2(m_tiny.message(run).find(said.toStdString()) != std::string::npos, m_tiny.message(run).c_str());
        QVERIFY(m_tiny.log(run).find(said.toStdString()) != std::string::npos);
    }

    void aFailureIsSaidWhateverBecomesOfTheOutput()
    {
        const Ended ended = shell(QStringLiteral("supernet project show --json --project /nowhere > /dev/full"));
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.error.contains("/nowhere"), ended.error.constData());
        QCOMPARE(shell(QStringLiteral("supernet nonsense > /dev/full")).code, 2);
    }
};

QTEST_GUILESS_MAIN(TestLostOutput)
#include "test_lost_output.moc"
