// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"
#include "domain/project/project.h"
#include "domain/project/run_state.h"
#include "domain/search/front_view.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>
#include <set>

using namespace supernet;
namespace fs = std::filesystem;

/// What models/ ships, as the programs find it. See models/README.md for the command that makes it.
class TestShippedDemo : public QObject
{
    Q_OBJECT

private:
    const fs::path m_models = SUPERNET_MODELS;
    const fs::path m_shipped = m_models / "demo.supernet";

    Project project() const { return Project::open(m_shipped); }
    Store store() const { return project().openStore(Store::Mode::ReadOnly); }

    static QByteArray contentOf(const fs::path &path)
    {
        QFile file(QString::fromStdString(path.string()));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::vector<fs::path> files() const
    {
        std::vector<fs::path> found;
        for (const auto &entry : fs::recursive_directory_iterator(m_models))
            if (entry.is_regular_file())
                found.push_back(entry.path());
        return found;
    }

    static void forEachKind()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"plain", "layer", "neuron"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }

private Q_SLOTS:
    void isUnderFortyMegabytes()
    {
        std::uintmax_t bytes = 0;
        for (const fs::path &file : files())
            bytes += fs::file_size(file);
        QVERIFY2(bytes < 40'000'000, std::to_string(bytes).c_str());
    }

    void namesNoPlaceOfTheMachineThatMadeIt()
    {
        static const QRegularExpression place(
            QStringLiteral("(?<![\\w.~-])/(home|root|work|tmp|usr|var|opt|mnt|srv|build)/[\\w.-]+"));
        QVERIFY(files().size() > 20);
        for (const fs::path &file : files()) {
            const auto match = place.match(QString::fromLatin1(contentOf(file)));
            QVERIFY2(!match.hasMatch(), qPrintable(QString::fromStdString(file.string()) + u' ' + match.captured()));
        }
    }

    /// SQLite's file format, bytes 18 and 19: 1 is a rollback journal, 2 a write-ahead log.
    void itsStoreIsOneFile()
    {
        const QByteArray header = contentOf(project().storeFile()).left(20);
        QCOMPARE(int(header.at(18)), 1);
        QCOMPARE(int(header.at(19)), 1);
        QVERIFY(!fs::exists(project().storeFile().string() + "-wal"));
    }

    void eachKindOfSharingIsTrainedWithCurves_data() { forEachKind(); }
    void eachKindOfSharingIsTrainedWithCurves()
    {
        QFETCH(QString, kind);
        const Store facts = store();
        const auto run = facts.run(kind.toStdString());
        QVERIFY(run.has_value());
        QCOMPARE(runState(project(), facts, *run), std::string("done"));
        std::map<std::string, std::set<std::int64_t>> steps;
        for (const Metric &metric : facts.metrics(run->id))
            steps[metric.name].insert(metric.step);
        for (const char *curve : {"valid/loss", "valid/bleu", "conflict/share"})
            QVERIFY2(steps[curve].size() >= 10, curve);
        const std::int64_t last = run->settings.at("steps");
        QVERIFY(steps["train/loss"].contains(last));
        QCOMPARE(last, facts.run(std::string("plain"))->settings.at("steps").get<std::int64_t>());
        QVERIFY(!facts.conflictSamples(run->id).empty());
    }

    void eachKindOfSharingIsSearched_data() { forEachKind(); }
    void eachKindOfSharingIsSearched()
    {
        QFETCH(QString, kind);
        const Store facts = store();
        const RunRecord search = searchRun(facts, "search-" + kind.toStdString());
        QCOMPARE(search.parentRun.value(), facts.run(kind.toStdString())->id);
        const auto front = frontOf(scoredCandidates(facts, search), FrontAxis::Loss);
        QVERIFY2(front.size() >= 8, std::to_string(front.size()).c_str());
        QVERIFY(front.back().candidate.latencyMs >= 2.5 * front.front().candidate.latencyMs);
        QVERIFY(front.front().bleu && front.back().bleu);
        QVERIFY2(*front.back().bleu > *front.front().bleu + 3, "small subnets are to be clearly worse");
    }

    void itHasLatenciesPicksAndAnExportThatTranslates()
    {
        QVERIFY(store().measurements().size() >= 100);
        QCOMPARE(store().picks().size(), std::size_t(2));
        const auto exports = store().exports();
        QVERIFY(!exports.empty());
        const auto model = m_shipped / exports.back().path;
        const auto translated = test::supernet({QStringLiteral("translate"), QStringLiteral("--threads"),
                                                QStringLiteral("1"), QStringLiteral("--model"),
                                                QString::fromStdString(model.string())},
                                               contentOf(project().dataFolder() / "test.source.txt").left(2000));
        QCOMPARE(translated.code, 0);
        QVERIFY(translated.out.size() > 1000);
    }

    void aCopyOfItScoresAsTheTrainingRunDid()
    {
        QTemporaryDir folder;
        const QString copy = folder.filePath(QStringLiteral("copy.supernet"));
        (void)Project::copyOf(m_shipped, copy.toStdString());
        const auto evaluated = test::supernet(
            {QStringLiteral("evaluate"), QStringLiteral("--project"), copy, QStringLiteral("--run"),
             QStringLiteral("neuron"), QStringLiteral("--metric"), QStringLiteral("loss"), QStringLiteral("--threads"),
             QStringLiteral("1"), QStringLiteral("--architecture"), QStringLiteral("largest"),
             QStringLiteral("--json")});
        QCOMPARE(evaluated.code, 0);
        const Store facts = store();
        double recorded = 0;
        for (const Metric &metric : facts.metrics(facts.run(std::string("neuron"))->id))
            if (metric.name == "valid/loss" && metric.subnet == "largest")
                recorded = metric.value;
        const double now = evaluated.event("result")["scores"][0]["score"];
        QVERIFY2(std::abs(now - recorded) < 1e-4, evaluated.out.constData());
    }
};

QTEST_GUILESS_MAIN(TestShippedDemo)
#include "test_shipped_demo.moc"
