// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report.h"
#include "report/report_pdf.h"
#include "ui_test.h"

#include <QAbstractTextDocumentLayout>
#include <QImage>
#include <QPainter>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextFrame>
#include <QtTest>

using namespace supernet::ui;

namespace {

const QSizeF page(680, 970); // A4 between its margins.

QImage picture(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::red);
    return image;
}

ReportTable table(int rows)
{
    ReportTable made{QStringLiteral("Table of %1").arg(rows), {QStringLiteral("Name"), QStringLiteral("Value")}, {}};
    for (int row = 0; row < rows; ++row)
        made.rows << QStringList{QStringLiteral("row %1").arg(row), QString::number(row)};
    return made;
}

/// Sections of one to many rows, each with a plot, so that headings come to stand at every height of a page.
Report longReport()
{
    Report report{QStringLiteral("Long"), QStringLiteral("Lead"), {}};
    for (int part = 0; part < 24; ++part)
        report.sections << ReportSection{QStringLiteral("Part %1").arg(part),
                                         {QStringLiteral("Words of it.")},
                                         {{QStringLiteral("Plot %1").arg(part), picture(1320, 560)}},
                                         {table(part + 1), table(2)}};
    return report;
}

double topOf(const QTextDocument &document, const QTextBlock &block)
{
    return document.documentLayout()->blockBoundingRect(block).top() + block.layout()->lineAt(0).y();
}

int inkOf(const QImage &image, const QRect &part)
{
    int dark = 0;
    for (int y = part.top(); y <= part.bottom(); ++y)
        for (int x = part.left(); x <= part.right(); ++x)
            dark += image.rect().contains(x, y) && qGray(image.pixel(x, y)) < 128 ? 1 : 0;
    return dark;
}

QImage drawn(QTextDocument &document, int number)
{
    QImage image(page.toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    drawPage(painter, document, number);
    return image;
}

} // namespace

class TestReportPdf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        supernet::test::beginUiTest();
        layOut(m_document, printedHtmlOf(longReport()), page);
        QVERIFY(m_document.pageCount() > 12);
    }

    void nothingIsWiderThanThePage()
    {
        QVERIFY(m_document.size().width() <= page.width());
        int pictures = 0;
        for (QTextBlock block = m_document.begin(); block.isValid(); block = block.next()) {
            for (auto part = block.begin(); !part.atEnd(); ++part) {
                const QTextCharFormat format = part.fragment().charFormat();
                if (!format.isImageFormat())
                    continue;
                ++pictures;
                const QTextImageFormat image = format.toImageFormat();
                QVERIFY(image.width() > page.width() / 2);
                QVERIFY(image.width() <= page.width());
                QVERIFY(qAbs(image.width() / image.height() - 1320.0 / 560.0) < 0.02);
            }
        }
        QCOMPARE(pictures, 24);
    }

    void twoPicturesBesideEachOtherShareTheWidth()
    {
        QTextDocument document;
        layOut(document,
               printedHtmlOf(
                   {QStringLiteral("Two"),
                    QString(),
                    {{QStringLiteral("Picks"),
                      {},
                      {{QStringLiteral("A name too long to stand beside another of its kind"), picture(630, 80)},
                       {QStringLiteral("A name too long to stand beside another of its kind"), picture(630, 80)}},
                      {}}}}),
               page);
        QCOMPARE(document.rootFrame()->childFrames().size(), 1); // The table that holds both.
        QVERIFY2(document.size().width() <= page.width(), qPrintable(QString::number(document.size().width())));
    }

    void headingsAreLargerThanText()
    {
        QHash<int, double> heights; // Of a line, by the level of its heading; 0: text.
        for (QTextBlock block = m_document.begin(); block.isValid(); block = block.next()) {
            if (!block.text().isEmpty() && !block.begin().fragment().charFormat().isImageFormat())
                heights[block.blockFormat().headingLevel()] = block.layout()->lineAt(0).height();
        }
        QCOMPARE(heights.size(), 4);
        QVERIFY(heights[1] > 1.2 * heights[2]);
        QVERIFY(heights[2] > 1.1 * heights[3]);
        QVERIFY(heights[3] > 1.1 * heights[0]);
    }

    void noHeadingStandsAloneAtTheFootOfAPage()
    {
        int moved = 0;
        for (QTextBlock block = m_document.begin(); block.isValid(); block = block.next()) {
            if (block.blockFormat().headingLevel() == 0)
                continue;
            const auto pageOf = [this](const QTextBlock &of) { return int(topOf(m_document, of) / page.height()); };
            QVERIFY2(pageOf(block) == pageOf(block.next()), qPrintable(block.text()));
            moved += block.blockFormat().pageBreakPolicy() == QTextFormat::PageBreak_AlwaysBefore ? 1 : 0;
        }
        QVERIFY(moved > 0); // Or nothing was tried.
    }

    void everyHeadingIsDrawn()
    {
        QList<QImage> pages;
        for (int number = 0; number < m_document.pageCount(); ++number)
            pages << drawn(m_document, number);
        for (QTextBlock block = m_document.begin(); block.isValid(); block = block.next()) {
            if (block.blockFormat().headingLevel() == 0)
                continue;
            const double top = topOf(m_document, block);
            const int number = static_cast<int>(top / page.height());
            const QRect line(0, qRound(top - number * page.height()), 200, qRound(block.layout()->lineAt(0).height()));
            QVERIFY2(inkOf(pages[number], line) > 20, qPrintable(block.text()));
        }
    }

    void aTablesHeadingBeginsEachPageThatItReaches()
    {
        QTextDocument document;
        layOut(document,
               printedHtmlOf({QStringLiteral("Rows"), QString(), {{QStringLiteral("All"), {}, {}, {table(120)}}}}),
               page);
        QVERIFY(document.pageCount() > 1);
        QTextBlock heading = document.begin();
        while (heading.text() != QLatin1String("Name"))
            heading = heading.next();
        const int top = qRound(topOf(document, heading));
        const int height = qRound(heading.layout()->lineAt(0).height());
        const QImage first = drawn(document, 0).copy(0, top, 100, height);
        QVERIFY(inkOf(first, first.rect()) > 0);
        const QImage next = drawn(document, 1);
        bool begins = false;
        for (int y = 0; y < height; ++y) // Below the space that a cell keeps above its text.
            begins = begins || next.copy(0, y, 100, height) == first;
        QVERIFY(begins);
    }

private:
    QTextDocument m_document;
};

QTEST_MAIN(TestReportPdf)
#include "test_report_pdf.moc"
