// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"
#include "domain/project/project.h"
#include "support/observed.h"
#include "support/tiny_space.h"

#include <algorithm>
#include <fstream>
#include <QTemporaryDir>
#include <QtTest>

using namespace supernet;
using namespace supernet::test;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

/// The space of tiny nets with a decoder layer more, so that the study's partition has its three parts.
SearchSpace space()
{
    SearchSpace space = tiny::space();
    for (Gene &gene : space.genes) {
        if (gene.name == "decoder_layers")
            gene.choices = {1, 2, 3};
    }
    return space;
}

/// The shipped study `reviewers` with all its arms, a seed each, on a made-up corpus: seconds instead of days.
json shrunk()
{
    json study = json::parse(bytesOf(fs::path(SUPERNET_STUDIES) / "reviewers.json"));
    study["data"]["demo"] = {{"seed", 1}, {"pairs", 300}, {"vocabulary", 150}};
    study["training"].update({{"batch_tokens", 128},
                              {"warmup_steps", 4},
                              {"validate_every", 0},
                              {"checkpoint_every", 0},
                              {"conflict_every", 4},
                              {"bleu_sentences", 10},
                              {"watched_subnets", 1}});
    for (json &block : study["matrix"]) {
        block["spaces"] = {"tiny.json"};
        block["budgets"] = json::array({{{"steps", 12}}});
        block["seeds"] = {1};
        for (json &policy : block["policies"]) {
            for (const char *phase : {"alternate_after", "split_after"}) {
                if (policy.contains(phase))
                    policy[phase] = 6;
            }
        }
    }
    study["fidelity"].update({{"architectures", 2}, {"budget", {{"steps", 4}}}, {"samples", 50}});
    study["fidelity"]["scoring"].update({{"beam", 1}, {"sentences", 5}});
    study["fronts"]["latency"].update(
        {{"architectures", 20}, {"repetitions", 1}, {"source_length", 4}, {"target_length", 4}, {"beams", {1}}});
    study["fronts"]["predictor"].update({{"steps", 20}, {"width", 8}});
    study["fronts"]["search"].update({{"population", 4}, {"generations", 1}, {"bleu_sentences", 3}});
    study["starts"].update({{"picks", 1}, {"budget", {{"steps", 2}}}});
    return study;
}

} // namespace

/// Every comparison that the study `reviewers` names is trained, compared, searched, collapsed and exported.
class TestReviewers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        std::ofstream(root() / "tiny.json") << toJson(space());
        std::ofstream(root() / "study.json") << shrunk();
        const Ended ended = supernet::test::supernet({QStringLiteral("study"), path("study.json"),
                                                      QStringLiteral("--threads"), QStringLiteral("1"),
                                                      QStringLiteral("--project"), path("p.supernet")});
        QVERIFY2(ended.code == 0, ended.error.right(2000).constData());
        m_report = json::parse(bytesOf(root() / "p.supernet" / "studies" / "reviewers" / "report.json"));
    }

    void everyArmIsInTheReport()
    {
        std::size_t arms = 0;
        std::size_t supernets = 0;
        const json study = shrunk();
        for (const json &block : study["matrix"]) {
            for (const json &policy : block["policies"]) {
                arms += block["samplers"].size();
                supernets += policy.contains("architecture") ? 0 : block["samplers"].size();
            }
        }
        QCOMPARE(arms, std::size_t(26));
        QCOMPARE(rows("arms").size(), arms);
        for (const json &row : rows("arms")) {
            for (const std::size_t figure : {2U, 4U, 5U}) // loss, BLEU of the largest, FLOPs
                QVERIFY2(row.at(figure).get<std::string>() != "-", row.dump().c_str());
        }
        for (const char *name : {"fidelity", "fronts"})
            QCOMPARE(rows(name).size(), supernets);
        QCOMPARE(rows("fidelity-comparison").size(), supernets - 1);
    }

    void conflictIsKnownOfEverySupernetAndOfNoOther()
    {
        std::set<std::string> probed;
        for (const json &row : rows("conflict"))
            probed.insert(row.at(0).get<std::string>());
        for (const char *alone : {"dense-alone", "token-routed-alone"})
            QVERIFY2(!probed.contains(alone), alone);
        QCOMPARE(probed.size(), rows("fidelity").size());
    }

    void everyPolicyEndsInAModelThatTranslates_data()
    {
        QTest::addColumn<QString>("arm");
        const json study = shrunk();
        for (const json &policy : study["matrix"][0]["policies"]) {
            const std::string arm = policy["name"].get<std::string>() + "-uniform-s1";
            QTest::newRow(arm.c_str()) << QString::fromStdString(arm);
        }
    }
    void everyPolicyEndsInAModelThatTranslates()
    {
        QFETCH(QString, arm);
        const Ended front = run({QStringLiteral("front"), QStringLiteral("--run"), QStringLiteral("search-") + arm,
                                 QStringLiteral("--json")});
        QVERIFY2(front.code == 0, front.error.constData());
        const auto id = QString::fromStdString(front.lines().front().at("id").get<std::string>());
        const QString model = m_folder.filePath(arm);
        const Ended exported = run({QStringLiteral("export"), QStringLiteral("--run"), arm,
                                    QStringLiteral("--architecture"), id, QStringLiteral("--output"), model,
                                    QStringLiteral("--proof-sentences"), QStringLiteral("3")});
        QVERIFY2(exported.code == 0, exported.error.constData());
        const Ended said = supernet::test::supernet({QStringLiteral("translate"), QStringLiteral("--model"), model},
                                                    "the old man reads a book\n");
        QVERIFY2(said.code == 0, said.error.constData());
        QCOMPARE(said.out.count('\n'), 1);
    }

    void theNetWhoseTokensChooseIsScoredButHasNoDenseForm()
    {
        const QStringList net{QStringLiteral("--run"), QStringLiteral("token-routed-alone-s1"),
                              QStringLiteral("--architecture"), QStringLiteral("largest")};
        const Ended exported = run(QStringList{QStringLiteral("export")} + net);
        QCOMPARE(exported.code, 1);
        QVERIFY2(exported.error.contains("no dense form"), exported.error.constData());
        const QStringList scoring = QStringList{QStringLiteral("evaluate")} + net
            + QStringList{QStringLiteral("--metric"), QStringLiteral("bleu,loss"), QStringLiteral("--json"),
                          QStringLiteral("--beam")};
        const Ended scored = run(scoring + QStringList{QStringLiteral("1")});
        QVERIFY2(scored.code == 0, scored.error.constData());
        QCOMPARE(scored.event("result").at("scores").size(), std::size_t(2));
        const Ended wide = run(scoring + QStringList{QStringLiteral("5")});
        QCOMPARE(wide.code, 1);
        QVERIFY2(wide.error.contains("greedily"), wide.error.constData());
    }

private:
    fs::path root() const { return m_folder.path().toStdString(); }
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    Ended run(const QStringList &arguments) const
    {
        return supernet::test::supernet(arguments + QStringList{QStringLiteral("--project"), path("p.supernet")});
    }

    /// Of the report's table of that name.
    json rows(const std::string &name) const
    {
        const json &tables = m_report.at("tables");
        const auto found = std::ranges::find_if(tables, [&](const json &table) { return table.at("name") == name; });
        return found == tables.end() ? json::array() : found->at("rows");
    }

    QTemporaryDir m_folder;
    json m_report;
};

QTEST_GUILESS_MAIN(TestReviewers)
#include "test_reviewers.moc"
