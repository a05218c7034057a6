// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
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

Output supernet(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(qEnvironmentVariable("SUPERNET_BIN") + QStringLiteral("/supernet"), arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(60'000);
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QStringList words(const char *line)
{
    return QString::fromLatin1(line).split(QLatin1Char(' '));
}

} // namespace

class TestSpaceCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showCountsAsDecimalStrings()
    {
        const Output shown = supernet(words("space show hat-wmt --json"));
        QCOMPARE(shown.code, 0);
        const QJsonObject space = shown.lines().value(0);
        QCOMPARE(space[QLatin1String("genotypes")], QJsonValue(QLatin1String("2437438960041984")));
        QCOMPARE(space[QLatin1String("distinct")], QJsonValue(QLatin1String("417846678672384")));
        QCOMPARE(space[QLatin1String("genes")].toArray().size(), 10);
    }

    void costGivesALineForALine()
    {
        QFile records(qEnvironmentVariable("SUPERNET_REFERENCE")
                      + QStringLiteral("/published/mos-random-architectures.jsonl"));
        if (!records.open(QIODevice::ReadOnly))
            QSKIP("The published records are absent (SUPERNET_REFERENCE).");
        const QByteArray text = records.readAll();
        const auto costs = supernet(words("space cost hat-wmt --architectures - --json"), text).lines();
        const QList<QByteArray> lines = text.trimmed().split('\n');
        QCOMPARE(costs.size(), lines.size());
        for (qsizetype i = 0; i < costs.size(); ++i) {
            const QJsonObject record = QJsonDocument::fromJson(lines[i]).object();
            for (const char *key : {"params_without_embeddings", "embedding_params"})
                QCOMPARE(costs[i][QLatin1String(key)].toInteger(), record[QLatin1String(key)].toInteger());
            const double flops = costs[i][QLatin1String("flops")].toDouble();
            QCOMPARE(flops, 2 * costs[i][QLatin1String("macs")].toDouble());
            QVERIFY(qAbs(flops / record[QLatin1String("total_flops")].toDouble() - 1) < 1e-3);
        }
    }

    void costTakesBareArchitecturesWithAVocabulary()
    {
        const QByteArray drawn = supernet(words("space sample demo --count 3 --seed 4")).out;
        QCOMPARE(supernet(words("space cost demo --architectures - --json --vocabulary 1000"), drawn).lines().size(),
                 3);
        const Output without = supernet(words("space cost demo --architectures -"), drawn);
        QCOMPARE(without.code, 2);
        QVERIFY(without.error.contains("--vocabulary"));
    }

    void costNamesABadLineAndGoesOn()
    {
        const QByteArray drawn = supernet(words("space sample demo")).out;
        const Output output = supernet(words("space cost demo --architectures - --json --vocabulary 1000"),
                                       "{}\n[\n" + drawn);
        QCOMPARE(output.code, 1);
        QCOMPARE(output.lines().size(), 3);
        QVERIFY(output.lines()[0].contains(QLatin1String("error")));
        QVERIFY(output.lines()[1][QLatin1String("error")].toString().startsWith(QLatin1String("Line 2")));
        QVERIFY(output.lines()[2].contains(QLatin1String("flops")));
    }

    void samplesFollowTheSeed()
    {
        const QByteArray drawn = supernet(words("space sample small --count 5 --seed 7")).out;
        QCOMPARE(drawn.count('\n'), 5);
        QCOMPARE(supernet(words("space sample small --count 5 --seed 7")).out, drawn);
        QVERIFY(supernet(words("space sample small --count 5 --seed 8")).out != drawn);
    }

    void importedSpacesShowLikeTheirSource()
    {
        QTemporaryDir folder;
        QFile yaml(folder.filePath(QStringLiteral("space0.yml")));
        QVERIFY(yaml.open(QIODevice::WriteOnly));
        yaml.write("encoder-embed-choice: [640, 512]\ndecoder-embed-choice: [640, 512]\n"
                   "encoder-ffn-embed-dim-choice: [2048, 1024]\ndecoder-ffn-embed-dim-choice: [2048, 1024]\n"
                   "encoder-layer-num-choice: [6]\ndecoder-layer-num-choice: [2, 1]\n"
                   "encoder-self-attention-heads-choice: [8, 4]\ndecoder-self-attention-heads-choice: [8, 4]\n"
                   "decoder-ende-attention-heads-choice: [8]\ndecoder-arbitrary-ende-attn-choice: [-1, 1, 2]\n");
        yaml.close();
        const QString json = folder.filePath(QStringLiteral("space0.json"));
        QCOMPARE(supernet({QStringLiteral("space"), QStringLiteral("import"), yaml.fileName(),
                           QStringLiteral("--output"), json})
                     .code,
                 0);
        const Output shown = supernet(
            {QStringLiteral("space"), QStringLiteral("show"), json, QStringLiteral("--json")});
        // 2 * 2 * (2 * 2)^6 * (12 + 12^2)
        QCOMPARE(shown.lines().value(0)[QLatin1String("distinct")], QJsonValue(QLatin1String("2555904")));
    }

    void anImportIsHeldToWhatAFormatTakes()
    {
        const auto choices = [](const Output &output) {
            QHash<QString, QJsonArray> result;
            for (const QJsonValue gene : QJsonDocument::fromJson(output.out).object()[QLatin1String("genes")].toArray())
                result[gene[QLatin1String("name")].toString()] = gene[QLatin1String("choices")].toArray();
            return result;
        };
        auto whole = choices(supernet(words("space import small")));
        const auto held = choices(supernet(words("space import small --exportable-as ctranslate2")));
        QVERIFY(held != whole);
        whole[QStringLiteral("decoder_encoder_attention_span")] = QJsonArray{-1};
        QCOMPARE(held, whole);
        const Output unknown = supernet(words("space import small --exportable-as gguf"));
        QCOMPARE(unknown.code, 2);
        QVERIFY(unknown.error.contains("ctranslate2"));
    }

    void wrongUseAndUnknownSpaces()
    {
        QCOMPARE(supernet(words("space")).code, 2);
        const Output unknown = supernet(words("space show nowhere"));
        QCOMPARE(unknown.code, 1);
        QVERIFY(unknown.error.contains("hat-wmt"));
        QCOMPARE(supernet(words("space check small")).code, 0);
    }
};

QTEST_GUILESS_MAIN(TestSpaceCommand)
#include "test_space_command.moc"
