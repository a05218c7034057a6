// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure_table.h"

#include "widgets/texts.h"

#include <QGridLayout>
#include <QLabel>

namespace supernet::ui {

namespace {

constexpr qsizetype mostInLine = 22;

} // namespace

FigureTable::FigureTable(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(1, 1);
}

void FigureTable::setFigures(const QList<std::pair<QString, QString>> &figures)
{
    if (figures == m_figures)
        return;
    m_figures = figures;
    while (m_rows.size() < figures.size())
        addRow();
    while (m_rows.size() > figures.size()) {
        const Row row = m_rows.takeLast();
        delete row.name;
        delete row.value;
    }
    for (qsizetype row = 0; row < figures.size(); ++row) {
        const auto &[name, value] = figures[row];
        m_rows[row].name->setText(name);
        m_rows[row].value->setText(value);
        m_rows[row].value->setWordWrap(value.size() > mostInLine);
        m_rows[row].value->setAccessibleName(name);
    }
}

void FigureTable::addRow()
{
    const Row row{label({}, "quiet"), label({})};
    row.value->setAlignment(Qt::AlignRight);
    row.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    const auto at = static_cast<int>(m_rows.size());
    m_grid->addWidget(row.name, at, 0, Qt::AlignTop);
    m_grid->addWidget(row.value, at, 1);
    m_rows << row;
}

QString FigureTable::figure(const QString &name) const
{
    for (const auto &[figure, value] : m_figures) {
        if (figure == name)
            return value;
    }
    return {};
}

} // namespace supernet::ui
