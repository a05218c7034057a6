// SPDX-License-Identifier: GPL-3.0-or-later
// What the scatter of a search shows beside its candidates: exported files, retrained subnets, who is on the front for
// certain, what other seeds reach, and other devices.
#include "domain/search/front_standing.h"
#include "pages/search/axes_choice.h"
#include "pages/search/front_data.h"
#include "pages/search/hover_card.h"
#include "pages/search/replay_card.h"
#include "pages/search/search_form.h"
#include "pages/search/search_page.h"
#include "pages/search/seed_group.h"
#include "pages/search/steer_card.h"
#include "pages/settings_form.h"
#include "plots/front_plot.h"
#include "project/project_document.h"
#include "sample_program.h"
#include "sample_project.h"
#include "ui_test.h"
#include "widgets/legend.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QtTest>
#include <QVBoxLayout>

using supernet::Candidate;
using supernet::Command;
using supernet::Evaluation;
using supernet::FileLock;
using supernet::FrontAxis;
using supernet::Metric;
using supernet::RunRecord;
using supernet::test::SampleProgram;
using supernet::test::SampleProject;
using namespace supernet::ui;

namespace {

/// A search of one generation, and the page that shows it.
class Shown
{
public:
    explicit Shown(const nlohmann::json &settings = nlohmann::json::object())
        : supernet(sample.addTraining("neuron"))
        , search(sample.addSearch(supernet, settings))
    {
        sample.addGeneration(search, 0, 30);
    }

    void open()
    {
        document = std::make_unique<ProjectDocument>(sample.folder());
        page = std::make_unique<SearchPage>(*document);
        page->resize(1200, 760);
        page->show();
    }

    [[nodiscard]] Candidate candidate(std::size_t at) const { return sample.store().candidates(search.id)[at]; }
    [[nodiscard]] QVector<FrontPoint> points(Standing standing) const
    {
        QVector<FrontPoint> found;
        std::ranges::copy_if(page->plot()->points(), std::back_inserter(found),
                             [&](const FrontPoint &point) { return point.standing == standing; });
        return found;
    }
    [[nodiscard]] bool isFilled() const { return points(Standing::Predicted).size() == 30; }
    [[nodiscard]] QStringList legend() const
    {
        QStringList names;
        for (const Legend::Entry &entry : page->legend()->entries())
            names << entry.name;
        return names;
    }
    void choose(QComboBox *box, const QString &text) const
    {
        const int index = box->findText(text);
        QVERIFY2(index >= 0, qPrintable(text));
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    }

    SampleProject sample;
    RunRecord supernet;
    RunRecord search;
    std::unique_ptr<ProjectDocument> document;
    std::unique_ptr<SearchPage> page;
};

void addExport(const Shown &shown, const Candidate &candidate, double milliseconds = 1.25)
{
    supernet::ExportRecord record;
    record.run = shown.search.id;
    record.architectureId = candidate.architectureId;
    record.path = "exports/small-int8";
    record.proof = {{"export_format", "ctranslate2-int8"},
                    {"bytes", 2.6e6},
                    {"provenance", {{"run", shown.supernet.name}, {"step", *shown.search.parentStep}}},
                    {"verification",
                     {{"verdict", "quantised"},
                      {"runtime", "CTranslate2 4"},
                      {"threads", 1},
                      {"sentences", 64},
                      {"beam_5_latency_ms", milliseconds},
                      {"greedy_latency_ms", 0.5},
                      {"bleu", 29.5},
                      {"bleu_here", 30.5}}}};
    (void)shown.sample.store().append(record);
}

/// Retrains a candidate to 40 +- 0.7 BLEU.
void retrain(const Shown &shown, const Candidate &candidate)
{
    supernet::Store store = shown.sample.store();
    RunRecord run;
    run.kind = supernet::JobKind::Retrain;
    run.parentRun = shown.supernet.id;
    run = store.addRun(run);
    (void)store.beginAttempt(run.id, 0);
    const Metric metrics[] = {{0, run.id, 1, 100, "valid/bleu_interval", "", 1.5, 0},
                              {0, run.id, 1, 200, "valid/bleu_interval", "", 0.7, 0}};
    store.append(metrics);
    const Evaluation evaluation = {
        0,  run.id, 1,   run.id,      200, candidate.architectureId, candidate.architecture, "valid", "bleu",
        40, "",     200, "retrained", 0};
    store.append(std::span(&evaluation, 1));
}

std::string word(Membership membership)
{
    return membership == Membership::Certain ? "certain"
        : membership == Membership::Possible ? "possible"
                                             : "dominated";
}

} // namespace

class TestFrontPoints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { supernet::test::beginUiTest(); }

    void exportedFilesArePointsOfTheirOwn()
    {
        Shown shown;
        const Candidate own = shown.candidate(3);
        addExport(shown, own);
        shown.open();
        QTRY_VERIFY(shown.isFilled());
        QTRY_COMPARE(shown.points(Standing::Exported).size(), 1);
        const FrontPoint file = shown.points(Standing::Exported).first();
        QCOMPARE(file.architecture().toStdString(), own.architectureId);
        QCOMPARE(file.cost, 1.25);
        QCOMPARE(file.value, 29.5);
        FrontPlot *plot = shown.page->plot();
        QVERIFY(
            std::ranges::all_of(plot->front(), [](const FrontPoint &member) { return isInherited(member.standing); }));
        QVERIFY(shown.legend().contains(QStringLiteral("exported files")));
        QVERIFY(plot->csv().contains(QStringLiteral("exported as ctranslate2-int8")));

        shown.choose(shown.page->axesChoice()->expense(), QStringLiteral("Parameters"));
        QCOMPARE(shown.points(Standing::Exported).first().cost, own.params);
        shown.choose(shown.page->axesChoice()->quality(), QStringLiteral("Loss")); // Nobody has scored the file's.
        QVERIFY(shown.points(Standing::Exported).isEmpty());
        QVERIFY(!shown.legend().contains(QStringLiteral("exported files")));
    }

    void aGenerationThatNoSearchCountsIsDrawnAmongTheOthers_data()
    {
        QTest::addColumn<qint64>("generation");
        QTest::addColumn<qsizetype>("seen");
        QTest::newRow("before the attempt's first") << qint64{-3} << qsizetype(30); // It counts as overtaken.
        for (const qint64 generation : {qint64{2'147'483'647}, qint64{1} << 62})
            QTest::addRow("%lld", generation) << generation << qsizetype(31);
    }
    void aGenerationThatNoSearchCountsIsDrawnAmongTheOthers()
    {
        QFETCH(qint64, generation);
        QFETCH(qsizetype, seen);
        Shown shown;
        Candidate strange = shown.candidate(0);
        strange.generation = generation;
        shown.sample.store().append(std::span(&strange, 1));
        shown.open();
        QTRY_COMPARE(shown.points(Standing::Predicted).size(), seen);
        QVERIFY(!shown.page->plot()->front().isEmpty());
    }

    void aSlowExportLeavesTheFrontItsRoom()
    {
        Shown shown;
        addExport(shown, shown.candidate(3), 400);
        shown.open();
        QTRY_VERIFY(shown.isFilled());
        QTRY_COMPARE(shown.points(Standing::Exported).size(), 1);
        const FrontPlot *plot = shown.page->plot();
        QCOMPARE(plot->farExports(), 1);
        const QString file = shown.points(Standing::Exported).first().id;
        QVERIFY(plot->positionOf(file).x() > plot->canvas()->width());
        const FrontPoint &dearest = plot->front().last();
        QVERIFY(plot->positionOf(dearest.id).x() > plot->canvas()->width() / 3);
        QVERIFY(shown.legend().contains(QStringLiteral("exported files, 1 far right")));
    }

    void everyNameOfTheLegendHasItsRow()
    {
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *legend = new Legend(
            {{QStringLiteral("a name that is long"), Qt::red}, {QStringLiteral("another one"), Qt::blue}});
        column->addWidget(legend);
        column->addWidget(new FrontPlot, 1);
        window.resize(440, 400);
        window.show();
        const int oneRow = legend->height();
        legend->setEntries(legend->entries() + legend->entries() + legend->entries());
        QTRY_VERIFY(legend->height() >= 2 * oneRow);
        QCOMPARE(legend->height(), legend->heightForWidth(legend->width()));
    }

    void anExportedFileTellsItsFiguresAndPicksItsSubnet()
    {
        Shown shown;
        addExport(shown, shown.candidate(3));
        shown.open();
        QTRY_COMPARE(shown.points(Standing::Exported).size(), 1);
        QTest::qWait(50);
        FrontPlot *plot = shown.page->plot();
        const QPoint place = plot->positionOf(shown.points(Standing::Exported).first().id);
        QTest::mouseMove(plot->canvas(), place);
        QTRY_VERIFY(shown.page->hoverCard()->isVisible());
        const QString text = shown.page->hoverCard()->text();
        for (const char *told : {"CTranslate2", "exports/small-int8", "29.5", "1.25", "3\u00a0MB", "30.5"})
            QVERIFY2(text.contains(QString::fromUtf8(told)), qPrintable(text));
        QTest::mouseClick(plot->canvas(), Qt::LeftButton, {}, place);
        QCOMPARE(plot->selected(), QStringList{QString::fromStdString(shown.candidate(3).architectureId)});
    }

    void membersOfTheFrontAreCertainOrPossible()
    {
        Shown shown(nlohmann::json{{"latency_interval", {{"relative", 0.1}, {"level", 0.95}}}});
        shown.open();
        QTRY_VERIFY(shown.isFilled());
        const auto candidates = supernet::scoredCandidates(shown.sample.store(), shown.search);
        const auto standings = supernet::standings(candidates, FrontAxis::Bleu);
        std::map<std::string, int> seen;
        for (std::size_t at = 0; at < candidates.size(); ++at) {
            const auto id = QString::fromStdString(candidates[at].candidate.architectureId);
            const auto point = std::ranges::find(shown.page->plot()->points(), id, &FrontPoint::id);
            QVERIFY(point != shown.page->plot()->points().end());
            QCOMPARE(word(point->membership), std::string(supernet::name(standings[at])));
            QCOMPARE(point->range->first, candidates[at].range->low);
            ++seen[word(point->membership)];
        }
        QCOMPARE(seen.size(), std::size_t(3)); // Else nothing is told apart.
        QVERIFY(shown.legend().contains(QStringLiteral("possibly on it")));
        shown.choose(shown.page->axesChoice()->expense(), QStringLiteral("FLOPs")); // Those are counted.
        QVERIFY(std::ranges::all_of(shown.page->plot()->points(),
                                    [](const FrontPoint &point) { return point.membership == Membership::Unknown; }));
        QVERIFY(!shown.legend().contains(QStringLiteral("possibly on it")));
    }

    void retrainedQualityHasItsInterval()
    {
        Shown shown;
        retrain(shown, shown.candidate(5));
        shown.open();
        QTRY_COMPARE(shown.points(Standing::Retrained).size(), 1);
        const FrontPoint point = shown.points(Standing::Retrained).first();
        QCOMPARE(point.value, 40.0);
        QCOMPARE(point.valueInterval, 0.7); // Where the run ended.
        QVERIFY(shown.legend().contains(QStringLiteral("retrained")));
        QTest::qWait(50);
        QTest::mouseMove(shown.page->plot()->canvas(), shown.page->plot()->positionOf(point.id));
        QTRY_VERIFY(shown.page->hoverCard()->isVisible());
        QVERIFY2(shown.page->hoverCard()->text().contains(QStringLiteral("40.0 BLEU ± 0.7")),
                 qPrintable(shown.page->hoverCard()->text()));
    }

    void searchesThatDifferInTheSeedAreABand()
    {
        Shown shown;
        const RunRecord other = shown.sample.addSearch(shown.supernet, nlohmann::json::object(), 2);
        shown.sample.addGeneration(other, 1, 30);
        RunRecord twin = shown.supernet;
        twin.name.clear();
        twin.seed = 2;
        twin = shown.sample.store().addRun(twin);
        const RunRecord ofTwin = shown.sample.addSearch(twin);
        shown.sample.addGeneration(ofTwin, 2, 30);
        const RunRecord unlike = shown.sample.addSearch(shown.supernet, {{"algorithm", "random"}});
        shown.sample.addGeneration(unlike, 3, 30);
        shown.open();
        QTRY_COMPARE(seedGroup(*shown.document, shown.search.id),
                     (std::vector<supernet::RunId>{shown.search.id, other.id, ofTwin.id}));
        QCOMPARE(seedGroup(*shown.document, unlike.id), std::vector<supernet::RunId>{unlike.id});
        QTRY_VERIFY(shown.isFilled()); // The newest: the one that is unlike the others.
        QVERIFY(shown.page->plot()->band().isEmpty());

        shown.choose(shown.page->searchChoice(), QString::fromStdString(other.name));
        const auto &band = shown.page->plot()->band();
        QVERIFY(band.size() >= 2);
        for (const FrontBandPoint &step : band)
            QVERIFY(step.worst <= step.best);
        // At the right end each has reached its best: the band is between the worst and the best of these.
        QList<double> best;
        for (const supernet::RunId run : {shown.search.id, other.id, ofTwin.id})
            best << frontLine(frontPoints(*shown.document, {run, {}, {}}), Quality::Bleu).last().y();
        QCOMPARE(band.last().worst, std::ranges::min(best));
        QCOMPARE(band.last().best, std::ranges::max(best));
        QVERIFY(shown.legend().contains(QStringLiteral("between the fronts of 3 seeds")));
    }

    void latenciesOnOtherDevicesAreAnAxis()
    {
        QByteArray answer = "{\"milliseconds\":[";
        for (int at = 0; at < 30; ++at)
            answer += (at > 0 ? "," : "") + QByteArray::number(100 + at);
        const SampleProgram program(SampleProgram::always(answer + "]}"));
        Shown shown;
        (void)shown.sample.addPredictor("pi4");
        (void)shown.sample.addPredictor();
        shown.open();
        QTRY_VERIFY(shown.isFilled());
        QTRY_COMPARE(shown.page->axesChoice()->expense()->count(), 4); // This machine's is the latency above.
        shown.choose(shown.page->axesChoice()->expense(), QStringLiteral("Latency on pi4"));
        QTRY_COMPARE(shown.page->plot()->points().size(), 30);
        QCOMPARE(shown.page->plot()->points().first().cost, 100.0);
        QCOMPARE(shown.page->plot()->points().first().id.toStdString(), shown.candidate(0).architectureId);
        QVERIFY(program.asked().contains("\"device\":\"pi4\"") && program.asked().contains("\"latencies\""));
        QVERIFY(shown.points(Standing::Exported).isEmpty());
    }

    void aNewSearchTakesALimitForEachDevice()
    {
        Shown shown;
        (void)shown.sample.addPredictor("pi4");
        shown.open();
        const auto field = [&]() -> QDoubleSpinBox * {
            for (auto *each : shown.page->settings()->findChildren<QDoubleSpinBox *>()) {
                if (each->accessibleName() == QLatin1String("On pi4 at most"))
                    return each;
            }
            return nullptr;
        };
        QTRY_VERIFY(field());
        QVERIFY(!shown.page->settings()->arguments().contains(QStringLiteral("--limit")));
        field()->setValue(300);
        const QStringList words = shown.page->settings()->arguments();
        QCOMPARE(words.value(words.indexOf(QStringLiteral("--limit")) + 1), QStringLiteral("pi4=300"));
    }

    void aDevicesLimitIsSteered()
    {
        QByteArray answer = "{\"milliseconds\":[";
        for (int at = 0; at < 30; ++at)
            answer += (at > 0 ? "," : "") + QByteArray::number(100 + at);
        const SampleProgram program(SampleProgram::always(answer + "]}"));
        Shown shown(nlohmann::json{{"device_limits_ms", {{"pi4", 120.0}}}});
        const FileLock alive = shown.sample.holdLock(shown.search);
        shown.open();
        QTRY_VERIFY(shown.isFilled());
        shown.choose(shown.page->axesChoice()->expense(), QStringLiteral("Latency on pi4"));
        QTRY_COMPARE(shown.page->plot()->points().size(), 30);
        QCOMPARE(shown.page->plot()->limit(), std::optional(120.0)); // That it began with.
        SteerCard *steer = shown.page->steering();
        QTRY_VERIFY(steer->limitButton()->isEnabled());
        QCOMPARE(steer->limitButton()->text(), QStringLiteral("Keep under 120.0\u00a0ms on pi4"));
        QTest::mouseClick(steer->limitButton(), Qt::LeftButton);
        QTRY_COMPARE(shown.sample.store().commands(shown.search.id).size(), std::size_t(1));
        const Command command = shown.sample.store().commands(shown.search.id).front();
        QCOMPARE(command.argument, (nlohmann::json{{"device", "pi4"}, {"ms", 120.0}}));
        QTRY_VERIFY2(steer->words().contains(QStringLiteral("Latency at most 120 ms on `pi4`")),
                     qPrintable(steer->words()));
        const Metric obeyed = {0, shown.search.id, 1, 0, "search/steering", "", static_cast<double>(command.id), 0};
        shown.sample.store().append(std::span(&obeyed, 1));
        const auto notes = [&] { return shown.page->replay()->words(); };
        QTRY_VERIFY2(notes().contains(QStringLiteral("on `pi4`")), qPrintable(notes()));
    }

    void aDeviceThatTheSearchDoesNotKnowCannotBeSteered()
    {
        Shown shown;
        (void)shown.sample.addPredictor("pi4");
        const FileLock alive = shown.sample.holdLock(shown.search);
        shown.open();
        SteerCard *steer = shown.page->steering();
        QTRY_VERIFY(steer->limitButton()->isEnabled());
        steer->setLimit(120, QStringLiteral("pi4"));
        QVERIFY(!steer->limitButton()->isEnabled());
        QVERIFY(steer->limitButton()->toolTip().contains(QStringLiteral("pi4")));
    }
};

QTEST_MAIN(TestFrontPoints)
#include "test_front_points.moc"
