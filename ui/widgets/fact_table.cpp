// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fact_table.h"

#include <algorithm>
#include <QFont>

namespace supernet::ui {

/// Rows that stay where they are keep a view's selection; anything else resets it.
void FactTable::setTable(const QStringList &headings, const QList<Row> &rows)
{
    const bool grown = headings == m_headings && rows.size() >= m_rows.size()
        && std::ranges::equal(m_rows, rows.first(m_rows.size()), {}, &Row::key, &Row::key);
    if (!grown) {
        beginResetModel();
        m_headings = headings;
        m_rows = rows;
        endResetModel();
        return;
    }
    const auto before = static_cast<int>(m_rows.size());
    for (int row = 0; row < before; ++row) {
        if (m_rows[row] == rows[row])
            continue;
        m_rows[row] = rows[row];
        Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
    }
    if (rows.size() == before)
        return;
    beginInsertRows({}, before, static_cast<int>(rows.size()) - 1);
    m_rows = rows;
    endInsertRows();
}

void FactTable::setCheckable(bool checkable)
{
    m_checkable = checkable;
}

void FactTable::setChecked(const QString &key, bool checked)
{
    const int row = rowOf(key);
    if (row >= 0)
        setData(index(row, 0), checked ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
}

QStringList FactTable::checked() const
{
    QStringList keys;
    for (const Row &row : m_rows) {
        if (m_checked.contains(row.key))
            keys << row.key;
    }
    return keys;
}

int FactTable::rowOf(const QString &key) const
{
    const auto found = std::ranges::find(m_rows, key, &Row::key);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int FactTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FactTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_headings.size());
}

QVariant FactTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows[index.row()];
    if (role == Qt::ToolTipRole) {
        const QString own = index.column() < row.cells.size() ? row.cells[index.column()].tip : QString();
        const QString &tip = own.isEmpty() ? row.tip : own;
        return tip.isEmpty() ? QVariant() : QVariant(tip);
    }
    if (role == Qt::CheckStateRole && m_checkable && index.column() == 0)
        return m_checked.contains(row.key) ? Qt::Checked : Qt::Unchecked;
    if (index.column() >= row.cells.size())
        return {};
    const Cell &cell = row.cells[index.column()];
    switch (role) {
    case Qt::DisplayRole:
        return cell.text;
    case Qt::EditRole:
        return cell.value.isValid() ? cell.value : QVariant(cell.text);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::AlignVCenter
            | (cell.right || cell.value.typeId() == QMetaType::Double ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::FontRole: {
        QFont font;
        font.setWeight(QFont::DemiBold);
        return cell.strong ? QVariant(font) : QVariant();
    }
    default:
        return {};
    }
}

QVariant FactTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_headings.size())
        return {};
    if (role == Qt::TextAlignmentRole)
        return data(index(0, section), role);
    return role == Qt::DisplayRole ? QVariant(m_headings[section]) : QVariant();
}

Qt::ItemFlags FactTable::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags own = QAbstractTableModel::flags(index);
    return m_checkable && index.isValid() && index.column() == 0 ? own | Qt::ItemIsUserCheckable : own;
}

bool FactTable::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!m_checkable || role != Qt::CheckStateRole || !index.isValid() || index.column() != 0)
        return false;
    const QString &key = m_rows[index.row()].key;
    if (static_cast<Qt::CheckState>(value.toInt()) == Qt::Checked)
        m_checked.insert(key);
    else
        m_checked.remove(key);
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT checkedChanged();
    return true;
}

} // namespace supernet::ui
