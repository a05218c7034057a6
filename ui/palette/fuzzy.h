// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QStringList>

namespace supernet::ui {

/// How well what was typed names a text; nothing where it does not. Each word of the query has to be found, its letters
/// in order but not necessarily side by side: `tr lo` finds "Training loss". Letters that begin a word or follow each
/// other count most.
[[nodiscard]] std::optional<int> fuzzyScore(const QString &query, const QString &text);

/// The places of the texts that the query names, best first; texts that are equally good stay in order.
[[nodiscard]] QList<qsizetype> fuzzyRanked(const QString &query, const QStringList &texts);

} // namespace supernet::ui
