// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/slowness.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

namespace {

constexpr int longestMs = 120'000 * supernet::Slowness;

struct Ended
{
    int code = -1;
    QByteArray said;
};

/// Runs a program to its end, as a person's shell would: nothing points into the build folder.
Ended run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"SUPERNET_BIN", "SUPERNET_PLUGINS"})
        environment.remove(QString::fromLatin1(name));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(longestMs) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAll()};
}

} // namespace

/// What `cmake --install` leaves works by itself, wherever it is put.
class TestInstall : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString installed(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

private Q_SLOTS:
    void initTestCase()
    {
        const Ended install = run(QStringLiteral(SUPERNET_CMAKE),
                                  {QStringLiteral("--install"), QStringLiteral(SUPERNET_BUILD),
                                   QStringLiteral("--prefix"), m_folder.path()});
        QVERIFY2(install.code == 0, install.said.constData());
    }

    void completionIsThatOfTheProgram()
    {
        QFile file(installed("share/bash-completion/completions/supernet"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("complete -o default -F _supernet supernet"));
    }

    void theCommandLineFindsItsPlugin()
    {
        QFile text(installed("pairs.tsv"));
        QVERIFY(text.open(QIODevice::WriteOnly));
        for (int i = 0; i < 60; ++i) {
            const QByteArray number = QByteArray::number(i * 7919);
            text.write("the house " + number + " is old\tdas Haus " + number + " ist alt\n");
        }
        text.close();
        const Ended prepare = run(installed("bin/supernet"),
                                  {QStringLiteral("prepare"), QStringLiteral("--project"), installed("my.supernet"),
                                   QStringLiteral("--tsv"), text.fileName(), QStringLiteral("--vocabulary"),
                                   QStringLiteral("60"), QStringLiteral("--valid-size"), QStringLiteral("5"),
                                   QStringLiteral("--test-size"), QStringLiteral("5")});
        QVERIFY2(prepare.code == 0, prepare.said.constData());
        QVERIFY(QFile::exists(installed("my.supernet/data/tokenizer.model")));
    }

    void theStudioStarts()
    {
        if (!QFile::exists(installed("bin/supernet-studio")))
            QSKIP("Built without the window.");
        const Ended studio = run(installed("bin/supernet-studio"), {QStringLiteral("--version")});
        QVERIFY2(studio.code == 0, studio.said.constData());
        QVERIFY(QFile::exists(installed("share/icons/hicolor/scalable/apps/supernet-studio.svg")));
    }

    void desktopFilesAreValid_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("tool");
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("menu entry") << "share/applications/org.supernetstudio.supernet-studio.desktop"
                                    << "desktop-file-validate" << QStringList();
        QTest::newRow("AppStream") << "share/metainfo/org.supernetstudio.supernet-studio.metainfo.xml"
                                   << "appstreamcli"
                                   << QStringList{QStringLiteral("validate"), QStringLiteral("--no-net")};
    }

    void desktopFilesAreValid()
    {
        QFETCH(const QString, file);
        QFETCH(const QString, tool);
        QFETCH(const QStringList, arguments);
        const QString path = m_folder.filePath(file);
        if (!QFile::exists(installed("bin/supernet-studio")))
            QSKIP("Built without the window.");
        QVERIFY2(QFile::exists(path), qPrintable(path));
        if (QStandardPaths::findExecutable(tool).isEmpty())
            QSKIP(qPrintable(tool + QStringLiteral(" is not installed.")));
        const Ended validation = run(tool, arguments + QStringList(path));
        QVERIFY2(validation.code == 0, validation.said.constData());
    }
};

QTEST_GUILESS_MAIN(TestInstall)
#include "test_install.moc"
