// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"
#include "domain/project/project.h"
#include "support/observed.h"
#include "support/tiny_space.h"
#include "support/tiny_text.h"

#include <cmath>
#include <fstream>
#include <QTemporaryDir>
#include <QtTest>

using namespace supernet;
using namespace supernet::test;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

QStringList words(const char *line)
{
    return QString::fromLatin1(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

/// A subnet that was exported comes back, and is the same.
class TestImportCommand : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::string m_id; ///< Of the exported subnet, in its own space.

    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    fs::path file(const char *name) const { return path(name).toStdString(); }
    Ended run(const QStringList &arguments, const char *project = "own.supernet") const
    {
        const Ended ended = supernet::test::supernet(
            arguments + QStringList{QStringLiteral("--project"), path(project), QStringLiteral("--json")});
        if (ended.code != 0)
            qInfo().noquote() << arguments.join(u' ') << ended.out.right(1000) << ended.error.right(1000);
        return ended;
    }
    QByteArray translated(const QString &model) const
    {
        return supernet::test::supernet({QStringLiteral("translate"), QStringLiteral("--model"), model},
                                        "the cat sees the dog 7\nthe boat keeps the tree 12\n")
            .out;
    }
    Store store(const char *project = "own.supernet") const
    {
        return Project::open(path(project).toStdString()).openStore(Store::Mode::ReadOnly);
    }

private Q_SLOTS:
    void initTestCase()
    {
        const fs::path root = m_folder.path().toStdString();
        tiny::writeText(root, 300);
        std::ofstream(root / "tiny.json") << toJson(tiny::space());
        // One with different choices in its layers.
        std::ofstream(root / "subnet.json")
            << R"({"encoder_embed": 8, "encoder_layers": 3, "encoder_ffn": [5, 9, 5], "encoder_self_heads": [2, 4, 4],)"
               R"( "decoder_embed": 10, "decoder_layers": 2, "decoder_ffn": [18, 7], "decoder_self_heads": [4, 2],)"
               R"( "decoder_cross_heads": [2, 2], "decoder_encoder_attention_span": [2, -1]})";
        QCOMPARE(run(words("prepare --valid-size 20 --test-size 20 --vocabulary 60 --source")
                     << path("source.txt") << QStringLiteral("--target") << path("target.txt"))
                     .code,
                 0);
        QCOMPARE(
            run(words("train --steps 30 --batch-tokens 100 --validate-every 0 --conflict-every 0 --bleu-sentences 0 "
                      "--policy neuron --space")
                << path("tiny.json"))
                .code,
            0);
        const Ended exported = run(words("export --proof-sentences 4 --architecture")
                                   << path("subnet.json") << QStringLiteral("--output") << path("model"));
        QCOMPARE(exported.code, 0);
        m_id = exported.event("result")["architecture_id"].get<std::string>();
    }

    void comesBackAsAPick()
    {
        const Ended imported = run(words("import --label shipped") << path("model"));
        QCOMPARE(imported.code, 0);
        const json result = imported.event("result");
        QCOMPARE(result["pick"], true);
        QCOMPARE(result["run"], "imported-1");
        QCOMPARE(result["architecture_id"].get<std::string>(), m_id);
        const auto picks = store().picks();
        QCOMPARE(picks.size(), std::size_t(1));
        QCOMPARE(picks[0].label, std::string("shipped"));
        QCOMPARE(picks[0].architectureId, m_id);
        QCOMPARE(store().run(picks[0].supernetRun)->name, std::string("imported-1"));
        QCOMPARE(store().exports().back().architectureId, m_id);
        QVERIFY(fs::exists(file("own.supernet") / store().exports().back().path / "model.safetensors"));
    }

    void isTheSameToTheBit()
    {
        const QString again = path("again");
        QCOMPARE(
            run(words("export --proof-sentences 4 --run imported-1 --architecture largest --output") << again).code, 0);
        QVERIFY(bytesOf(file("again") / "model.safetensors") == bytesOf(file("model") / "model.safetensors"));
        QVERIFY(!translated(path("model")).isEmpty());
        QCOMPARE(translated(again), translated(path("model")));
        QCOMPARE(translated(path("own.supernet/exports/model")), translated(path("model")));
    }

    void isScoredAsWhatItIs()
    {
        const auto scored = [&](const QStringList &subnet) {
            return run(words("evaluate --metric loss") + subnet).event("result")["scores"][0]["score"].get<double>();
        };
        const double here = scored(words("--run imported-1 --architecture largest"));
        const double there = scored(
            {QStringLiteral("--architecture"), path("subnet.json")}); // The supernet, not the import.
        QVERIFY2(std::abs(here - there) < 1e-6, qPrintable(QString::number(here - there)));
        const auto evaluations = store().evaluations();
        QCOMPARE(evaluations[0].state, std::string("exported"));
        QCOMPARE(evaluations[1].state, std::string("inherited"));
    }

    void keepsItsTokenizerInAProjectOfAnother()
    {
        const Ended imported = run(words("import") << path("model"), "other.supernet");
        QCOMPARE(imported.code, 0);
        QCOMPARE(imported.event("result")["pick"], false);
        QVERIFY(store("other.supernet").picks().empty());
        QCOMPARE(store("other.supernet").exports().size(), std::size_t(1));
        QCOMPARE(translated(QString::fromStdString(imported.event("result")["path"])), translated(path("model")));
    }

    void aChangedModelIsRefused()
    {
        fs::copy(file("model"), file("changed"));
        std::fstream(file("changed") / "model.safetensors", std::ios::in | std::ios::out | std::ios::binary)
                .seekp(-3, std::ios::end)
            << 'x';
        const auto before = store().runs().size();
        const Ended imported = run(words("import") << path("changed"));
        QCOMPARE(imported.code, 1);
        QVERIFY2(imported.error.contains("changed after the export"), imported.error.constData());
        QCOMPARE(store().runs().size(), before);
        QVERIFY(!fs::exists(file("own.supernet") / "exports" / "changed"));
    }

    void theScriptForHatsCheckpointsIsAtHand()
    {
        const Ended ended = supernet::test::supernet(words("import --hat-script"));
        QCOMPARE(ended.code, 0);
        QVERIFY(ended.out.contains("usage: convert_hat.py CHECKPOINT DICTIONARY FOLDER"));
        QCOMPARE(supernet::test::supernet(words("import --project") << path("own.supernet")).code, 2);
    }
};

QTEST_GUILESS_MAIN(TestImportCommand)
#include "test_import_command.moc"
