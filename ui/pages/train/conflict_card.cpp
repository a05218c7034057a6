// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/train/conflict_card.h"

#include "help/help_topic.h"
#include "pages/train/conflict_map.h"
#include "plots/csv.h"
#include "plots/save_menu.h"
#include "project/project_document.h"
#include "theme/theme.h"
#include "widgets/texts.h"

#include <algorithm>
#include <cmath>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>

namespace supernet::ui {

namespace {

/// A row for each cell that holds a figure.
QString csvOf(const HeatCells &cells)
{
    QString text = csvLine({QStringLiteral("tensor"), QStringLiteral("step"), QStringLiteral("cosine")});
    for (qsizetype row = 0; row < cells.rows.size(); ++row) {
        for (qsizetype column = 0; column < cells.steps.size(); ++column) {
            if (!std::isnan(cells.values[row][column]))
                text += csvLine(
                    {cells.rows[row], csvNumber(cells.steps[column]), csvNumber(cells.values[row][column])});
        }
    }
    return text;
}

} // namespace

ConflictCard::ConflictCard(QWidget *parent)
    : Card(tr("Where subnets pull apart"), parent)
    , m_pair(new QComboBox)
    , m_map(new HeatMap)
    , m_words(markedLabel({}, "help"))
{
    setHelpTopic(*this, QStringLiteral("train#conflict"));
    m_pair->setAccessibleName(tr("Pair of subnets"));
    m_pair->addItem(tr("large–small"), QStringLiteral("largest-smallest"));
    m_pair->addItem(tr("large–random"), QStringLiteral("largest-random"));
    m_pair->addItem(tr("small–random"), QStringLiteral("smallest-random"));
    // Two charts stand side by side in the smallest window: the list gives way, not the card's edge.
    m_pair->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_pair->setMinimumContentsLength(9);
    header()->addWidget(m_pair);
    auto *menu = new SaveMenu(tr("Conflict by tensor"));
    menu->setPainted(m_map, [this] { return csvOf(m_map->cells()); });
    header()->addWidget(menu);
    body()->addWidget(m_map, 1);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_words, 1);
    body()->addLayout(foot);
    connect(m_pair, &QComboBox::currentIndexChanged, this, &ConflictCard::draw);
    connect(m_map, &HeatMap::cellHovered, this, &ConflictCard::sayCell);
    connect(m_map, &HeatMap::rowClicked, this, [this](int row) {
        m_map->setChosen(row == m_map->chosen() ? -1 : row);
        sayCell(-1, -1);
        Q_EMIT rowChosen(m_map->chosen());
    });
    connect(m_map, &HeatMap::viewChanged, this, [this] { sayCell(-1, -1); });
    sayCell(-1, -1);
}

void ConflictCard::showRun(const ProjectDocument &document, qint64 run)
{
    const std::size_t samples = document.conflicts(run).samples();
    if (m_document && run == m_run && samples == m_samples)
        return;
    m_document = &document;
    m_run = run;
    m_samples = samples;
    draw();
}

void ConflictCard::draw()
{
    if (!m_document)
        return;
    m_map->setCells(conflictCells(m_document->conflicts(m_run), m_pair->currentData().toString().toStdString()));
    sayCell(-1, -1);
    Q_EMIT rowChosen(m_map->chosen());
}

void ConflictCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        sayCell(-1, -1);
    Card::changeEvent(event);
}

QString ConflictCard::words() const
{
    return m_words->text();
}

/// The cell under the pointer, else the history of the row that was clicked, else how to read the picture.
void ConflictCard::sayCell(int row, int column)
{
    const HeatCells &cells = m_map->cells();
    const auto cosine = [](double value) { return std::isfinite(value) ? decimal(value, 2) : tr("not shared"); };
    if (row >= 0 && column >= 0) {
        m_words->setText(
            tr("%1 at step %2: cosine %3")
                .arg(cells.rows[row].toHtmlEscaped(), count(cells.steps[column]), cosine(cells.values[row][column])));
        return;
    }
    if (m_map->chosen() >= 0) {
        const auto &history = cells.values[m_map->chosen()];
        const auto conflicts = std::ranges::count_if(history, [](double value) { return value < 0; });
        m_words->setText(
            tr("%1: cosine %2 → %3, below 0 in %4 of %5 columns")
                .arg(cells.rows[m_map->chosen()].toHtmlEscaped(), cosine(history.first()), cosine(history.last()))
                .arg(conflicts)
                .arg(history.size()));
        return;
    }
    const QString how = m_map->isZoomed() ? tr("double click: show all") : tr("click: history, drag: zoom");
    m_words->setText(tr("<span style='color:%1'>■</span> conflict &nbsp; <span style='color:%2'>■</span> agreement "
                        "&nbsp; %3")
                         .arg(frontColour().name(), runColour(0).name(), how));
}

} // namespace supernet::ui
