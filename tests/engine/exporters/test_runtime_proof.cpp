// SPDX-License-Identifier: GPL-3.0-or-later
// What a proof makes of a runtime's answer. The runtime is a script that gives a prepared one; tests/interop ask real ones.
#include "domain/support/sha256.h"
#include "domain/support/work_stopped.h"
#include "engine/dense/decoder.h"
#include "engine/exporters/model_export.h"
#include "engine/exporters/python_worker.h"
#include "engine/exporters/runtime_proof.h"
#include "engine/text/tokenizer.h"

#include <cstdlib>
#include <fstream>
#include <QTemporaryDir>
#include <QtTest>
#include <thread>

using namespace supernet;
using nlohmann::json;
namespace fs = std::filesystem;

class TestRuntimeProof : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_temporary;
    fs::path m_folder;
    DenseTransformer m_model;
    std::vector<std::vector<int>> m_sentences{{5, 6}, {}, {7, 8, 9}};
    json m_answer; ///< Of a runtime that computes the same.

    json translations(int beam) const
    {
        DecodeOptions options;
        options.beam = beam;
        json result = json::array();
        for (const auto &sentence : m_sentences)
            if (!sentence.empty())
                result.push_back(Decoder(m_model, 1).decode(std::span(&sentence, 1), options).front().tokens);
        return result;
    }

    ExportRequest request(std::stop_token stop = {}) const
    {
        return {m_model,
                m_folder / "pieces",
                {},
                {},
                m_sentences,
                1,
                (m_folder / "python").string(),
                std::move(stop),
                {"the dog sees", "nothing", "a cat near house"}};
    }

    json verify(const json &answer, const char *format = "onnx") const
    {
        std::ofstream(m_folder / "answer") << answer;
        return runtimeProof(format, request(), m_folder / "export");
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder = fs::path(m_temporary.path().toStdString());
        std::vector<std::string> lines;
        for (int i = 0; i < 200; ++i)
            lines.push_back("the dog number " + std::to_string(i) + " sees a cat near house " + std::to_string(7 * i));
        Tokenizer::Training training;
        training.vocabulary = 60;
        Tokenizer::train(lines, training, m_folder / "pieces");
        m_model = randomModel({16, 24, 32, {{20, 2}}, {{28, 2, 4, 1}}}, Tokenizer(m_folder / "pieces").vocabulary(), 4);
        m_answer = {{"runtime", "a runtime 1.0"}, {"python", "3"},
                    {"compared", "logits"},       {"search_differences", json::array({"It rounds."})},
                    {"largest_difference", 1e-6}, {"greedy", translations(1)},
                    {"beam_5", translations(5)},  {"greedy_latency_ms", 2.5},
                    {"beam_5_latency_ms", 7.5}};
        fs::create_directory(m_folder / "export");
        std::ofstream(m_folder / "python") << "#!/bin/sh\ncp " << m_folder / "answer"
                                           << " \"$5\"\n";
        fs::permissions(m_folder / "python", fs::perms::owner_all);
    }

    void theSameOutputsAreCalledTheSame()
    {
        const json found = verify(m_answer);
        QCOMPARE(found["verdict"], "ok");
        QCOMPARE(found["sentences"], 2); // The empty one is nobody's business.
        QCOMPARE(found["same_greedy"], 2);
        QCOMPARE(found["same_beam_5"], 2);
        QCOMPARE(found["differing"], json::array());
        QCOMPARE(found["search_differences"], json::array({"It rounds."}));
        QCOMPARE(found["beam_5_latency_ms"], 7.5);
        QCOMPARE(found["bleu"], found["bleu_here"]);
    }

    void anotherTranslationIsListed()
    {
        json answer = m_answer;
        answer["beam_5"][1] = Tokenizer(m_folder / "pieces").encode("a cat near house");
        const json found = verify(answer);
        QCOMPARE(found["verdict"], "differs");
        QCOMPARE(found["same_greedy"], 2);
        QCOMPARE(found["same_beam_5"], 1);
        QCOMPARE(found["differing"].size(), std::size_t(1));
        QCOMPARE(found["differing"][0]["sentence"], 1);
        QCOMPARE(found["differing"][0]["beam"], 5);
        QVERIFY(found["bleu"] > found["bleu_here"]); // It is what the reference says.
        const std::string words = describeVerification(found);
        QVERIFY2(words.find("1 of 2 beam-5 translations equal") != std::string::npos, words.c_str());
        QVERIFY2(words.find("BLEU") != std::string::npos, words.c_str());
    }

    void otherLogitsAreNotTheSame_data()
    {
        QTest::addColumn<QByteArray>("difference");
        QTest::newRow("too large") << QByteArray("0.001");
        QTest::newRow("no number") << QByteArray("null");
    }

    void otherLogitsAreNotTheSame()
    {
        QFETCH(const QByteArray, difference);
        json answer = m_answer;
        answer["largest_difference"] = json::parse(difference.toStdString());
        QCOMPARE(verify(answer)["verdict"], "differs");
    }

    void roundedWeightsAreNeverCalledTheSame()
    {
        QCOMPARE(verify(m_answer, "ctranslate2")["verdict"], "ok");
        QCOMPARE(verify(m_answer, "ctranslate2-int8")["verdict"], "quantised");
    }

    void anAnswerThatSaysLessIsNotTaken_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("none") << QByteArray("{}");
        QTest::newRow("a runtime that is not there") << QByteArray(R"({"missing": "No module named 'onnxruntime'"})");
        json fewer = m_answer;
        fewer["greedy"].erase(0);
        QTest::newRow("a sentence too few") << QByteArray::fromStdString(fewer.dump());
    }

    void anAnswerThatSaysLessIsNotTaken()
    {
        QFETCH(const QByteArray, answer);
        const json found = verify(json::parse(answer.toStdString()));
        QCOMPARE(found["verdict"], "not verified here");
        QVERIFY(!found.contains("bleu"));
        QVERIFY(describeVerification(found).starts_with("not verified here. "));
    }

    void aStopIsObeyedBeforeTheRuntimeIsAsked()
    {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN((void)runtimeProof("onnx", request(stop.get_token()), m_folder / "export"),
                                 WorkStopped);
        QVERIFY_EXCEPTION_THROWN((void)exportModel(request(stop.get_token()), m_folder / "stopped", "safetensors"),
                                 WorkStopped);
        for (const auto &entry : fs::directory_iterator(m_folder))
            QVERIFY2(!entry.path().filename().string().starts_with("stopped")
                         && entry.path().string().find(".part-") == std::string::npos,
                     entry.path().c_str());
    }

    void aStopEndsTheRuntimeWithAllThatItHasStarted()
    {
        const fs::path started = m_folder / "started";
        std::ofstream(m_folder / "slow") << "#!/bin/sh\nsleep 1000 &\necho $! > " << started << "\nwait\n";
        fs::permissions(m_folder / "slow", fs::perms::owner_all);
        std::stop_source stop;
        std::string child;
        std::jthread stopper([&] {
            while (!std::getline(std::ifstream(started), child) || child.empty())
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
            stop.request_stop();
        });
        ExportRequest asked = request(stop.get_token());
        asked.python = (m_folder / "slow").string();
        QVERIFY_EXCEPTION_THROWN((void)runtimeProof("onnx", asked, m_folder / "export"), WorkStopped);
        stopper.join();
        // Gone, or a dead process that nobody has asked about.
        const auto isDead = [&] {
            std::string state;
            std::getline(std::ifstream("/proc/" + child + "/stat"), state);
            return state.empty() || state.find(") Z ") != std::string::npos;
        };
        QTRY_VERIFY(isDead());
    }

    void aPythonThatNeverAnswersIsGivenUp()
    {
        PythonWorker python("/bin/sh", {"-c", "sleep 1000"}, m_folder / "log", [] { throw WorkStopped(); });
        QVERIFY_EXCEPTION_THROWN((void)python.answer(), WorkStopped);
    }

    void aPythonWithoutPackagesHasNoRuntime()
    {
        if (std::system("python3 --version > /dev/null 2>&1") != 0)
            QSKIP("There is no Python.");
        std::ofstream(m_folder / "bare") << "#!/bin/sh\nexec python3 -I -S \"$@\"\n";
        fs::permissions(m_folder / "bare", fs::perms::owner_all);
        ExportRequest bare = request();
        bare.python = (m_folder / "bare").string();
        const json found = runtimeProof("safetensors", bare, m_folder / "export");
        QCOMPARE(describeVerification(found),
                 "not verified here. Its runtime is not installed: No module named 'numpy'.");
    }

    void theModelCardSaysWhatWasFound()
    {
        std::ofstream(m_folder / "answer") << m_answer;
        const fs::path folder = m_folder / "card";
        const json proof = exportModel(request(), folder, "huggingface");
        std::ifstream stream(folder / "README.md");
        const std::string card(std::istreambuf_iterator<char>(stream), {});
        QVERIFY2(card.find(describeVerification(proof["verification"])) != std::string::npos, card.c_str());
        QVERIFY(card.find("It rounds.") != std::string::npos);
        QVERIFY(card.find(proof["files"]["model.safetensors"].get<std::string>()) != std::string::npos);
        QVERIFY(card.find("nrefs:1") != std::string::npos);
        QCOMPARE(proof["files"]["README.md"], sha256OfFile(folder / "README.md"));
    }
};

QTEST_GUILESS_MAIN(TestRuntimeProof)
#include "test_runtime_proof.moc"
