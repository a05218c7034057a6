// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"
#include "domain/project/project.h"
#include "support/hostile_spaces.h"

#include <fstream>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace supernet;
using nlohmann::json;

/// `supernet serve` on the demo that is shipped: whatever is asked is answered, and the next request too.
class TestServe : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString project() const { return m_folder.filePath(QStringLiteral("demo.supernet")); }

    /// The answers to requests, in order, by one process; whose end is verified.
    std::vector<json> answers(const std::vector<std::string> &requests)
    {
        QByteArray input;
        for (const std::string &request : requests)
            input += QByteArray::fromStdString(request) + '\n';
        const auto ended = test::supernet({QStringLiteral("serve"), QStringLiteral("--project"), project(),
                                           QStringLiteral("--threads"), QStringLiteral("2")},
                                          input);
        if (ended.code != 0)
            qWarning().noquote() << ended.error;
        m_code = ended.code;
        return ended.lines();
    }

    int m_code = -1;

    static std::string request(const json &id, const std::string &method, const json &params)
    {
        return json{{"id", id}, {"method", method}, {"params", params}}.dump();
    }

private Q_SLOTS:
    void initTestCase()
    {
        static_cast<void>(
            Project::copyOf(std::filesystem::path(SUPERNET_MODELS) / "demo.supernet", project().toStdString()));
    }

    void aSpaceThatCannotBeUsedGetsAnError()
    {
        std::vector<std::string> requests;
        for (const auto &[name, space] : test::hostileSpaces())
            requests.push_back(request(name, "latencies", {{"space", space}, {"samples", 3}}));
        requests.push_back(request("sound", "latencies", {{"space", toJson(loadSpace("demo"))}, {"samples", 3}}));
        const auto told = answers(requests);
        QCOMPARE(m_code, 0);
        QCOMPARE(told.size(), requests.size());
        for (std::size_t i = 0; i + 1 < told.size(); ++i)
            QVERIFY2(!told[i].at("error").at("message").get<std::string>().empty(), told[i].dump().c_str());
        QVERIFY2(told.back().at("result").at("milliseconds").size() == 3, told.back().dump().c_str());
    }

    void theFirstPairOfATextIsToldOrWhatIsWrongWithIt()
    {
        QTemporaryDir folder;
        const std::string table = folder.filePath(QStringLiteral("t.tsv")).toStdString();
        std::ofstream(table) << "1\tone dog\tein Hund\n2\t\t\n";
        const auto first = [&](const std::vector<std::string> &words) {
            const auto told = answers({request(1, "firstPair", {{"arguments", words}})});
            return told.at(0).value("result", json());
        };
        QCOMPARE(first({"--tsv", table, "--tsv-columns", "2,3", "--vocabulary", "60"}),
                 (json{{"source", "one dog"}, {"target", "ein Hund"}}));
        QVERIFY(first({"--tsv", table}).value("fault", "").find("--tsv-columns 2,3") != std::string::npos);
        QVERIFY(first({"--tsv", table + "x"}).value("fault", "").find("cannot be opened") != std::string::npos);
        QVERIFY(first({"--no-such-option"}).contains("fault"));
        QCOMPARE(first({"--tsv", "/dev/null"}), json::object());
    }

    void parametersOfAnyKindGetAnAnswer()
    {
        const std::vector<json> values{nullptr,
                                       true,
                                       -1,
                                       1e300,
                                       18446744073709551615ULL,
                                       "",
                                       "../../etc",
                                       "\0null",
                                       json::array(),
                                       json::object(),
                                       {1, "a"},
                                       {{"a", 1}},
                                       {nullptr},
                                       std::string(5000, 'x'),
                                       -9223372036854775807LL};
        std::vector<std::string> requests;
        for (const char *method :
             {"hello", "collapse", "coefficients", "experts", "latencies", "translate", "checkTraining", "firstPair"})
            for (const json &value : values)
                for (const char *name : {"supernet", "architecture", "architectures", "samples", "seed", "device",
                                         "search", "space", "sentences", "beam", "timed", "export", "arguments"})
                    requests.push_back(request(requests.size(), method, {{name, value}}));
        const auto told = answers(requests);
        QCOMPARE(m_code, 0);
        QCOMPARE(told.size(), requests.size());
        for (std::size_t i = 0; i < told.size(); ++i)
            QVERIFY2(told[i].at("id") == i && (told[i].contains("error") || told[i].contains("result")),
                     told[i].dump().c_str());
    }

    void architecturesOfAnyKindGetAnAnswer()
    {
        json sound = toJson(loadSpace("demo").largestArchitecture(), loadSpace("demo"));
        std::vector<std::string> requests{request(0, "latencies", {{"architectures", {sound}}})};
        for (const auto &[gene, values] : sound.items())
            for (const json &value : std::vector<json>{nullptr,
                                                       -1,
                                                       1e300,
                                                       2147483647,
                                                       json::array(),
                                                       {1, 2, 3, 4, 5, 6, 7, 8, 9},
                                                       "a",
                                                       {{"a", 1}},
                                                       {0},
                                                       {nullptr}}) {
                json changed = sound;
                changed[gene] = value;
                requests.push_back(request(requests.size(), "latencies", {{"architectures", {changed}}}));
                requests.push_back(request(requests.size(), "collapse", {{"architecture", changed}}));
            }
        const auto told = answers(requests);
        QCOMPARE(m_code, 0);
        QCOMPARE(told.size(), requests.size());
        QVERIFY2(told[0].contains("result"), told[0].dump().c_str());
        for (std::size_t i = 1; i < told.size(); ++i)
            QVERIFY2(told[i].contains("error"), told[i].dump().c_str());
    }

    /// As `supernet translate` cuts it: what lies behind LongestSentence tokens is left away.
    void aSentenceOfTwentyThousandWordsIsCut()
    {
        std::string words;
        for (int i = 0; i < 20'000; ++i)
            words += "dog ";
        QElapsedTimer timer;
        timer.start();
        const auto told = answers({request(1, "translate", {{"architecture", "smallest"}, {"sentences", {words}}}),
                                   request(2, "translate", {{"architecture", "smallest"}, {"sentences", {"a dog"}}})});
        QCOMPARE(m_code, 0);
        QCOMPARE(told.size(), std::size_t(2));
        QVERIFY2(told[0].at("result").at("cut") == 1, told[0].dump().substr(0, 300).c_str());
        QVERIFY2(told[1].at("result").at("cut") == 0, told[1].dump().c_str());
        qInfo() << "answered after" << timer.elapsed() << "ms";
    }
};

QTEST_GUILESS_MAIN(TestServe)
#include "test_serve.moc"
