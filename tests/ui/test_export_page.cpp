// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/error.h"
#include "pages/export/export_page.h"
#include "pages/export/export_tables.h"
#include "plots/csv.h"
#include "plots/front_plot.h"
#include "plots/line_chart.h"
#include "plots/save_menu.h"
#include "project/project_document.h"
#include "sample_project.h"
#include "theme/theme.h"
#include "widgets/banner.h"
#include "widgets/fact_table.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QtTest>

using namespace supernet;
using namespace supernet::ui;
using supernet::test::SampleProject;

namespace {

const nlohmann::json proof = {{"version", 1},
                              {"provenance", {{"run", "neuron-1"}, {"step", 1000}}},
                              {"files", {{"model.safetensors", "abc123"}}},
                              {"comparison", {{"same_translations", 20}, {"sentences", 20}, {"largest_logit_difference", 1.5e-6}}}};

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

    void addExport(const QString &architecture, const std::string &folder) const
    {
        ExportRecord record;
        record.run = search.id;
        record.architectureId = architecture.toStdString();
        record.path = folder;
        record.proof = proof;
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
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        applyTheme(*qApp, Scheme::Light);
    }

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
        table.setTable(headings, {row(QStringLiteral("a"), 1), row(QStringLiteral("b"), 5), row(QStringLiteral("c"), 3)});
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

    void chartsAreSavedAsPicturesAndTables()
    {
        LineChart chart(QStringLiteral("step"), QStringLiteral("loss"));
        chart.resize(300, 200);
        chart.setCurve(QStringLiteral("a"), QStringLiteral("plain"), {runColour(0), Qt::SolidLine, false});
        chart.append(QStringLiteral("a"), {1, 2}, {0.5, 0.25});
        SaveMenu menu(QStringLiteral("Loss"));
        menu.setPlot(&chart, [&](const QString &file, int width, int height) { return chart.save(file, width, height); },
                     [&] { return chart.csv(); });
        QTemporaryDir folder;
        for (const QString &kind : menu.kinds())
            menu.save(folder.filePath(QStringLiteral("loss.") + kind));
        QCOMPARE(menu.kinds(), (QStringList{QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("pdf"), QStringLiteral("csv")}));
        QCOMPARE(read(folder.filePath(QStringLiteral("loss.csv"))), QByteArray("curve,step,value\nplain,1,0.5\nplain,2,0.25\n"));
        QCOMPARE(QImage(folder.filePath(QStringLiteral("loss.png"))).size(), QSize(600, 400));
        QVERIFY(read(folder.filePath(QStringLiteral("loss.svg"))).contains("<svg"));
        QVERIFY(read(folder.filePath(QStringLiteral("loss.pdf"))).startsWith("%PDF"));
        QVERIFY_EXCEPTION_THROWN(menu.save(folder.filePath(QStringLiteral("loss.docx"))), Error);
        QVERIFY_EXCEPTION_THROWN(menu.save(QStringLiteral("/nowhere/at/all/loss.csv")), Error);
    }

    void theFrontIsSavedAsATable()
    {
        FrontPlot plot;
        plot.setPoints({{QStringLiteral("a"), 5, 20, 0, Standing::Predicted}, {QStringLiteral("b"), 7, 19, 1, Standing::Measured}});
        const QStringList lines = plot.csv().split(QLatin1Char('\n'));
        QVERIFY2(lines[1] == QStringLiteral("a,5,20,1,latency predicted,yes"), qPrintable(lines[1]));
        QVERIFY2(lines[2] == QStringLiteral("b,7,19,2,latency measured,no"), qPrintable(lines[2]));
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
        QVERIFY(provesAllEqual(proof));
        nlohmann::json other = proof;
        other["comparison"]["same_translations"] = 19;
        QVERIFY(!provesAllEqual(other));
        QVERIFY(!provesAllEqual(nlohmann::json()));
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
        QVERIFY(page->exportButton()->text().contains(QLatin1Char('2')));
        QTest::mouseClick(page->exportButton(), Qt::LeftButton);
        QVERIFY2(page->state().startsWith(QStringLiteral("0 of 2")), qPrintable(page->state()));
        QVERIFY(!page->exportButton()->isEnabled());

        shown.addExport(first, "exports/one");
        QTRY_VERIFY2(page->state().startsWith(QStringLiteral("1 of 2")), qPrintable(page->state()));
        shown.addExport(second, "exports/two");
        QTRY_COMPARE(page->exports()->rowCount(), 2);
        QCOMPARE(page->exports()->rows()[0].key, QStringLiteral("exports/two"));
        QVERIFY(page->verdict().startsWith(QStringLiteral("✓")));
        QCOMPARE(page->proof()->rowCount(), 7);
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
};

QTEST_MAIN(TestExportPage)
#include "test_export_page.moc"
