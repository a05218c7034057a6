// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report_pdf.h"

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextLayout>

namespace supernet::ui {

namespace {

constexpr int marginMm = 15;
constexpr int finenessDpi = 300;
constexpr double pixelsPerInch = 96; ///< Those in which HTML gives lengths.
constexpr double footerHeight = 36;
constexpr int textSize = 13; ///< Headings are 1.2 to 2 times as large.
constexpr int footerSize = 11;
const QColor ink(0x1b, 0x23, 0x30);

/// Every length is in pixels of HTML, text's too, so that no screen's fineness makes any of them larger than another.
QFont pageFont(int size)
{
    QFont font(QStringLiteral("Inter"));
    font.setStyleHint(QFont::SansSerif);
    font.setPixelSize(size);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

/// Of its first line, which stands lower than the block where it did not fit on the block's page.
double topOf(const QTextDocument &document, const QTextBlock &block)
{
    const double top = document.documentLayout()->blockBoundingRect(block).top();
    return top + (block.layout()->lineCount() > 0 ? block.layout()->lineAt(0).y() : 0);
}

int pageOf(const QTextDocument &document, const QTextBlock &block)
{
    return static_cast<int>(topOf(document, block) / document.pageSize().height());
}

bool isHeading(const QTextBlock &block)
{
    return block.isValid() && block.blockFormat().headingLevel() > 0;
}

/// The first heading whose text follows on the next page, if there is one: the highest, where headings follow each other.
QTextBlock loneHeading(const QTextDocument &document)
{
    QTextBlock first;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (!isHeading(block)) {
            first = {};
            continue;
        }
        if (!first.isValid())
            first = block;
        const QTextBlock next = block.next();
        if (next.isValid() && pageOf(document, first) != pageOf(document, next))
            return first;
    }
    return {};
}

void drawFooter(QPainter &painter, const QRectF &band, const QString &title, int page, int pages)
{
    painter.setFont(pageFont(footerSize));
    painter.setPen(Qt::darkGray);
    painter.drawText(band, Qt::AlignLeft | Qt::AlignBottom, title);
    painter.drawText(band, Qt::AlignRight | Qt::AlignBottom,
                     QCoreApplication::translate("Report", "%1 of %2").arg(page).arg(pages));
}

} // namespace

void layOut(QTextDocument &document, const QString &html, const QSizeF &page)
{
    document.setDefaultFont(pageFont(textSize));
    document.setUseDesignMetrics(true);
    document.setDocumentMargin(0);
    document.setHtml(html);
    document.setPageSize(page);
    for (QTextBlock block = loneHeading(document); block.isValid(); block = loneHeading(document)) {
        QTextBlockFormat format = block.blockFormat();
        if (format.pageBreakPolicy() != QTextFormat::PageBreak_Auto)
            return; // What follows fits on no page.
        format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        QTextCursor(block).setBlockFormat(format);
        document.markContentsDirty(0,
                                   document.characterCount()); // Else headings before tables further on are not drawn.
    }
}

void drawPage(QPainter &painter, QTextDocument &document, int page)
{
    const QSizeF size = document.pageSize();
    const QRectF part(0, page * size.height(), size.width(), size.height());
    painter.save();
    painter.translate(0, -part.top());
    painter.setClipRect(part);
    QAbstractTextDocumentLayout::PaintContext context;
    context.clip = part;
    context.palette.setColor(QPalette::Text, ink); // The window's may be of the dark scheme.
    document.documentLayout()->draw(&painter, context);
    painter.restore();
}

bool writePdf(const QString &title, const QString &html, const QString &file)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return false;
    {
        QPdfWriter writer(&out);
        writer.setTitle(title);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(marginMm, marginMm, marginMm, marginMm), QPageLayout::Millimeter);
        writer.setResolution(finenessDpi);
        QPainter painter(&writer);
        const double scale = finenessDpi / pixelsPerInch;
        painter.scale(scale, scale);
        const QSizeF paper = QSizeF(writer.width(), writer.height()) / scale;
        const QSizeF page(paper.width(), paper.height() - footerHeight);
        QTextDocument document;
        layOut(document, html, page);
        for (int number = 0; number < document.pageCount(); ++number) {
            if (number > 0)
                writer.newPage();
            drawPage(painter, document, number);
            drawFooter(painter, {0, page.height(), page.width(), footerHeight}, title, number + 1,
                       document.pageCount());
        }
    }
    return out.commit();
}

} // namespace supernet::ui
