// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QtTest>

/// What the built programs need to start. LibTorch in the window would cost 0.7 s of every start; LibTorch and
/// SentencePiece in one program crash before main().
class TestBinaries : public QObject
{
    Q_OBJECT

private:
    static QString binary(const QString &name)
    {
        return QDir(qEnvironmentVariable("SUPERNET_BIN")).absoluteFilePath(name);
    }

    /// Every library that the dynamic linker would load for `file`, through libraries too.
    static QStringList librariesOf(const QString &file)
    {
        QProcess ldd;
        ldd.start(QStringLiteral("ldd"), {file});
        if (!ldd.waitForFinished() || ldd.exitCode() != 0)
            return {};
        QStringList libraries;
        for (const QString &line : QString::fromLocal8Bit(ldd.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts))
            libraries << line.trimmed().section(u' ', 0, 0);
        return libraries;
    }

private Q_SLOTS:
    void needsNone_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("needed");
        QTest::addColumn<QString>("forbidden");
        const QString tensors = QStringLiteral("^lib(torch|c10|ATen|caffe2|protobuf|onnx)");
        const QString tokenizer = QStringLiteral("^libsentencepiece");
        QTest::newRow("studio") << "supernet-studio"
                                << "^libQt6Widgets" << tensors + QLatin1Char('|') + tokenizer;
        QTest::newRow("command line") << "supernet"
                                      << "^libtorch_cpu" << tokenizer + QStringLiteral("|^libQt6");
        QTest::newRow("plugin") << "../lib/supernet_sentencepiece.so" << tokenizer << tensors;
    }

    void needsNone()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, needed);
        QFETCH(const QString, forbidden);
        if (!QFile::exists(binary(name)))
            QSKIP("Not built in this configuration.");
        const QStringList libraries = librariesOf(binary(name));
        QVERIFY2(!libraries.filter(QRegularExpression(needed)).isEmpty(), "The list of libraries was not read.");
        QCOMPARE(libraries.filter(QRegularExpression(forbidden)), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestBinaries)
#include "test_binaries.moc"
