// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QList>
#include <QStringList>

namespace supernet::ui {

struct ReportTable
{
    QString title; ///< May be empty.
    QStringList headings;
    QList<QStringList> rows;
};

struct ReportPicture
{
    QString title;
    QImage image; ///< Twice as fine as it is shown.
};

struct ReportSection
{
    QString title;
    QStringList paragraphs;
    QList<ReportPicture> pictures;
    QList<ReportTable> tables;
};

/// What a project holds, for a reader without the program: text, pictures and tables.
struct Report
{
    QString title;
    QString lead;
    QList<ReportSection> sections;
};

/// One page that needs no other file.
[[nodiscard]] QString htmlOf(const Report &report);
/// The same for QTextDocument, without what is for browsers alone.
[[nodiscard]] QString printedHtmlOf(const Report &report);
/// Throws UsageError unless the file's name ends in .html or .pdf.
void checkReportKind(const QString &file);
/// Writes .html or .pdf (A4). Needs no window and no GUI thread. Throws Error when the file cannot be written, UsageError for
/// another kind of file.
void writeReport(const Report &report, const QString &file);

} // namespace supernet::ui
