// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/study/report_check.h"
#include "domain/study/report_page.h"
#include "domain/study/study_texts.h"
#include "domain/support/error.h"

#include <QtTest>

using namespace supernet;
using Kind = ReportColumn::Kind;

namespace {

ReportTable table()
{
    ReportTable table{"runs", "Runs & costs", "In \"steps\".", {}, {}};
    table.columns = {{"Supernet", Kind::Key}, {"Seed", Kind::Key}, {"Loss"}, {"Seconds", Kind::Measured}};
    table.add({"plain, small", "1", "2.5", "10"});
    table.add({"neuron_2", "1", "2.4", "12"});
    return table;
}

bool contains(const std::string &text, const std::string &part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

class TestReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTableIsCommaSeparated()
    {
        ReportTable quoted = table();
        quoted.rows[1][0].text = "a \"b\"";
        QCOMPARE(QString::fromStdString(csv(quoted)),
                 QStringLiteral(
                     "Supernet,Seed,Loss,Seconds\r\n\"plain, small\",1,2.5,10\r\n\"a \"\"b\"\"\",1,2.4,12\r\n"));
    }

    void noCellIsAFormula()
    {
        ReportTable given = table();
        given.columns[0].title = "@SUM(A1)";
        given.rows[0][0].text = "=HYPERLINK(\"x\")";
        given.rows[1][0].text = "+1-1";
        given.rows[0][2].text = "-2.5";
        const std::string text = csv(given);
        QVERIFY2(contains(text, "'@SUM(A1),Seed,"), text.c_str());
        QVERIFY2(contains(text, "\"'=HYPERLINK(\"\"x\"\")\",1,-2.5,10"), text.c_str());
        QVERIFY2(contains(text, "'+1-1,1,2.4,12"), text.c_str());
    }

    void aTableIsLatex()
    {
        const std::string text = latex(table());
        QVERIFY2(
            contains(text,
                     "\\caption{Runs \\& costs. In \"steps\".}\n\\label{tab:runs}\n\\begin{tabular}{llrr}\n\\toprule\n"
                     "Supernet & Seed & Loss & Seconds \\\\\n\\midrule\nplain, small & 1 & 2.5 & 10 \\\\\n"
                     "neuron\\_2 & 1 & 2.4 & 12 \\\\\n\\bottomrule\n"),
            text.c_str());
    }

    void aTableIsHtml()
    {
        const std::string text = html(table());
        QVERIFY2(
            contains(text, "<h2>Runs &amp; costs</h2>") && contains(text, "<p>In &quot;steps&quot;.</p>")
                && contains(
                    text,
                    "<tr><th>neuron_2</th><th>1</th><td class=\"figure\">2.4</td><td class=\"figure\">12</td></tr>"),
            text.c_str());
    }

    void aTableSurvivesJson()
    {
        const auto json = toJson(table());
        const ReportTable read = reportTableFromJson(json);
        QVERIFY(toJson(read) == json);
        QVERIFY(read.columns[3].kind == Kind::Measured);
        auto odd = json;
        odd["columns"][0]["kind"] = "sideways";
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(reportTableFromJson(odd)), Error);
    }

    void anAxisHasRoundNumbers()
    {
        FrontPlot plot{"Fronts", "ms", "loss", {}};
        plot.fronts.push_back({"plain", {{0.3332, 3.192}, {2.181, 1.875}}});
        const std::string text = svg(plot);
        for (const char *tick : {">0.5</text>", ">1</text>", ">2</text>", ">2.5</text>", ">3</text>"})
            QVERIFY2(contains(text, tick), tick);
        QVERIFY(!contains(text, ">0.3332</text>") && !contains(text, ">3.192</text>"));
    }

    void aFindingSetsNamesAsCode()
    {
        StudyReport report;
        report.findings = {"`a<b` has less gap than `plain`."};
        QVERIFY(contains(page(report), "<li><code>a&lt;b</code> has less gap than <code>plain</code>.</li>"));
    }

    void equalReportsDoNotDiffer()
    {
        std::vector<ReportTable> here{table()};
        const ReportCheck check = markDifferences(here, {table()});
        QCOMPARE(check.compared, std::size_t(4));
        QCOMPARE(check.exact + check.measured + check.missing.size(), std::size_t(0));
        QVERIFY(!contains(html(here[0]), "elsewhere") && !contains(html(here[0]), "differs"));
    }

    void whatDiffersIsCountedByKindAndMarked()
    {
        std::vector<ReportTable> here{table()};
        ReportTable there = table();
        std::swap(there.rows[0], there.rows[1]); // rows are found by their keys
        std::swap(there.columns[2], there.columns[3]); // and columns by their titles
        for (auto &row : there.rows)
            std::swap(row[2], row[3]);
        there.rows[0][3].text = "2.6";
        there.rows[1][2].text = "11";
        const ReportCheck check = markDifferences(here, {there});
        QCOMPARE(check.exact, std::size_t(1));
        QCOMPARE(check.measured, std::size_t(1));
        QCOMPARE(here[0].rows[1][2].elsewhere.value_or(""), std::string("2.6"));
        QCOMPARE(here[0].rows[0][3].elsewhere.value_or(""), std::string("11"));
        QVERIFY(contains(html(here[0]), "<td class=\"figure differs\">2.4 <span class=\"there\">2.6</span></td>"));
        QVERIFY(contains(html(here[0]), "<td class=\"figure measured\">10 "));
    }

    void whatIsOnlyThereIsNamed()
    {
        std::vector<ReportTable> here{table()};
        ReportTable there = table();
        there.add({"layer", "2", "1", "1"});
        ReportTable other = table();
        other.name = "fronts";
        const ReportCheck check = markDifferences(here, {there, other});
        QCOMPARE(check.missing, (std::vector<std::string>{"runs: layer, 2", "fronts"}));
    }

    void aPageNeedsNoOtherFile()
    {
        const FrontPlot plot{
            "Fronts", "ms", "loss", {{"plain", {{1, 3}, {2, 2}}}, {"a<b", {{1, 2}, {4, 1}}}, {"plain", {{3, 3}}}}};
        const std::string text = page({"n", "Title <1>", "Why?", {"Less & less."}, {table()}, {plot}});
        for (const char *part : {"<title>Title &lt;1&gt;</title>", "<p>Why?</p>", "<li>Less &amp; less.</li>", "<svg ",
                                 "a&lt;b</text>", "<table>"})
            QVERIFY2(contains(text, part), part);
        for (const char *outside : {"http://", "https://", "src=", "<link", "@import", "url("})
            QVERIFY2(!contains(text, outside), outside);
        QCOMPARE(QString::fromStdString(text).count(QStringLiteral(">plain</text>")), 1); // one entry in the legend
    }

    void aFrontIsAStaircaseWithinItsPicture()
    {
        const std::string text = svg({"Fronts", "ms", "loss", {{"plain", {{1, 3}, {2, 2}, {4, 1}}}}});
        QVERIFY2(contains(text, "d=\"M70 36 H230 V193 H550 V350\""), text.c_str());
    }

    void aCurveIsDrawnStraightAndABandUnderIt()
    {
        FrontPlot plot{"Losses", "step", "loss", {{"plain", {{0, 2}, {4, 2}}}}, {}, false};
        plot.bands = {{"plain", {{0, 2, 1, 3}, {4, 2, 2, 2.5}}}};
        const std::string text = svg(plot);
        QVERIFY2(contains(text, "d=\"M70 350 L550 193 L550 114.5 L70 36 Z\""), text.c_str());
        QVERIFY2(contains(text, "d=\"M70 193 L550 193\""), text.c_str());
        QCOMPARE(QString::fromStdString(text).count(QStringLiteral(">plain</text>")), 1);
        plot.staircase = true;
        const std::string stairs = svg(plot);
        QVERIFY2(contains(stairs, "d=\"M70 350 H550 V193 V114.5 H550 V36 H70 Z\""), stairs.c_str());
    }

    void shippedStudiesAreThereByName()
    {
        QCOMPARE(shippedStudies(), (std::vector<std::string>{"demo-ablation", "multi30k-sharing", "reviewers"}));
        for (const std::string &name : shippedStudies())
            QVERIFY(contains(readStudy(name).text, "\"name\": \"" + name + '"'));
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(readStudy("no-such-study")), Error);
    }
};

QTEST_GUILESS_MAIN(TestReport)
#include "test_report.moc"
