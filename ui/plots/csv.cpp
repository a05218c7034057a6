// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/csv.h"

#include "domain/support/table_cell.h"

#include <cmath>
#include <QAbstractItemModel>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

namespace supernet::ui {

namespace {

/// Values in Qt::EditRole.
PlainTable tableOf(const QAbstractItemModel &model)
{
    PlainTable table;
    for (int column = 0; column < model.columnCount(); ++column)
        table.headings << model.headerData(column, Qt::Horizontal).toString();
    for (int row = 0; row < model.rowCount(); ++row) {
        QVariantList &values = table.rows.emplaceBack();
        for (int column = 0; column < model.columnCount(); ++column)
            values << model.index(row, column).data(Qt::EditRole);
    }
    return table;
}

} // namespace

QString csvLine(const QStringList &fields)
{
    QStringList quoted;
    for (const QString &given : fields) {
        const QString field = QString::fromStdString(plainCell(given.toStdString()));
        const bool plain = !field.contains(QLatin1Char(',')) && !field.contains(QLatin1Char('"'))
            && !field.contains(QLatin1Char('\n')) && !field.contains(QLatin1Char('\r'));
        quoted << (plain ? field
                         : QLatin1Char('"') + QString(field).replace(QLatin1Char('"'), QLatin1String("\"\""))
                           + QLatin1Char('"'));
    }
    return quoted.join(QLatin1Char(',')) + QLatin1Char('\n');
}

QString csvNumber(double value)
{
    return std::isfinite(value) ? QLocale::c().toString(value, 'g', QLocale::FloatingPointShortest) : QString();
}

QString csvOf(const PlainTable &table)
{
    QString text = csvLine(table.headings);
    for (const QVariantList &row : table.rows) {
        QStringList fields;
        for (const QVariant &value : row)
            fields << (value.typeId() == QMetaType::Double ? csvNumber(value.toDouble()) : value.toString());
        text += csvLine(fields);
    }
    return text;
}

QByteArray jsonOf(const PlainTable &table)
{
    QJsonArray rows;
    for (const QVariantList &row : table.rows) {
        QJsonObject object;
        for (qsizetype column = 0; column < row.size(); ++column)
            object.insert(table.headings.value(column), QJsonValue::fromVariant(row[column]));
        rows << object;
    }
    return QJsonDocument(rows).toJson();
}

PlainTable tableOf(const QList<std::pair<QString, QString>> &figures)
{
    PlainTable table{{QStringLiteral("figure"), QStringLiteral("value")}, {}};
    for (const auto &[name, value] : figures)
        table.rows << QVariantList{name, value};
    return table;
}

QString csvOf(const QAbstractItemModel &model)
{
    return csvOf(tableOf(model));
}

QByteArray jsonOf(const QAbstractItemModel &model)
{
    return jsonOf(tableOf(model));
}

} // namespace supernet::ui
