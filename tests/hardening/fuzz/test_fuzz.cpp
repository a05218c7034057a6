// SPDX-License-Identifier: GPL-3.0-or-later
// The short form of `tests/hardening/fuzz/run`: the kept corpus and some thousand damaged inputs, the same in every run.
#include "domain/metrics/score_case.h"
#include "domain/space/hat_import.h"
#include "domain/support/error.h"
#include "domain/support/json_text.h"
#include "hardening/fuzz/mutator.h"
#include "hardening/fuzz/readers.h"

#include <cmath>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QtTest>

using namespace supernet;

namespace {

constexpr int Milliseconds = 1500; ///< For each reader.
constexpr int MostTries = 3000;

std::string nested(const std::string &open, const std::string &close, int levels)
{
    std::string text;
    for (int i = 0; i < levels; ++i)
        text += open;
    for (int i = 0; i < levels; ++i)
        text += close;
    return text;
}

/// What was found by guidance before.
std::vector<std::string> keptInputs(const char *reader)
{
    std::vector<std::filesystem::path> files;
    const std::filesystem::path folder = std::filesystem::path(SUPERNET_FUZZ_CORPUS) / reader;
    if (std::filesystem::is_directory(folder))
        for (const auto &entry : std::filesystem::directory_iterator(folder))
            files.push_back(entry.path());
    std::ranges::sort(files);
    std::vector<std::string> inputs;
    for (const auto &file : files)
        inputs.push_back(fuzz::contentOf(file));
    return inputs;
}

} // namespace

class TestFuzz : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("SUPERNET_PLUGINS", qgetenv("SUPERNET_BIN") + "/../lib"); }

    void damagedInputIsRefusedWithASentence_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const fuzz::Reader &reader : fuzz::readers())
            QTest::newRow(reader.name) << QByteArray(reader.name);
    }
    void damagedInputIsRefusedWithASentence()
    {
        QFETCH(QByteArray, name);
        const fuzz::Reader &reader = fuzz::reader(name.toStdString());
        const QTemporaryDir temporary;
        const std::filesystem::path folder = temporary.path().toStdString();
        std::vector<std::string> inputs = reader.seeds(folder);
        int refused = 0;
        const auto take = [&](const std::string &input, const char *what) {
            try {
                reader.read(input, folder);
            } catch (const Error &error) {
                ++refused;
                QVERIFY(!error.message().empty());
            } catch (const std::exception &error) {
                QFAIL((std::string(what) + ": " + error.what() + " for " + input.substr(0, 300)).c_str());
            }
        };
        reader.read(inputs.front(), folder); // It is sound: nothing is thrown.
        for (const std::string &input : keptInputs(reader.name)) {
            take(input, "kept");
            inputs.push_back(input);
        }
        test::Mutator mutator(1);
        QElapsedTimer timer;
        timer.start();
        int tries = 0;
        for (; tries < MostTries && timer.elapsed() < Milliseconds && !QTest::currentTestFailed(); ++tries)
            take(tries % 10 == 0 ? mutator.bytes(300)
                                 : mutator.damaged(inputs[static_cast<std::size_t>(tries) % inputs.size()]),
                 "damaged");
        QVERIFY(refused > 0 || name == "serve"
                || name == "tsv"); // Whose answers are errors; whose faulty lines are skipped.
        qInfo() << tries << "tries," << refused << "refused";
    }

    void deepNestingIsRefused()
    {
        for (const int levels : {101, 1'000'000}) {
            const std::string lists = nested("[", "]", levels);
            QVERIFY_EXCEPTION_THROWN(static_cast<void>(parseJson(lists)), Error);
            QVERIFY_EXCEPTION_THROWN(static_cast<void>(parseJson(nested("{\"a\":", "}", levels))), Error);
            QVERIFY_EXCEPTION_THROWN(static_cast<void>(scoreCaseFromJson("{\"args\": " + lists + '}')), Error);
            QVERIFY_EXCEPTION_THROWN(static_cast<void>(spaceFromHatYaml(lists, "deep")), Error);
        }
        QVERIFY(parseJson("[\"" + std::string(1000, '[') + "\"]").is_array());
    }

    void anyBytesAreScored()
    {
        BleuOptions bleu;
        bleu.lowercase = true;
        bleu.tokenize = BleuTokenizer::International;
        ChrfOptions chrf;
        chrf.wordOrder = 2;
        TerOptions ter;
        ter.normalized = ter.noPunct = ter.asianSupport = true;
        test::Mutator mutator(2);
        for (int i = 0; i < 300; ++i) {
            const std::vector<std::string> lines{mutator.bytes(60)};
            const std::vector<std::vector<std::string>> references{{mutator.bytes(60)}};
            for (const MetricOptions &options : std::vector<MetricOptions>{bleu, chrf, ter}) {
                const double score = scoreWith(options, lines, references).score;
                QVERIFY(score >= 0 && std::isfinite(score));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestFuzz)
#include "test_fuzz.moc"
