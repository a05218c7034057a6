// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/serve/json_server.h"

#include <map>
#include <QtTest>
#include <sstream>
#include <thread>

using namespace supernet;
using namespace supernet::cli;
using nlohmann::json;

/// Runs under the thread sanitizer: what the thread that reads and the one that works share without a lock ends it.
class ServeThreadsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readingWorkingAndReplacingRequestsShareNothingUnguarded()
    {
        constexpr int count = 2000;
        JsonServer server;
        server.add("add",
                   [](const json &params, const std::stop_token &) { return json(params.at("a").get<int>() + 1); });
        server.add("wait", [](const json &, const std::stop_token &stop) { // until it is replaced or the last one
            for (int i = 0; i < 1000 && !stop.stop_requested(); ++i)
                std::this_thread::yield();
            return json("waited");
        });
        std::ostringstream requests;
        for (int i = 0; i < count; ++i) {
            if (i % 3 == 0)
                requests << json{{"id", i}, {"method", "wait"}, {"latest", true}} << '\n';
            else if (i % 3 == 1)
                requests << json{{"id", i}, {"method", "add"}, {"params", {{"a", i}}}} << '\n';
            else
                requests << R"({"id":)" << i << ",\n"; // broken: answered by the thread that reads
        }
        std::istringstream in(requests.str());
        std::ostringstream out;
        server.serve(in, out);
        std::map<int, json> answers;
        int broken = 0;
        std::istringstream lines(out.str());
        for (std::string line; std::getline(lines, line);) {
            const json answer = json::parse(line);
            if (answer["id"].is_null())
                ++broken;
            else
                answers[answer["id"]] = answer;
        }
        QCOMPARE(broken, count / 3);
        QCOMPARE(answers.size(), static_cast<std::size_t>(count - count / 3));
        for (const auto &[id, answer] : answers)
            QVERIFY2(id % 3 == 0 || answer["result"] == id + 1, answer.dump().c_str());
    }
};

QTEST_GUILESS_MAIN(ServeThreadsTest)
#include "test_serve_threads.moc"
