// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/error.h"
#include "pages/export/export_page.h"
#include "project/project_document.h"
#include "report/report.h"
#include "report/report_maker.h"
#include "sample_project.h"
#include "theme/theme.h"
#include "ui_test.h"
#include "widgets/banner.h"

#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace supernet;
using namespace supernet::ui;
using supernet::test::SampleProject;

namespace {

QByteArray read(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

Report small()
{
    QImage picture(40, 20, QImage::Format_RGB32);
    picture.fill(Qt::red);
    return {QStringLiteral("A <report>"),
            QStringLiteral("Its lead"),
            {{QStringLiteral("Part"),
              {QStringLiteral("Words")},
              {{QStringLiteral("A dot"), picture}},
              {{QStringLiteral("Table"),
                {QStringLiteral("Name"), QStringLiteral("Value")},
                {{QStringLiteral("a & b"), QStringLiteral("1")}}}}}}};
}

/// A project in which everything has happened once.
class Finished
{
public:
    Finished()
        : supernet(sample.addTraining("neuron"))
        , search(sample.addSearch(supernet))
    {
        sample.addSteps(supernet, 0, 200);
        sample.addGeneration(search, 0, 40);
        Project project = sample.project();
        project.setSection(
            "data", {{"checksum", "c0ffee"}, {"pairs", {{"train", 900}, {"valid", 50}, {"test", 50}}}, {"seed", 7}});
        ExportRecord record;
        record.run = search.id;
        record.path = "exports/best";
        record.proof = {{"comparison", {{"same_translations", 20}, {"sentences", 20}}},
                        {"files", {{"model.safetensors", "abc123"}}}};
        sample.store().append(record);
        Evaluation evaluation;
        evaluation.run = search.id;
        evaluation.supernetRun = supernet.id;
        evaluation.architectureId = std::string("3f2a9c10");
        evaluation.architecture = nlohmann::json::object();
        evaluation.split = "valid";
        evaluation.metric = "bleu";
        evaluation.signature = "nrefs:1|case:mixed|beam:5";
        sample.store().append(std::span<const Evaluation>(&evaluation, 1));
    }

    SampleProject sample;
    RunRecord supernet;
    RunRecord search;
};

} // namespace

class TestProjectReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { supernet::test::beginUiTest(); }

    void thePageNeedsNoOtherFile()
    {
        const QString text = htmlOf(small());
        QVERIFY(text.contains(QStringLiteral("A &lt;report&gt;")));
        QVERIFY(text.contains(QStringLiteral("a &amp; b")));
        QVERIFY(text.contains(QStringLiteral("src='data:image/png;base64,")));
        QVERIFY(!text.contains(QStringLiteral("http")));
    }

    void aReportIsWrittenAsHtmlAndPdf()
    {
        const QTemporaryDir folder;
        writeReport(small(), folder.filePath(QStringLiteral("a.html")));
        writeReport(small(), folder.filePath(QStringLiteral("a.pdf")));
        QVERIFY(read(folder.filePath(QStringLiteral("a.html"))).startsWith("<!doctype html>"));
        const QByteArray pdf = read(folder.filePath(QStringLiteral("a.pdf")));
        QVERIFY(pdf.startsWith("%PDF"));
        QVERIFY(pdf.contains("/Image")); // The picture is in it.
        QVERIFY_EXCEPTION_THROWN(writeReport(small(), folder.filePath(QStringLiteral("a.docx"))), UsageError);
        QVERIFY_EXCEPTION_THROWN(writeReport(small(), QStringLiteral("/nowhere/a.html")), Error);
    }

    void theButtonsReportTellsAllOfAProject()
    {
        const Finished finished;
        ProjectDocument document(finished.sample.folder());
        ExportPage page(document);
        page.resize(1200, 760);
        page.show();
        QTRY_COMPARE(document.exports().size(), std::size_t(1));
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("report.html"));
        page.saveReport(file);
        QVERIFY(!page.reportButton()->isEnabled()); // One at a time.
        QTRY_VERIFY_WITH_TIMEOUT(page.banner()->text().contains(file), 20'000);
        QVERIFY(page.reportButton()->isEnabled());
        const QByteArray text = read(file);
        for (const QByteArray &part :
             {QByteArray("c0ffee"), QByteArray("neuron-1"), QByteArray("search-1"), QByteArray("abc123"),
              QByteArray("nrefs:1|case:mixed|beam:5"), QByteArray("The front")})
            QVERIFY2(text.contains(part), part.constData());
        QVERIFY(text.count("<img") >= 6); // Three curves, the front, the picks.
    }

    void aReportDrawsOnWhiteWhateverTheScheme()
    {
        applyTheme(*qApp, Scheme::Dark);
        const Finished finished;
        ProjectDocument document(finished.sample.folder());
        QTRY_VERIFY(!document.runs().empty());
        ReportMaker maker(document);
        QSignalSpy written(&maker, &ReportMaker::written);
        const QTemporaryDir folder;
        maker.make(folder.filePath(QStringLiteral("a.html")));
        QVERIFY(written.wait(20'000));
        const QByteArray text = read(folder.filePath(QStringLiteral("a.html")));
        const QByteArray mark = "base64,";
        const auto from = text.indexOf(mark) + mark.size();
        const QImage first = QImage::fromData(QByteArray::fromBase64(text.mid(from, text.indexOf('\'', from) - from)));
        QCOMPARE(first.pixelColor(2, 2), QColor(Qt::white));
        applyTheme(*qApp, Scheme::Light);
    }

    void aProjectWithoutRunsHasAReportToo()
    {
        const SampleProject empty;
        ProjectDocument document(empty.folder());
        ReportMaker maker(document);
        QSignalSpy written(&maker, &ReportMaker::written);
        const QTemporaryDir folder;
        const QStringList files = {folder.filePath(QStringLiteral("a.pdf")), folder.filePath(QStringLiteral("b.html"))};
        for (const QString &file : files)
            maker.make(file);
        QTRY_COMPARE_WITH_TIMEOUT(written.size(), 2, 20'000);
        QVERIFY(read(files[1]).contains("Nothing is trained yet"));
    }
};

QTEST_MAIN(TestProjectReport)
#include "test_project_report.moc"
