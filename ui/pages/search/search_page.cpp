// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/search/search_page.h"

#include "pages/job_controls.h"
#include "pages/search/inspector.h"
#include "pages/search/search_form.h"
#include "pages/settings_form.h"
#include "plots/front_plot.h"
#include "plots/line_chart.h"
#include "project/job_launcher.h"
#include "project/project_document.h"
#include "theme/theme.h"
#include "widgets/banner.h"
#include "widgets/card.h"
#include "widgets/legend.h"
#include "widgets/texts.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace supernet::ui {

namespace {

const QString volumeKey = QStringLiteral("hypervolume");

QList<Legend::Entry> legendEntries()
{
    return {{SearchPage::tr("candidates, the later the darker"), runColour(0), Qt::NoPen},
            {SearchPage::tr("front"), frontColour(), Qt::SolidLine}};
}

} // namespace

SearchPage::SearchPage(ProjectDocument &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_banner(new Banner)
    , m_controls(new JobControls(document, tr("New search")))
    , m_choice(new QComboBox)
    , m_byBleu(button(tr("BLEU"), "segment"))
    , m_byLoss(button(tr("Loss"), "segment"))
    , m_card(new Card(tr("Latency and quality")))
    , m_plot(new FrontPlot)
    , m_hoverCard(new QFrame(m_plot))
    , m_hoverText(label({}))
    , m_volumeCard(new Card(tr("Hypervolume")))
    , m_hypervolume(new LineChart(tr("generation"), tr("area, up is better")))
    , m_best(label({}, "quiet"))
    , m_pickBest(button(tr("Pick it")))
    , m_side(new QStackedWidget)
    , m_inspector(new Inspector(document))
    , m_form(makeSearchForm())
{
    setObjectName(QStringLiteral("page"));
    auto *middle = new QVBoxLayout;
    middle->setContentsMargins(16, 12, 16, 16);
    middle->setSpacing(12);
    middle->addWidget(makeBar());
    middle->addWidget(m_banner);
    middle->addWidget(makeScatter(), 1);
    middle->addWidget(makeBelow());
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_inspector->setObjectName(QStringLiteral("scrolled"));
    scroll->setWidget(m_inspector);
    m_side->setObjectName(QStringLiteral("sidePanel"));
    m_side->setFixedWidth(340);
    m_side->addWidget(scroll);
    m_side->addWidget(m_form);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(middle, 1);
    row->addWidget(m_side);
    connectAll();
}

QWidget *SearchPage::makeBar()
{
    for (auto *segment : {m_byBleu, m_byLoss}) {
        segment->setCheckable(true);
        segment->setAutoExclusive(true);
    }
    m_byBleu->setChecked(true);
    m_choice->setAccessibleName(tr("Search shown"));
    m_choice->setMinimumWidth(150);
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_controls);
    row->addStretch();
    row->addWidget(m_choice);
    row->addSpacing(8);
    row->addWidget(m_byBleu);
    row->addWidget(m_byLoss);
    return bar;
}

QWidget *SearchPage::makeScatter()
{
    m_card->header()->insertWidget(1, new Legend(legendEntries()));
    m_card->header()->insertSpacing(1, 12);
    m_card->body()->addWidget(m_plot, 1);
    m_hoverCard->setObjectName(QStringLiteral("hoverCard"));
    m_hoverCard->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *box = new QVBoxLayout(m_hoverCard);
    box->setContentsMargins(10, 8, 10, 8);
    box->addWidget(m_hoverText);
    m_hoverCard->hide();
    return m_card;
}

QWidget *SearchPage::makeBelow()
{
    m_volumeCard->body()->addWidget(m_hypervolume, 1);
    auto *limit = new Card(tr("Latency limit"));
    m_best->setWordWrap(true);
    limit->body()->addWidget(m_best, 1);
    limit->body()->addWidget(m_pickBest, 0, Qt::AlignLeft);
    limit->setFixedWidth(290);
    auto *below = new QWidget;
    below->setFixedHeight(176);
    auto *row = new QHBoxLayout(below);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_volumeCard, 1);
    row->addWidget(limit);
    return below;
}

void SearchPage::connectAll()
{
    connect(m_controls, &JobControls::newWanted, this, [this] { m_side->setCurrentIndex(1); });
    connect(m_form, &SettingsForm::closed, this, [this] { m_side->setCurrentIndex(0); });
    connect(m_form, &SettingsForm::startWanted, this, [this](const QStringList &arguments) {
        m_document.launcher().start(QStringLiteral("search"), arguments);
        m_side->setCurrentIndex(0);
    });
    connect(m_choice, &QComboBox::activated, this, [this] {
        m_runChosen = true;
        m_inspector->clear();
        m_plot->setLimit({});
        showHypervolume(true);
        showRuns();
        showPoints();
    });
    connect(m_byBleu, &QPushButton::clicked, this, [this] {
        m_qualityChosen = true;
        setQuality(true);
    });
    connect(m_byLoss, &QPushButton::clicked, this, [this] {
        m_qualityChosen = true;
        setQuality(false);
    });
    connect(m_plot, &FrontPlot::pointClicked, this, &SearchPage::pick);
    connect(m_plot, &FrontPlot::pointHovered, this, &SearchPage::hover);
    connect(m_plot, &FrontPlot::limitChanged, this, &SearchPage::showLimit);
    connect(m_pickBest, &QPushButton::clicked, this, [this] {
        if (const auto best = m_plot->bestUnderLimit())
            pick(best->id);
    });
    connect(&m_document, &ProjectDocument::runsChanged, this, &SearchPage::showRuns);
    connect(&m_document, &ProjectDocument::factsAdded, this, &SearchPage::addFacts);
    connect(&m_document, &ProjectDocument::evaluationsAdded, this, [this] {
        showPoints();
        m_inspector->refresh();
    });
    connect(&m_document, &ProjectDocument::runEnded, this, &SearchPage::tellEnd);
    connect(&m_document.launcher(), &JobLauncher::starting, this, [this] { m_runChosen = false; });
}

const RunView *SearchPage::current() const
{
    return m_document.run(m_choice->currentData().toLongLong());
}

void SearchPage::showRuns()
{
    const auto runs = m_document.runsOf(JobKind::Search);
    const qint64 before = m_choice->currentData().toLongLong();
    {
        const QSignalBlocker quiet(m_choice);
        m_choice->clear();
        for (const RunView *run : runs)
            m_choice->addItem(QString::fromStdString(run->run.name), static_cast<qint64>(run->run.id));
        const int kept = m_choice->findData(before);
        m_choice->setCurrentIndex(m_runChosen && kept >= 0 ? kept : m_choice->count() - 1);
    }
    m_choice->setVisible(!runs.empty());
    m_controls->setRun(current());
    if (m_choice->currentData().toLongLong() != before && before != 0) {
        showHypervolume(true);
        showPoints();
    }
}

void SearchPage::addFacts(qint64 run, bool afresh)
{
    if (run != m_choice->currentData().toLongLong())
        return;
    showHypervolume(afresh);
    showPoints();
}

void SearchPage::showPoints()
{
    const RunView *run = current();
    if (!run)
        return;
    const auto &candidates = m_document.candidates(run->run.id);
    const auto bleuOf = [&](const Candidate &candidate) { return m_document.bleu(run->run, candidate.architectureId); };
    if (!m_qualityChosen)
        m_byBleu->setChecked(std::ranges::count_if(candidates, [&](const auto &one) { return bleuOf(one).has_value(); }) > 1);
    if (!m_qualityChosen && !m_byBleu->isChecked())
        m_byLoss->setChecked(true);
    const bool byBleu = m_byBleu->isChecked();
    if ((m_plot->quality() == FrontPlot::Quality::Bleu) != byBleu)
        m_plot->setQuality(byBleu ? FrontPlot::Quality::Bleu : FrontPlot::Quality::Loss);
    QVector<FrontPoint> points;
    for (const Candidate &candidate : candidates) {
        const auto bleu = bleuOf(candidate);
        if (!byBleu || bleu)
            points << FrontPoint{QString::fromStdString(candidate.architectureId), candidate.latencyMs,
                                 byBleu ? *bleu : candidate.loss, static_cast<int>(candidate.generation),
                                 candidate.latencyMeasured};
    }
    m_plot->setPoints(points);
    const auto front = m_plot->front();
    m_card->setNote(byBleu ? tr("%1 of %2 candidates have BLEU, %3 on the front")
                                 .arg(count(points.size()), count(static_cast<double>(candidates.size())), count(front.size()))
                           : tr("%1 candidates, %2 on the front").arg(count(points.size()), count(front.size())));
    if (!m_plot->limit() && front.size() >= 3)
        m_plot->setLimit(front[front.size() / 2].latencyMs + 1e-6);
    showLimit();
}

void SearchPage::showHypervolume(bool afresh)
{
    const RunView *run = current();
    if (!run)
        return;
    m_hypervolume->setCurve(volumeKey, tr("hypervolume"), {runColour(0), Qt::SolidLine, false});
    if (afresh) {
        m_hypervolume->clear(volumeKey);
        m_metricsDrawn = 0;
    }
    const auto &metrics = m_document.metrics(run->run.id);
    QVector<double> x;
    QVector<double> y;
    for (; m_metricsDrawn < metrics.size(); ++m_metricsDrawn) {
        if (metrics[m_metricsDrawn].name != "search/hypervolume")
            continue;
        x << static_cast<double>(metrics[m_metricsDrawn].step);
        y << metrics[m_metricsDrawn].value;
    }
    m_hypervolume->append(volumeKey, x, y);
    if (!y.isEmpty())
        m_volumeCard->setNote(tr("%1 after generation %2, up is better").arg(decimal(y.last(), 3), count(x.last())));
}

void SearchPage::setQuality(bool bleu)
{
    m_plot->setQuality(bleu ? FrontPlot::Quality::Bleu : FrontPlot::Quality::Loss);
    showPoints();
}

void SearchPage::pick(const QString &id)
{
    const RunView *run = current();
    if (!run)
        return;
    for (const Candidate &candidate : m_document.candidates(run->run.id)) {
        if (candidate.architectureId != id.toStdString())
            continue;
        m_plot->select(id);
        m_inspector->inspect(*run, candidate);
        m_side->setCurrentIndex(0);
        return;
    }
}

void SearchPage::hover(const QString &id, const QPoint &at)
{
    const auto point = std::ranges::find(m_plot->points(), id, &FrontPoint::id);
    if (id.isEmpty() || point == m_plot->points().end()) {
        m_hoverCard->hide();
        return;
    }
    const QString quality = m_plot->quality() == FrontPlot::Quality::Bleu ? tr("%1 BLEU").arg(decimal(point->value, 1))
                                                                         : tr("loss %1").arg(decimal(point->value, 3));
    m_hoverText->setText(tr("Subnet %1\n%2 · %3\ngeneration %4")
                             .arg(id.left(6), quality, milliseconds(point->latencyMs), count(point->generation)));
    m_hoverCard->adjustSize();
    m_hoverCard->move(std::min(at.x() + 16, m_plot->width() - m_hoverCard->width()),
                      std::min(at.y() + 16, m_plot->height() - m_hoverCard->height()));
    m_hoverCard->show();
}

void SearchPage::showLimit()
{
    const auto best = m_plot->bestUnderLimit();
    m_pickBest->setEnabled(best.has_value());
    if (!m_plot->limit()) {
        m_best->setText(tr("Shown once the front has a few members; drag its line to move it."));
    } else if (!best) {
        m_best->setText(tr("Nothing on the front keeps under %1.").arg(milliseconds(*m_plot->limit())));
    } else {
        const QString quality = m_plot->quality() == FrontPlot::Quality::Bleu ? tr("%1 BLEU").arg(decimal(best->value, 1))
                                                                             : tr("a loss of %1").arg(decimal(best->value, 3));
        m_best->setText(tr("Best under %1: subnet %2 with %3 in %4. Drag the line to move the limit.")
                            .arg(milliseconds(*m_plot->limit()), best->id.left(6), quality, milliseconds(best->latencyMs)));
    }
}

void SearchPage::tellEnd(qint64 run)
{
    const RunView *view = m_document.run(run);
    if (!view || view->run.kind == JobKind::Train || whatHappened(*view).isEmpty())
        return;
    const bool search = view->run.kind == JobKind::Search;
    m_banner->say(Banner::Kind::Trouble, whatHappened(*view), search ? tr("Resume") : QString(), [this, run] {
        if (const RunView *again = m_document.run(run))
            takeUpAgain(m_document, *again);
    });
}

void SearchPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        for (auto *legend : findChildren<Legend *>())
            legend->setEntries(legendEntries());
        showHypervolume(false);
    }
    QWidget::changeEvent(event);
}

} // namespace supernet::ui
