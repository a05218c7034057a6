// SPDX-License-Identifier: GPL-3.0-or-later
// Exported models in their formats' own runtimes: random weights for the arithmetic of every kind of shape, and a
// briefly trained supernet, exported by the real program, for the translations.
#include "app/program.h"
#include "domain/space/presets.h"
#include "domain/space/sampling.h"
#include "engine/dense/decoder.h"
#include "engine/exporters/export_writer.h"
#include "engine/exporters/runtime_proof.h"
#include "engine/text/tokenizer.h"
#include "support/observed.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <map>
#include <QTemporaryDir>
#include <QtTest>

using namespace supernet;
using namespace supernet::test;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

/// Lines of two made-up languages that translate word by word, the last two words the other way round.
void writeCorpus(const fs::path &source, const fs::path &target)
{
    const std::vector<std::pair<std::string, std::string>> who{
        {"the man", "der Mann"}, {"a child", "ein Kind"}, {"my brother", "mein Bruder"}, {"a girl", "ein Mädchen"}};
    const std::vector<std::pair<std::string, std::string>> does{
        {"sees", "sieht"}, {"buys", "kauft"}, {"finds", "findet"}, {"paints", "malt"}, {"wants", "will"}};
    const std::vector<std::pair<std::string, std::string>> what{
        {"a house", "ein Haus"}, {"the bread", "das Brot"}, {"two apples", "zwei Äpfel"}, {"the book", "das Buch"}};
    const std::vector<std::pair<std::string, std::string>> when{
        {"today", "heute"}, {"often", "oft"}, {"again", "wieder"}};
    std::ofstream from(source);
    std::ofstream to(target);
    for (const auto &person : who)
        for (const auto &verb : does)
            for (const auto &thing : what)
                for (const auto &time : when) {
                    from << person.first << ' ' << verb.first << ' ' << thing.first << ' ' << time.first << '\n';
                    to << person.second << ' ' << verb.second << ' ' << time.second << ' ' << thing.second << '\n';
                }
}

/// The first architecture drawn that CTranslate2 has a counterpart for, or, with `spread`, the first that it has none
/// for.
Architecture draw(const SearchSpace &space, std::uint64_t seed, bool spread)
{
    Random random(seed);
    for (;;) {
        const Architecture architecture = sampleByGene(space, random);
        const auto shape = translationShape(space, architecture);
        if (exportFormat("ctranslate2").obstacle(shape, 100).empty() != spread)
            return architecture;
    }
}

} // namespace

class TestInterop : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_temporary;
    fs::path m_folder;
    QString m_python;
    QString m_project;
    bool m_trained = false;

    int vocabulary() const { return Tokenizer(m_folder / "pieces").vocabulary(); }

    std::vector<std::vector<int>> sentences() const
    {
        Random random(7);
        std::vector<std::vector<int>> result(16);
        for (std::size_t i = 0; i < result.size(); ++i)
            for (std::size_t length = 1 + random.below(12); length > 0; --length)
                result[i].push_back(static_cast<int>(4 + random.below(static_cast<std::uint64_t>(vocabulary()) - 4)));
        return result;
    }

    /// All that have a counterpart, as `--format` takes them.
    static QString formats(bool spread)
    {
        QStringList names;
        for (const ExportFormat &format : exportFormats())
            if (!spread || format.onlyChoices.empty())
                names << QString::fromStdString(format.name);
        return names.join(u',');
    }

    Ended run(QStringList arguments) const
    {
        const Ended ended = supernet::test::supernet(arguments << QStringLiteral("--project") << m_project);
        if (ended.code != 0)
            qWarning().noquote() << arguments.join(u' ') << '\n' << ended.out.right(2000) << ended.error.right(2000);
        return ended;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_python = qEnvironmentVariable("SUPERNET_INTEROP_PYTHON");
        if (!QFile::exists(m_python)) {
            const char *why = "The formats' runtimes are not installed: tests/interop/make-environment does that.";
            if (qEnvironmentVariable("SUPERNET_INTEROP") == QLatin1String("required"))
                QFAIL(why);
            QSKIP(why);
        }
        m_folder = fs::path(m_temporary.path().toStdString());
        m_project = m_temporary.filePath(QStringLiteral("interop.supernet"));
        writeCorpus(m_folder / "source", m_folder / "target");
        std::vector<std::string> lines;
        for (const char *side : {"source", "target"}) {
            std::ifstream stream(m_folder / side);
            for (std::string line; std::getline(stream, line);)
                lines.push_back(line);
        }
        Tokenizer::Training training;
        training.vocabulary = 60;
        Tokenizer::train(lines, training, m_folder / "pieces");
    }

    void computesTheSame_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("space");
        QTest::addColumn<bool>("spread");
        for (const ExportFormat &format : exportFormats()) {
            const bool spread = format.onlyChoices.empty(); // else it has no counterpart for it
            for (const char *space : {"small", "hat-wmt"})
                QTest::addRow("%s, %s", format.name.c_str(), space)
                    << QString::fromStdString(format.name) << QString::fromLatin1(space) << spread;
        }
    }

    void computesTheSame()
    {
        QFETCH(const QString, format);
        QFETCH(const QString, space);
        QFETCH(const bool, spread);
        const SearchSpace chosen = loadSpace(space.toStdString());
        const auto shape = translationShape(chosen, draw(chosen, 3, spread));
        DenseTransformer model = randomModel(shape, vocabulary(), 5);
        const auto stored = storedShape(chosen);
        model.positionWidth = std::max(stored.encoderEmbed, stored.decoderEmbed);
        auto source = sentences();
        source.resize(space == QLatin1String("hat-wmt") ? 2 : 16);
        const ExportRequest request{model,
                                    m_folder / "pieces",
                                    {},
                                    {},
                                    source,
                                    1,
                                    m_python.toStdString(),
                                    {},
                                    {},
                                    {},
                                    program(QStringLiteral("supernet")).toStdString()};
        const json proof = exportModel(request, m_folder / QTest::currentDataTag(), format.toStdString());
        const json &found = proof["verification"];
        QVERIFY2(found["verdict"] != "not verified here", found.dump().c_str());
        QVERIFY2(found["largest_difference"].is_number(), found.dump().c_str());
        const bool exact = exportFormat(format.toStdString()).exact;
        QVERIFY2(found["largest_difference"] <= (exact ? 1e-4 : 0.5), found.dump().c_str());
        QVERIFY2(found["largest_difference"] > 0 || exact, found.dump().c_str());
        QCOMPARE(found["sentences"], source.size());
    }

    /// A proof that calls another model's outputs the same would be worth nothing.
    void findsAnotherModel_data()
    {
        QTest::addColumn<QString>("format");
        for (const ExportFormat &format : exportFormats())
            if (format.exact)
                QTest::newRow(format.name.c_str()) << QString::fromStdString(format.name);
    }

    void findsAnotherModel()
    {
        QFETCH(const QString, format);
        const SearchSpace space = loadSpace("demo");
        const auto shape = translationShape(space, draw(space, 3, false));
        const DenseTransformer model = randomModel(shape, vocabulary(), 5);
        DenseTransformer other = model;
        for (float &value : other.weights.at("decoder.0.ffn.in.bias").values)
            value += 0.1F;
        const fs::path folder = m_folder / ("other-" + format.toStdString());
        fs::create_directory(folder);
        exportWriter(exportFormat(format.toStdString())).write({other, m_folder / "pieces", {}, {}, {}}, folder);
        const ExportRequest request{model, m_folder / "pieces", {}, {}, sentences(), 1, m_python.toStdString()};
        const json found = runtimeProof(format.toStdString(), request, folder);
        QCOMPARE(found["verdict"], "differs");
        QVERIFY(found["largest_difference"] > 1e-3);
    }

    void measuresLatencyInEachRuntime_data()
    {
        QTest::addColumn<QString>("runtime");
        QTest::addColumn<QString>("version");
        QTest::newRow("TorchScript") << QStringLiteral("torchscript") << QStringLiteral("TorchScript, PyTorch 1.");
        QTest::newRow("ONNX Runtime") << QStringLiteral("onnxruntime") << QStringLiteral("ONNX Runtime 1.");
        QTest::newRow("CTranslate2") << QStringLiteral("ctranslate2") << QStringLiteral("CTranslate2 4.");
    }

    void measuresLatencyInEachRuntime()
    {
        QFETCH(const QString, runtime);
        QFETCH(const QString, version);
        const Ended ended = run(
            QStringLiteral("latency --json --space small --vocabulary 300 --architectures 4 --repetitions 3 "
                           "--source-length 7 --target-length 6 --beam 1,3 --python %1 --runtime %2")
                .arg(m_python, runtime)
                .split(u' '));
        QCOMPARE(ended.code, 0);
        const json measurements = ended.event("result")["measurements"];
        QCOMPARE(measurements.size(), 8U);
        const SearchSpace space = loadSpace("small");
        // Only what the runtime has a counterpart for is drawn.
        const SearchSpace taken = runtime == QLatin1String("ctranslate2")
            ? exportableSpace(space, exportFormat("ctranslate2"))
            : space;
        std::map<std::string, double> greedy;
        for (const json &measurement : measurements) {
            const json &protocol = measurement["protocol"];
            QCOMPARE(QString::fromStdString(protocol["device"]), QStringLiteral("cpu-") + runtime);
            QVERIFY2(QString::fromStdString(protocol["runtime"]).startsWith(version), protocol.dump().c_str());
            QCOMPARE(measurement["repetitions"], 3);
            QVERIFY(measurement["p10_ms"] > 0 && measurement["p10_ms"] <= measurement["p90_ms"]);
            if (protocol["beam"] == 1)
                greedy[measurement["id"].get<std::string>()] = measurement["median_ms"].get<double>();
            QVERIFY(taken.check(architectureFromJson(measurement["architecture"], space)).empty());
        }
        QVERIFY(greedy.contains(taken.smallestArchitecture().id()));
        QVERIFY(greedy.contains(taken.largestArchitecture().id()));
    }

    /// The published program's arithmetic, done again beside it, against ours on the converted checkpoint.
    void aHatCheckpointIsConverted()
    {
        const fs::path folder = m_folder / "hat";
        fs::create_directory(folder);
        const auto python = [&](const QStringList &arguments) {
            QProcess process;
            process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            process.start(m_python, arguments);
            return process.waitForFinished(120'000) && process.exitCode() == 0;
        };
        const auto file = [&](const char *name) { return QString::fromStdString((folder / name).string()); };
        QVERIFY(python({QStringLiteral(SUPERNET_SOURCES "/tests/interop/hat_reference.py"),
                        QString::fromStdString(folder.string())}));
        std::ofstream(folder / "convert_hat.py")
            << supernet::test::supernet({QStringLiteral("import"), QStringLiteral("--hat-script")}).out.constData();
        QVERIFY(
            python({file("convert_hat.py"), file("checkpoint.pt"), file("dict.txt"), file("subnet"), file("sub.yml")}));
        const LoadedExport converted = loadExport(folder / "subnet");
        QCOMPARE(converted.model.shape.encoder.size(), 3U);
        QCOMPARE(converted.model.shape.decoder[0].span, 3);
        const Decoder decoder(converted.model, 1);
        // fairseq's number of a token here, and the other way round.
        const auto theirs = [](int token) {
            return token < 4 ? (std::array{3, 0, 2, 1})[static_cast<std::size_t>(token)] : token;
        };
        const auto ours = [](std::vector<int> tokens) {
            std::ranges::replace(tokens, 3, 0);
            return tokens;
        };
        const json sentences = json::parse(bytesOf(folder / "sentences.json"));
        const json logits = json::parse(bytesOf(folder / "logits.json"));
        double largest = 0;
        double spread = 0;
        for (std::size_t i = 0; i < sentences.size(); ++i) {
            const HostTensor found = decoder.logits(ours(sentences[i][0]), ours(sentences[i][1]));
            QCOMPARE(found.sizes,
                     (std::vector<std::int64_t>{static_cast<std::int64_t>(sentences[i][1].size()) + 1, 32}));
            for (std::size_t row = 0; row < logits[i].size(); ++row)
                for (int token = 0; token < 32; ++token) {
                    const double expected = logits[i][row][static_cast<std::size_t>(theirs(token))];
                    largest = std::max(largest,
                                       std::abs(expected - found.values[row * 32 + static_cast<std::size_t>(token)]));
                    spread = std::max(spread, std::abs(expected));
                }
        }
        QVERIFY2(largest < 1e-4, qPrintable(QString::number(largest)));
        QVERIFY(spread > 1);
        const Ended imported = run({QStringLiteral("import"), QStringLiteral("--json"), file("subnet")});
        QCOMPARE(imported.code, 0);
        const Ended translated = supernet::test::supernet({QStringLiteral("translate"), QStringLiteral("--model"),
                                                           QString::fromStdString(imported.event("result")["path"])},
                                                          "word1 word25 nobody\n");
        QCOMPARE(translated.code, 0);
        QVERIFY2(translated.out.contains("word"), translated.out.constData());
    }

    void trains()
    {
        QCOMPARE(run({QStringLiteral("prepare"), QStringLiteral("--vocabulary"), QStringLiteral("70"),
                      QStringLiteral("--valid-size"), QStringLiteral("20"), QStringLiteral("--test-size"),
                      QStringLiteral("20"), QStringLiteral("--source"), m_temporary.filePath(QStringLiteral("source")),
                      QStringLiteral("--target"), m_temporary.filePath(QStringLiteral("target"))})
                     .code,
                 0);
        QCOMPARE(run(QStringLiteral("train --space demo --steps 400 --batch-tokens 512 --warmup 40 --validate-every 0 "
                                    "--checkpoint-every 0 --conflict-every 0 --bleu-sentences 0")
                         .split(u' '))
                     .code,
                 0);
        m_trained = true;
    }

    void translatesTheSame_data()
    {
        QTest::addColumn<quint64>("seed");
        QTest::addColumn<bool>("spread");
        QTest::newRow("the first subnet") << quint64(1) << false;
        QTest::newRow("the second subnet") << quint64(2) << false;
        QTest::newRow("one that attends to several encoder layers") << quint64(3) << true;
    }

    void translatesTheSame()
    {
        if (!m_trained)
            QSKIP("There is no trained supernet.");
        QFETCH(const quint64, seed);
        QFETCH(const bool, spread);
        const SearchSpace space = loadSpace("demo");
        const fs::path architecture = m_folder / ("architecture-" + std::to_string(seed));
        std::ofstream(architecture) << toJson(draw(space, seed, spread), space);
        const QString output = m_temporary.filePath(QStringLiteral("trained-%1").arg(seed));
        const Ended ended = run({QStringLiteral("export"), QStringLiteral("--json"), QStringLiteral("--architecture"),
                                 QString::fromStdString(architecture.string()), QStringLiteral("--format"),
                                 formats(spread), QStringLiteral("--proof-sentences"), QStringLiteral("16"),
                                 QStringLiteral("--output"), output, QStringLiteral("--python"), m_python,
                                 QStringLiteral("--threads"), QStringLiteral("1")});
        QCOMPARE(ended.code, 0);
        const json exports = ended.event("result")["exports"];
        QCOMPARE(exports.size(), static_cast<std::size_t>(formats(spread).count(u',')) + 1);
        for (const json &written : exports) {
            const json &found = written["proof"]["verification"];
            const bool exact = exportFormat(written["format"]).exact;
            QVERIFY2(found["verdict"] == (exact ? "ok" : "quantised"), written["proof"].dump(1).c_str());
            QVERIFY2(!exact || found["bleu"] == found["bleu_here"], found.dump(1).c_str());
            QVERIFY2(found["bleu"] > 50, found.dump(1).c_str()); // It has learnt its lines.
        }
    }

    void theExampleTranslatesTextAsTheProgramDoes()
    {
        if (!m_trained)
            QSKIP("There is no trained supernet.");
        const QString model = m_temporary.filePath(QStringLiteral("trained-1"));
        const QByteArray text = "the man sees a house today\n\na girl wants two apples often\nmy child buys the man\n";
        const Ended ours = supernet::test::supernet({QStringLiteral("translate"), QStringLiteral("--beam"),
                                                     QStringLiteral("1"), QStringLiteral("--model"), model},
                                                    text);
        QCOMPARE(ours.code, 0);
        QProcess example;
        example.start(m_python, {model + QStringLiteral("/translate.py")});
        example.write(text);
        example.closeWriteChannel();
        QVERIFY(example.waitForFinished(120'000));
        QCOMPARE(QString::fromUtf8(example.readAllStandardOutput()), QString::fromUtf8(ours.out));
        QCOMPARE(ours.out.count('\n'), 4);
    }
};

QTEST_GUILESS_MAIN(TestInterop)
#include "test_interop.moc"
