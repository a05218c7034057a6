// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>
#include <QVariant>

class QAbstractItemModel;

namespace supernet::ui {

/// One line of a table, ended; what holds a comma, a quote or a line's end is put in quotes (RFC 4180), and no text is a formula
/// to a spreadsheet: see plainCell().
[[nodiscard]] QString csvLine(const QStringList &fields);
/// The same whatever the window's language; empty for what is no number.
[[nodiscard]] QString csvNumber(double value);

/// What a file gets of a table: the values themselves, not their texts in the window's language.
struct PlainTable
{
    QStringList headings;
    QList<QVariantList> rows;
};
/// Its headings first.
[[nodiscard]] QString csvOf(const PlainTable &table);
/// An array of objects, one a row, by the headings; numbers stay numbers.
[[nodiscard]] QByteArray jsonOf(const PlainTable &table);

/// Names and figures side by side.
[[nodiscard]] PlainTable tableOf(const QList<std::pair<QString, QString>> &figures);

/// A table as it is shown, its headings first.
[[nodiscard]] QString csvOf(const QAbstractItemModel &model);
/// An array of objects, one a row, by the headings of the columns. Values in Qt::EditRole keep their type, so that
/// numbers stay numbers.
[[nodiscard]] QByteArray jsonOf(const QAbstractItemModel &model);

} // namespace supernet::ui
