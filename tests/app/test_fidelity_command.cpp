// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"

#include <cmath>
#include <QtTest>

using namespace supernet;

namespace {

test::Ended fidelity(const QStringList &arguments, const QByteArray &input)
{
    return test::supernet(
        QStringList{QStringLiteral("fidelity"), QStringLiteral("--pairs"), QStringLiteral("-")} + arguments, input);
}

const QByteArray fourPairs = R"({"standalone": 30, "inherited": 28, "depth": 1, "group": "plain"}
{"standalone": 31, "inherited": 30, "depth": 1, "group": "plain"}

{"standalone": 33, "inherited": 31, "depth": 2, "group": "plain"}
{"standalone": 34, "inherited": 29, "depth": 2, "group": "neuron"}
)";

} // namespace

class TestFidelityCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyGroupIsALineOfJson()
    {
        const auto ended = fidelity({QStringLiteral("--json")}, fourPairs);
        QVERIFY2(ended.code == 0, ended.error.constData());
        const auto lines = ended.lines();
        QCOMPARE(lines.size(), std::size_t(2));
        QCOMPARE(lines[0].at("group").get<std::string>(), std::string("plain"));
        QVERIFY(std::abs(lines[0].at("gap").at("value").get<double>() - 5.0 / 3) < 1e-12);
        QCOMPARE(lines[0].at("kendall_tau_b").at("value").get<double>(), 1.0);
        QCOMPARE(lines[0].at("depths").size(), std::size_t(2));
        QVERIFY(lines[1].at("kendall_tau_b").at("value").is_null());
    }

    void peopleGetATable()
    {
        const auto ended = fidelity({}, fourPairs);
        QVERIFY2(ended.out.contains("Kendall tau-b") && ended.out.contains("  decoder depth 2")
                     && ended.out.contains("1.67 ["),
                 ended.out.constData());
    }

    void aFaultyLineIsNamed()
    {
        const auto ended = fidelity({}, "{\"standalone\": 1, \"inherited\": 2}\n{\"standalone\": 1}\n");
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.error.contains("Line 2") && ended.error.contains("inherited"), ended.error.constData());
    }

    void nothingToReadIsAFailure()
    {
        QCOMPARE(fidelity({}, {}).code, 1);
        QCOMPARE(fidelity({}, "\n").code, 2);
    }
};

QTEST_GUILESS_MAIN(TestFidelityCommand)
#include "test_fidelity_command.moc"
