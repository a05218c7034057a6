// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/error.h"
#include "pages/export/export_page.h"
#include "pages/export/export_tables.h"
#include "pages/export/format_list.h"
#include "plots/csv.h"
#include "plots/front_plot.h"
#include "plots/line_chart.h"
#include "plots/save_menu.h"
#include "project/project_document.h"
#include "sample_project.h"
#include "theme/theme.h"
#include "ui_test.h"
#include "widgets/banner.h"
#include "widgets/fact_table.h"
#include "widgets/texts.h"
#include "window/main_window.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QFile>
#include <QHeaderView>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QtTest>

using namespace supernet;
using namespace supernet::ui;
using supernet::test::SampleProject;

namespace {

const nlohmann::json proof = {{"version", 1},
                              {"provenance", {{"run", "neuron-1"}, {"step", 1000}}},
                              {"files", {{"model.safetensors", "abc123"}}},
                              {"comparison",
                               {{"same_translations", 20}, {"sentences", 20}, {"largest_logit_difference", 1.5e-6}}}};

/// The same, as a format's own runtime found it.
nlohmann::json verified(const char *format, const char *runtime, int sameBeam5)
{
    nlohmann::json result = proof;
    result["export_format"] = format;
    result["bytes"] = 9'400'000;
    result["verification"] = {{"verdict", sameBeam5 == 64 ? "ok" : "differs"},
                              {"runtime", runtime},
                              {"sentences", 64},
                              {"same_greedy", 64},
                              {"same_beam_5", sameBeam5},
                              {"largest_difference", 4e-6},
                              {"bleu", 31.2},
                              {"greedy_latency_ms", 8.25},
                              {"differing", nlohmann::json::array()},
                              {"search_differences", nlohmann::json::array({"It rounds."})}};
    if (sameBeam5 < 64)
        result["verification"]["differing"].push_back({{"sentence", 11}, {"beam", 5}, {"ours", {5}}, {"theirs", {6}}});
    return result;
}

nlohmann::json unverified(const char *why)
{
    nlohmann::json result = proof;
    result["verification"] = {{"verdict", "not verified here"}, {"why", why}};
    return result;
}

QByteArray read(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

FactTable::Row row(const QString &key, double value)
{
    return {key, {{key, {}, false}, {QStringLiteral("%1 ms").arg(value), value, false}}, {}};
}

/// A searched project; jobs are only queued, as there is no program to run them.
class Shown
{
public:
    Shown()
        : search(sample.addSearch(sample.addTraining("neuron")))
    {
        qputenv("SUPERNET_BIN", "/nowhere");
        sample.addGeneration(search, 0, 40);
        document = std::make_unique<ProjectDocument>(sample.folder());
        page = std::make_unique<ExportPage>(*document);
        page->resize(1200, 760);
        page->show();
    }
    ~Shown()
    {
        page.reset(); // Before its document.
        qunsetenv("SUPERNET_BIN");
    }

    void addExport(const QString &architecture, const std::string &folder, const nlohmann::json &found = proof) const
    {
        ExportRecord record;
        record.run = search.id;
        record.architectureId = architecture.toStdString();
        record.path = folder;
        record.proof = found;
        record.at = 1'700'000'000'000;
        sample.store().append(record);
    }
    bool isFilled() const { return page->subnets()->rowCount() >= 3; }

    SampleProject sample;
    RunRecord search;
    std::unique_ptr<ProjectDocument> document;
    std::unique_ptr<ExportPage> page;
};

} // namespace

class TestExportPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { supernet::test::beginUiTest(); }

    void aFactTableIsASoundModel()
    {
        FactTable table;
        const QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        table.setCheckable(true);
        const QStringList headings = {QStringLiteral("name"), QStringLiteral("latency")};
        table.setTable(headings, {row(QStringLiteral("a"), 1), row(QStringLiteral("b"), 2)});
        QSignalSpy reset(&table, &QAbstractItemModel::modelReset);
        QSignalSpy inserted(&table, &QAbstractItemModel::rowsInserted);
        QSignalSpy changed(&table, &QAbstractItemModel::dataChanged);
        table.setTable(headings,
                       {row(QStringLiteral("a"), 1), row(QStringLiteral("b"), 5), row(QStringLiteral("c"), 3)});
        QVERIFY(reset.isEmpty()); // What is selected stays selected.
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(changed.size(), 1);
        table.setChecked(QStringLiteral("c"), true);
        table.setChecked(QStringLiteral("a"), true);
        QCOMPARE(table.checked(), (QStringList{QStringLiteral("a"), QStringLiteral("c")}));
        table.setTable(headings, {row(QStringLiteral("c"), 3)});
        QCOMPARE(reset.size(), 1);
        QCOMPARE(table.checked(), QStringList{QStringLiteral("c")});
        table.setTable({}, {});
    }

    void tablesAreWrittenAsCsvAndJson()
    {
        FactTable table;
        table.setTable({QStringLiteral("name"), QStringLiteral("latency")}, {row(QStringLiteral("a, \"b\""), 1.5)});
        QCOMPARE(csvOf(table), QStringLiteral("name,latency\n\"a, \"\"b\"\"\",1.5\n"));
        const QJsonObject object = QJsonDocument::fromJson(jsonOf(table)).array().first().toObject();
        QCOMPARE(object[QStringLiteral("latency")].toDouble(), 1.5);
        QCOMPARE(object[QStringLiteral("name")].toString(), QStringLiteral("a, \"b\""));
    }

    void noCellOfATableIsAFormula()
    {
        FactTable table;
        table.setTable({QStringLiteral("=name"), QStringLiteral("gain")},
                       {row(QStringLiteral("=cmd|' /C calc'!A0"), -1.5), row(QStringLiteral("-2"), -2)});
        QCOMPARE(csvOf(table), QStringLiteral("'=name,gain\n'=cmd|' /C calc'!A0,-1.5\n-2,-2\n"));
        const QJsonObject object = QJsonDocument::fromJson(jsonOf(table)).array().first().toObject();
        QCOMPARE(object[QStringLiteral("=name")].toString(), QStringLiteral("=cmd|' /C calc'!A0")); // Read by programs.
    }

    void chartsAreSavedAsPicturesAndTables()
    {
        LineChart chart(QStringLiteral("step"), QStringLiteral("loss"));
        chart.resize(300, 200);
        chart.setCurve(QStringLiteral("a"), QStringLiteral("plain"), {runColour(0), Qt::SolidLine, false});
        chart.append(QStringLiteral("a"), {1, 2}, {0.5, 0.25});
        SaveMenu menu(QStringLiteral("Loss"));
        menu.setPlot(
            &chart, [&](const QString &file, int width, int height) { return chart.save(file, width, height); },
            [&] { return chart.csv(); });
        QTemporaryDir folder;
        for (const QString &kind : menu.kinds())
            menu.save(folder.filePath(QStringLiteral("loss.") + kind));
        QCOMPARE(
            menu.kinds(),
            (QStringList{QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("pdf"), QStringLiteral("csv")}));
        QCOMPARE(read(folder.filePath(QStringLiteral("loss.csv"))),
                 QByteArray("curve,step,value\nplain,1,0.5\nplain,2,0.25\n"));
        QCOMPARE(QImage(folder.filePath(QStringLiteral("loss.png"))).size(), QSize(600, 400));
        QVERIFY(read(folder.filePath(QStringLiteral("loss.svg"))).contains("<svg"));
        QVERIFY(read(folder.filePath(QStringLiteral("loss.pdf"))).startsWith("%PDF"));
        QVERIFY_EXCEPTION_THROWN(menu.save(folder.filePath(QStringLiteral("loss.docx"))), Error);
        QVERIFY_EXCEPTION_THROWN(menu.save(QStringLiteral("/nowhere/at/all/loss.csv")), Error);
    }

    void theFrontIsSavedAsATable()
    {
        FrontPlot plot;
        plot.setPoints({{QStringLiteral("a"), 5, 20, 0, Standing::Predicted},
                        {QStringLiteral("b"), 7, 19, 1, Standing::Measured}});
        const QStringList lines = plot.csv().split(QLatin1Char('\n'));
        QVERIFY2(lines[1] == QStringLiteral("a,5,20,1,latency predicted,yes,,,"), qPrintable(lines[1]));
        QVERIFY2(lines[2] == QStringLiteral("b,7,19,2,latency measured,no,,,"), qPrintable(lines[2]));
    }

    void aProofIsShownFieldByField()
    {
        const auto rows = proofRows(proof);
        QCOMPARE(rows.size(), 7);
        QCOMPARE(rows[0].key, QStringLiteral("comparison.same_translations")); // What counts comes first.
        QCOMPARE(rows[0].cells[1].text, QStringLiteral("20"));
        const auto file = std::ranges::find(rows, QStringLiteral("files.model.safetensors"), &FactTable::Row::key);
        QVERIFY(file != rows.end());
        QCOMPARE(file->cells[0].text, QStringLiteral("SHA-256 of model.safetensors"));
        const auto differs = proofRows(verified("ctranslate2", "CTranslate2 4.5.0", 63));
        QCOMPARE(differs[0].key, QStringLiteral("verification.verdict"));
        const auto text = [&](const char *key) {
            const auto found = std::ranges::find(differs, QString::fromLatin1(key), &FactTable::Row::key);
            return found == differs.end() ? QString() : found->cells[1].text;
        };
        QCOMPARE(text("verification.differing"), QStringLiteral("sentence 12 (beam 5)"));
        QCOMPARE(text("verification.greedy_latency_ms"), milliseconds(8.25));
        QCOMPARE(text("verification.search_differences"), QStringLiteral("It rounds."));
    }

    void aVerdictBeginsWithATickWhereAllIsEqual()
    {
        nlohmann::json other = proof;
        other["comparison"]["same_translations"] = 19;
        const QString tick = QStringLiteral("✓");
        QVERIFY(verdictOf(proof).startsWith(tick));
        QVERIFY(!verdictOf(other).startsWith(tick));
        QVERIFY(!verdictOf(nlohmann::json()).startsWith(tick));
        QVERIFY(verdictOf(verified("onnx", "onnxruntime 1.17.3", 64)).startsWith(tick));
        const QString differs = verdictOf(verified("ctranslate2", "CTranslate2 4.5.0", 63));
        QVERIFY2(!differs.startsWith(tick) && differs.contains(QStringLiteral("63")), qPrintable(differs));
        nlohmann::json rounded = verified("ctranslate2-int8", "CTranslate2 4.5.0", 63);
        rounded["verification"]["verdict"] = "quantised";
        QVERIFY2(verdictOf(rounded).contains(decimal(31.2, 2)), qPrintable(verdictOf(rounded)));
        nlohmann::json alone = unverified("No module named 'onnxruntime'.");
        QVERIFY(verdictOf(alone).contains(QStringLiteral("onnxruntime")));
        alone.erase("comparison");
        QVERIFY(!verdictOf(alone).contains(tick)); // Nothing at all was compared.
    }

    void everySubnetHasABadgeForEveryFormat()
    {
        Subnet reachesOne;
        reachesOne.id = QStringLiteral("a");
        reachesOne.shape = TranslationShape{16, 16, 16, {{20, 2}}, {{28, 2, 4, 1}}};
        Subnet reachesTwo = reachesOne;
        reachesTwo.id = QStringLiteral("b");
        reachesTwo.shape->decoder[0].span = 2;
        const auto rows = subnetRows({reachesOne, reachesTwo}, 8000);
        const auto first = subnetHeadings().size() - static_cast<qsizetype>(exportFormats().size());
        for (qsizetype format = 0; format < static_cast<qsizetype>(exportFormats().size()); ++format) {
            const bool ctranslate2 = subnetHeadings()[first + format].startsWith(QStringLiteral("CTranslate2"));
            QCOMPARE(rows[0].cells[first + format].text, QStringLiteral("✓ yes"));
            QCOMPARE(rows[1].cells[first + format].text, ctranslate2 ? QStringLiteral("no") : QStringLiteral("✓ yes"));
            QCOMPARE(rows[1].cells[first + format].tip.contains(QStringLiteral("attention span 1")), ctranslate2);
        }
        QVERIFY(rows[0].cells[first - 1].text.startsWith(QStringLiteral("✓ all")));
        QCOMPARE(rows[1].cells[first - 1].text, QStringLiteral("all but CTranslate2, CTranslate2 int8"));
        QVERIFY(rows[1].cells[first - 1].tip.contains(QStringLiteral("CTranslate2: ")));
    }

    void nothingIsCutAtTheSmallestSize()
    {
        Shown shown;
        QTRY_VERIFY(shown.isFilled());
        nlohmann::json long64 = verified("onnx", "ONNX Runtime 1.17", 64);
        long64["files"]["model.onnx"] = std::string(64, 'a');
        shown.addExport(shown.page->subnets()->rows()[0].key, "exports/one", long64);
        QTRY_COMPARE(shown.page->exports()->rowCount(), 1);
        for (QTableView *view : {shown.page->subnetView(), shown.page->exportView(), shown.page->proofView()}) {
            view->resizeRowsToContents();
            QVERIFY2(!view->horizontalScrollBar()->isVisible(), qPrintable(view->accessibleName()));
            for (int column = 0; column < view->model()->columnCount(); ++column) {
                QVERIFY(view->isColumnHidden(column)
                        || view->horizontalHeader()->sectionSizeHint(column) <= view->columnWidth(column));
                for (int row = 0; row < view->model()->rowCount() && !view->isColumnHidden(column); ++row) {
                    const QModelIndex cell = view->model()->index(row, column);
                    const int wanted = view->indexWidget(cell) ? 0 : view->sizeHintForIndex(cell).width();
                    const bool wraps = view->rowHeight(row) > view->verticalHeader()->defaultSectionSize();
                    // A width that follows contents does so in the next turn of the event loop.
                    QTRY_VERIFY2(wraps || wanted <= view->columnWidth(column), qPrintable(cell.data().toString()));
                }
            }
        }
        QVERIFY(!shown.page->proof()
                     ->rows()[shown.page->proof()->rowOf(QStringLiteral("files.model.onnx"))]
                     .cells[1]
                     .value.toString()
                     .contains(QChar(0x200b)));
    }

    void whatCannotBeWrittenIsSaidAndLeftOut()
    {
        Shown shown;
        QTRY_VERIFY(shown.isFilled());
        ExportPage *page = shown.page.get();
        FormatList *formats = page->formats();
        const auto click = [&](const char *format) {
            QCheckBox *box = formats->box(QString::fromLatin1(format));
            QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
        };
        const auto column = subnetHeadings().indexOf(QStringLiteral("CTranslate2"));
        const auto &rows = page->subnets()->rows();
        const auto refused = std::ranges::find_if(rows, [&](const auto &row) {
            return row.cells[column].text == QStringLiteral("no");
        });
        QVERIFY(refused != rows.end());
        const QString id = refused->key;
        page->subnets()->setChecked(id, true);
        QCOMPARE(formats->chosen(), QStringList{QStringLiteral("safetensors")});
        QCOMPARE(formats->badge(QStringLiteral("ctranslate2")), QStringLiteral("no"));
        QVERIFY(formats->reason(QStringLiteral("ctranslate2")).contains(QStringLiteral("attention span")));
        QCOMPARE(formats->badge(QStringLiteral("onnx")), QStringLiteral("✓ yes"));

        click("safetensors");
        QVERIFY(!page->exportButton()->isEnabled());
        click("ctranslate2");
        QVERIFY2(page->state().startsWith(QStringLiteral("None of the checked")), qPrintable(page->state()));
        click("safetensors");
        click("onnx");
        QCOMPARE(page->exportButton()->text(), QStringLiteral("Export 2 models"));
        QTest::mouseClick(page->exportButton(), Qt::LeftButton);
        QTRY_COMPARE(shown.sample.store().queue().size(), std::size_t(1));
        const auto arguments
            = shown.sample.store().queue().front().settings["arguments"].get<std::vector<std::string>>();
        const auto at = std::ranges::find(arguments, "--format");
        QVERIFY(at != arguments.end());
        QCOMPARE(*(at + 1), std::string("safetensors,onnx"));
        QVERIFY2(page->state().startsWith(QStringLiteral("0 of 2")), qPrintable(page->state()));
        shown.addExport(id, "exports/one");
        QTRY_VERIFY2(page->state().startsWith(QStringLiteral("1 of 2")), qPrintable(page->state()));
    }

    void checkedSubnetsAreQueuedAndTheirProofsShown()
    {
        Shown shown;
        QTRY_VERIFY(shown.isFilled());
        ExportPage *page = shown.page.get();
        QVERIFY(!page->exportButton()->isEnabled());
        const QString first = page->subnets()->rows()[0].key;
        const QString second = page->subnets()->rows()[2].key;
        page->subnetView()->setCurrentIndex(page->subnets()->index(0, 0));
        page->subnetView()->setFocus();
        QTest::keyClick(page->subnetView(), Qt::Key_Space);
        QCOMPARE(page->subnets()->checked(), QStringList{first});
        page->subnets()->setChecked(second, true);
        QCOMPARE(page->exportButton()->text(), QStringLiteral("Export 2 models"));
        QTest::mouseClick(page->exportButton(), Qt::LeftButton);
        QVERIFY2(page->state().startsWith(QStringLiteral("0 of 2")), qPrintable(page->state()));
        QVERIFY(!page->exportButton()->isEnabled());

        std::filesystem::create_directories(shown.document->project().exportsFolder() / "one");
        shown.addExport(first, "exports/one");
        QTRY_VERIFY2(page->state().startsWith(QStringLiteral("1 of 2")), qPrintable(page->state()));
        shown.addExport(second, "exports/two");
        QTRY_COMPARE(page->exports()->rowCount(), 2);
        QCOMPARE(page->exports()->rows()[0].key, QStringLiteral("exports/two"));
        QVERIFY(page->verdict().startsWith(QStringLiteral("✓")));
        QCOMPARE(page->proof()->rowCount(), 7);
        QCOMPARE(page->exports()->rows()[0].cells[2].text, QStringLiteral("not verified"));
        QVERIFY2(page->state().startsWith(QStringLiteral("Check the subnets")), qPrintable(page->state()));

        QSignalSpy opened(page, &ExportPage::openWanted);
        page->disconnect(page, SIGNAL(openWanted(QString)), page, nullptr); // No file manager comes up here.
        page->exportView()->selectRow(1);
        QTest::mouseClick(page->openButton(), Qt::LeftButton);
        QCOMPARE(opened.size(), 1);
        QVERIFY(opened.first().first().toString().endsWith(QStringLiteral("captions.supernet/exports/one")));
    }

    void picksOfTheSearchPageAreChecked()
    {
        Shown shown;
        QTRY_VERIFY(shown.isFilled());
        const QString id = shown.page->subnets()->rows()[1].key;
        shown.document->setPicked({id});
        QCOMPARE(shown.page->subnets()->checked(), QStringList{id});
    }

    /// Pictures for people to look at.
    void screenshots()
    {
        const QString folder = qEnvironmentVariable("SUPERNET_SCREENSHOTS");
        if (folder.isEmpty())
            QSKIP("SUPERNET_SCREENSHOTS names no folder to draw to.");
        Shown shown;
        QTRY_VERIFY(shown.isFilled());
        const QString id = shown.page->subnets()->rows()[0].key;
        shown.addExport(id, "exports/neuron-1-3f2a9c10",
                        unverified("Its runtime is not installed: No module named 'torch'."));
        shown.addExport(id, "exports/neuron-1-3f2a9c10-onnx", verified("onnx", "onnxruntime 1.17.3", 64));
        shown.addExport(id, "exports/neuron-1-3f2a9c10-ctranslate2", verified("ctranslate2", "CTranslate2 4.5.0", 63));
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            applyTheme(*qApp, scheme);
            MainWindow window(scheme);
            window.resize(1280, 800);
            window.openProject(shown.sample.folder());
            window.showPage(PageId::Export);
            window.show();
            auto *page = window.findChild<ExportPage *>();
            QTRY_VERIFY(page->exports()->rowCount() == 3 && page->subnets()->rowCount() >= 3);
            page->subnets()->setChecked(page->subnets()->rows()[0].key, true);
            page->subnets()->setChecked(page->subnets()->rows()[2].key, true);
            page->formats()->box(QStringLiteral("ctranslate2"))->setChecked(true);
            QTest::qWait(400);
            const QString kind = scheme == Scheme::Dark ? QStringLiteral("dark") : QStringLiteral("light");
            window.grab().save(QStringLiteral("%1/export-%2.png").arg(folder, kind));
        }
        applyTheme(*qApp, Scheme::Light);
    }
};

QTEST_MAIN(TestExportPage)
#include "test_export_page.moc"
