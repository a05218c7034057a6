// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the supernet can be believed, and what retraining is worth: what the store says of it, in words, and the two views of
// the Compare page that show it.
#include "pages/compare/compare_page.h"
#include "pages/compare/fidelity_plot.h"
#include "pages/compare/fidelity_words.h"
#include "pages/compare/retraining_card.h"
#include "pages/compare/retraining_words.h"
#include "pages/compare/training_budget.h"
#include "pages/compare/truth_card.h"
#include "plots/line_chart.h"
#include "project/project_document.h"
#include "sample_trust.h"
#include "ui_test.h"
#include "window/main_window.h"

#include <algorithm>
#include <limits>
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QtTest>

using namespace supernet;
using namespace supernet::test;
using namespace supernet::ui;

namespace {

using View = ComparePage::View;

/// In place of `supernet`: a script that writes down what it was called with, and ends.
class CalledProgram
{
public:
    CalledProgram()
    {
        QFile program(m_folder.filePath(QStringLiteral("supernet")));
        if (!program.open(QIODevice::WriteOnly))
            qFatal("The script could not be written.");
        program.write("#!/bin/sh\nprintf '%s\\n' \"$*\" >> \"$0.called\"\n");
        program.close();
        program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv("SUPERNET_BIN", m_folder.path().toUtf8());
    }
    ~CalledProgram() { qputenv("SUPERNET_BIN", "/nowhere"); }
    [[nodiscard]] QString called() const
    {
        QFile file(m_folder.filePath(QStringLiteral("supernet.called")));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

private:
    QTemporaryDir m_folder;
};

std::vector<FidelityPair> pairsOf(const std::vector<ComparedArchitecture> &compared)
{
    std::vector<FidelityPair> pairs;
    for (const ComparedArchitecture &each : compared)
        pairs.push_back(each.pair);
    return pairs;
}

TrustFacts factsOf(const SampleProject &sample)
{
    return readTrustFacts(sample.project(), sample.store());
}

Fidelity fidelityWith(std::size_t count, const Estimate &tau)
{
    Fidelity fidelity;
    fidelity.count = count;
    fidelity.gap = {2, 1, 3};
    fidelity.kendall = tau;
    return fidelity;
}

Subnet pickOf(const char *id, const char *supernet)
{
    Subnet pick;
    pick.id = QString::fromLatin1(id);
    pick.name = QStringLiteral("Subnet ") + pick.id;
    pick.architecture = {{"decoder_layers", 1}};
    pick.supernet = supernet;
    return pick;
}

/// The page over a project with two supernets, of which the first has been compared well and the second badly, and a search
/// in the second.
class Shown
{
public:
    Shown()
    {
        good = sample.addTraining("neuron");
        bad = sample.addTraining("none");
        addFidelity(sample, good, comparedArchitectures(12, 0.2));
        addFidelity(sample, bad, comparedArchitectures(8, 40));
        const RunRecord search = sample.addSearch(bad);
        sample.addGeneration(search, 0, 40);
        document = std::make_unique<ProjectDocument>(sample.folder());
        page = std::make_unique<ComparePage>(*document);
        page->resize(1200, 760);
        page->show();
    }
    [[nodiscard]] TruthCard &truth() const { return *page->truth(); }
    [[nodiscard]] RetrainingCard &retraining() const { return *page->retraining(); }
    void click(View view) const { QTest::mouseClick(page->viewButton(view), Qt::LeftButton); }

    SampleProject sample;
    RunRecord good;
    RunRecord bad;
    std::unique_ptr<ProjectDocument> document;
    std::unique_ptr<ComparePage> page;
};

} // namespace

class TestTrust : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        beginUiTest();
        qputenv("SUPERNET_BIN", "/nowhere");
    }

    void theReportIsThatOfTheCommandLine()
    {
        const SampleProject sample;
        const auto compared = comparedArchitectures(9, 4);
        addFidelity(sample, sample.addTraining("neuron"), compared);
        const TrustFacts facts = factsOf(sample);
        QCOMPARE(facts.fidelity.size(), std::size_t(1));
        QCOMPARE(facts.fidelity[0].architectures.front(), compared.front().id); // As drawn, which is what is resampled.
        const FidelityReport expected = fidelityOf(pairsOf(compared), {1, 200, 1});
        QCOMPARE(facts.fidelity[0].report->all.kendall.value, expected.all.kendall.value);
        QCOMPARE(facts.fidelity[0].report->all.kendall.low, expected.all.kendall.low);
        QCOMPARE(facts.fidelity[0].report->all.gap.high, expected.all.gap.high);
        QCOMPARE(facts.fidelity[0].report->kendallWithinDepth.low, expected.kendallWithinDepth.low);
    }

    void theVerdictDependsOnTheInterval()
    {
        QCOMPARE(trustIn(fidelityWith(4, {1, 1, 1})), Trust::TooFew); // Four in perfect order are no proof.
        QCOMPARE(trustIn(fidelityWith(8, {0.5, -0.1, 0.9})), Trust::Unshown);
        QCOMPARE(trustIn(fidelityWith(8, {-0.7, -0.9, -0.2})), Trust::Reversed);
        QCOMPARE(trustIn(fidelityWith(8, {0.4, 0.1, 0.7})), Trust::Rough);
        QCOMPARE(trustIn(fidelityWith(8, {0.6, 0.1, 0.9})), Trust::Fair);
        QCOMPARE(trustIn(fidelityWith(8, {0.86, 0.5, 1})), Trust::Close);
        const double none = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(trustIn(fidelityWith(8, {none, none, none})), Trust::Unshown);
    }

    void theVerdictSaysWhatTauMeans()
    {
        const QString close = fidelityVerdict(fidelityWith(8, {0.86, 0.5, 1}));
        QVERIFY2(close.startsWith(
                     QStringLiteral("Ranks 8 architectures nearly as standalone training does: of 100 pairs about 93")),
                 qPrintable(close));
        QVERIFY2(close.contains(QStringLiteral("2.0 BLEU off")), qPrintable(close));
        const QString none = fidelityVerdict(fidelityWith(8, {0.3, -0.3, 0.8}));
        QVERIFY2(none.startsWith(QStringLiteral("No correlation can be shown with 8 architectures")), qPrintable(none));
        FidelityFacts ahead;
        ahead.pairs = {{10, 14, 0}, {12, 18, 0}};
        ahead.report = fidelityOf(ahead.pairs, {1, 10, 1});
        QVERIFY2(fidelityVerdict(ahead).contains(QStringLiteral("above that of standalone training, by 5.0 BLEU")),
                 qPrintable(fidelityVerdict(ahead)));
    }

    void figuresHaveTheirIntervals()
    {
        const FidelityReport report = fidelityOf(pairsOf(comparedArchitectures(12, 0.2)), {2, 100, 1});
        const auto figures = fidelityFigures(report, {2, 100, 1});
        QCOMPARE(figures[0].value,
                 QStringLiteral("%1 [%2, %3] BLEU")
                     .arg(report.all.gap.value, 0, 'f', 2)
                     .arg(report.all.gap.low, 0, 'f', 2)
                     .arg(report.all.gap.high, 0, 'f', 2));
        QVERIFY(figures.last().meaning.contains(QStringLiteral("2 favourites")));
        for (const FidelityFigure &figure : figures)
            QVERIFY(!figure.meaning.isEmpty());
        const FidelityReport one = fidelityOf(std::vector<FidelityPair>{{20, 18, 0}}, {1, 10, 1});
        QCOMPARE(fidelityFigures(one, {1, 10, 1})[1].value, QStringLiteral("undefined")); // No order among one.
    }

    void filesGetIntervalsAsNumbers()
    {
        const SampleProject sample;
        addFidelity(sample, sample.addTraining("neuron"), comparedArchitectures(6, 1));
        const TrustFacts facts = factsOf(sample);
        const auto rows = fidelityRows(facts.fidelity);
        const QStringList headings = fidelityHeadings();
        QCOMPARE(rows[0].cells.size(), headings.size());
        QCOMPARE(QSet<QString>(headings.begin(), headings.end()).size(),
                 headings.size()); // They are the keys of a file.
        const auto low = rows[0].cells[headings.indexOf(QStringLiteral("Gap, BLEU, from"))];
        QCOMPARE(low.value.toDouble(), facts.fidelity[0].report->all.gap.low);
    }

    void whatIsTrueLiesOnTheDiagonal()
    {
        FidelityPlot plot;
        plot.resize(420, 440);
        const FidelityDot right{QStringLiteral("right"), 24, 24};
        const FidelityDot low{QStringLiteral("low"), 20, 26};
        plot.setSeries({{QStringLiteral("neuron-1@1000"), 0, {right, low}}});
        QVERIFY(plot.range().first <= 20 && plot.range().second >= 26);
        const QPointF origin = plot.positionOf({{}, plot.range().first, plot.range().first});
        const QPointF onLine = plot.positionOf(right) - origin;
        QVERIFY(std::abs(onLine.x() + onLine.y()) < 1e-6);
        const QPointF above = plot.positionOf(low) - origin;
        QVERIFY(-above.y() > above.x());
        QCOMPARE(plot.csv(),
                 QStringLiteral(
                     "run,architecture,inherited,standalone\nneuron-1@1000,right,24,24\nneuron-1@1000,low,20,26\n"));
    }

    void dotsAreReadByPointerAndKeyboard()
    {
        FidelityPlot plot;
        plot.resize(420, 440);
        plot.setSeries(
            {{QStringLiteral("neuron-1"), 0, {{QStringLiteral("b"), 24, 23}, {QStringLiteral("a"), 20, 26}}}});
        plot.show();
        QTest::mouseMove(&plot, plot.positionOf(plot.series()[0].dots[0]).toPoint());
        QTRY_COMPARE(plot.reading(), QStringLiteral("neuron-1 · b: inherited 24.0, standalone 23.0"));
        QTest::mouseMove(&plot, QPoint(2, 2));
        QTRY_COMPARE(plot.reading(), QString());
        QTest::keyClick(&plot, Qt::Key_Right);
        QVERIFY2(plot.reading().contains(QStringLiteral("a: inherited 20.0")),
                 qPrintable(plot.reading())); // From left to right.
        QTest::keyClick(&plot, Qt::Key_Right);
        QVERIFY(plot.reading().contains(QStringLiteral("b: inherited 24.0")));
        plot.setSeries(plot.series());
        QVERIFY(!plot.reading().isEmpty()); // Nothing new is no reason to look away.
    }

    void aBudgetIsStepsOrMinutes()
    {
        TrainingBudget budget;
        budget.setPlan({.steps = 2000, .warmup = 400, .hasBleu = true, .secondsPerStep = 0.5});
        QCOMPARE(budget.arguments(),
                 QStringList({QStringLiteral("--steps"), QStringLiteral("2000")})); // As the supernet.
        QCOMPARE(budget.seconds(4), 4000.0);
        budget.number()->setValue(300);
        QCOMPARE(budget.arguments().mid(2),
                 QStringList({QStringLiteral("--warmup"), QStringLiteral("60")})); // 400 would never end.
        QCOMPARE(budget.curveArguments().mid(4),
                 QStringList({QStringLiteral("--validate-every"), QStringLiteral("30")}));
        budget.unit()->setCurrentIndex(1);
        budget.number()->setValue(3);
        QCOMPARE(budget.arguments().first(2), QStringList({QStringLiteral("--minutes"), QStringLiteral("3")}));
        QCOMPARE(budget.seconds(2), 360.0);
        budget.setPlan({.steps = 50, .hasBleu = false});
        QCOMPARE(budget.number()->value(), 3); // A person's choice stays.
        QVERIFY(budget.curveArguments().contains(QStringLiteral("--bleu-sentences")));
    }

    void retrainingIsComparedAsTheCommandLineDoes()
    {
        const SampleProject sample;
        const RunRecord supernet = sample.addTraining("neuron");
        addAlone(sample, supernet, "aaaa", Start::Scratch, risingCurve(0, 30, 100, 11)); // 30 ± 1 after 1,000 steps.
        addAlone(sample, supernet, "aaaa", Start::Inherited,
                 risingCurve(20, 31, 100, 12)); // 29 after 900, 30 after 1,000.
        addAlone(sample, supernet, "bbbb", Start::Scratch, risingCurve(0, 30, 100, 11));
        addAlone(sample, supernet, "bbbb", Start::Inherited, risingCurve(20, 25, 100, 6));
        addAlone(sample, supernet, "cccc", Start::Inherited, risingCurve(20, 25, 100, 6));
        const TrustFacts facts = factsOf(sample);
        const std::string from = supernet.name + "@1000";
        const RetrainingPair both = retrainingPair(facts, "aaaa", from);
        QCOMPARE(both.inherited->saving->reachedInterval->step, std::int64_t(900));
        QVERIFY(std::abs(*stepsSaved(*both.inherited->saving) - 0.1) < 1e-9);
        const QString saved = retrainingVerdict(both);
        QVERIFY2(saved.startsWith(QStringLiteral(
                     "Retraining saved 10 % of the steps: 900 steps instead of 1,000, 90 s instead of 100")),
                 qPrintable(saved));
        const RetrainingPair never = retrainingPair(facts, "bbbb", from);
        QVERIFY(!stepsSaved(*never.inherited->saving));
        QVERIFY2(retrainingVerdict(never).contains(QStringLiteral("not come within the interval")),
                 qPrintable(retrainingVerdict(never)));
        const RetrainingPair half = retrainingPair(facts, "cccc", from);
        QVERIFY(half.inherited && !half.scratch);
        QVERIFY2(retrainingVerdict(half).contains(QStringLiteral("from scratch too")),
                 qPrintable(retrainingVerdict(half)));
        QVERIFY(!retrainingPair(facts, "cccc", "another@1000").inherited); // Weights of another supernet.
        QCOMPARE(retrainingVerdict(retrainingPair(facts, "dddd", from)), QStringLiteral("Not trained alone yet."));
    }

    void rowsArePicksAndWhatElseWasRetrained()
    {
        const SampleProject sample;
        const RunRecord supernet = sample.addTraining("neuron");
        const std::string from = supernet.name + "@1000";
        addAlone(sample, supernet, "aaaa", Start::Scratch, risingCurve(0, 30, 100, 11));
        addAlone(sample, supernet, "aaaa", Start::Inherited, risingCurve(25, 31, 100, 4)); // 29 after 200.
        const TrustFacts facts = factsOf(sample);
        const auto subnets = retrainedSubnets({pickOf("eeee", from.c_str())}, facts);
        QCOMPARE(subnets.size(), std::size_t(2));
        const auto rows = retrainingRows(subnets);
        QCOMPARE(rows[0].cells[1].text, QStringLiteral("–"));
        QCOMPARE(rows[1].cells.size(), retrainingHeadings().size());
        QCOMPARE(rows[1].cells[3].value.toDouble(), 1000.0);
        QCOMPARE(rows[1].cells[5].value.toDouble(), 200.0);
        QCOMPARE(rows[1].cells.last().value.toDouble(), 80.0);
        QCOMPARE(retrainedSubnets({pickOf("aaaa", from.c_str())}, facts).size(), std::size_t(1)); // Not twice.
    }

    void everyPickIsTrainedFromBothStarts()
    {
        Subnet end = pickOf("1234", "");
        end.architecture = "smallest";
        const auto jobs = trainingJobs({pickOf("aaaa", "neuron-1@1000"), end},
                                       {QStringLiteral("--steps"), QStringLiteral("50")});
        QCOMPARE(jobs.size(), std::size_t(4));
        const std::vector<std::string> expected = {"--architecture", "aaaa",          "--start", "scratch",
                                                   "--supernet",     "neuron-1@1000", "--steps", "50"};
        QCOMPARE(jobs[0].arguments, expected);
        QCOMPARE(jobs[1].arguments[3], std::string("inherited"));
        QCOMPARE(jobs[2].arguments[1], std::string("smallest")); // The command line knows the ends of a space by name.
        QCOMPARE(jobs[3].job, JobKind::Retrain);
    }

    void thePageShowsEveryComparison()
    {
        const Shown shown;
        shown.click(View::Truth);
        QTRY_COMPARE(shown.truth().table()->rowCount(), 2);
        const QAbstractItemModelTester tester(shown.truth().table(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QString latest = QString::fromStdString(shown.bad.name) + QStringLiteral("@1000: No correlation");
        QVERIFY2(shown.truth().verdict().startsWith(latest), qPrintable(shown.truth().verdict()));
        QCOMPARE(shown.truth().plot()->series().size(), 2);
        QCOMPARE(shown.truth().plot()->series()[1].dots.size(), 8);
        shown.truth().view()->selectRow(0);
        QVERIFY2(shown.truth().verdict().contains(QStringLiteral("nearly as standalone")),
                 qPrintable(shown.truth().verdict()));
        QVERIFY(shown.truth().figure(QStringLiteral("Gap")).endsWith(QStringLiteral("BLEU")));
        const QString first = shown.truth().table()->rows()[0].key;
        shown.truth().table()->setChecked(first, false);
        QCOMPARE(shown.truth().plot()->series().size(), 1);
        QCOMPARE(shown.truth().plot()->series()[0].look, 1); // Its mark stays.
    }

    void aComparisonIsStartedWithItsBudget()
    {
        const CalledProgram program;
        const Shown shown;
        shown.click(View::Truth);
        QTRY_VERIFY(shown.truth().startButton()->isEnabled());
        QCOMPARE(shown.truth().supernets()->currentText(),
                 QString::fromStdString(shown.bad.name)); // The one searched in.
        shown.truth().architectures()->setValue(5);
        shown.truth().budget()->number()->setValue(120);
        QTest::mouseClick(shown.truth().startButton(), Qt::LeftButton);
        QTRY_VERIFY2(program.called().startsWith(
                         QStringLiteral("fidelity --supernet %1 --architectures 5 --steps 120 --project ")
                             .arg(QString::fromStdString(shown.bad.name))),
                     qPrintable(program.called()));
    }

    void aComparisonUnderWayIsToldOfAndStopped()
    {
        Shown shown;
        const RunRecord run = addFidelity(shown.sample, shown.good, comparedArchitectures(3, 1), false);
        const FileLock alive = shown.sample.holdLock(run);
        shown.sample.setProgress(run, "training alone", 3.4, 8);
        shown.click(View::Truth);
        QTRY_VERIFY(shown.truth().stopButton()->isVisible());
        QVERIFY(!shown.truth().startButton()->isVisible());
        QVERIFY2(shown.truth().state().contains(QStringLiteral("3 of 8 architectures")),
                 qPrintable(shown.truth().state()));
        QTRY_COMPARE(shown.truth().table()->rowCount(), 3); // What it has so far.
        QTest::mouseClick(shown.truth().stopButton(), Qt::LeftButton);
        QTRY_VERIFY(!shown.sample.store().commands(run.id).empty());
        QCOMPARE(shown.sample.store().commands(run.id).back().verb, std::string("stop"));
    }

    void withoutAComparisonThePageSaysWhatItWouldTell()
    {
        const SampleProject sample;
        (void)sample.addTraining("neuron");
        ProjectDocument document(sample.folder());
        ComparePage page(document);
        page.show();
        page.showView(View::Truth);
        QTRY_VERIFY(page.truth()->startButton()->isEnabled());
        QTRY_VERIFY(std::ranges::any_of(page.truth()->findChildren<QLabel *>(), [](const QLabel *text) {
            return text->isVisible() && text->text().contains(QStringLiteral("Nothing has been compared yet"));
        }));
        QVERIFY(!page.truth()->plot()->isVisible());
    }

    void oneClickQueuesBothTrainingsOfEveryPick()
    {
        const CalledProgram program;
        const Shown shown;
        shown.click(View::Retraining);
        QTRY_COMPARE(shown.retraining().charts().size(), 3);
        QTRY_VERIFY(shown.retraining().startButton()->isEnabled());
        shown.retraining().budget()->number()->setValue(200);
        QTest::mouseClick(shown.retraining().startButton(), Qt::LeftButton);
        QTRY_COMPARE(shown.sample.store().queue().size(), std::size_t(6));
        QVERIFY(!shown.retraining().startButton()->isEnabled());
        const QueueItem first = shown.sample.store().queue().front();
        QCOMPARE(first.job, JobKind::Retrain);
        const auto words = first.settings.at("arguments").get<std::vector<std::string>>();
        QCOMPARE(words[1], shown.page->picks()[0].id.toStdString());
        QVERIFY(std::ranges::search(words, std::vector<std::string>{"--steps", "200", "--validate-every", "20"}).size()
                == 4);
        QTRY_VERIFY2(program.called().startsWith(QStringLiteral("work ")), qPrintable(program.called()));
        QTRY_VERIFY2(shown.retraining().state().contains(QStringLiteral("6 more wait")),
                     qPrintable(shown.retraining().state()));
    }

    void trainingsLandOnThePage()
    {
        const Shown shown;
        shown.click(View::Retraining);
        QTRY_COMPARE(shown.retraining().charts().size(), 3);
        TrainingChart *first = shown.retraining().charts().first();
        QTRY_COMPARE(first->verdict(), QStringLiteral("Not trained alone yet."));
        QTRY_VERIFY(first->empty()->isVisible());
        QVERIFY(!first->chart()->isVisible()); // Its axes would be made up.
        QVERIFY2(first->empty()->text().contains(QStringLiteral("Train the picks alone")),
                 qPrintable(first->empty()->text()));
        const std::string id = shown.page->picks()[0].id.toStdString();
        addAlone(shown.sample, shown.bad, id, Start::Scratch, risingCurve(0, 30, 100, 11));
        addAlone(shown.sample, shown.bad, id, Start::Inherited, risingCurve(25, 31, 100, 4));
        QTRY_VERIFY2(first->verdict().startsWith(QStringLiteral("Retraining saved 80 % of the steps")),
                     qPrintable(first->verdict()));
        QCOMPARE(first->chart()->points(TrainingChart::Scratch), 11);
        QCOMPARE(first->chart()->points(TrainingChart::Inherited), 4);
        QVERIFY(first->chart()->isShown(TrainingChart::Goal));
        const auto bleu = first->chart()->yRange();
        QCOMPARE(shown.retraining().charts().last()->chart()->yRange(), bleu); // Beside each other on one scale.
        QTest::mouseClick(shown.retraining().lossButton(), Qt::LeftButton);
        QVERIFY(first->chart()->yRange().second < bleu.second);
        QVERIFY(!first->chart()->isShown(TrainingChart::Goal));
        QTRY_VERIFY(shown.page->table()->rowOf(QStringLiteral("BLEU, retrained"))
                    >= 0); // Among the figures side by side too.
    }

    /// Pictures for people to look at, of the sample or of the project that SUPERNET_SCREENSHOT_PROJECT names.
    void screenshots()
    {
        const Shown shown;
        QTRY_VERIFY(!shown.page->picks().empty());
        for (const Subnet &pick : shown.page->picks()) {
            addAlone(shown.sample, shown.bad, pick.id.toStdString(), Start::Scratch,
                     risingCurve(0, 20 + *pick.bleu / 5, 100, 11));
            addAlone(shown.sample, shown.bad, pick.id.toStdString(), Start::Inherited,
                     risingCurve(*pick.bleu / 2, 20 + *pick.bleu / 4, 100, 8));
        }
        const bool drawn = drawWindows(shown.sample.folder(), [&](MainWindow &window, const auto &grab) {
            window.showPage(PageId::Compare);
            auto *page = window.findChild<ComparePage *>();
            page->showView(View::Truth);
            (void)QTest::qWaitFor([page] { return page->truth()->table()->rowCount() > 0; }, 20'000);
            grab("compare-truth");
            page->showView(View::Retraining);
            grab("compare-retraining");
        });
        if (!drawn)
            QSKIP("SUPERNET_SCREENSHOTS names no folder to draw to.");
    }
};

QTEST_MAIN(TestTrust)
#include "test_trust.moc"
