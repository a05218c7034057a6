// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/csv.h"

#include <QAbstractItemModel>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <cmath>

namespace supernet::ui {

namespace {

/// What a file gets: the number itself, not its text in the window's language.
QVariant valueAt(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data(Qt::EditRole);
}

QString heading(const QAbstractItemModel &model, int column)
{
    return model.headerData(column, Qt::Horizontal).toString();
}

} // namespace

QString csvLine(const QStringList &fields)
{
    QStringList quoted;
    for (const QString &field : fields) {
        const bool plain = !field.contains(QLatin1Char(',')) && !field.contains(QLatin1Char('"'))
            && !field.contains(QLatin1Char('\n')) && !field.contains(QLatin1Char('\r'));
        quoted << (plain ? field : QLatin1Char('"') + QString(field).replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"'));
    }
    return quoted.join(QLatin1Char(',')) + QLatin1Char('\n');
}

QString csvNumber(double value)
{
    return std::isfinite(value) ? QLocale::c().toString(value, 'g', QLocale::FloatingPointShortest) : QString();
}

QString csvOf(const QAbstractItemModel &model)
{
    QStringList fields;
    for (int column = 0; column < model.columnCount(); ++column)
        fields << heading(model, column);
    QString text = csvLine(fields);
    for (int row = 0; row < model.rowCount(); ++row) {
        fields.clear();
        for (int column = 0; column < model.columnCount(); ++column) {
            const QVariant value = valueAt(model, row, column);
            fields << (value.typeId() == QMetaType::Double ? csvNumber(value.toDouble()) : value.toString());
        }
        text += csvLine(fields);
    }
    return text;
}

QByteArray jsonOf(const QAbstractItemModel &model)
{
    QJsonArray rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        QJsonObject object;
        for (int column = 0; column < model.columnCount(); ++column)
            object.insert(heading(model, column), QJsonValue::fromVariant(valueAt(model, row, column)));
        rows << object;
    }
    return QJsonDocument(rows).toJson();
}

} // namespace supernet::ui
