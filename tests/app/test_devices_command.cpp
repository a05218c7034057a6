// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"
#include "domain/project/project.h"
#include "domain/space/presets.h"
#include "support/observed.h"
#include "support/tiny_space.h"
#include "support/tiny_text.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <QTemporaryDir>
#include <QtTest>
#include <sys/resource.h>

using namespace supernet;
using namespace supernet::test;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

QStringList words(const char *line)
{
    return QString::fromLatin1(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// Rows as HAT's latency_dataset.py writes them, of the space `small`: the more decoder layers, the slower.
std::string hatRows(int count)
{
    std::string text = "encoder_embed_dim,encoder_layer_num,encoder_ffn_embed_dim_avg,encoder_self_attention_heads_avg,"
                       "decoder_embed_dim,decoder_layer_num,decoder_ffn_embed_dim_avg,decoder_self_attention_heads_avg,"
                       "decoder_ende_attention_heads_avg,decoder_arbitrary_ende_attn_avg,latency_mean_encoder,"
                       "latency_mean_decoder,latency_std_encoder,latency_std_decoder\n";
    for (int i = 0; i < count; ++i) {
        const int depth = 2 + i % 2;
        // Encoder FFN 256, 512 and 1024 in some order; decoder layers attend to 4 encoder layers in all, or 5 of depth 3.
        text += "192,3,597.3333333333334,2.6666666666666665," + std::to_string(i % 3 == 0 ? 128 : 256) + ','
            + std::to_string(depth) + ",256.0,"
            + (depth == 2 ? "3.0,4.0,2.0," : "2.6666666666666665,4.0,1.6666666666666667,") + "5.5,"
            + std::to_string(40 * depth + 0.1 * i) + ",0.05,0.4\n";
    }
    return text;
}

} // namespace

/// Latencies of other machines: measured there by a plan, taken in here, learnt and searched by.
class TestDevicesCommand : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    Project project() const { return Project::open(path("here.supernet").toStdString()); }
    Ended run(const QStringList &arguments) const
    {
        const Ended ended = supernet::test::supernet(
            arguments + QStringList{QStringLiteral("--project"), path("here.supernet"), QStringLiteral("--json")});
        if (ended.code != 0)
            qInfo().noquote() << arguments.join(u' ') << ended.out.right(1000) << ended.error.right(1000);
        return ended;
    }
    /// What the other machine sent, changed by `change`.
    QString sent(const std::function<void(json &)> &change) const
    {
        json file = json::parse(bytesOf(path("plan/measurements.json").toStdString()));
        change(file);
        std::ofstream(path("changed.json").toStdString()) << file;
        return path("changed.json");
    }

    /// Puts what `with` holds into `to`; a list's elements are named by their numbers.
    static void merge(json &to, const json &with)
    {
        if (!with.is_object()) {
            to = with;
            return;
        }
        for (const auto &[key, value] : with.items())
            merge(to.is_array() ? to[std::stoul(key)] : to[key], value);
    }
    /// The first choice of every gene, in as many layers as there can be.
    static json largestOf(const json &space)
    {
        json architecture;
        std::map<std::string, std::size_t> depths;
        for (const json &gene : space.at("genes")) {
            const std::string name = gene.at("name");
            const json &choice = gene.at("choices").front();
            const bool whole = gene.at("scope") == "network";
            const auto most = std::ranges::max(gene.at("choices").get<std::vector<std::int64_t>>());
            depths[name] = static_cast<std::size_t>(std::clamp<std::int64_t>(most, 0, 3)); // of a gene that is a depth
            const std::size_t layers = whole ? 1 : depths.at(gene.at("depth"));
            architecture[name] = whole ? choice : json(std::vector<json>(layers, choice));
        }
        return architecture;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const fs::path root = m_folder.path().toStdString();
        tiny::writeText(root, 300);
        std::ofstream(root / "tiny.json") << toJson(tiny::space());
        QCOMPARE(run(words("prepare --valid-size 20 --test-size 20 --vocabulary 60 --source")
                     << path("source.txt") << QStringLiteral("--target") << path("target.txt"))
                     .code,
                 0);
        QCOMPARE(run(words("train --steps 20 --batch-tokens 100 --validate-every 0 --conflict-every 0 --bleu-sentences "
                           "0 --space")
                     << path("tiny.json"))
                     .code,
                 0);
    }

    void aPlanIsMeasuredElsewhereWithOneCommand()
    {
        const Ended planned = run(
            words("latency --architectures 24 --repetitions 2 --source-length 6 --target-length 6 --beam 1 "
                  "--plan")
            << path("plan"));
        QCOMPARE(planned.code, 0);
        QVERIFY(project().openStore(Store::Mode::ReadOnly).measurements().empty()); // Nothing is measured here.
        QProcess measure;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("SUPERNET"),
                           QStringLiteral("/nonexistent")); // The one in the folder is taken.
        measure.setProcessEnvironment(environment);
        measure.start(path("plan/measure"), {QStringLiteral("pi4"), QStringLiteral("--threads"), QStringLiteral("1")});
        QVERIFY(measure.waitForFinished(300'000));
        QVERIFY2(measure.exitCode() == 0, measure.readAllStandardError().constData());
        const json plan = json::parse(bytesOf(path("plan/plan.json").toStdString()));
        const json found = json::parse(bytesOf(path("plan/measurements.json").toStdString()));
        QCOMPARE(found["profile"], "pi4");
        QCOMPARE(found["measurements"].size(), plan["settings"]["given"].size());
        for (const json &measurement : found["measurements"]) {
            QVERIFY(std::ranges::count(plan["settings"]["given"], measurement["architecture"]) == 1);
            QCOMPARE(measurement["protocol"]["device"], "pi4");
            QCOMPARE(measurement["repetitions"], 2);
        }
        QVERIFY(run(words("latency --plan") << path("plan")).code == 1); // It exists already.
    }

    /// A few bytes that tell of a huge net are refused before it is made.
    void aPlanOfAHugeNetIsRefused_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::newRow("vocabulary") << QByteArray(R"({"vocabulary": 1000000000})");
        QTest::newRow("vocabulary and width")
            << QByteArray(R"({"vocabulary": 900000, "space": {"genes": {"0": {"choices": [2048]}}}})");
        QTest::newRow("width") << QByteArray(
            R"({"space": {"genes": {"0": {"choices": [65536]}, "2": {"choices": [65536]}}}})");
        QTest::newRow("layers") << QByteArray(R"({"space": {"genes": {"1": {"choices": [2000000000]}}}})");
        QTest::newRow("source length") << QByteArray(R"({"source_length": 2000000000})");
        QTest::newRow("target length") << QByteArray(R"({"target_length": 2000000000})");
        QTest::newRow("beams") << QByteArray(R"({"beams": [2000000000]})");
    }
    void aPlanOfAHugeNetIsRefused()
    {
        QFETCH(QByteArray, change);
        json plan = json::parse(bytesOf(path("plan/plan.json").toStdString()));
        merge(plan["settings"], json::parse(change.toStdString()));
        plan["settings"]["given"] = {largestOf(plan["settings"]["space"])};
        std::ofstream(path("huge.json").toStdString()) << plan;
        rusage before{};
        getrusage(RUSAGE_CHILDREN, &before);
        const Ended ended = test::supernet({QStringLiteral("latency"), QStringLiteral("--project"),
                                            path("huge.supernet"), QStringLiteral("--measure"), path("huge.json"),
                                            QStringLiteral("--profile"), QStringLiteral("pi4"),
                                            QStringLiteral("--output"), path("huge-out.json")});
        rusage after{};
        getrusage(RUSAGE_CHILDREN, &after);
        QVERIFY(ended.code == 1 || ended.code == 2);
        QVERIFY(!ended.error.isEmpty());
        QVERIFY2(after.ru_maxrss <= std::max(before.ru_maxrss, 700'000L),
                 std::to_string(after.ru_maxrss).c_str()); // KiB
    }

    void whatWasMeasuredComesBackAsADeviceProfile()
    {
        // As if on another machine, and 10 times as slow.
        const QString file = sent([](json &sentBack) {
            sentBack["host"]["processor"] = "Cortex-A72";
            for (json &measurement : sentBack["measurements"])
                for (const char *figure : {"median_ms", "p10_ms", "p90_ms", "trimmed_mean_ms"})
                    measurement[figure] = 10 * measurement[figure].get<double>();
        });
        const Ended imported = run(words("latency --import") << file);
        QCOMPARE(imported.code, 0);
        QCOMPARE(imported.event("result")["profile"], "pi4");
        const Store store = project().openStore(Store::Mode::ReadOnly);
        const auto record = store.run(std::string("latency-pi4"));
        QVERIFY(record.has_value());
        QCOMPARE(record->host["processor"], "Cortex-A72");
        QCOMPARE(record->threads, 1);
        QCOMPARE(store.attempts(record->id).back().outcome, std::string("done"));
        const json there = json::parse(bytesOf(file.toStdString()))["measurements"];
        const auto here = store.measurements();
        QCOMPARE(here.size(), there.size());
        for (std::size_t i = 0; i < here.size(); ++i) {
            QCOMPARE(here[i].run, record->id);
            QCOMPARE(here[i].architecture, there[i]["architecture"]);
            QCOMPARE(here[i].medianMs, there[i]["median_ms"].get<double>());
            QCOMPARE(here[i].protocol["device"], "pi4");
        }
    }

    void whatCannotBeTrueIsNotTakenIn()
    {
        const auto before = project().openStore(Store::Mode::ReadOnly).runs().size();
        const auto refused = [&](const std::function<void(json &)> &change, const char *why) {
            const Ended ended = run(words("latency --import") << sent(change));
            return ended.code != 0 && QByteArray(ended.error + ended.out).contains(why);
        };
        QVERIFY(refused([](json &file) { file["measurements"][3]["median_ms"] = -1; }, "median_ms"));
        QVERIFY(
            refused([](json &file) { file["measurements"][3]["architecture"]["encoder_embed"] = 7; }, "encoder_embed"));
        QVERIFY(refused([](json &file) { file["measurements"].clear(); }, "no measurements"));
        QVERIFY(refused([](json &file) { file["version"] = 99; }, "newer"));
        QVERIFY(refused([](json &file) { file["profile"] = "cpu"; }, "--profile"));
        QVERIFY(refused([](json &file) { file["profile"] = "../pi"; }, "cannot name"));
        QCOMPARE(project().openStore(Store::Mode::ReadOnly).runs().size(), before);
    }

    void aRuntimeThatIsNotInstalledIsNamedWithWhatToInstall_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QByteArrayList>("said");
        QTest::newRow("absent") << QByteArray("#!/bin/sh\necho '{\"missing\": \"No module named onnxruntime\"}'\n")
                                << QByteArrayList{"onnxruntime", "No module named", "pip install"};
        QTest::newRow("broken") << QByteArray("#!/bin/sh\necho 'Illegal instruction' >&2\nexit 1\n")
                                << QByteArrayList{"Illegal instruction"};
        QTest::newRow("no Python") << QByteArray() << QByteArrayList{"cannot be run", "--python"};
    }

    void aRuntimeThatIsNotInstalledIsNamedWithWhatToInstall()
    {
        QFETCH(const QByteArray, script);
        QFETCH(const QByteArrayList, said);
        const QString python = path(script.isEmpty() ? "nothing" : "python");
        if (!script.isEmpty()) {
            std::ofstream(python.toStdString()) << script.constData();
            fs::permissions(python.toStdString(), fs::perms::owner_all);
        }
        const Ended ended = run(words("latency --architectures 2 --runtime onnxruntime --python") << python);
        QCOMPARE(ended.code, 1);
        for (const QByteArray &word : said)
            QVERIFY2(ended.error.contains(word), ended.error.constData());
        QVERIFY(run(words("latency --runtime abacus")).code == 2);
    }

    void hatsDataSetsComeInAsMeans()
    {
        std::ofstream(path("hat.csv").toStdString()) << hatRows(30);
        QVERIFY(run(words("latency --space small --import") << path("hat.csv")).code == 2); // Whose latencies?
        const Ended imported = run(words("latency --space small --profile titanxp --beam 5 --import")
                                   << path("hat.csv"));
        QCOMPARE(imported.code, 0);
        QCOMPARE(imported.event("result")["measurements"], 30);
        const Store store = project().openStore(Store::Mode::ReadOnly);
        const SearchSpace space = loadSpace("small");
        auto rows = store.measurements();
        std::erase_if(rows, [](const Measurement &m) { return m.protocol["device"] != "titanxp"; });
        QCOMPARE(rows.size(), std::size_t(30));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const Architecture like = architectureFromJson(rows[i].architecture, space);
            QVERIFY(space.check(like).empty());
            const auto &ffn = like.values("encoder_ffn");
            QCOMPARE(ffn[0] + ffn[1] + ffn[2], 256 + 512 + 1024);
            QCOMPARE(like.value("decoder_layers"), i % 2 == 0 ? 2 : 3);
            int attended = 0;
            for (const int span : like.values("decoder_encoder_attention_span"))
                attended += span < 0 ? 1 : span + 1;
            QCOMPARE(attended, i % 2 == 0 ? 4 : 5);
            QVERIFY(std::abs(rows[i].medianMs
                             - (5.5 + 40 * (2 + static_cast<double>(i % 2)) + 0.1 * static_cast<double>(i)))
                    < 1e-9);
            QVERIFY(std::isnan(rows[i].p10Ms)); // Which HAT does not tell.
            QVERIFY(rows[i].architectureId != like.id()); // Nobody timed this very subnet.
        }
        QCOMPARE(run(words("predictor --profile titanxp --encoding per-layer")).code, 2);
    }

    void aRowOfAnotherSpaceIsNamed()
    {
        std::string rows = hatRows(3);
        rows.replace(rows.find("597.3333333333334"), 17, "601.0");
        std::ofstream(path("hat.csv").toStdString()) << rows;
        const Ended ended = run(words("latency --space small --profile titanxp --import") << path("hat.csv"));
        QCOMPARE(ended.code, 1);
        const QByteArray said = ended.error + ended.out;
        QVERIFY2(said.contains("Line 2") && said.contains("encoder_ffn"), said.constData());
    }

    void aSearchObeysTheLimitsOfSeveralDevices()
    {
        QCOMPARE(
            run(words("latency --architectures 24 --repetitions 2 --source-length 6 --target-length 6 --beam 1")).code,
            0);
        QCOMPARE(run(words("predictor --steps 100 --profile cpu")).code, 0);
        QCOMPARE(run(words("predictor --steps 100 --profile pi4")).code, 0);
        // Without a limit there, to see what its latencies are.
        QCOMPARE(run(words("search --generations 2 --population 12 --bleu-sentences 5 --profile pi4 --run there")).code,
                 0);
        const Store store = project().openStore(Store::Mode::ReadOnly);
        std::map<std::string, double> there;
        for (const Candidate &candidate : store.candidates(store.run(std::string("there"))->id))
            there[candidate.architectureId] = candidate.latencyMs;
        std::vector<double> sorted;
        for (const auto &[id, ms] : there)
            sorted.push_back(ms);
        std::ranges::sort(sorted);
        const double limit = sorted[sorted.size() / 2];
        QVERIFY(limit < sorted.back());
        QCOMPARE(run(words("search --generations 2 --population 12 --bleu-sentences 5 --limit 1000 --run both --limit")
                     << QStringLiteral("pi4=%1").arg(limit, 0, 'g', 17))
                     .code,
                 0);
        // The same architectures, now with this machine's latency: those known to be slower there are not among them.
        const auto both = store.run(std::string("both"));
        QCOMPARE(both->settings["latency_protocol"]["device"], "cpu"); // Of this machine, though the other is newer.
        std::size_t known = 0;
        for (const Candidate &candidate : store.candidates(both->id))
            if (const auto found = there.find(candidate.architectureId); found != there.end()) {
                ++known;
                QVERIFY(found->second <= limit);
            }
        QVERIFY(known > 0);
    }

    void theFrontTellsWhatEachDeviceTakes()
    {
        const double limit
            = project().openStore(Store::Mode::ReadOnly).run(std::string("both"))->settings["device_limits_ms"]["pi4"];
        const Ended front = run(words("front --run both"));
        QCOMPARE(front.code, 0);
        QVERIFY(!front.lines().empty());
        for (const json &member : front.lines()) {
            QCOMPARE(member["device_ms"].size(), std::size_t(1));
            QVERIFY(member["device_ms"]["pi4"] > 0 && member["device_ms"]["pi4"] <= limit);
        }
        QVERIFY(run(words("front --run there")).lines().front()["device_ms"].empty());
    }

    void eightBitsAreADeviceProfileOfTheirOwn()
    {
        const Ended timed = run(words("latency --architectures 24 --repetitions 2 --source-length 6 --target-length 6 "
                                      "--beam 1 --runtime ours-int8"));
        if (QByteArray(timed.error + timed.out).contains("This processor has no instructions"))
            QSKIP("This processor does not multiply bytes.");
        QCOMPARE(timed.code, 0);
        const auto measured = project().openStore(Store::Mode::ReadOnly).measurements();
        QCOMPARE(measured.back().protocol["device"], "cpu-ours-int8");
        QVERIFY(measured.back().protocol["runtime"].get<std::string>().ends_with(", int8"));
        QCOMPARE(run(words("predictor --steps 100 --profile cpu-ours-int8")).code, 0);
        QCOMPARE(
            run(words(
                    "search --generations 1 --population 8 --bleu-sentences 4 --run bytes --limit cpu-ours-int8=1000"))
                .code,
            0);
    }

    /// As HAT's data sets are: learnt from a space with more choices than the one that is searched.
    void aPredictorOfAWiderSpaceBoundsASearch()
    {
        SearchSpace wide = tiny::space();
        for (Gene &gene : wide.genes)
            if (gene.name.ends_with("_ffn"))
                gene.choices.push_back(2 * gene.choices.back());
        std::ofstream(path("wide.json").toStdString()) << toJson(wide);
        const auto learn = [&](const char *profile, const QString &space) {
            const QString name = QString::fromLatin1(profile);
            return run(words("latency --architectures 24 --repetitions 2 --source-length 6 --target-length 6 --beam 1 "
                             "--profile")
                       << name << QStringLiteral("--space") << space)
                       .code
                == 0
                && run(words("predictor --steps 100 --profile") << name).code == 0;
        };
        QVERIFY(learn("wide", path("wide.json")));
        QCOMPARE(
            run(words("search --generations 1 --population 8 --bleu-sentences 4 --run within --limit wide=1000")).code,
            0);
        SearchSpace narrow = tiny::space();
        for (Gene &gene : narrow.genes)
            if (gene.name.ends_with("_ffn"))
                gene.choices.pop_back();
        std::ofstream(path("narrow.json").toStdString()) << toJson(narrow);
        QVERIFY(learn("narrow", path("narrow.json")));
        const Ended refused = run(words("search --generations 1 --population 8 --run beyond --limit narrow=1000"));
        QCOMPARE(refused.code, 1);
        QVERIFY(QByteArray(refused.error + refused.out).contains("does not offer all"));
    }

    void theWindowIsToldWhatEachDeviceTakes()
    {
        json architectures = json::array();
        json expected = json::array();
        for (const json &member : run(words("front --run both")).lines()) {
            architectures.push_back(member["architecture"]);
            expected.push_back(member["device_ms"]["pi4"]);
        }
        const json request = {{"id", 1},
                              {"method", "latencies"},
                              {"params", {{"architectures", architectures}, {"device", "pi4"}, {"search", "both"}}}};
        const Ended ended = supernet::test::supernet({QStringLiteral("serve"), QStringLiteral("--project"),
                                                      path("here.supernet")},
                                                     QByteArray::fromStdString(request.dump()) + '\n');
        QCOMPARE(ended.code, 0);
        QCOMPARE(ended.lines().front()["result"]["milliseconds"], expected);
    }

    void aLimitOutOfReachEndsAtOnceAndNamesTheDevice()
    {
        const Ended ended = run(words("search --limit pi4=0.00001 --run hopeless"));
        QCOMPARE(ended.code, 1);
        const QByteArray said = ended.error + ended.out;
        QVERIFY2(said.contains("on `pi4`") && said.contains("smallest latency"), said.constData());
        const Store store = project().openStore(Store::Mode::ReadOnly);
        QVERIFY(store.candidates(store.run(std::string("hopeless"))->id).empty());
        QCOMPARE(run(words("search --limit phone=3")).code, 1); // No such profile.
        QCOMPARE(run(words("search --limit pi4")).code, 2);
    }

    void aSearchOfSeveralDevicesIsTakenUpAgain()
    {
        const Ended ended = run(words("search --resume both"));
        QCOMPARE(ended.code, 0); // With its own copies of both predictors.
        QVERIFY(fs::exists(project().runFolder("both") / "latency_predictor-pi4.safetensors"));
    }

    void aSearchThatDiedBeforeItCopiedItsPredictorsIsTakenUpAgain()
    {
        Store store = project().openStore();
        RunRecord killed = *store.run("both"); // Its row is all that there is.
        killed.name = "killed";
        static_cast<void>(store.addRun(killed));
        const Ended ended = run(words("search --resume killed"));
        QVERIFY2(ended.code == 0, ended.error.constData());
        for (const char *file : {"latency_predictor.safetensors", "latency_predictor-pi4.safetensors"})
            QVERIFY2(fs::exists(project().runFolder("killed") / file), file);
        QCOMPARE(architectures(store, "killed"), architectures(store, "both"));
    }

private:
    static std::vector<std::string> architectures(const Store &store, const std::string &search)
    {
        std::vector<std::string> ids;
        for (const Candidate &candidate : store.candidates(store.run(search)->id))
            ids.push_back(candidate.architectureId);
        return ids;
    }
};

QTEST_GUILESS_MAIN(TestDevicesCommand)
#include "test_devices_command.moc"
