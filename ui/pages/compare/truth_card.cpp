// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/compare/truth_card.h"

#include "help/help_topic.h"
#include "pages/compare/fidelity_plot.h"
#include "pages/compare/training_budget.h"
#include "pages/compare/trust_reader.h"
#include "pages/job_controls.h"
#include "plots/save_menu.h"
#include "project/job_launcher.h"
#include "project/job_words.h"
#include "project/project_document.h"
#include "theme/theme.h"
#include "widgets/table_view.h"
#include "widgets/texts.h"

#include <algorithm>
#include <cmath>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTableView>
#include <ranges>

namespace supernet::ui {

namespace {

constexpr int usualArchitectures = 8;
constexpr int mostArchitectures = 1000;
constexpr qsizetype figureCount = 5; ///< Of fidelityFigures().

QLabel *wrapped(QLabel *text)
{
    text->setWordWrap(true);
    return text;
}

FidelitySeries seriesOf(const FidelityFacts &facts, int look)
{
    FidelitySeries series{QString::fromStdString(facts.supernet), look, {}};
    for (std::size_t at = 0; at < facts.pairs.size(); ++at) {
        const FidelityPair &pair = facts.pairs[at];
        const QString id = QString::fromStdString(facts.architectures[at]).left(6);
        const QString name = pair.depth > 0 ? TruthCard::tr("subnet %1, %2 decoder layers").arg(id, count(pair.depth))
                                            : TruthCard::tr("subnet %1").arg(id);
        series.dots << FidelityDot{name, pair.inherited, pair.standalone};
    }
    return series;
}

} // namespace

QVariant MarkedTable::data(const QModelIndex &index, int role) const
{
    if (role == Qt::DecorationRole && index.isValid() && index.column() == 0)
        return fidelityMark(index.row());
    return FactTable::data(index, role);
}

TruthCard::TruthCard(ProjectDocument &document, const TrustReader &reader, QWidget *parent)
    : Card(tr("Is the supernet telling the truth?"), parent)
    , m_document(document)
    , m_reader(reader)
    , m_empty(wrapped(label(
          tr("A search believes what the supernet says: it scores subnets with the weights that they inherit. "
             "Whether that can be believed shows when some subnets are drawn and each is trained alone, from "
             "scratch. Then this page tells how far the two scores lie apart, and whether they put the subnets in "
             "the same order.\n\nNothing has been compared yet."),
          "quiet")))
    , m_plot(new FidelityPlot)
    , m_verdict(wrapped(label({}, "title")))
    , m_table(new MarkedTable(this))
    , m_view(makeTableView(*m_table, tr("Comparisons of supernets with standalone training")))
    , m_supernets(new QComboBox)
    , m_architectures(new QSpinBox)
    , m_budget(new TrainingBudget)
    , m_state(wrapped(label({}, "help")))
    , m_stop(button(tr("Stop and save")))
    , m_start(button(tr("Train and compare"), "primary"))
{
    setHelpTopic(*this, QStringLiteral("compare#truth"));
    setNote(tr("standalone against inherited BLEU"));
    m_content = makeContent();
    body()->addWidget(m_empty, 1, Qt::AlignTop);
    body()->addWidget(m_content, 1);
    body()->addWidget(makeForm());
    connectAll();
    showFacts();
}

QWidget *TruthCard::makeContent()
{
    auto *menu = new SaveMenu(tr("Standalone over inherited BLEU"));
    menu->setPainted(m_plot, [this] { return m_plot->csv(); });
    auto *plotBox = new QVBoxLayout;
    auto *plotHead = new QHBoxLayout;
    plotHead->addWidget(label(tr("A dot is an architecture; on the line the supernet is right"), "help"), 1);
    plotHead->addWidget(menu);
    plotBox->addLayout(plotHead);
    plotBox->addWidget(m_plot, 1);
    m_verdict->setAccessibleName(tr("What the comparison says"));
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *tableMenu = new SaveMenu(tr("Comparisons"));
    tableMenu->setTable(m_table);
    auto *tableHead = new QHBoxLayout;
    tableHead->addWidget(label(tr("All comparisons, with 95 % intervals"), "help"), 1);
    tableHead->addWidget(tableMenu);
    m_table->setCheckable(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(8);
    words->addWidget(m_verdict);
    words->addWidget(makeFigures());
    words->addLayout(tableHead);
    words->addWidget(m_view, 1);
    auto *content = new QWidget;
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(20);
    row->addLayout(plotBox, 5);
    row->addLayout(words, 6);
    return content;
}

QWidget *TruthCard::makeFigures()
{
    auto *figures = new QWidget;
    auto *grid = new QGridLayout(figures);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(2, 1);
    for (int row = 0; row < figureCount; ++row) {
        m_figures << FigureLabels{label({}), label({}), wrapped(label({}, "help"))};
        m_figures.last().value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(m_figures.last().name, row, 0, Qt::AlignTop);
        grid->addWidget(m_figures.last().value, row, 1, Qt::AlignTop);
        grid->addWidget(m_figures.last().meaning, row, 2);
    }
    return figures;
}

QWidget *TruthCard::makeForm()
{
    m_supernets->setAccessibleName(tr("Supernet to be compared"));
    m_supernets->setMinimumWidth(140);
    m_architectures->setAccessibleName(tr("Architectures to be drawn"));
    m_architectures->setRange(1, mostArchitectures);
    m_architectures->setValue(usualArchitectures);
    m_architectures->setSuffix(QLatin1Char(' ') + tr("architectures"));
    m_architectures->setToolTip(tr("Drawn at random from the space; from about ten on, the order can be judged"));
    m_state->setAccessibleName(tr("How far the comparison is"));
    m_start->setToolTip(
        tr("Draws architectures, trains each alone from scratch, and compares. What is trained already is not "
           "trained again."));
    auto *form = new QWidget;
    auto *row = new QHBoxLayout(form);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (QWidget *field : std::initializer_list<QWidget *>{m_supernets, m_architectures, m_budget})
        row->addWidget(field);
    row->addWidget(m_state, 1);
    row->addWidget(m_stop);
    row->addWidget(m_start);
    return form;
}

void TruthCard::connectAll()
{
    connect(&m_reader, &TrustReader::changed, this, &TruthCard::showFacts);
    connect(m_table, &FactTable::checkedChanged, this, &TruthCard::showDots);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TruthCard::showRun);
    connect(&m_document, &ProjectDocument::runsChanged, this, [this] {
        if (!isVisible())
            return;
        showSupernets();
        showState();
    });
    connect(&m_document.launcher(), &JobLauncher::starting, this, &TruthCard::showState);
    connect(&m_document.launcher(), &JobLauncher::started, this, &TruthCard::showState);
    connect(&m_document.launcher(), &JobLauncher::failed, this, &TruthCard::showState);
    connect(m_supernets, &QComboBox::currentIndexChanged, this, &TruthCard::showState);
    connect(m_architectures, &QSpinBox::valueChanged, this, &TruthCard::showState);
    connect(m_budget, &TrainingBudget::changed, this, &TruthCard::showState);
    connect(m_start, &QPushButton::clicked, this, &TruthCard::start);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (const RunView *run = working())
            m_document.send(run->run.id, QStringLiteral("stop"));
        m_stop->setEnabled(false);
    });
}

void TruthCard::showEvent(QShowEvent *event)
{
    Card::showEvent(event);
    showSupernets();
    showState();
}

std::vector<const FidelityFacts *> TruthCard::reported() const
{
    std::vector<const FidelityFacts *> runs;
    for (const FidelityFacts &facts : m_reader.facts().fidelity) {
        if (facts.report)
            runs.push_back(&facts);
    }
    return runs;
}

const FidelityFacts *TruthCard::chosen() const
{
    const auto runs = reported();
    const int row = m_view->currentIndex().row();
    return row >= 0 && static_cast<std::size_t>(row) < runs.size() ? runs[static_cast<std::size_t>(row)] : nullptr;
}

void TruthCard::showFacts()
{
    const QList<FactTable::Row> before = m_table->rows();
    const QList<FactTable::Row> rows = fidelityRows(m_reader.facts().fidelity);
    m_table->setTable(fidelityHeadings(), rows);
    for (const FactTable::Row &row : rows) {
        if (std::ranges::find(before, row.key, &FactTable::Row::key) == before.end())
            m_table->setChecked(row.key, true);
    }
    for (int column = 1; column < m_table->columnCount(); ++column) {
        m_view->horizontalHeader()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
        m_view->setColumnHidden(column, column >= FidelityShownColumns);
    }
    if (!rows.isEmpty() && !m_view->currentIndex().isValid())
        m_view->selectRow(static_cast<int>(rows.size()) - 1);
    m_empty->setVisible(rows.isEmpty() && m_reader.hasRead());
    m_content->setVisible(!rows.isEmpty());
    showDots();
    showRun();
}

void TruthCard::showDots()
{
    const QStringList checked = m_table->checked();
    QList<FidelitySeries> series;
    int look = 0;
    for (const FidelityFacts *facts : reported()) {
        if (checked.contains(QString::fromStdString(facts->run.name)))
            series << seriesOf(*facts, look);
        ++look;
    }
    m_plot->setSeries(series);
}

void TruthCard::showRun()
{
    const FidelityFacts *run = chosen();
    m_verdict->setText(run ? fidelityVerdict(*run) : QString());
    const auto figures = run ? fidelityFigures(*run->report, run->statistics) : QList<FidelityFigure>();
    for (qsizetype row = 0; row < m_figures.size(); ++row) {
        const FidelityFigure figure = figures.value(row);
        m_figures[row].name->setText(figure.name);
        m_figures[row].value->setText(figure.value);
        m_figures[row].value->setAccessibleName(figure.name);
        m_figures[row].meaning->setText(figure.meaning);
    }
}

void TruthCard::showSupernets()
{
    const auto runs = m_document.runsOf(JobKind::Train);
    const auto isShown = [this](const RunView *run) {
        return m_supernets->findData(static_cast<qint64>(run->run.id)) >= 0;
    };
    if (static_cast<int>(runs.size()) == m_supernets->count() && std::ranges::all_of(runs, isShown))
        return;
    const QVariant before = m_supernets->currentData();
    const QSignalBlocker quiet(m_supernets);
    m_supernets->clear();
    for (const RunView *run : runs | std::views::reverse)
        m_supernets->addItem(QString::fromStdString(run->run.name), static_cast<qint64>(run->run.id));
    const auto searches = m_document.runsOf(JobKind::Search);
    const QVariant searched = searches.empty()
        ? QVariant()
        : QVariant(static_cast<qint64>(searches.back()->run.parentRun.value_or(0)));
    m_supernets->setCurrentIndex(std::max(0, m_supernets->findData(before.isValid() ? before : searched)));
    if (runs.empty())
        m_supernets->setCurrentIndex(-1);
}

const RunView *TruthCard::working() const
{
    const auto runs = m_document.runsOf(JobKind::Fidelity);
    const auto alive = std::ranges::find_if(runs, &RunView::isAlive);
    return alive == runs.end() ? nullptr : *alive;
}

void TruthCard::showState()
{
    const RunView *supernet = m_document.run(m_supernets->currentData().toLongLong());
    if (supernet)
        m_budget->setPlan(alonePlan(supernet->run, m_document.metrics(supernet->run.id)));
    const RunView *run = working();
    if (run && m_stop->isHidden())
        m_stop->setEnabled(true);
    m_stop->setVisible(run != nullptr);
    m_start->setVisible(!run);
    m_start->setEnabled(supernet && !m_document.launcher().isStarting());
    m_state->setText(stateText(supernet, run));
}

QString TruthCard::stateText(const RunView *supernet, const RunView *working) const
{
    if (working) {
        const QString name = QString::fromStdString(working->run.name);
        if (!working->progress)
            return tr("%1 is starting").arg(name);
        const Progress &progress = *working->progress;
        return tr("%1: %2 of %3 architectures trained. %4")
            .arg(name, count(std::floor(progress.done)), count(progress.total), jobLine(progress.detail));
    }
    if (!supernet)
        return tr("Train a supernet first.");
    if (m_document.launcher().isStarting())
        return tr("Starting …");
    const auto runs = m_document.runsOf(JobKind::Fidelity);
    if (const QString trouble = runs.empty() ? QString() : whatHappened(*runs.back()); !trouble.isEmpty())
        return trouble;
    const double seconds = m_budget->seconds(m_architectures->value());
    return seconds > 0 ? tr("%1 at the supernet's own pace").arg(timeSpan(seconds)) : QString();
}

void TruthCard::start()
{
    const QStringList arguments = {QStringLiteral("--supernet"), m_supernets->currentText(),
                                   QStringLiteral("--architectures"), QString::number(m_architectures->value())};
    m_document.launcher().start(QStringLiteral("fidelity"), arguments + m_budget->arguments());
    showState();
}

QString TruthCard::verdict() const
{
    return m_verdict->text();
}

QString TruthCard::state() const
{
    return m_state->text();
}

QString TruthCard::figure(const QString &name) const
{
    for (const FigureLabels &labels : m_figures) {
        if (labels.name->text() == name)
            return labels.value->text();
    }
    return {};
}

} // namespace supernet::ui
