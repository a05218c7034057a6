// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/compare/retraining_card.h"

#include "help/help_topic.h"
#include "pages/compare/training_budget.h"
#include "pages/compare/trust_reader.h"
#include "pages/job_controls.h"
#include "plots/line_chart.h"
#include "plots/save_menu.h"
#include "project/job_launcher.h"
#include "project/job_words.h"
#include "project/project_document.h"
#include "widgets/legend.h"
#include "widgets/table_view.h"
#include "widgets/texts.h"

#include <algorithm>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <ranges>
#include <utility>

namespace supernet::ui {

namespace {

constexpr int patienceMs = 8000; ///< That a worker may take from one training to the next.

/// Before a search the picks are the ends of the space by name; trainings are known by what these are.
std::vector<Subnet> withIds(const ProjectDocument &document, std::vector<Subnet> picks)
{
    const SearchSpace *space = nullptr;
    for (const RunView *run : document.runsOf(JobKind::Train))
        space = document.spaceOf(run->run) ? document.spaceOf(run->run) : space;
    for (Subnet &pick : picks) {
        if (space && pick.architecture == "smallest")
            pick.id = QString::fromStdString(space->smallestArchitecture().id());
        else if (space && pick.architecture == "largest")
            pick.id = QString::fromStdString(space->largestArchitecture().id());
    }
    return picks;
}

/// The training that gave a pick its weights; the latest where it does not say.
const RunView *supernetOf(const ProjectDocument &document, const std::vector<Subnet> &picks)
{
    const auto runs = document.runsOf(JobKind::Train);
    if (runs.empty())
        return nullptr;
    const std::string name = picks.empty() ? std::string()
                                           : picks.front().supernet.substr(0, picks.front().supernet.find('@'));
    const auto found = std::ranges::find(runs, name, [](const RunView *run) { return run->run.name; });
    return found == runs.end() ? runs.back() : *found;
}

} // namespace

RetrainingCard::RetrainingCard(ProjectDocument &document, TrustReader &reader, QWidget *parent)
    : Card(tr("What retraining is worth"), parent)
    , m_document(document)
    , m_reader(reader)
    , m_row(new QHBoxLayout)
    , m_table(new FactTable(this))
    , m_view(makeTableView(*m_table, tr("What retraining saved")))
    , m_loss(button(tr("Loss"), "segment"))
    , m_budget(new TrainingBudget)
    , m_state(label({}, "help"))
    , m_stop(button(tr("Stop and save")))
    , m_start(button(tr("Train the picks alone"), "primary"))
{
    setHelpTopic(*this, QStringLiteral("compare#retraining"));
    setNote(tr("BLEU on validation sentences while a subnet is trained alone"));
    m_loss->setCheckable(true);
    m_loss->setToolTip(tr("Shows the validation loss instead of BLEU"));
    auto *menu = new SaveMenu(tr("Retraining"));
    menu->setTable(m_table);
    for (QWidget *each : std::initializer_list<QWidget *>{m_loss, menu})
        header()->addWidget(each);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMs);
    connect(&m_patience, &QTimer::timeout, this, &RetrainingCard::showState);
    auto *legend = new Legend({{tr("inherited weights"), {}, Qt::SolidLine},
                               {tr("from scratch"), {}, Qt::DashLine},
                               {tr("standalone BLEU with its interval"), {}, Qt::DotLine}});
    body()->addWidget(legend, 0, Qt::AlignLeft);
    m_row->setSpacing(20);
    body()->addLayout(m_row, 3);
    body()->addWidget(m_view, 2);
    body()->addWidget(makeForm());
    connect(&m_reader, &TrustReader::changed, this, &RetrainingCard::showFacts);
    connect(m_loss, &QPushButton::toggled, this, &RetrainingCard::showFacts);
    connect(m_budget, &TrainingBudget::changed, this, &RetrainingCard::showState);
    connect(m_start, &QPushButton::clicked, this, &RetrainingCard::start);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (const RunView *run = working())
            m_document.send(run->run.id, QStringLiteral("stop"));
    });
    connect(&m_document, &ProjectDocument::runsChanged, this, [this] {
        if (isVisible())
            showState();
    });
    showFacts();
}

QWidget *RetrainingCard::makeForm()
{
    m_state->setWordWrap(true);
    m_state->setAccessibleName(tr("How far the trainings are"));
    m_stop->setToolTip(tr("Stops this training; the next one in the queue begins then"));
    m_start->setToolTip(tr("Queues two trainings for each pick: from scratch, and with the weights that it inherits"));
    auto *form = new QWidget;
    auto *row = new QHBoxLayout(form);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_budget);
    row->addWidget(m_state, 1);
    row->addWidget(m_stop);
    row->addWidget(m_start);
    return form;
}

void RetrainingCard::showEvent(QShowEvent *event)
{
    Card::showEvent(event);
    showState();
}

void RetrainingCard::setPicks(const std::vector<Subnet> &picks)
{
    const auto before = std::exchange(m_picks, withIds(m_document, picks));
    if (!std::ranges::equal(before, m_picks, {}, &Subnet::name, &Subnet::name))
        makeCharts();
    showFacts();
}

void RetrainingCard::makeCharts()
{
    qDeleteAll(m_charts);
    m_charts.clear();
    for (std::size_t pick = 0; pick < std::min(m_picks.size(), MostCharts); ++pick) {
        m_charts << new TrainingChart(m_picks[pick].name, static_cast<int>(pick));
        m_row->addWidget(m_charts.last(), 1);
    }
}

void RetrainingCard::drawAgain()
{
    showFacts();
}

void RetrainingCard::showFacts()
{
    const auto quantity = m_loss->isChecked() ? TrainingChart::Quantity::Loss : TrainingChart::Quantity::Bleu;
    const auto subnets = retrainedSubnets(m_picks, m_reader.facts());
    std::vector<RetrainingPair> shown;
    for (const RetrainedSubnet &subnet : subnets | std::views::take(m_charts.size()))
        shown.push_back(subnet.trainings);
    const auto limits = commonLimits(shown, quantity);
    for (qsizetype chart = 0; chart < std::min(m_charts.size(), static_cast<qsizetype>(shown.size())); ++chart) {
        m_charts[chart]->setTrainings(shown[static_cast<std::size_t>(chart)], quantity);
        if (limits)
            m_charts[chart]->chart()->setLimits(limits->first, limits->second);
    }
    m_table->setTable(retrainingHeadings(), retrainingRows(subnets));
    for (int column = 1; column < m_table->columnCount(); ++column)
        m_view->horizontalHeader()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    if (m_reader.hasRead() && !m_refused)
        m_refused = m_reader.facts().refused;
    showState();
}

const RunView *RetrainingCard::working() const
{
    const auto runs = m_document.runsOf(JobKind::Retrain);
    const auto alive = std::ranges::find_if(runs, &RunView::isAlive);
    return alive == runs.end() ? nullptr : *alive;
}

bool RetrainingCard::isIdle() const
{
    return m_reader.facts().waiting > 0 && !working() && !m_patience.isActive();
}

void RetrainingCard::showState()
{
    if (const RunView *supernet = supernetOf(m_document, m_picks))
        m_budget->setPlan(alonePlan(supernet->run, m_document.metrics(supernet->run.id)));
    const RunView *run = working();
    const bool waits = m_reader.facts().waiting > 0;
    if (run && waits)
        m_patience.start(); // The next one begins a moment after this one's end.
    m_asked = m_asked && !run && !waits && m_patience.isActive();
    const bool busy = run || waits || m_asked;
    m_start->setText(isIdle() ? tr("Go on with the queue") : tr("Train the picks alone"));
    m_start->setAccessibleName(m_start->text());
    m_start->setEnabled(!m_picks.empty() && (!busy || isIdle()));
    m_stop->setVisible(run != nullptr);
    m_state->setText(stateText(run));
}

QString RetrainingCard::stateText(const RunView *working) const
{
    const std::size_t waiting = m_reader.facts().waiting;
    const QString rest = waiting == 0 ? QString() : tr("%1 more wait.").arg(count(static_cast<double>(waiting)));
    if (working) {
        const QString name = QString::fromStdString(working->run.name);
        const QString start = working->run.settings.value("start", "") == supernet::name(Start::Inherited)
            ? tr("inherited weights")
            : tr("from scratch");
        if (!working->progress)
            return tr("%1 (%2) is starting. %3").arg(name, start, rest);
        const Progress &progress = *working->progress;
        return tr("%1 (%2): %3 of %4 %5. %6")
            .arg(name, start, count(progress.done), count(progress.total), jobWord(progress.unit), rest);
    }
    if (isIdle())
        return tr("%1 trainings wait, and nothing works on them.").arg(count(static_cast<double>(waiting)));
    if (waiting > 0 || m_asked)
        return tr("Queued. %1").arg(rest);
    if (m_refused && m_reader.facts().refused > *m_refused)
        return tr("%1 trainings ended before they began. The file runs/last-start.log in the project's folder says "
                  "why.")
            .arg(count(static_cast<double>(m_reader.facts().refused - *m_refused)));
    const auto runs = m_document.runsOf(JobKind::Retrain);
    if (const QString trouble = runs.empty() ? QString() : whatHappened(*runs.back()); !trouble.isEmpty())
        return trouble;
    const auto trainings = 2 * static_cast<int>(m_picks.size());
    const double seconds = m_budget->seconds(trainings);
    return seconds > 0
        ? tr("for each of %1 trainings; %2 in all, at the supernet's own pace").arg(count(trainings), timeSpan(seconds))
        : tr("for each of %1 trainings").arg(count(trainings));
}

void RetrainingCard::start()
{
    m_patience.start();
    if (m_reader.facts().waiting > 0) {
        m_document.launcher().startWorker();
    } else {
        m_refused = m_reader.facts().refused;
        m_asked = true;
        m_document.queue(trainingJobs(m_picks, m_budget->curveArguments()));
    }
    m_reader.expectJobs();
    showState();
}

QString RetrainingCard::state() const
{
    return m_state->text();
}

} // namespace supernet::ui
