// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report.h"

#include "domain/support/error.h"
#include "report/report_pdf.h"

#include <algorithm>
#include <QBuffer>
#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>
#include <QSaveFile>

namespace supernet::ui {

namespace {

constexpr int pairGap = 12; ///< Pixels beside each of two pictures beside each other; see the style.
constexpr int widest = 660; ///< Pixels (96 to the inch) of a picture that fits between the margins of a page.

/// Both a browser and QTextDocument read it; what only the former knows comes last. Sizes of text are those of the latter,
/// which knows none for headings.
constexpr auto style = R"(
h1 { margin-top: 0; margin-bottom: 4px; } h2 { margin-top: 26px; margin-bottom: 6px; } h3 { margin-top: 16px; margin-bottom: 4px; }
p { margin-top: 4px; margin-bottom: 8px; } .lead { color: #5d6878; }
th { color: #5d6878; font-weight: normal; text-align: left; padding: 3px 12px 3px 0; }
td { padding: 3px 12px 3px 0; border-bottom: 1px solid #dfe3e8; } .pair { margin-top: 14px; }
.pair td { padding: 0 12px 0 0; border: none; vertical-align: top; }
)";
constexpr auto browserStyle = R"(
body { font: 13px/1.45 Inter, "Segoe UI", "DejaVu Sans", sans-serif; color: #1b2330; background: #fff; max-width: 72rem;
    margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 26px; } h2 { font-size: 19px; } h3 { font-size: 15px; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; } img { max-width: 100%; height: auto; }
.wide { overflow-x: auto; } .figure { text-align: right; }
)";

QString shownText(const QString &text)
{
    return text.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"));
}

QString imageSource(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return QStringLiteral("data:image/png;base64,") + QString::fromLatin1(bytes.toBase64());
}

/// A number with what stands around it, or that there is none.
bool isFigure(const QString &text)
{
    static const QRegularExpression figure(QStringLiteral("^([-+−±<]? ?\\d.*|–|)$"));
    return figure.match(text).hasMatch();
}

/// Whether the column is read from the right, as figures are.
bool isOfFigures(const ReportTable &table, qsizetype column)
{
    return std::ranges::all_of(table.rows, [column](const QStringList &row) {
        return column < row.size() && isFigure(row[column]);
    });
}

QString html(const ReportTable &table)
{
    QStringList alignment;
    for (qsizetype column = 0; column < table.headings.size(); ++column)
        alignment << (column > 0 && isOfFigures(table, column) ? QStringLiteral(" align='right' class='figure'")
                                                               : QString());
    QString text = table.title.isEmpty() ? QString() : QStringLiteral("<h3>%1</h3>\n").arg(shownText(table.title));
    text += QStringLiteral("<div class='wide'><table cellspacing='0'>\n");
    if (!table.headings.join(QString()).isEmpty()) {
        text += QStringLiteral("<thead><tr>"); // Begins each page that the table reaches.
        for (qsizetype column = 0; column < table.headings.size(); ++column)
            text += QStringLiteral("<th%1>%2</th>").arg(alignment[column], shownText(table.headings[column]));
        text += QStringLiteral("</tr></thead>\n");
    }
    for (const QStringList &row : table.rows) {
        text += QStringLiteral("<tr>");
        for (qsizetype column = 0; column < row.size(); ++column)
            text += QStringLiteral("<td%1>%2</td>").arg(alignment.value(column), shownText(row[column]));
        text += QStringLiteral("</tr>\n");
    }
    return text + QStringLiteral("</table></div>\n");
}

QSize shownSize(const ReportPicture &picture)
{
    const QSize half = picture.image.size() / 2;
    return half.width() <= widest ? half : half.scaled(widest, half.height(), Qt::KeepAspectRatio);
}

QString html(const ReportPicture &picture)
{
    const QSize shown = shownSize(picture); // Both, as QTextDocument keeps no ratio.
    return QStringLiteral("<h3>%1</h3>\n<p><img src='%2' width='%3' height='%4' alt='%1'></p>\n")
        .arg(shownText(picture.title), imageSource(picture.image))
        .arg(shown.width())
        .arg(shown.height());
}

/// Two beside each other where they have room.
QString html(const QList<ReportPicture> &pictures)
{
    QString text;
    for (qsizetype at = 0; at < pictures.size(); ++at) {
        const bool pair = at + 1 < pictures.size()
            && shownSize(pictures[at]).width() + shownSize(pictures[at + 1]).width() + 2 * pairGap <= widest;
        if (!pair) {
            text += html(pictures[at]);
            continue;
        }
        text += QStringLiteral("<table class='pair' cellspacing='0' width='%1'><tr>").arg(widest);
        for (const ReportPicture &picture : {pictures[at], pictures[at + 1]})
            text += QStringLiteral("<td width='50%'>%1</td>").arg(html(picture));
        text += QStringLiteral("</tr></table>\n");
        ++at;
    }
    return text;
}

QString html(const ReportSection &section)
{
    QString text = QStringLiteral("<h2>%1</h2>\n").arg(shownText(section.title));
    for (const QString &paragraph : section.paragraphs)
        text += QStringLiteral("<p>%1</p>\n").arg(shownText(paragraph));
    text += html(section.pictures);
    for (const ReportTable &table : section.tables)
        text += html(table);
    return text;
}

bool writeHtml(const Report &report, const QString &file)
{
    QSaveFile out(file);
    const QByteArray text = htmlOf(report).toUtf8();
    return out.open(QIODevice::WriteOnly) && out.write(text) == text.size() && out.commit();
}

QString pageOf(const Report &report, const char *furtherStyle)
{
    QString text = QStringLiteral("<!doctype html>\n<html lang='%1'>\n<head>\n<meta charset='utf-8'>\n"
                                  "<meta name='viewport' content='width=device-width, "
                                  "initial-scale=1'>\n<title>%2</title>\n<style>%3%4</style>\n"
                                  "</head>\n<body>\n<h1>%2</h1>\n<p class='lead'>%5</p>\n")
                       .arg(QLocale().name().section(QLatin1Char('_'), 0, 0), shownText(report.title),
                            QLatin1String(style), QLatin1String(furtherStyle), shownText(report.lead));
    for (const ReportSection &section : report.sections)
        text += html(section);
    return text + QStringLiteral("</body>\n</html>\n");
}

} // namespace

QString htmlOf(const Report &report)
{
    return pageOf(report, browserStyle);
}

QString printedHtmlOf(const Report &report)
{
    return pageOf(report, "");
}

void checkReportKind(const QString &file)
{
    const QString kind = QFileInfo(file).suffix().toLower();
    if (kind != QLatin1String("html") && kind != QLatin1String("pdf"))
        throw UsageError("The report `" + file.toStdString() + "` is of no kind that can be written.",
                         "End its name in .html or .pdf.");
}

void writeReport(const Report &report, const QString &file)
{
    checkReportKind(file);
    const bool pdf = QFileInfo(file).suffix().toLower() == QLatin1String("pdf");
    if (!(pdf ? writePdf(report.title, printedHtmlOf(report), file) : writeHtml(report, file)))
        throw Error("The report " + file.toStdString() + " could not be written.",
                    "Check that its folder exists, that you may write there, and that the disk has room.");
}

} // namespace supernet::ui
