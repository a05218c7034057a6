// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace {

struct Output
{
    int code = -1;
    QByteArray out;
    QByteArray error;

    [[nodiscard]] QList<QJsonObject> lines() const
    {
        QList<QJsonObject> result;
        for (const QByteArray &line : out.split('\n')) {
            if (!line.isEmpty())
                result.append(QJsonDocument::fromJson(line).object());
        }
        return result;
    }
};

Output score(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(qEnvironmentVariable("SUPERNET_BIN") + QStringLiteral("/supernet"),
                  QStringList(QStringLiteral("score")) + arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(60'000);
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QStringList words(const char *line)
{
    return QString::fromLatin1(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QJsonValue text(const char *value)
{
    return QJsonValue(QLatin1String(value));
}

} // namespace

class TestScoreCommand : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString file(const char *name, const QByteArray &content)
    {
        const QString path = m_folder.filePath(QString::fromLatin1(name));
        QFile file(path);
        static_cast<void>(file.open(QIODevice::WriteOnly));
        file.write(content);
        return path;
    }

private Q_SLOTS:
    void casesGiveALineForALine()
    {
        const QString reference = qEnvironmentVariable("SUPERNET_REFERENCE")
            + QStringLiteral("/metrics/sacrebleu-2.6.0.jsonl");
        QFile file(reference);
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("sacreBLEU's figures are absent (SUPERNET_REFERENCE).");
        const Output scored = score({QStringLiteral("--cases"), reference, QStringLiteral("--json")});
        QCOMPARE(scored.code, 0);
        const auto lines = scored.lines();
        for (const QJsonObject &line : lines) {
            const QJsonObject known = QJsonDocument::fromJson(file.readLine()).object();
            for (const char *key : {"name", "text"})
                QCOMPARE(line[QLatin1String(key)], known[QLatin1String(key)]);
            const QLatin1String figure("score");
            QVERIFY(std::abs(line[figure].toDouble() - known[figure].toDouble()) < 1e-6);
            QVERIFY(line[QLatin1String("signature")].toString().contains(QStringLiteral("|version:supernet-")));
        }
        QVERIFY(file.atEnd());
    }

    void aFaultyCaseIsSaidInItsPlace()
    {
        const Output scored = score(words("--cases - --json"),
                                    "nonsense\n{\"metric\": \"ter\", \"hyp\": [\"a\"], \"refs\": [[\"a\"]]}\n");
        QCOMPARE(scored.code, 1);
        QVERIFY(scored.lines().value(0).contains(QLatin1String("error")));
        QCOMPARE(scored.lines().value(1)[QLatin1String("text")], text("TER = 0.0000"));
    }

    void filesAreScoredByEveryMetricAndReference()
    {
        const QString hypotheses = file("hyp", "the cat sat on the mat\nx\n");
        const QString one = file("one", "the cat sat on the mat\ny\n");
        const QString other = file("other", "a cat sat\nx\n");
        const Output scored = score(words("--metric bleu,chrf,ter --json --width 2")
                                    + QStringList{QStringLiteral("--hyp"), hypotheses, QStringLiteral("--ref"), one,
                                                  QStringLiteral("--ref"), other});
        QCOMPARE(scored.code, 0);
        QCOMPARE(scored.lines().size(), 3);
        QCOMPARE(scored.lines().value(1)[QLatin1String("text")], text("chrF2 = 100.00"));
        QCOMPARE(scored.lines().value(2)[QLatin1String("text")], text("TER = 0.00"));
        QVERIFY(scored.lines().value(0)[QLatin1String("signature")].toString().startsWith(QStringLiteral("nrefs:2|")));
    }

    void whatIsNoUtf8IsRefusedAsSacreBleuDoes()
    {
        const QString sound = file("sound", "one two three four\nf\xc3\xbcnf\n");
        const QString latin = file("latin", "one two three four\nf\xfcnf\n");
        for (const auto &[hypotheses, references] : {std::pair(latin, sound), {sound, latin}}) {
            const Output scored = score({QStringLiteral("--hyp"), hypotheses, QStringLiteral("--ref"), references});
            QCOMPARE(scored.code, 1);
            QVERIFY2(scored.error.contains("Line 2 of") && scored.error.contains("latin` is not UTF-8"), scored.error);
            QVERIFY(scored.out.isEmpty());
        }
    }

    void aByteOrderMarkIsTold()
    {
        const QString plain = file("plain", "one two three four\n");
        const QString marked = file("marked", "\xef\xbb\xbfone two three four\n");
        const Output scored = score({QStringLiteral("--hyp"), marked, QStringLiteral("--ref"), plain});
        QCOMPARE(scored.code, 0);
        QVERIFY(scored.out.startsWith("BLEU = 100.0"));
        QVERIFY2(scored.error.contains("marked` begins with a byte order mark") && scored.error.contains("sacreBLEU"),
                 scored.error);
        QVERIFY(score({QStringLiteral("--hyp"), plain, QStringLiteral("--ref"), plain}).error.isEmpty());
    }

    void differentLineCountsNameBothFiles()
    {
        const QString hypotheses = file("hyp", "a\nb\n");
        const QString reference = file("ref", "a\n");
        const Output scored = score({QStringLiteral("--hyp"), hypotheses, QStringLiteral("--ref"), reference});
        QCOMPARE(scored.code, 2);
        QVERIFY2(scored.error.contains("hyp` has 2 lines") && scored.error.contains("ref` has 1"), scored.error);
    }

    void twoSystemsAreCompared()
    {
        QByteArray good;
        QByteArray bad;
        for (int i = 0; i < 30; ++i) {
            good += "the " + QByteArray::number(i) + " cats sat on a mat\n";
            bad += i % 2 == 0 ? QByteArray("a dog sat on a mat\n")
                              : QByteArray("the " + QByteArray::number(i) + " cats sat on a mat\n");
        }
        const Output compared = score({QStringLiteral("--paired-bs"), QStringLiteral("--json"),
                                       QStringLiteral("--paired-bs-n"), QStringLiteral("200"), QStringLiteral("--hyp"),
                                       file("bad", bad), QStringLiteral("--hyp"), file("good", good),
                                       QStringLiteral("--ref"), file("ref", good)});
        QCOMPARE(compared.code, 0);
        QVERIFY(compared.lines().value(0)[QLatin1String("p")].toDouble(1) < 0.05);
    }

    void twoSystemsAreComparedByRandomisation()
    {
        QByteArray good;
        QByteArray bad;
        for (int i = 0; i < 30; ++i) {
            good += "the " + QByteArray::number(i) + " cats sat on a mat\n";
            bad += i % 2 == 0 ? QByteArray("a dog sat on a mat\n")
                              : QByteArray("the " + QByteArray::number(i) + " cats sat on a mat\n");
        }
        const QStringList files{QStringLiteral("--hyp"), file("bad", bad),        QStringLiteral("--hyp"),
                                file("good", good),      QStringLiteral("--ref"), file("ref", good)};
        const Output compared = score(words("--paired-ar --paired-ar-n 300 --metric bleu,chrf --json") + files);
        QCOMPARE(compared.code, 0);
        QCOMPARE(compared.lines().size(), 2);
        for (const QJsonObject &line : compared.lines()) {
            QVERIFY(line[QLatin1String("p")].toDouble(1) < 0.05);
            QCOMPARE(line[QLatin1String("system_score")].toDouble(), 100.0);
        }
        QVERIFY(score(words("--paired-ar --paired-ar-n 300") + files).out.contains("approximate randomisation"));
    }

    void aScoreCanHaveAnInterval()
    {
        const QString hypotheses = file("hyp", "the cat sat on the mat\nx y z u v\na b c d e f\n");
        const QString reference = file("ref", "the cat sat on the mat\ny z u v w\na b c d e g\n");
        const QStringList files{QStringLiteral("--hyp"), hypotheses, QStringLiteral("--ref"), reference};
        const Output scored = score(words("--metric bleu,chrf --confidence --confidence-n 100 --json") + files);
        QCOMPARE(scored.lines().size(), 2);
        for (const QJsonObject &line : scored.lines())
            QVERIFY(line[QLatin1String("interval")].toDouble() > 0);
        QVERIFY(score(words("--confidence") + files).out.contains("(mean "));
    }

    void wrongUseEndsWithTwo_data()
    {
        QTest::addColumn<QByteArray>("arguments");
        for (const char *line :
             {"", "--hyp x", "--metric rouge --hyp x --ref x", "--cases x --hyp y",
              "--hyp /dev/null --ref /dev/null --paired-bs", "--hyp /dev/null --ref /dev/null --paired-ar",
              "--hyp /etc/hostname --ref /etc/hostname --tokenize klingon",
              "--hyp /etc/hostname --ref /etc/hostname --metric chrf --chrf-char-order 0"})
            QTest::newRow(*line == 0 ? "nothing" : line) << QByteArray(line);
    }
    void wrongUseEndsWithTwo()
    {
        QFETCH(QByteArray, arguments);
        QCOMPARE(score(words(arguments.constData())).code, 2);
    }

    void filesThatCannotBeReadEndWithOne()
    {
        QCOMPARE(score(words("--hyp /nowhere/x --ref /nowhere/y")).code, 1);
        QCOMPARE(score(words("--hyp / --ref /")).code, 1);
        QCOMPARE(score(words("--cases /nowhere/x")).code, 1);
        QCOMPARE(score(words("--cases /")).code, 1);
        QCOMPARE(score(words("--hyp /dev/null --ref /dev/null")).code, 1);
    }
};

QTEST_GUILESS_MAIN(TestScoreCommand)
#include "test_score_command.moc"
