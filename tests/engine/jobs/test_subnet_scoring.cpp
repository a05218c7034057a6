// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/project.h"
#include "engine/jobs/subnet_scoring.h"
#include "engine/jobs/text_score.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace supernet;

namespace {

/// On sentences of the project that the program ships.
SubnetScoring scoring(const ScoringProtocol &protocol)
{
    return {std::filesystem::path(SUPERNET_MODELS) / "demo.supernet" / "data", protocol};
}

} // namespace

class TestSubnetScoring : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheSameScoreIsKnownAlready()
    {
        const QTemporaryDir folder;
        Store store = Project::create(std::filesystem::path(folder.path().toStdString()) / "p", "p").openStore();
        const ScoringProtocol protocol{"valid", 5, 1.0, 10};
        Evaluation fact;
        fact.run = fact.supernetRun = store.addRun({}).id;
        fact.supernetStep = 100;
        fact.architectureId = "0123abcd";
        fact.split = "valid";
        fact.metric = "bleu";
        fact.value = 21.5;
        fact.signature = "nrefs:1|" + decodingText(5, 1.0) + "|version:0.0.1";
        fact.sentences = 10;
        store.append(std::span<const Evaluation>(&fact, 1));

        const auto isKnown = [&](const ScoringProtocol &asked, auto change) {
            Evaluation other = fact;
            change(other);
            return scoring(asked).known(store, other).has_value();
        };
        const auto asItIs = [](Evaluation &) {};
        QCOMPARE(scoring(protocol).known(store, fact).value().value, 21.5);
        QVERIFY(!isKnown(protocol, [](Evaluation &other) { other.architectureId = "4567cdef"; }));
        QVERIFY(!isKnown(protocol, [](Evaluation &other) { other.supernetStep = 200; }));
        QVERIFY(!isKnown(protocol, [](Evaluation &other) { other.supernetRun += 1; }));
        QVERIFY(!isKnown(protocol, [](Evaluation &other) { other.state = "retrained"; }));
        QVERIFY(!isKnown({"test", 5, 1.0, 10}, asItIs));
        QVERIFY(!isKnown({"valid", 4, 1.0, 10}, asItIs));
        QVERIFY(!isKnown({"valid", 5, 0.6, 10}, asItIs));
        QVERIFY(!isKnown({"valid", 5, 1.0, 11}, asItIs));
    }
};

QTEST_GUILESS_MAIN(TestSubnetScoring)
#include "test_subnet_scoring.moc"
