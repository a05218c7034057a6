// SPDX-License-Identifier: GPL-3.0-or-later
// What `supernet serve` says of the words of a training's command line before anything is trained.
#include "app/program.h"
#include "domain/project/project.h"
#include "domain/space/presets.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace supernet;
using nlohmann::json;

class TestTrainingCheck : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    json found(const QString &words) const
    {
        json arguments = json::array();
        for (const QString &word : words.split(QLatin1Char(' '), Qt::SkipEmptyParts))
            arguments.push_back(word.toStdString());
        const json request = {{"id", 1}, {"method", "checkTraining"}, {"params", {{"arguments", arguments}}}};
        const test::Ended ended = test::supernet({QStringLiteral("serve"), QStringLiteral("--project"),
                                                  m_folder.filePath(QStringLiteral("p"))},
                                                 QByteArray::fromStdString(request.dump() + "\n"));
        const auto lines = ended.lines();
        return lines.empty() ? json(ended.error.toStdString()) : lines.back().value("result", lines.back());
    }

private Q_SLOTS:
    void initTestCase() { (void)Project::create(m_folder.filePath(QStringLiteral("p")).toStdString(), "p"); }

    void everyFindingNamesItsOption_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *words, const char *option, const char *says) {
            QTest::newRow(words) << QString::fromLatin1(words) << QString::fromLatin1(option)
                                 << QString::fromLatin1(says);
        };
        row("--policy token --experts 1", "--experts", "at least two experts");
        row("--keep-every 30 --checkpoint-every 100", "--keep-every", "a multiple");
        row("--sampling sandwich --random-subnets 0 --attentive best", "--attentive", "nothing to choose");
        row("--policy network --experts 1 --alternate-after 50", "--alternate-after", "several copies");
        row("--policy partition --partition-gene encoder_ffn", "--partition-gene", "cannot be cut by `encoder_ffn`");
        row("--policy partition --experts 1", "--experts", "at least two parts");
        row("--policy hypernetwork --router-width 60000", "--router-width", "of width 60000");
        row("--policy hypernetwork --router-width 4000000", "--router-width", "at most 65536");
        row("--stage depth", "--stage", "names a gene");
        row("--space no-such-space", "--space", "neither a preset nor a readable file");
        row("--seeds 1,2 --seed 3", "", "--seed");
    }

    void everyFindingNamesItsOption()
    {
        QFETCH(const QString, words);
        QFETCH(const QString, option);
        QFETCH(const QString, says);
        const json answer = found(words);
        QVERIFY2(answer.is_object() && answer.contains("issues"), answer.dump().c_str());
        QCOMPARE(answer["issues"].size(), std::size_t(1));
        const json &issue = answer["issues"][0];
        QCOMPARE(QString::fromStdString(issue["option"]), option);
        QCOMPARE(QString::fromStdString(issue["severity"]), QStringLiteral("error"));
        QVERIFY2(QString::fromStdString(issue["sentence"]).contains(says), issue.dump().c_str());
    }

    void soundSettingsHaveNone()
    {
        for (const char *words : {"--space small --policy neuron --experts 2 --seed 1 --steps 1000",
                                  "--policy partition --partition-gene decoder_layers", "--seeds 1,2,3 --run plain",
                                  "--stage encoder_layers,decoder_layers --stage encoder_ffn"}) {
            const json answer = found(QString::fromLatin1(words));
            QVERIFY2(answer.value("issues", json()) == json::array(), answer.dump().c_str());
        }
    }

    void aHypernetworkTellsItsMemory()
    {
        const json narrow = found(QStringLiteral("--policy hypernetwork --router-width 8"));
        const json wide = found(QStringLiteral("--policy hypernetwork --router-width 16"));
        QVERIFY(narrow.value("weights", 0) > 0);
        QCOMPARE(narrow["bytes"].get<std::int64_t>(),
                 16 * narrow["weights"].get<std::int64_t>()); // With gradients and moments.
        QVERIFY(wide["weights"] > narrow["weights"]);
        QVERIFY(narrow["memory"].get<double>() > 1e8);
        QVERIFY(!found(QStringLiteral("--policy layer")).contains("weights"));
    }
};

QTEST_GUILESS_MAIN(TestTrainingCheck)
#include "test_training_check.moc"
