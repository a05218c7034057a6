// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/steps/steps.h"

#include "pages/search/front_data.h"
#include "plots/front_plot.h"
#include "project/project_document.h"
#include "widgets/texts.h"

#include <algorithm>
#include <QVBoxLayout>
#include <ranges>

namespace supernet::ui {

namespace {

constexpr int generationMs = 800;
constexpr std::int64_t restGenerations = 6; ///< So long the last picture stays.

qint64 searchWithFront(const ProjectDocument &document)
{
    for (const RunView *run : document.runsOf(JobKind::Search) | std::views::reverse) {
        if (!document.candidates(run->run.id).empty())
            return run->run.id;
    }
    return 0;
}

} // namespace

SearchStep::SearchStep(TourSubject &subject)
    : TourStep(subject, tr("Finding the best"),
               tr("There are too many sizes to try them all: round after round, a search keeps what is fast and good "
                  "and varies it."),
               generationMs)
    , m_plot(new FrontPlot)
    , m_where(label({}, "tourText"))
    , m_search(searchWithFront(subject.document))
{
    const auto &candidates = subject.document.candidates(m_search);
    m_last = candidates.empty() ? 0 : candidates.back().generation;
    m_plot->setAxes(
        {Expense::Latency, hasQuality(subject.document, m_search, Quality::Bleu) ? Quality::Bleu : Quality::Loss});
    m_plot->setEnabled(false); // It is to be watched.
    m_where->setAlignment(Qt::AlignCenter);
    m_box->addWidget(m_plot, 1);
    m_box->addWidget(m_where);
}

void SearchStep::restart()
{
    m_generation = -1;
    tick();
}

void SearchStep::tick()
{
    if (++m_generation > m_last + restGenerations)
        m_generation = 0;
    const std::int64_t shown = std::min(m_generation, m_last);
    m_plot->setPoints(frontPoints(m_subject.document, {m_search, m_plot->axes(), shown}));
    m_where->setText(tr("Round %1 of %2. The line joins those that nothing beats.")
                         .arg(count(static_cast<double>(shown + 1)), count(static_cast<double>(m_last + 1))));
}

} // namespace supernet::ui
