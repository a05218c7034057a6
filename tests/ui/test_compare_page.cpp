// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/compare/compare_page.h"
#include "pages/compare/pick_scoring.h"
#include "pages/export/export_page.h"
#include "plots/bar_chart.h"
#include "plots/save_menu.h"
#include "project/project_document.h"
#include "sample_program.h"
#include "sample_project.h"
#include "theme/theme.h"
#include "ui_test.h"
#include "widgets/architecture_view.h"
#include "widgets/banner.h"
#include "widgets/fact_table.h"
#include "widgets/texts.h"
#include "window/main_window.h"

#include <QAbstractItemModelTester>
#include <QFileInfo>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>

using namespace supernet;
using namespace supernet::ui;
using supernet::test::SampleProgram;
using supernet::test::SampleProject;

namespace {

Subnet pickOf(const char *id, double bleu, double latency, const nlohmann::json &architecture)
{
    Subnet pick;
    pick.id = QString::fromLatin1(id);
    pick.name = QStringLiteral("Subnet ") + pick.id;
    pick.bleu = bleu;
    pick.latencyMs = latency;
    pick.architecture = architecture;
    return pick;
}

std::vector<Subnet> twoPicks()
{
    std::vector<Subnet> picks = {
        pickOf("aaaaaaaa", 20, 4, {{"decoder_layers", 1}, {"encoder_embed", 128}, {"ffn", {64, 128}}}),
        pickOf("bbbbbbbb", 30, 8, {{"decoder_layers", 2}, {"encoder_embed", 128}, {"ffn", {64, 256}}})};
    picks[1].measured = Measurement();
    picks[1].measured->p10Ms = 7;
    picks[1].measured->medianMs = 8;
    picks[1].measured->p90Ms = 10;
    return picks;
}

/// Sentences that the second pick of twoPicks() translates as they should be, and the first one by half.
ValidationText validation(int sentences)
{
    ValidationText text;
    for (int i = 0; i < sentences; ++i)
        text.sources.push_back("the " + std::to_string(i) + " cats sat on a mat");
    text.references = text.sources;
    return text;
}

PickScoring::Translator halfRight(QStringList *asked)
{
    return [asked](const Subnet &pick, const std::vector<std::string> &sentences, const PickScoring::Take &take,
                   const PickScoring::Failure &) {
        *asked << pick.id;
        std::vector<std::string> lines = sentences;
        for (std::size_t line = 0; line < lines.size(); line += 2) {
            if (pick.id == QStringLiteral("aaaaaaaa"))
                lines[line] = "a dog ran";
        }
        take(lines);
    };
}

const FactTable::Row *rowOf(const QList<FactTable::Row> &rows, const char *key)
{
    const auto found = std::ranges::find(rows, QString::fromLatin1(key), &FactTable::Row::key);
    return found == rows.end() ? nullptr : &*found;
}

} // namespace

class TestComparePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { supernet::test::beginUiTest(); }

    void genesThatDifferAreSetOff()
    {
        const auto rows = comparisonRows(twoPicks(), nullptr, false);
        const auto *depth = rowOf(rows, "decoder_layers");
        QVERIFY(depth);
        QVERIFY(!depth->cells[1].strong); // The first is what the others are set against.
        QVERIFY(depth->cells[2].strong);
        QCOMPARE(rowOf(rows, "ffn")->cells[2].text, QStringLiteral("64 · 256"));
        QVERIFY(!rowOf(rows, "encoder_embed")->cells[2].strong);
    }

    void whatIsAlikeCanBeLeftOut()
    {
        const auto rows = comparisonRows(twoPicks(), nullptr, true);
        QVERIFY(rowOf(rows, "decoder_layers"));
        QVERIFY(!rowOf(rows, "encoder_embed"));
    }

    void figuresThatNoPickHasAreNoRow()
    {
        const auto rows = comparisonRows(twoPicks(), nullptr, false);
        QVERIFY(rowOf(rows, "BLEU, validation"));
        QVERIFY(!rowOf(rows, "chrF, validation"));
        QCOMPARE(rowOf(rows, "Latency, predicted")->cells[2].text, QStringLiteral("–")); // This one is measured.
    }

    void barsStandInProportionAndShowTheSpreadOfMeasurements()
    {
        BarChart chart(QStringLiteral("latency"));
        chart.resize(400, 80);
        chart.setBars(comparisonBars(twoPicks(), nullptr, Measure::Latency));
        QCOMPARE(chart.bars().size(), 2);
        QVERIFY(!chart.bars()[0].spread);
        QCOMPARE(chart.bars()[1].spread->second, 10.0);
        QVERIFY(std::abs(chart.barRect(1).width() - 2 * chart.barRect(0).width()) < 1e-6);
        QVERIFY(chart.csv().contains(QStringLiteral("bbbbbb,8,7,10")));
        QVERIFY(chart.accessibleDescription().contains(QStringLiteral("aaaaaa")));
        QVERIFY(comparisonBars(twoPicks(), nullptr, Measure::Flops).isEmpty());
    }

    void missingFiguresStandWhereFiguresDo()
    {
        FactTable table;
        table.setTable(comparisonHeadings(twoPicks()), comparisonRows(twoPicks(), nullptr, false));
        for (const char *key : {"Latency, predicted", "decoder_layers"}) {
            const QModelIndex cell = table.index(table.rowOf(QString::fromLatin1(key)), 2);
            QVERIFY(cell.data(Qt::TextAlignmentRole).value<Qt::Alignment>() & Qt::AlignRight);
        }
    }

    void picksTranslateInPortionsAndAreCompared()
    {
        PickScoring scoring;
        QSignalSpy ended(&scoring, &PickScoring::ended);
        QStringList asked;
        scoring.start(twoPicks(), validation(60), halfRight(&asked));
        QVERIFY(ended.wait());
        QCOMPARE(asked.count(QStringLiteral("aaaaaaaa")), 3); // 25, 25 and 10 sentences.
        const SystemComparison *result = scoring.resultOf(twoPicks());
        QVERIFY(result);
        QCOMPARE(result->systems[1].bleu.score, 100.0);
        QVERIFY(result->between(0, 1).isCertain());
        QVERIFY(!scoring.resultOf({twoPicks()[1], twoPicks()[0]})); // Its systems have the order of the picks.
        const auto rows = comparisonRows(twoPicks(), result, false);
        QVERIFY(rowOf(rows, "beyond aaaaaaaa")->cells[2].strong);
        QCOMPARE(rowOf(rows, "chance aaaaaaaa")->cells[2].value.toDouble(), result->between(0, 1).corrected);
        QCOMPARE(rowOf(rows, "beyond aaaaaaaa")->cells[1].text, QStringLiteral("–"));
        QCOMPARE(rowOf(rows, "chrF, 60 sentences")->cells[2].value.toDouble(), 100.0);
        QVERIFY(comparisonBars(twoPicks(), result, Measure::Bleu)[0].spread.has_value());
        const QString verdict = comparisonVerdict(twoPicks(), *result);
        QVERIFY2(verdict.startsWith(QStringLiteral("Beyond chance: bbbbbb is better than aaaaaa by")),
                 qPrintable(verdict));
    }

    void whatIsTranslatedIsNotAskedAgain()
    {
        PickScoring scoring;
        QSignalSpy ended(&scoring, &PickScoring::ended);
        QStringList asked;
        std::vector<Subnet> picks = twoPicks();
        for (Subnet &pick : picks)
            pick.supernet = "neuron-1@500";
        scoring.start(picks, validation(10), halfRight(&asked));
        QVERIFY(ended.wait());
        scoring.start({picks[1], picks[0]}, validation(10), halfRight(&asked));
        QVERIFY(ended.wait());
        QCOMPARE(asked.size(), 2);
        scoring.start(picks, validation(12), halfRight(&asked)); // Other data.
        QVERIFY(ended.wait());
        QCOMPARE(asked.size(), 4);
    }

    void aStoppedTestHearsNoLateAnswer()
    {
        PickScoring scoring;
        PickScoring::Take late;
        scoring.start(twoPicks(), validation(5),
                      [&](const Subnet &, const auto &, PickScoring::Take take, const auto &) {
                          late = std::move(take);
                      });
        QVERIFY(scoring.isRunning());
        scoring.stop();
        late({"1", "2", "3", "4", "5"});
        QVERIFY(!scoring.isRunning());
        QCOMPARE(scoring.done(), std::size_t(0));
    }

    void tooFewTranslationsAreAFailure()
    {
        PickScoring scoring;
        QSignalSpy failed(&scoring, &PickScoring::failed);
        scoring.start(twoPicks(), validation(5),
                      [](const Subnet &, const auto &, const PickScoring::Take &take, const auto &) { take({"one"}); });
        QCOMPARE(failed.size(), 1);
        QVERIFY(!scoring.isRunning());
    }

    void theButtonTestsThePicks()
    {
        const SampleProgram program(SampleProgram::echo());
        const SampleProject sample;
        sample.addValidation("a house by the lake\na dog in the sea\nthe sea is wide\n",
                             "a house by the lake\na dog in the sea\nthe sea is blue\n");
        const RunRecord search = sample.addSearch(sample.addTraining("neuron"));
        sample.addGeneration(search, 0, 40);
        ProjectDocument document(sample.folder());
        ComparePage page(document);
        page.resize(1200, 760);
        page.show();
        QTRY_COMPARE(page.picks().size(), std::size_t(3));
        QTest::mouseClick(page.testButton(), Qt::LeftButton);
        QTRY_VERIFY2(page.verdict().startsWith(QStringLiteral("Could be chance")),
                     qPrintable(page.verdict())); // All say the same.
        QVERIFY(!page.testButton()->isEnabled());
        QCOMPARE(program.asked().count("\"beam\":5"), qsizetype(3));
        QVERIFY(page.table()->rowOf(QStringLiteral("BLEU, 3 sentences")) >= 0);
        QVERIFY(page.chart(Measure::Bleu)->bars()[0].spread);
        const auto front = frontSubnets(document);
        document.setPicked({front[1].id, front[0].id});
        QVERIFY(page.verdict().isEmpty()); // Of other picks.
        QVERIFY(page.testButton()->isEnabled());
    }

    void withoutValidationSentencesTheTestSaysWhatToDo()
    {
        const SampleProject sample;
        const RunRecord search = sample.addSearch(sample.addTraining("neuron"));
        sample.addGeneration(search, 0, 40);
        ProjectDocument document(sample.folder());
        ComparePage page(document);
        page.show();
        QTRY_VERIFY(!page.picks().empty());
        QTest::mouseClick(page.testButton(), Qt::LeftButton);
        QTRY_VERIFY2(page.banner()->text().contains(QStringLiteral("prepare")), qPrintable(page.banner()->text()));
    }

    void anotherSchemeDeletesNothingWhileTheStyleGoesRound()
    {
        const SampleProject sample;
        const RunRecord search = sample.addSearch(sample.addTraining("neuron"));
        sample.addGeneration(search, 0, 40);
        ProjectDocument document(sample.folder());
        ComparePage page(document);
        page.show();
        QTRY_VERIFY(!page.picks().empty());
        const QPointer<ArchitectureView> picture = page.findChild<ArchitectureView *>();
        QVERIFY(picture);
        applyTheme(*qApp, Scheme::Dark);
        QVERIFY(picture); // Qt still held it.
        QTRY_VERIFY(!picture); // Drawn anew in the colours of the scheme.
        QVERIFY(page.findChild<ArchitectureView *>());
        applyTheme(*qApp, Scheme::Light);
    }

    void thePicksOfTheSearchPageAreCompared()
    {
        const SampleProject sample;
        const RunRecord search = sample.addSearch(sample.addTraining("neuron"));
        sample.addGeneration(search, 0, 40);
        ProjectDocument document(sample.folder());
        ComparePage page(document);
        const QAbstractItemModelTester tester(page.table(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        page.resize(1200, 760);
        page.show();
        QTRY_COMPARE(page.picks().size(), std::size_t(3)); // Fastest, knee, best.
        QCOMPARE(page.findChildren<ArchitectureView *>().size(), 3);
        const QString picture = page.findChildren<ArchitectureView *>().first()->csv();
        QVERIFY2(picture.contains(QStringLiteral("\nencoder,1,")) && picture.contains(QStringLiteral("\ndecoder,1,")),
                 qPrintable(picture));
        const auto front = frontSubnets(document);
        document.setPicked({front[1].id, front[0].id});
        QCOMPARE(page.picks().size(), std::size_t(2));
        QCOMPARE(page.picks()[0].id, front[1].id);
        QCOMPARE(page.findChildren<ArchitectureView *>().size(), 2);
        QCOMPARE(page.chart(Measure::Bleu)->bars().size(), 2);
        const int all = page.table()->rowCount();
        QTest::mouseClick(page.differencesButton(), Qt::LeftButton);
        QVERIFY(page.table()->rowCount() < all);
        QVERIFY(page.table()->rowCount() > 0);
    }

    void theFileSizeComputedIsThatOfAnExport()
    {
        const QString shipped = shippedDemo();
        if (shipped.isEmpty())
            QSKIP("This copy comes without the demo.");
        const QString exported = QStringLiteral("20212c3f921afdfe");
        const double real = static_cast<double>(
            QFileInfo(shipped + QStringLiteral("/exports/best/model.safetensors")).size());
        QVERIFY(real > 0);
        const QTemporaryDir folder;
        const QString copy = folder.filePath(QStringLiteral("demo.supernet"));
        (void)Project::copyOf(shipped.toStdString(), copy.toStdString());
        ProjectDocument document(copy);
        ComparePage page(document);
        page.show();
        document.setPicked({QStringLiteral("94f14261528caeac"), exported});
        QTRY_VERIFY(page.picks().size() == 2 && page.picks().back().fileBytes);
        QCOMPARE(page.picks().back().id, exported);
        const double computed = *page.picks().back().fileBytes;
        QVERIFY2(computed < real && computed > 0.99 * real, qPrintable(QString::number(computed)));
        const int row = page.table()->rowOf(QStringLiteral("File size, float32"));
        QVERIFY(row >= 0);
        QCOMPARE(comparisonRows(page.picks(), nullptr, false)[row].cells[2].text, netBytes(computed));
    }

    void moreThanFourAreNotDroppedInSilence()
    {
        const SampleProject sample;
        const RunRecord search = sample.addSearch(sample.addTraining("neuron"));
        sample.addGeneration(search, 0, 40);
        ProjectDocument document(sample.folder());
        ComparePage page(document);
        page.show();
        QTRY_VERIFY(!page.picks().empty());
        QStringList ids;
        for (const Candidate &candidate : document.candidates(search.id)) {
            const QString id = QString::fromStdString(candidate.architectureId);
            if (ids.size() < 5 && !ids.contains(id))
                ids << id;
        }
        document.setPicked(ids);
        QCOMPARE(page.picks().size(), PickScoring::MostPicks);
        QVERIFY2(page.note().contains(QStringLiteral("4 of 5")), qPrintable(page.note()));
    }

    /// Pictures for people to look at, of the sample or of the project that SUPERNET_SCREENSHOT_PROJECT names.
    void screenshots()
    {
        const SampleProject sample;
        const RunRecord search = sample.addSearch(sample.addTraining("neuron"));
        for (int generation = 0; generation < 8; ++generation)
            sample.addGeneration(search, generation, 50);
        const bool drawn = supernet::test::drawWindows(sample.folder(), [&](MainWindow &window, const auto &grab) {
            window.showPage(PageId::Compare);
            grab("compare");
            auto *page = window.findChild<ComparePage *>();
            QTest::mouseClick(page->testButton(), Qt::LeftButton);
            (void)QTest::qWaitFor([page] { return !page->verdict().isEmpty() || page->banner()->isVisible(); },
                                  120'000);
            grab("compare-tested");
        });
        if (!drawn)
            QSKIP("SUPERNET_SCREENSHOTS names no folder to draw to.");
    }
};

QTEST_MAIN(TestComparePage)
#include "test_compare_page.moc"
