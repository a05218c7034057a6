// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure_table.h"

#include "widgets/texts.h"

#include <QGridLayout>

namespace supernet::ui {

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
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (int row = 0; row < figures.size(); ++row) {
        auto *value = label(figures[row].second);
        value->setAlignment(Qt::AlignRight);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setWordWrap(figures[row].second.size() > 22);
        value->setAccessibleName(figures[row].first);
        m_grid->addWidget(label(figures[row].first, "quiet"), row, 0, Qt::AlignTop);
        m_grid->addWidget(value, row, 1);
    }
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
