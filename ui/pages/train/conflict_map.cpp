// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/train/conflict_map.h"

#include <algorithm>
#include <map>
#include <utility>

namespace supernet::ui {

/// Embedding, encoder, decoder, then what else there is; layers and parts in order.
QString orderOfGroup(const QString &group)
{
    static const QStringList parts = {QStringLiteral("self"), QStringLiteral("cross"), QStringLiteral("ffn")};
    const QStringList words = group.split(QLatin1Char(' '));
    const QString side = words[0];
    const int first = side == QLatin1String("embedding") ? 0
        : side == QLatin1String("enc")                   ? 1
        : side == QLatin1String("dec")                   ? 2
                                                         : 3;
    const qsizetype part = words.size() > 2 ? std::max<qsizetype>(0, parts.indexOf(words[2])) : 0;
    return QStringLiteral("%1 %2 %3").arg(first).arg(words.value(1), 4, QLatin1Char('0')).arg(part);
}

HeatCells conflictCells(const ConflictHistory &history, const std::string &pair, int mostColumns)
{
    const auto &columns = history.columns(pair);
    const std::size_t most = static_cast<std::size_t>(std::max(1, mostColumns));
    const std::size_t each = std::max<std::size_t>(1, (columns.size() + most - 1) / most);
    HeatCells cells;
    std::map<QString, std::vector<ConflictHistory::Mean>> sums;
    for (std::size_t column = 0; column < columns.size(); ++column) {
        if (column % each == 0)
            cells.steps << static_cast<double>(columns[column].step);
        for (std::size_t group = 0; group < columns[column].groups.size(); ++group) {
            if (columns[column].groups[group].count == 0)
                continue;
            auto &row = sums[history.groups()[static_cast<qsizetype>(group)]];
            row.resize(column / each + 1);
            row.back().add(columns[column].groups[group]);
        }
    }
    for (auto &[group, row] : sums) {
        row.resize(static_cast<std::size_t>(cells.steps.size()));
        cells.rows << group;
    }
    std::ranges::stable_sort(cells.rows, {}, orderOfGroup);
    for (const QString &group : std::as_const(cells.rows)) {
        QVector<double> values;
        for (const ConflictHistory::Mean &mean : sums[group])
            values << mean.value();
        cells.values << values;
    }
    return cells;
}

ConflictSpread conflictSpread(const ConflictHistory &history, const std::string &pair)
{
    ConflictSpread spread;
    for (const ConflictHistory::Column &column : history.columns(pair)) {
        spread.steps << static_cast<double>(column.step);
        spread.low << column.low.value();
        spread.high << column.high.value();
    }
    return spread;
}

} // namespace supernet::ui
