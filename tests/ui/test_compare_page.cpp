// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/compare/compare_page.h"
#include "pages/export/export_page.h"
#include "plots/bar_chart.h"
#include "plots/save_menu.h"
#include "project/project_document.h"
#include "sample_project.h"
#include "theme/theme.h"
#include "widgets/architecture_view.h"
#include "widgets/fact_table.h"
#include "window/main_window.h"

#include <QAbstractItemModelTester>
#include <QPushButton>
#include <QStandardPaths>
#include <QTableView>
#include <QtTest>

using namespace supernet;
using namespace supernet::ui;
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
    std::vector<Subnet> picks = {pickOf("aaaaaaaa", 20, 4, {{"decoder_layers", 1}, {"encoder_embed", 128}, {"ffn", {64, 128}}}),
                                 pickOf("bbbbbbbb", 30, 8, {{"decoder_layers", 2}, {"encoder_embed", 128}, {"ffn", {64, 256}}})};
    picks[1].measured = Measurement();
    picks[1].measured->p10Ms = 7;
    picks[1].measured->medianMs = 8;
    picks[1].measured->p90Ms = 10;
    return picks;
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
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("supernet-studio-tests"));
        applyTheme(*qApp, Scheme::Light);
    }

    void genesThatDifferAreSetOff()
    {
        const auto rows = comparisonRows(twoPicks(), false);
        const auto *depth = rowOf(rows, "decoder_layers");
        QVERIFY(depth);
        QVERIFY(!depth->cells[1].strong); // The first is what the others are set against.
        QVERIFY(depth->cells[2].strong);
        QCOMPARE(rowOf(rows, "ffn")->cells[2].text, QStringLiteral("64 · 256"));
        QVERIFY(!rowOf(rows, "encoder_embed")->cells[2].strong);
    }

    void whatIsAlikeCanBeLeftOut()
    {
        const auto rows = comparisonRows(twoPicks(), true);
        QVERIFY(rowOf(rows, "decoder_layers"));
        QVERIFY(!rowOf(rows, "encoder_embed"));
    }

    void figuresThatNoPickHasAreNoRow()
    {
        const auto rows = comparisonRows(twoPicks(), false);
        QVERIFY(rowOf(rows, "BLEU, validation"));
        QVERIFY(!rowOf(rows, "chrF, validation"));
        QCOMPARE(rowOf(rows, "Latency, predicted")->cells[2].text, QStringLiteral("–")); // This one is measured.
    }

    void barsStandInProportionAndShowTheSpreadOfMeasurements()
    {
        BarChart chart(QStringLiteral("latency"));
        chart.resize(400, 80);
        chart.setBars(comparisonBars(twoPicks(), Measure::Latency));
        QCOMPARE(chart.bars().size(), 2);
        QVERIFY(!chart.bars()[0].spread);
        QCOMPARE(chart.bars()[1].spread->second, 10.0);
        QVERIFY(std::abs(chart.barRect(1).width() - 2 * chart.barRect(0).width()) < 1e-6);
        QVERIFY(chart.csv().contains(QStringLiteral("bbbbbb,8,7,10")));
        QVERIFY(chart.accessibleDescription().contains(QStringLiteral("aaaaaa")));
        QVERIFY(comparisonBars(twoPicks(), Measure::Flops).isEmpty());
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
        QCOMPARE(page.picks().size(), ComparePage::MostPicks);
        QVERIFY2(page.note().contains(QStringLiteral("4 of 5")), qPrintable(page.note()));
    }

    /// Pictures for people to look at, of the sample or of the project that SUPERNET_SCREENSHOT_PROJECT names.
    void screenshots()
    {
        const QString folder = qEnvironmentVariable("SUPERNET_SCREENSHOTS");
        if (folder.isEmpty())
            QSKIP("SUPERNET_SCREENSHOTS names no folder to draw to.");
        const SampleProject sample;
        const RunRecord search = sample.addSearch(sample.addTraining("neuron"));
        for (int generation = 0; generation < 8; ++generation)
            sample.addGeneration(search, generation, 50);
        const QString real = qEnvironmentVariable("SUPERNET_SCREENSHOT_PROJECT");
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            applyTheme(*qApp, scheme);
            MainWindow window(scheme);
            window.resize(1280, 800);
            window.show();
            window.openProject(real.isEmpty() ? sample.folder() : real);
            QTRY_VERIFY(!window.document()->runs().empty());
            for (const auto &[page, name] : {std::pair(PageId::Compare, "compare"), std::pair(PageId::Export, "export"), std::pair(PageId::Search, "search")}) {
                window.showPage(page);
                QTest::qWait(400);
                window.grab().save(QStringLiteral("%1/%2-%3.png").arg(folder, QString::fromLatin1(name), scheme == Scheme::Dark ? QStringLiteral("dark") : QStringLiteral("light")));
            }
        }
    }
};

QTEST_MAIN(TestComparePage)
#include "test_compare_page.moc"
