// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/search/search_page.h"

#include "help/help_topic.h"
#include "pages/job_controls.h"
#include "pages/search/axes_choice.h"
#include "pages/search/device_latencies.h"
#include "pages/search/front_data.h"
#include "pages/search/front_words.h"
#include "pages/search/fronts_menu.h"
#include "pages/search/hover_card.h"
#include "pages/search/inspector.h"
#include "pages/search/replay_card.h"
#include "pages/search/search_form.h"
#include "pages/search/seed_group.h"
#include "pages/search/steer_card.h"
#include "pages/search/steering.h"
#include "pages/settings_form.h"
#include "plots/front_plot.h"
#include "plots/save_menu.h"
#include "project/core_words.h"
#include "project/job_launcher.h"
#include "project/project_document.h"
#include "theme/theme.h"
#include "widgets/banner.h"
#include "widgets/card.h"
#include "widgets/legend.h"
#include "widgets/texts.h"

#include <algorithm>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace supernet::ui {

SearchPage::SearchPage(ProjectDocument &document, QWidget *parent)
    : Page(document, parent)
    , m_controls(new JobControls(document, tr("New search")))
    , m_choice(new QComboBox)
    , m_axes(new AxesChoice)
    , m_fronts(new FrontsMenu)
    , m_card(new Card(tr("Latency and quality")))
    , m_legend(new Legend(QList<Legend::Entry>()))
    , m_plot(new FrontPlot)
    , m_hoverCard(new HoverCard(m_plot))
    , m_replay(new ReplayCard)
    , m_steer(new SteerCard(document))
    , m_pickBest(button(tr("Best under the limit"), "segment"))
    , m_pickKnee(button(tr("Knee"), "segment"))
    , m_side(new QStackedWidget)
    , m_inspector(new Inspector(document))
    , m_form(makeSearchForm())
    , m_devices(new DeviceLatencies(document, this))
{
    auto *middle = new QVBoxLayout;
    middle->setContentsMargins(16, 12, 16, 16);
    middle->setSpacing(12);
    middle->addWidget(makeBar());
    middle->addWidget(m_banner);
    middle->addWidget(makeScatter(), 1);
    middle->addWidget(makeBelow());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(middle, 1);
    row->addWidget(makeSide());
    connectControls();
    connectPlot();
    connectDocument();
    showLegend();
    showLimit();
}

QWidget *SearchPage::makeBar()
{
    m_choice->setAccessibleName(tr("Search shown"));
    m_choice->setMinimumWidth(120);
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_controls);
    row->addStretch();
    row->addWidget(m_choice);
    row->addWidget(m_axes);
    row->addWidget(m_fronts);
    return bar;
}

QWidget *SearchPage::makeScatter()
{
    setHelpTopic(*m_card, QStringLiteral("search#plot"));
    m_pickBest->setToolTip(tr("Picks the best subnet of the front left of the limit"));
    m_pickKnee->setToolTip(tr("Picks the subnet of the front from which on more cost buys less"));
    m_card->header()->addSpacing(8);
    m_card->header()->addWidget(m_pickKnee);
    m_card->header()->addWidget(m_pickBest);
    auto *menu = new SaveMenu(tr("Front"));
    menu->setPlot(
        m_plot, [this](const QString &file, int width, int height) { return m_plot->save(file, width, height); },
        [this] { return m_plot->csv(); });
    m_card->header()->addWidget(menu);
    m_card->body()->addWidget(m_legend);
    m_card->body()->addWidget(m_plot, 1);
    return m_card;
}

QWidget *SearchPage::makeBelow()
{
    m_steer->setFixedWidth(scaled(430));
    auto *below = new QWidget;
    below->setFixedHeight(scaled(186));
    auto *row = new QHBoxLayout(below);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_replay, 1);
    row->addWidget(m_steer);
    return below;
}

QWidget *SearchPage::makeSide()
{
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_inspector->setObjectName(QStringLiteral("scrolled"));
    scroll->setWidget(m_inspector);
    m_side->setObjectName(QStringLiteral("sidePanel"));
    m_side->setFixedWidth(scaled(340));
    m_side->addWidget(scroll);
    m_side->addWidget(m_form);
    return m_side;
}

void SearchPage::connectControls()
{
    connect(m_controls, &JobControls::newWanted, this, [this] { m_side->setCurrentIndex(1); });
    connect(m_form, &SettingsForm::closed, this, [this] { m_side->setCurrentIndex(0); });
    connect(m_form, &SettingsForm::startWanted, this, [this](const QStringList &arguments) {
        startSearch(arguments);
        m_side->setCurrentIndex(0);
    });
    connect(m_choice, &QComboBox::activated, this, [this] {
        m_runChosen = true;
        showOtherSearch();
    });
    connect(m_axes, &AxesChoice::expenseChosen, this, [this] {
        m_limitChosen = false; // Milliseconds are no FLOPs.
        askDevice();
        showPoints();
    });
    connect(m_devices, &DeviceLatencies::told, this, &SearchPage::showPoints);
    connect(m_devices, &DeviceLatencies::failed, this,
            [this](const QString &message) { m_banner->say(Banner::Kind::Trouble, message); });
    connect(m_axes, &AxesChoice::qualityChosen, this, [this] {
        m_qualityChosen = true;
        showPoints();
    });
    connect(m_fronts, &FrontsMenu::changed, this, &SearchPage::showGhosts);
    connect(m_fronts, &FrontsMenu::importWanted, this, &SearchPage::importFronts);
    connect(m_replay, &ReplayCard::generationChanged, this, &SearchPage::showPoints);
}

void SearchPage::connectPlot()
{
    connect(m_plot, &FrontPlot::pointClicked, this, &SearchPage::pick);
    connect(m_plot, &FrontPlot::pointHovered, this, &SearchPage::hover);
    connect(m_plot, &FrontPlot::limitChanged, this, [this] {
        m_limitChosen = true;
        showLimit();
    });
    connect(m_plot, &FrontPlot::regionPicked, this, &SearchPage::pickMany);
    connect(&m_document, &ProjectDocument::picksChanged, this, [this] {
        if (m_plot->selected() != m_document.picked())
            pickMany(m_document.picked()); // Kept from the last time.
    });
    connect(m_inspector, &Inspector::memberWanted, this, [this](const QString &id) {
        if (const Candidate *wanted = candidate(id))
            m_inspector->inspect(*current(), *wanted);
    });
    connect(m_pickBest, &QPushButton::clicked, this, [this] {
        if (const auto best = m_plot->bestUnderLimit())
            pick(best->id);
    });
    connect(m_pickKnee, &QPushButton::clicked, this, [this] {
        const qsizetype knee = kneeOf(m_plot->front(), axes().quality);
        if (knee >= 0)
            pick(m_plot->front()[knee].id);
    });
}

void SearchPage::connectDocument()
{
    connect(&m_document, &ProjectDocument::runsChanged, this, &SearchPage::showRuns);
    connect(&m_document, &ProjectDocument::factsAdded, this, &SearchPage::addFacts);
    connect(&m_document, &ProjectDocument::evaluationsAdded, this, [this] {
        showPoints();
        showGhosts();
        inspectSelection();
    });
    connect(&m_document, &ProjectDocument::exportsAdded, this, &SearchPage::showPoints);
    connect(&m_document, &ProjectDocument::runEnded, this, &SearchPage::tellEnd);
    connect(&m_document.launcher(), &JobLauncher::starting, this, [this] { m_runChosen = false; });
}

/// A search asks a predictor how fast a subnet is. Where there is none yet, what it learns from is measured first.
void SearchPage::startSearch(const QStringList &arguments)
{
    const auto predictors = m_document.runsOf(JobKind::Predictor);
    if (std::ranges::any_of(predictors, [](const RunView *run) { return run->state == "done"; })) {
        m_document.launcher().start(QStringLiteral("search"), arguments);
        return;
    }
    std::vector<std::string> words;
    for (const QString &argument : arguments)
        words.push_back(argument.toStdString());
    m_runChosen = false;
    m_document.queue({{JobKind::Latency, {}}, {JobKind::Predictor, {}}, {JobKind::Search, words}});
    m_banner->say(Banner::Kind::News,
                  tr("A search has to know how fast subnets are on this computer. Some are measured "
                     "first, a predictor learns from them, then the search begins."));
}

const RunView *SearchPage::current() const
{
    return m_document.run(m_choice->currentData().toLongLong());
}

const Candidate *SearchPage::candidate(const QString &id) const
{
    const auto &candidates = m_document.candidates(m_choice->currentData().toLongLong());
    const auto found = std::ranges::find(candidates, id.toStdString(), &Candidate::architectureId);
    return found == candidates.end() ? nullptr : &*found;
}

FrontAxes SearchPage::axes() const
{
    return m_axes->axes();
}

/// The devices that there are predictors for, as axes and as limits of a new search.
void SearchPage::offerDevices()
{
    const RunView *run = current();
    const QStringList devices = otherDevices(m_document, run ? &run->run : nullptr);
    offerLimits(*m_form, devices);
    m_axes->offerDevices(devices);
}

void SearchPage::askDevice()
{
    if (const RunView *run = current(); run && !axes().device.isEmpty())
        m_devices->ask(run->run.id, axes().device);
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
    m_fronts->setSearches(runs, m_choice->currentData().toLongLong());
    offerDevices();
    m_steer->showSearch(m_choice->currentData().toLongLong());
    if (m_choice->currentData().toLongLong() != before)
        showOtherSearch();
}

void SearchPage::showOtherSearch()
{
    const qint64 search = m_choice->currentData().toLongLong();
    m_inspector->clear();
    m_plot->select({});
    m_steer->setSelected({});
    m_plot->setLimit({});
    m_limitChosen = false;
    m_plot->showAll();
    m_replay->showSearch(m_document, search, true);
    m_fronts->setSearches(m_document.runsOf(JobKind::Search), search);
    m_controls->setRun(current());
    offerDevices();
    askDevice();
    m_steer->showSearch(search);
    showPoints();
    showGhosts();
}

void SearchPage::addFacts(qint64 run, bool afresh)
{
    const qint64 search = m_choice->currentData().toLongLong();
    if (run != search)
        return;
    m_replay->showSearch(m_document, search, afresh);
    m_steer->showSearch(search);
    askDevice();
    showPoints();
}

/// BLEU as soon as there is some, unless a person has chosen.
void SearchPage::chooseQuality()
{
    const RunView *run = current();
    if (m_qualityChosen || !run)
        return;
    m_axes->setQuality(hasQuality(m_document, run->run.id, Quality::Bleu) ? Quality::Bleu : Quality::Loss);
}

FrontView SearchPage::viewOf(qint64 search) const
{
    FrontView view{search, axes(), {}};
    view.deviceLatency = [this, search, device = axes().device](const std::string &id) {
        return m_devices->milliseconds(search, device, id);
    };
    return view;
}

void SearchPage::showPoints()
{
    const RunView *run = current();
    if (!run)
        return;
    chooseQuality();
    if (m_plot->axes() != axes()) {
        m_plot->setAxes(axes());
        m_card->setTitle(tr("%1 and quality").arg(m_axes->expenseName()));
        showGhosts();
    }
    FrontView view = viewOf(run->run.id);
    view.lastGeneration = m_replay->generation();
    m_plot->setPoints(frontPoints(m_document, view));
    showSeeds();
    showNote(m_document.candidates(run->run.id).size());
    placeLimit(run->run);
    showLimit();
}

/// At the limit in force, else in the middle of the front as it grows, until a person has moved it.
void SearchPage::placeLimit(const RunRecord &search)
{
    if (m_limitChosen)
        return;
    const SearchSpace *space = m_document.spaceOf(search);
    const bool limited = space && axes().expense == Expense::Latency;
    auto limit = limited
        ? limitOn(steered(startingLimits(*space, search.settings), m_document.commands(search.id)), axes().device)
        : std::nullopt;
    const auto &front = m_plot->front();
    if (!limit && front.size() >= 3)
        limit = front[front.size() / 2].cost * (1 + 1e-9);
    m_plot->setLimit(limit);
}

/// What the searches that differ in the seed alone reach.
void SearchPage::showSeeds()
{
    const auto group = axes().device.isEmpty() && current() ? seedGroup(m_document, current()->run.id)
                                                            : std::vector<RunId>();
    m_plot->setBand(group.size() >= 2 ? seedBand(m_document, group, axes()) : QVector<FrontBandPoint>());
    m_seeds = m_plot->band().isEmpty() ? 0 : group.size();
    showLegend();
}

void SearchPage::showLegend()
{
    m_legend->setEntries(frontLegend(m_plot->points(), m_plot->ghosts(), m_seeds, m_plot->farExports()));
}

void SearchPage::showNote(std::size_t all)
{
    const auto drawn = static_cast<std::size_t>(
        std::ranges::count_if(m_plot->points(), [](const FrontPoint &point) { return isInherited(point.standing); }));
    const QString members = tr("%1 on the front").arg(count(static_cast<double>(m_plot->front().size())));
    const auto total = count(static_cast<double>(all));
    const QString lacking = axes().device.isEmpty() ? name(axes().quality) : latencyOn(axes().device);
    if (all > FrontPlot::MostPoints && drawn == FrontPlot::MostPoints)
        m_card->setNote(tr("the newest %1 of %2 candidates, %3").arg(count(FrontPlot::MostPoints), total, members));
    else if (drawn < all && !m_replay->generation())
        m_card->setNote(
            tr("%1 of %2 candidates have %3, %4").arg(count(static_cast<double>(drawn)), total, lacking, members));
    else
        m_card->setNote(tr("%1 candidates, %2").arg(count(static_cast<double>(drawn)), members));
}

FrontGhost SearchPage::ghostOf(const RunView &search, int colour) const
{
    const auto points = frontPoints(m_document, viewOf(search.run.id));
    return {QString::fromStdString(search.run.name), mixed(runColour(colour), colours().card, 0.25),
            frontLine(points, axes().quality), false};
}

void SearchPage::showGhosts()
{
    QVector<FrontGhost> ghosts;
    int colour = 0;
    for (const RunView *search : m_document.runsOf(JobKind::Search)) {
        ++colour;
        if (search != current() && m_fronts->isShown(search->run.id))
            ghosts << ghostOf(*search, colour);
    }
    // Papers print milliseconds and BLEU: over other axes their points have no place.
    if (axes() == FrontAxes{Expense::Latency, Quality::Bleu}) {
        for (const PublishedFront &front : m_fronts->shownPublished()) {
            FrontGhost ghost{QString::fromStdString(front.name), runColour(++colour), {}, true};
            for (const auto &point : front.points)
                ghost.points << QPointF(point.latencyMs, point.bleu);
            ghosts << ghost;
        }
    }
    m_plot->setGhosts(ghosts);
    showLegend();
}

void SearchPage::showLimit()
{
    const auto best = m_plot->bestUnderLimit();
    m_pickBest->setEnabled(best && m_plot->limit());
    m_pickKnee->setEnabled(kneeOf(m_plot->front(), axes().quality) >= 0);
    m_steer->setLimit(axes().expense == Expense::Latency ? m_plot->limit() : std::nullopt, axes().device);
}

void SearchPage::pick(const QString &id, bool add)
{
    QStringList selected = add ? m_plot->selected() : QStringList();
    if (!selected.removeOne(id))
        selected << id;
    pickMany(selected);
}

void SearchPage::pickMany(const QStringList &ids)
{
    m_plot->select(ids);
    m_steer->setSelected(ids);
    m_document.setPicked(ids);
    inspectSelection();
    m_side->setCurrentIndex(0);
}

/// Shows the last picked of the selection in the inspector, beside a list of all.
void SearchPage::inspectSelection()
{
    const RunView *run = current();
    const QStringList &ids = m_plot->selected();
    const Candidate *last = run && !ids.isEmpty() ? candidate(ids.last()) : nullptr;
    if (!last) {
        m_inspector->clear();
        return;
    }
    const auto &front = m_plot->front();
    const auto member = std::ranges::find(front, ids.last(), &FrontPoint::id);
    m_inspector->setReason(member == front.end() ? QString() : whyThisOne(front, member - front.begin(), axes()));
    QList<Inspector::Member> members;
    for (const QString &id : ids) {
        const auto point = std::ranges::find(m_plot->points(), id, &FrontPoint::id);
        if (point != m_plot->points().end())
            members << Inspector::Member{id, figure(axes().quality, point->value), figure(axes().expense, point->cost)};
    }
    m_inspector->setMembers(members);
    m_inspector->inspect(*run, *last);
}

void SearchPage::hover(const QString &id, const QPoint &at)
{
    const auto point = std::ranges::find(m_plot->points(), id, &FrontPoint::id);
    const Candidate *own = point == m_plot->points().end() ? nullptr : candidate(point->architecture());
    if (!own) {
        m_hoverCard->hide();
        return;
    }
    const auto &front = m_plot->front();
    QString figures = pointWords(*point, std::ranges::find(front, id, &FrontPoint::id) != front.end(), axes());
    if (point->standing == Standing::Exported) {
        const auto files = exportedOf(m_document, current()->run.id);
        const auto file = std::ranges::find(files, id, pointId);
        figures = file == files.end() ? figures : exportWords(*file);
    }
    m_hoverCard->showAt(at, figures, *own, m_document.spaceOf(current()->run));
}

void SearchPage::importFronts()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Published fronts"), {},
                                                      tr("CSV (*.csv);;All files (*)"));
    if (file.isEmpty())
        return;
    try {
        m_fronts->importFile(file);
    } catch (const std::exception &error) {
        m_banner->say(Banner::Kind::Trouble, errorText(error));
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

QVariantMap SearchPage::keptView() const
{
    QVariantMap view = {{QStringLiteral("expense"), static_cast<int>(axes().expense)},
                        {QStringLiteral("device"), axes().device}};
    if (m_qualityChosen)
        view[QStringLiteral("quality")] = static_cast<int>(axes().quality);
    if (m_runChosen)
        view[QStringLiteral("search")] = m_choice->currentText();
    if (m_limitChosen && m_plot->limit())
        view[QStringLiteral("limit")] = *m_plot->limit();
    return view;
}

void SearchPage::setKeptView(const QVariantMap &view)
{
    const int search = m_choice->findText(view.value(QStringLiteral("search")).toString());
    m_runChosen = search >= 0;
    if (const int shown = m_runChosen ? search : m_choice->count() - 1; shown != m_choice->currentIndex()) {
        m_choice->setCurrentIndex(shown);
        showOtherSearch();
    }
    m_qualityChosen = view.contains(QStringLiteral("quality"));
    if (m_qualityChosen)
        m_axes->setQuality(static_cast<Quality>(view.value(QStringLiteral("quality")).toInt()));
    m_axes->setExpense({static_cast<Expense>(view.value(QStringLiteral("expense")).toInt()), axes().quality,
                        view.value(QStringLiteral("device")).toString()});
    askDevice();
    showPoints();
    m_limitChosen = view.contains(QStringLiteral("limit"));
    if (m_limitChosen)
        m_plot->setLimit(view.value(QStringLiteral("limit")).toDouble());
    else if (const RunView *run = current())
        placeLimit(run->run);
    showLimit();
}

void SearchPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        m_replay->restyle();
        showGhosts();
    }
    QWidget::changeEvent(event);
}

} // namespace supernet::ui
