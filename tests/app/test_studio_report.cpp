// SPDX-License-Identifier: GPL-3.0-or-later
// `supernet-studio --report` as a script calls it: no display, exit codes, one line on standard output.
#include "app/program.h"
#include "support/slowness.h"

#include <filesystem>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace fs = std::filesystem;
using supernet::test::Ended;

namespace {

constexpr int patience = 300'000 * supernet::Slowness;

/// Without a display: neither X nor Wayland.
Ended studio(const QStringList &arguments)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const char *display : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QString::fromLatin1(display));
    environment.insert(QStringLiteral("LANG"), QStringLiteral("C.UTF-8"));
    process.setProcessEnvironment(environment);
    process.start(supernet::test::program(QStringLiteral("supernet-studio")), arguments);
    if (!process.waitForFinished(patience) || process.exitStatus() != QProcess::NormalExit)
        return {-1, {}, "It did not end by itself."};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QByteArray read(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

} // namespace

class TestStudioReport : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_project = m_folder.filePath(QStringLiteral("demo.supernet"));

private Q_SLOTS:
    void initTestCase()
    {
        fs::copy(SUPERNET_MODELS "/demo.supernet", m_project.toStdString(), fs::copy_options::recursive);
    }

    void aReportIsWrittenWithoutADisplay_data()
    {
        QTest::addColumn<QByteArray>("beginning");
        QTest::newRow("html") << QByteArray("<!doctype html>");
        QTest::newRow("pdf") << QByteArray("%PDF");
    }

    void aReportIsWrittenWithoutADisplay()
    {
        QFETCH(const QByteArray, beginning);
        const QString file = m_folder.filePath(QStringLiteral("report.")
                                               + QString::fromLatin1(QTest::currentDataTag()));
        const Ended ended = studio(
            {QStringLiteral("--report"), file, m_project, QStringLiteral("--sentences"), QStringLiteral("0")});
        QVERIFY2(ended.code == 0, ended.error.constData());
        QCOMPARE(ended.out, file.toUtf8() + '\n');
        QVERIFY(read(file).startsWith(beginning));
    }

    void whatIsThereIsKept_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("name");
        const auto words = [](const char *line) { return QString::fromLatin1(line).split(QLatin1Char(' ')); };
        QTest::newRow("report") << words("--sentences 0 --project") << QStringLiteral("kept.html");
        QTest::newRow("picture") << words("--render front --project") << QStringLiteral("kept.svg");
    }
    void whatIsThereIsKept()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, name);
        const QString file = m_folder.filePath(name);
        QFile precious(file);
        QVERIFY(precious.open(QIODevice::WriteOnly) && precious.write("precious") == 8);
        precious.close();
        const QString output = arguments.contains(QStringLiteral("--render")) ? QStringLiteral("--output")
                                                                              : QStringLiteral("--report");
        const QStringList all = arguments + QStringList{m_project, output, file};
        const Ended refused = studio(all);
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.error.contains("exists already"), refused.error.constData());
        QCOMPARE(read(file), QByteArray("precious"));
        const Ended forced = studio(all + QStringList{QStringLiteral("--force")});
        QVERIFY2(forced.code == 0, forced.error.constData());
        QVERIFY(read(file).size() > 1000);
    }

    /// In a few sentences, so that the test is short.
    void theDifferencesOfThePicksAreTested()
    {
        const QString file = m_folder.filePath(QStringLiteral("tested.html"));
        const Ended ended = studio(
            {QStringLiteral("--report"), file, m_project, QStringLiteral("--sentences"), QStringLiteral("30")});
        QVERIFY2(ended.code == 0, ended.error.constData());
        const QByteArray text = read(file);
        QVERIFY(text.contains("on 30 validation sentences"));
        QVERIFY(text.contains("± of it, 95 %"));
        QVERIFY(text.contains("Could be chance") || text.contains("Beyond chance"));
    }

    void wrongUseIsToldFromFailure_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("says");
        const QString file = m_folder.filePath(QStringLiteral("a.html"));
        const QString report = QStringLiteral("--report");
        QTest::newRow("of no kind") << QStringList{report, QStringLiteral("a.docx"), m_project} << 2
                                    << QByteArray(".html or .pdf");
        QTest::newRow("on nothing") << QStringList{report, file} << 2 << QByteArray("Name the project's folder");
        QTest::newRow("no number") << QStringList{report, file, m_project, QStringLiteral("--sentences"),
                                                  QStringLiteral("many")}
                                   << 2 << QByteArray("`many`");
        QTest::newRow("unknown option") << QStringList{QStringLiteral("--reports"), file, m_project} << 2
                                        << QByteArray("reports");
        QTest::newRow("no project") << QStringList{report, file, m_folder.path()} << 1
                                    << QByteArray("There is no project in");
        QTest::newRow("nowhere") << QStringList{report, QStringLiteral("/nowhere/a.html"), m_project,
                                                QStringLiteral("--sentences"), QStringLiteral("0")}
                                 << 1 << QByteArray("/nowhere/a.html could not be written");
    }

    void wrongUseIsToldFromFailure()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const int, code);
        QFETCH(const QByteArray, says);
        const Ended ended = studio(arguments);
        QCOMPARE(ended.code, code);
        QVERIFY2(ended.error.contains("supernet-studio: ") && ended.error.contains(says), ended.error.constData());
        QVERIFY(ended.out.isEmpty());
    }

    void helpNeedsNoDisplay()
    {
        const Ended ended = studio({QStringLiteral("--help")});
        QCOMPARE(ended.code, 0);
        QVERIFY(ended.out.contains("--report"));
        QCOMPARE(studio({QStringLiteral("--version")}).code, 0);
    }
};

QTEST_GUILESS_MAIN(TestStudioReport)
#include "test_studio_report.moc"
