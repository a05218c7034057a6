// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/steps/steps.h"

#include "pages/train/conflict_map.h"
#include "project/project_document.h"
#include "widgets/texts.h"

#include <algorithm>
#include <cmath>
#include <QVBoxLayout>
#include <ranges>

namespace supernet::ui {

namespace {

constexpr int columnMs = 250;
constexpr int mostColumns = 40; ///< Ten seconds until all stand there.

/// Of the latest training whose gradients were looked at.
HeatCells cellsOf(const ProjectDocument &document)
{
    for (const RunView *run : document.runsOf(JobKind::Train) | std::views::reverse) {
        HeatCells cells = conflictCells(document.conflicts(run->run.id), "largest-smallest", mostColumns);
        if (!cells.rows.isEmpty())
            return cells;
    }
    return {};
}

HeatCells firstColumns(const HeatCells &cells, qsizetype columns)
{
    HeatCells first{cells.rows, cells.steps, cells.values};
    for (QVector<double> &row : first.values)
        std::fill(row.begin() + std::min(columns, row.size()), row.end(), std::nan(""));
    return first;
}

} // namespace

AgreeStep::AgreeStep(TourSubject &subject)
    : TourStep(subject, tr("They have to agree"),
               tr("Small and large share the same numbers; where they want opposite things it turns orange, and "
                  "training aims at blue."),
               columnMs)
    , m_cells(std::make_unique<HeatCells>(cellsOf(subject.document)))
    , m_map(new HeatMap)
{
    auto *help = label(
        m_cells->rows.isEmpty()
            ? tr("In this project nobody has looked at that yet.")
            : tr("Each row is a part of the network, from its beginning to its end; training goes on to the right."),
        "quiet");
    help->setWordWrap(true);
    help->setAlignment(Qt::AlignCenter);
    m_box->addWidget(m_map, 1);
    m_box->addWidget(help);
}

AgreeStep::~AgreeStep() = default;

void AgreeStep::restart()
{
    m_columns = 0;
    m_map->showAll(); // The last visitor may have zoomed.
    tick();
}

void AgreeStep::tick()
{
    m_map->setCells(firstColumns(*m_cells, ++m_columns));
    if (m_columns >= m_cells->steps.size())
        pause();
}

} // namespace supernet::ui
