// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSizeF>
#include <QString>

class QPainter;
class QTextDocument;

namespace supernet::ui {

/// Lays HTML out in pages of a size, in pixels (96 to the inch): no heading stands alone at the foot of one.
void layOut(QTextDocument &document, const QString &html, const QSizeF &page);

/// Draws one of its pages, counted from 0, from the painter's origin.
void drawPage(QPainter &painter, QTextDocument &document, int page);

/// Writes HTML, of the kind that QTextDocument reads, to A4 pages with a footer each. Needs no GUI thread. False when
/// the file cannot be written.
[[nodiscard]] bool writePdf(const QString &title, const QString &html, const QString &file);

} // namespace supernet::ui
