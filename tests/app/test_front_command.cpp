// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/project.h"
#include "domain/space/presets.h"

#include <optional>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>

using namespace supernet;

namespace {

struct Output
{
    int code = -1;
    QByteArray out;
    QByteArray error;
};

/// The architecture of the space's smallest choices with another decoder depth.
Architecture withDepth(const SearchSpace &space, int depth)
{
    Architecture result = space.smallestArchitecture();
    for (const Gene &gene : space.genes) {
        if (gene.depth == "decoder_layers")
            result.set(gene.name, Architecture::Values(static_cast<std::size_t>(depth), gene.choices.front()));
    }
    result.set("decoder_layers", {depth});
    return result;
}

/// A project with one search of three architectures: 2 ms and loss 3, 4 ms and loss 2, 6 ms and loss 2.5 (not on the
/// front); BLEU of the first two says the same.
class SearchedProject
{
public:
    /// `radius`: by how much of themselves predicted latencies may be off, if the predictor knew; `interval`: of each BLEU
    /// score, if the search took one.
    explicit SearchedProject(std::optional<double> radius = {}, std::optional<double> interval = {})
    {
        Project project = Project::create(folder(), "searched");
        const SearchSpace space = loadSpace("small");
        Store store = project.openStore();
        RunRecord search;
        search.name = "search-1";
        search.kind = JobKind::Search;
        search.settings = {{"space", toJson(space)}, {"fitness", "loss"}, {"latency_protocol", protocol()}};
        if (radius)
            search.settings["latency_interval"] = {{"relative", *radius}, {"level", 0.95}};
        RunRecord supernet;
        supernet.name = "neuron-1";
        search.parentRun = store.addRun(supernet).id;
        search.parentStep = 500;
        const RunRecord run = store.addRun(search);
        const int attempt = store.beginAttempt(run.id, 0).attempt;
        const double losses[] = {3, 2, 2.5};
        for (int depth = 1; depth <= 3; ++depth) {
            const Architecture architecture = withDepth(space, depth);
            Candidate candidate;
            candidate.run = run.id;
            candidate.attempt = attempt;
            candidate.architectureId = architecture.id();
            candidate.architecture = toJson(architecture, space);
            candidate.origin = "random";
            candidate.loss = losses[depth - 1];
            candidate.latencyMs = 2.0 * depth;
            candidate.params = 1e6 * depth;
            store.append(std::span(&candidate, 1));
            if (depth < 3)
                addBleu(store, run.id, attempt, candidate, 10.0 * depth);
            if (depth < 3 && interval)
                addInterval(store, candidate, *interval);
            if (depth == 1)
                addMeasurements(store, run.id, attempt, candidate);
            if (depth == 2) {
                addExport(store, run.id, candidate, "ctranslate2-int8", 500, 7.75); // Overtaken by the next.
                addExport(store, run.id, candidate, "ctranslate2-int8", 500, 1.25);
                addExport(store, run.id, candidate, "ctranslate2", 500, 3.5);
                addExport(store, run.id, candidate, "onnx", 400, 9.5); // Of another checkpoint.
                addExport(store, run.id, candidate, "torchscript", 500, {});
            }
        }
    }

    [[nodiscard]] std::string folder() const
    {
        return m_folder.filePath(QStringLiteral("searched.supernet")).toStdString();
    }

    [[nodiscard]] Output front(const QStringList &arguments = {}) const
    {
        QProcess process;
        process.start(qEnvironmentVariable("SUPERNET_BIN") + QStringLiteral("/supernet"),
                      QStringList{QStringLiteral("front"), QStringLiteral("--project"),
                                  QString::fromStdString(folder())}
                          + arguments);
        process.waitForFinished(60'000);
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

private:
    static void addBleu(Store &store, RunId run, int attempt, const Candidate &candidate, double value)
    {
        Evaluation evaluation;
        evaluation.run = run;
        evaluation.attempt = attempt;
        evaluation.architectureId = candidate.architectureId;
        evaluation.architecture = candidate.architecture;
        evaluation.split = "valid";
        evaluation.metric = "bleu";
        evaluation.value = value;
        store.append(std::span<const Evaluation>(&evaluation, 1));
    }

    static void addInterval(Store &store, const Candidate &candidate, double value)
    {
        Metric metric;
        metric.run = candidate.run;
        metric.attempt = candidate.attempt;
        metric.name = "search/bleu_interval";
        metric.subnet = candidate.architectureId;
        metric.value = value;
        store.append(std::span<const Metric>(&metric, 1));
    }

    /// Without a latency: one that could not be verified.
    static void addExport(Store &store, RunId run, const Candidate &candidate, const char *format, int step,
                          std::optional<double> latency)
    {
        nlohmann::json verification{{"verdict", "not verified here"}};
        if (latency)
            verification = {{"verdict", "quantised"},
                            {"runtime", "CTranslate2 4"},
                            {"threads", 1},
                            {"sentences", 64},
                            {"beam_5_latency_ms", *latency},
                            {"greedy_latency_ms", *latency / 2},
                            {"bleu", 19.5},
                            {"bleu_here", 20.25}};
        ExportRecord record;
        record.run = run;
        record.architectureId = candidate.architectureId;
        record.path = std::string("exports/") + format;
        record.proof = {{"export_format", format},
                        {"provenance", {{"run", "neuron-1"}, {"step", step}}},
                        {"verification", verification}};
        store.append(record);
    }

    static nlohmann::json protocol() { return {{"beam", 5}, {"source_length", 30}, {"threads", 1}}; }

    /// 2.25 ms by the search's protocol, and a later one by another.
    static void addMeasurements(Store &store, RunId run, int attempt, const Candidate &candidate)
    {
        Measurement measurements[2];
        for (Measurement &each : measurements) {
            each.run = run;
            each.attempt = attempt;
            each.architectureId = candidate.architectureId;
            each.architecture = candidate.architecture;
            each.protocol = protocol();
            each.medianMs = 2.25;
        }
        measurements[1].protocol["beam"] = 1;
        measurements[1].medianMs = 0.5;
        store.append(std::span<const Measurement>(measurements));
    }

    QTemporaryDir m_folder;
};

} // namespace

class TestFrontCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPictureThatIsThereIsKept()
    {
        const QTemporaryDir folder;
        QFile picture(folder.filePath(QStringLiteral("front.png")));
        QVERIFY(picture.open(QIODevice::ReadWrite) && picture.write("precious") == 8 && picture.flush());
        const Output output = m_project.front({QStringLiteral("--output"), picture.fileName()});
        QCOMPARE(output.code, 1);
        QVERIFY2(output.error.contains("front.png exists already") && output.error.contains("--force"),
                 output.error.constData());
        QVERIFY(picture.seek(0));
        QCOMPARE(picture.readAll(), QByteArray("precious"));
    }

    void theTableHoldsTheFrontOnly()
    {
        const Output output = m_project.front();
        QCOMPARE(output.code, 0);
        QVERIFY(output.out.startsWith("Search `search-1`: 2 on the front of 3 candidates, 2.00 times"));
        QVERIFY(output.out.contains("      2.00      2.25  3.0000  10.00      1.00  "));
        QVERIFY(output.out.contains("      4.00         -  2.0000  20.00"));
        QVERIFY(output.out.contains("predicted for 30 source"));
        QVERIFY(output.out.contains("enc 3x128 ffn 256, dec 2x128 ffn 256"));
        QVERIFY(!output.out.contains("6.00"));
    }

    void jsonIsALineForAMember()
    {
        const auto lines = m_project.front({QStringLiteral("--json")}).out.trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        const QJsonObject second = QJsonDocument::fromJson(lines[1]).object();
        QCOMPARE(second[QLatin1String("latency_ms")].toDouble(), 4.0);
        QCOMPARE(second[QLatin1String("bleu")].toDouble(), 20.0);
        QCOMPARE(second[QLatin1String("architecture")][QLatin1String("decoder_layers")].toInt(), 2);
    }

    void exportsArePointsOfTheirOwn()
    {
        const QByteArray text = m_project.front().out;
        QVERIFY2(text.contains("         1.25    0.62  19.50  20.25         64  "), text.constData());
        QVERIFY(text.indexOf("ctranslate2-int8") < text.indexOf("  ctranslate2  ")); // The fastest first.
        for (const char *absent : {"7.75", "onnx", "torchscript"})
            QVERIFY2(!text.contains(absent), absent);
        const auto lines = m_project.front({QStringLiteral("--json")}).out.trimmed().split('\n');
        const auto member = nlohmann::json::parse(lines[1].toStdString());
        QCOMPARE(member["exports"].size(), std::size_t(2));
        QCOMPARE(member["exports"][0]["format"], "ctranslate2-int8");
        QCOMPARE(member["exports"][0]["bleu"], 19.5);
        QVERIFY(nlohmann::json::parse(lines[0].toStdString())["exports"].empty());
        QVERIFY(
            !m_project.front({QStringLiteral("--bound"), QStringLiteral("3")}).out.contains("Exported")); // Another's.
    }

    void aBoundNamesTheBestUnderIt()
    {
        const Output output = m_project.front(
            {QStringLiteral("--json"), QStringLiteral("--bound"), QStringLiteral("5")});
        QCOMPARE(output.out.count('\n'), 1);
        QVERIFY(output.out.contains("\"latency_ms\":4.0"));
        const Output tooFast = m_project.front({QStringLiteral("--bound"), QStringLiteral("1")});
        QCOMPARE(tooFast.code, 1);
        QVERIFY(tooFast.error.contains("the fastest takes 2.00 ms"));
    }

    void rangesSayWhoIsOnTheFrontForCertain()
    {
        const SearchedProject project(
            0.3); // 4 +- 1.2 and 6 +- 1.8: the third may be faster than the second, but is worse
        const Output output = project.front();
        QVERIFY2(output.out.contains("2.80-5.20  certain"), output.out.constData());
        const auto lines
            = project.front({QStringLiteral("--json"), QStringLiteral("--possible")}).out.trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        const QJsonObject last = QJsonDocument::fromJson(lines[2]).object();
        QCOMPARE(last[QLatin1String("standing")].toString(), QStringLiteral("possible"));
        QCOMPARE(last[QLatin1String("range_ms")][0].toDouble(), 4.2);
        QCOMPARE(m_project.front({QStringLiteral("--json"), QStringLiteral("--possible")}).out.count('\n'), 2);
    }

    void intervalsOfBleuSayWhoIsOnTheFrontForCertain()
    {
        const QStringList byBleu{QStringLiteral("--by"), QStringLiteral("bleu")};
        const auto standing = [&](const SearchedProject &project) {
            const auto lines = project.front(byBleu + QStringList{QStringLiteral("--json")}).out.trimmed().split('\n');
            return QJsonDocument::fromJson(lines.last()).object()[QLatin1String("standing")].toString();
        };
        const SearchedProject wide({}, 6); // 10 +- 6 and 20 +- 6: the faster may be as good as the slower
        QCOMPARE(standing(wide), QStringLiteral("possible"));
        QCOMPARE(standing(SearchedProject({}, 4)), QStringLiteral("certain"));
        QCOMPARE(standing(m_project), QStringLiteral("certain")); // nothing is known of its scores
        const QByteArray table = wide.front(byBleu).out;
        QVERIFY2(table.contains("+/-") && table.contains("  20.00  6.00  "), table.constData());
        QVERIFY(!m_project.front(byBleu).out.contains("+/-"));
    }

    void theRangeCanBeCut()
    {
        const Output output = m_project.front({QStringLiteral("--json"), QStringLiteral("--min"), QStringLiteral("3")});
        QCOMPARE(output.out.count('\n'), 1);
        QCOMPARE(m_project.front({QStringLiteral("--max"), QStringLiteral("1")}).code, 1);
    }

    void anUnknownRunSaysSo()
    {
        const Output output = m_project.front({QStringLiteral("--run"), QStringLiteral("search-9")});
        QCOMPARE(output.code, 1);
        QVERIFY(output.error.contains("search-9"));
    }

private:
    SearchedProject m_project;
};

QTEST_GUILESS_MAIN(TestFrontCommand)
#include "test_front_command.moc"
