// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/completion.h"
#include "cli/serve/json_server.h"
#include "cli/terminal_sink.h"
#include "domain/support/error.h"

#include <algorithm>
#include <atomic>
#include <CLI/CLI.hpp>
#include <QtTest>
#include <sstream>
#include <thread>

using namespace supernet;
using namespace supernet::cli;
using nlohmann::json;

namespace {

std::vector<json> answers(JsonServer &server, const std::string &requests)
{
    std::istringstream in(requests);
    std::ostringstream out;
    server.serve(in, out);
    std::vector<json> values;
    std::istringstream lines(out.str());
    for (std::string line; std::getline(lines, line);)
        values.push_back(json::parse(line));
    return values;
}

/// A text that tells, to any thread, how much of it was taken.
class CountedText : public std::streambuf
{
public:
    explicit CountedText(std::string text)
        : m_text(std::move(text))
    {
    }
    [[nodiscard]] std::size_t given() const { return m_given; }

private:
    int_type underflow() override
    {
        const std::size_t count = std::min<std::size_t>(m_text.size() - m_given, 4096);
        if (count == 0)
            return traits_type::eof();
        char *begin = m_text.data() + m_given;
        setg(begin, begin, begin + count);
        m_given += count;
        return traits_type::to_int_type(*begin);
    }

    std::string m_text;
    std::atomic<std::size_t> m_given = 0;
};

Progress halfway()
{
    Progress progress;
    progress.phase = "training";
    progress.done = 50;
    progress.total = 100;
    progress.unit = "steps";
    progress.rate = 2;
    progress.detail = "4,980 tokens/s";
    return progress;
}

} // namespace

class CommandLineTest : public QObject
{
    Q_OBJECT

private:
    JsonServer m_server;

private Q_SLOTS:
    void init()
    {
        m_server = {};
        m_server.add("twice", [](const json &params, std::stop_token) {
            return json{{"value", 2 * params.at("value").get<double>()}};
        });
        m_server.add("fail", [](const json &, std::stop_token) -> json { throw Error("It broke.", "Mend it."); });
    }

    void everyRequestIsAnsweredWithItsId()
    {
        const auto lines = answers(m_server,
                                   "{\"id\": 1, \"method\": \"twice\", \"params\": {\"value\": 4}}\n"
                                   "{\"id\": \"b\", \"method\": \"twice\", \"params\": {\"value\": 5}}\n");
        QCOMPARE(lines.size(), std::size_t(2));
        QVERIFY((lines[0] == json{{"id", 1}, {"result", {{"value", 8.0}}}}));
        QVERIFY((lines[1] == json{{"id", "b"}, {"result", {{"value", 10.0}}}}));
    }

    void aBadRequestGetsAnErrorAndTheNextOneItsAnswer_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<bool>("hasId");
        QTest::newRow("no JSON") << QByteArray("what?") << false;
        QTest::newRow("an empty line") << QByteArray("") << false;
        QTest::newRow("no object") << QByteArray("[1, 2]") << false;
        QTest::newRow("no method") << QByteArray("{\"id\": 9}") << true;
        QTest::newRow("a method that is no word") << QByteArray("{\"id\": 9, \"method\": 4}") << true;
        QTest::newRow("an unknown method") << QByteArray("{\"id\": 9, \"method\": \"dance\"}") << true;
        QTest::newRow("params that are a list")
            << QByteArray("{\"id\": 9, \"method\": \"twice\", \"params\": []}") << true;
        QTest::newRow("a missing parameter") << QByteArray("{\"id\": 9, \"method\": \"twice\"}") << true;
        QTest::newRow("a failing method") << QByteArray("{\"id\": 9, \"method\": \"fail\"}") << true;
        QTest::newRow("invalid UTF-8") << QByteArray("{\"id\": 9, \"method\": \"\xff\"}") << false;
    }

    void aBadRequestGetsAnErrorAndTheNextOneItsAnswer()
    {
        QFETCH(QByteArray, request);
        QFETCH(bool, hasId);
        const auto lines = answers(
            m_server, request.toStdString() + "\n{\"id\": 10, \"method\": \"twice\", \"params\": {\"value\": 1}}\n");
        QCOMPARE(lines.size(), std::size_t(2));
        const bool inOrder = lines[0].contains("error");
        const json &error = lines[inOrder ? 0 : 1];
        QVERIFY(!error.at("error").at("message").get<std::string>().empty());
        QVERIFY(error.at("id") == (hasId ? json(9) : json()));
        QVERIFY(lines[inOrder ? 1 : 0].at("result").at("value") == 2.0);
    }

    void aRequestThatIsTooLongGetsAnErrorAndTheNextOneItsAnswer()
    {
        const std::string next = "\n{\"id\": 10, \"method\": \"twice\", \"params\": {\"value\": 1}}";
        const std::string begin = "{\"id\": 9, \"method\": \"twice\", \"params\": {\"value\": 3, \"more\": \"";
        const std::string longest(JsonServer::LongestRequest - begin.size() - 3, 'x');
        auto lines = answers(m_server, begin + longest + "\"}}" + next);
        QCOMPARE(lines.size(), std::size_t(2));
        QVERIFY(lines[0].at("result").at("value") == 6.0);
        lines = answers(m_server, begin + longest + "x\"}}" + next);
        QCOMPARE(lines.size(), std::size_t(2));
        const bool inOrder = lines[0].contains("error");
        QVERIFY(lines[inOrder ? 0 : 1].at("error").at("message").get<std::string>().find("4 MB") != std::string::npos);
        QVERIFY(lines[inOrder ? 1 : 0].at("result").at("value") == 2.0);
    }

    void requestsThatWaitFillNoMoreThanTheyMay()
    {
        constexpr int count = 12;
        constexpr std::size_t size = JsonServer::LongestRequest / 3;
        const std::string filling(size, 'x');
        std::string requests = "{\"id\": 0, \"method\": \"wait\"}\n";
        for (int id = 1; id <= count; ++id)
            requests += "{\"id\": " + std::to_string(id)
                + ", \"method\": \"twice\", \"params\": {\"value\": 1, \"more\": \"" + filling + "\"}}\n";
        CountedText counted(requests);
        std::istream in(&counted);
        std::ostringstream out;
        bool overfull = false;
        // Two or three of them wait, and one more is read.
        m_server.add("wait", [&](const json &, std::stop_token) {
            QElapsedTimer timer;
            timer.start();
            while (!overfull && timer.elapsed() < 500)
                overfull = counted.given() > 5 * size;
            return json::object();
        });
        m_server.serve(in, out);
        QVERIFY(!overfull);
        QCOMPARE(std::ranges::count(out.str(), '\n'), count + 1);
    }

    void thousandsOfRequestsAreAllAnswered()
    {
        std::string requests;
        for (int id = 0; id < 5000; ++id)
            requests += "{\"id\": " + std::to_string(id) + ", \"method\": \"twice\", \"params\": {\"value\": 1}}\n";
        QCOMPARE(answers(m_server, requests).size(), std::size_t(5000));
    }

    void aNewerRequestReplacesAnOlderOneThatWaits()
    {
        std::atomic<int> ran = 0;
        m_server.add("last", [](const json &, std::stop_token) { return json::object(); });
        std::string requests;
        for (const char *id : {"1", "2", "3"})
            requests += std::string("{\"id\": ") + id + ", \"method\": \"slow\", \"latest\": true}\n";
        requests += "{\"id\": 4, \"method\": \"last\"}\n{\"id\": 5, \"method\": \"slow\", \"latest\": true}\n"
                    "{\"id\": 6, \"method\": \"twice\", \"params\": {\"value\": 1}}\n";
        m_server.add("slow", [&](const json &, std::stop_token stop) {
            ++ran;
            for (int i = 0; i < 30 && !stop.stop_requested(); ++i)
                std::this_thread::sleep_for(std::chrono::milliseconds(10));
            return json::object();
        });
        const auto lines = answers(m_server, requests);
        QCOMPARE(lines.size(), std::size_t(6));
        for (int i = 0; i < 3; ++i)
            QVERIFY(lines[static_cast<std::size_t>(i)].at("error").at("replaced") == true);
        QVERIFY(lines[3].contains("result"));
        QVERIFY(lines[4].contains("result"));
        QVERIFY(ran <= 2);
    }

    void theProgressLineSaysHowFarAndHowLong()
    {
        QCOMPARE(progressLine(halfway(), 200),
                 std::string("training  [############            ]  50 %  50/100 steps  25 s left  4,980 tokens/s"));
        QCOMPARE(progressLine(halfway(), 8), std::string("training"));
    }

    void theProgressLineOfUnknownLengthHasNoBar()
    {
        Progress progress;
        progress.phase = "paused";
        QCOMPARE(progressLine(progress, 80), std::string("paused"));
    }

    void durationsAreForPeople()
    {
        QCOMPARE(duration(45.4), std::string("45 s"));
        QCOMPARE(duration(185), std::string("3:05 min"));
        QCOMPARE(duration(7650), std::string("2:07:30 h"));
    }

    void eventsAreValidJsonWhateverTheText()
    {
        std::ostringstream out;
        makeJsonSink(out)->message("not \"valid\" UTF-8: \xff\n");
        const json line = json::parse(out.str());
        QVERIFY(line.at("event") == "message");
    }

    void completionKnowsCommandsAndOptionsForEveryShell()
    {
        CLI::App program("", "supernet");
        CLI::App *project = program.add_subcommand("project", "A person's projects");
        project->add_subcommand("show", "Show one")->add_flag("--json");
        project->add_flag("--secret")->group("");
        for (const char *shell : {"bash", "zsh", "fish"}) {
            const std::string script = completionScript(program, shell);
            for (const char *word : {"project", "show", "json"})
                QVERIFY2(script.find(word) != std::string::npos, shell);
            QVERIFY2(script.find("secret") == std::string::npos, shell);
        }
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "test_command_line.moc"
