// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/figure_rows.h"

namespace supernet::ui {

QList<std::pair<QString, QString>> textsOf(const QList<FigureRow> &rows)
{
    QList<std::pair<QString, QString>> texts;
    for (const FigureRow &row : rows)
        texts << std::pair(row.name, row.text);
    return texts;
}

PlainTable tableOf(const QList<FigureRow> &rows)
{
    PlainTable table{{QStringLiteral("figure"), QStringLiteral("value"), QStringLiteral("unit")}, {}};
    for (const FigureRow &row : rows)
        table.rows << QVariantList{row.name, row.value ? QVariant(*row.value) : QVariant(row.text), row.unit};
    return table;
}

} // namespace supernet::ui
