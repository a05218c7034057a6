// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/completion.h"
#include "cli/serve/json_server.h"
#include "cli/terminal_sink.h"
#include "domain/support/error.h"

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
