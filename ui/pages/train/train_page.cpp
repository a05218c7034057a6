// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/train/train_page.h"

#include "pages/job_controls.h"
#include "pages/settings_form.h"
#include "pages/train/run_list.h"
#include "pages/train/train_form.h"
#include "plots/line_chart.h"
#include "project/job_launcher.h"
#include "project/project_document.h"
#include "theme/theme.h"
#include "widgets/banner.h"
#include "widgets/card.h"
#include "widgets/figure_table.h"
#include "widgets/legend.h"
#include "widgets/texts.h"

#include <QEvent>
#include <QGridLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace supernet::ui {

namespace {

/// Smallest, random and largest subnet are line styles of their run's colour.
Qt::PenStyle lineOf(const std::string &subnet)
{
    if (subnet.starts_with("smallest"))
        return Qt::DotLine;
    return subnet.starts_with("random") ? Qt::DashLine : Qt::SolidLine;
}

QString curveKey(qint64 run, const std::string &subnet)
{
    return QString::number(run) + QLatin1Char('/') + QString::fromStdString(subnet);
}

QString setting(const nlohmann::json &settings, std::initializer_list<const char *> path)
{
    const nlohmann::json *value = &settings;
    for (const char *key : path) {
        if (!value->is_object() || !value->contains(key))
            return {};
        value = &(*value)[key];
    }
    return value->is_string() ? QString::fromStdString(value->get<std::string>()) : QString::fromStdString(value->dump());
}

QString sharingText(const nlohmann::json &settings)
{
    const QString kind = setting(settings, {"policy", "granularity"});
    if (kind == QLatin1String("none"))
        return TrainPage::tr("plain, as HAT");
    return TrainPage::tr("%1-wise, m = %2, %3").arg(kind, setting(settings, {"policy", "experts"}),
                                                    setting(settings, {"policy", "routed"}));
}

} // namespace

TrainPage::TrainPage(ProjectDocument &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_banner(new Banner)
    , m_controls(new JobControls(document, tr("New run")))
    , m_side(new QStackedWidget)
    , m_runs(new RunList)
    , m_figures(new FigureTable)
    , m_form(makeTrainForm())
{
    setObjectName(QStringLiteral("page"));
    auto *middle = new QVBoxLayout;
    middle->setContentsMargins(16, 12, 16, 16);
    middle->setSpacing(12);
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_controls);
    bar->addStretch();
    bar->addWidget(new Legend({{tr("smallest"), {}, Qt::DotLine},
                               {tr("random"), {}, Qt::DashLine},
                               {tr("largest subnet"), {}, Qt::SolidLine}}));
    middle->addLayout(bar);
    middle->addWidget(m_banner);
    middle->addWidget(makeCharts(), 1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(middle, 1);
    row->addWidget(makeSide());

    connect(m_controls, &JobControls::newWanted, this, [this] { m_side->setCurrentIndex(1); });
    connect(m_form, &SettingsForm::closed, this, [this] { m_side->setCurrentIndex(0); });
    connect(m_form, &SettingsForm::startWanted, this, [this](const QStringList &arguments) {
        m_document.launcher().start(QStringLiteral("train"), arguments);
        m_side->setCurrentIndex(0);
    });
    connect(m_runs, &RunList::checksChanged, this, &TrainPage::showChecked);
    connect(m_runs, &RunList::chosen, this, [this] {
        m_hasChosen = true;
        showRun();
    });
    connect(&document, &ProjectDocument::runsChanged, this, &TrainPage::showRuns);
    connect(&document, &ProjectDocument::factsAdded, this, &TrainPage::addFacts);
    connect(&document, &ProjectDocument::runEnded, this, &TrainPage::tellEnd);
    connect(&document.launcher(), &JobLauncher::starting, this, [this] { m_hasChosen = false; });
}

LineChart *TrainPage::addChart(const QString &metric, const QString &title, const QString &axis)
{
    auto *card = new Card(title);
    auto *chart = new LineChart(tr("step"), axis);
    card->body()->addWidget(chart, 1);
    card->setNote(axis);
    connect(chart, &LineChart::readout, card,
            [card, axis](const QString &values) { card->setNote(values.isEmpty() ? axis : values); });
    m_charts.insert(metric, chart);
    m_cards.insert(metric, card);
    return chart;
}

QWidget *TrainPage::makeCharts()
{
    addChart(QStringLiteral("train/loss"), tr("Training loss"), tr("nats a token, down is better"));
    addChart(QStringLiteral("valid/loss"), tr("Validation loss"), tr("nats a token, down is better"));
    addChart(QStringLiteral("valid/bleu"), tr("BLEU, validation"), tr("BLEU, up is better"));
    addChart(QStringLiteral("conflict/cosine"), tr("Gradient agreement"), tr("cosine of largest and smallest, 1 agrees"))
        ->setLimits(-1, 1);
    addChart(QStringLiteral("train/learning_rate"), tr("Learning rate"), tr("a step"));
    addChart(QStringLiteral("train/tokens_per_second"), tr("Speed"), tr("target tokens a second"));
    auto *area = new QWidget;
    auto *grid = new QGridLayout(area);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(12);
    const QStringList order = {QStringLiteral("train/loss"), QStringLiteral("valid/loss"),
                               QStringLiteral("valid/bleu"), QStringLiteral("conflict/cosine"),
                               QStringLiteral("train/learning_rate"), QStringLiteral("train/tokens_per_second")};
    for (int index = 0; index < order.size(); ++index)
        grid->addWidget(m_cards.value(order[index]), index / 2, index % 2);
    for (int row = 0; row < 3; ++row)
        grid->setRowStretch(row, row < 2 ? 3 : 2);
    return area;
}

QWidget *TrainPage::makeSide()
{
    auto *overview = new QWidget;
    auto *box = new QVBoxLayout(overview);
    box->setContentsMargins(16, 16, 16, 16);
    box->setSpacing(10);
    box->addWidget(label(tr("Runs"), "headline"));
    box->addWidget(m_runs, 1);
    box->addWidget(label(tr("This run"), "title"));
    box->addWidget(m_figures);
    box->addStretch(1);
    m_side->setObjectName(QStringLiteral("sidePanel"));
    m_side->setFixedWidth(320);
    m_side->addWidget(overview);
    m_side->addWidget(m_form);
    return m_side;
}

void TrainPage::showRuns()
{
    const auto runs = m_document.runsOf(JobKind::Train);
    m_runs->setRuns(runs);
    // Follow the newest until a person has chosen one.
    if (!runs.empty() && !m_hasChosen) {
        m_runs->choose(runs.back()->run.id);
        m_hasChosen = false;
    }
    showRun();
}

void TrainPage::showRun()
{
    const RunView *run = m_document.run(m_runs->current());
    m_controls->setRun(run);
    if (!run)
        return;
    const auto &settings = run->run.settings;
    QList<std::pair<QString, QString>> figures = {
        {tr("State"), stateText(*run)},
        {tr("Space"), setting(settings, {"space", "name"})},
        {tr("Sharing"), sharingText(settings)},
        {tr("Sampling"), setting(settings, {"sampling"})},
        {tr("Precision"), setting(settings, {"precision"})},
        {tr("Seed"), QString::number(run->run.seed)},
        {tr("Threads"), QString::number(run->run.threads)},
    };
    if (run->progress)
        figures.insert(1, {tr("Progress"), tr("%1 of %2 %3").arg(count(run->progress->done), count(run->progress->total),
                                                               QString::fromStdString(run->progress->unit))});
    for (const auto &[metric, name] : {std::pair("valid/loss", tr("Validation loss, largest")), {"valid/bleu", tr("BLEU, largest")}}) {
        const auto &metrics = m_document.metrics(run->run.id);
        for (auto row = metrics.rbegin(); row != metrics.rend(); ++row) {
            if (row->name == metric && row->subnet == "largest") {
                figures << std::pair(name, decimal(row->value, 2));
                break;
            }
        }
    }
    m_figures->setFigures(figures);
}

int TrainPage::colourIndex(qint64 run) const
{
    const auto runs = m_document.runsOf(JobKind::Train);
    for (std::size_t index = 0; index < runs.size(); ++index) {
        if (runs[index]->run.id == run)
            return static_cast<int>(index);
    }
    return 0;
}

void TrainPage::addFacts(qint64 run, bool afresh)
{
    const RunView *view = m_document.run(run);
    if (!view || view->run.kind != JobKind::Train)
        return;
    if (afresh) {
        m_drawn[run] = 0;
        for (auto *chart : std::as_const(m_charts)) {
            for (const QString &key : std::as_const(m_curves[run]))
                chart->clear(key);
        }
    }
    const auto &metrics = m_document.metrics(run);
    std::map<std::pair<std::string, std::string>, std::pair<QVector<double>, QVector<double>>> fresh;
    for (std::size_t index = m_drawn.value(run); index < metrics.size(); ++index) {
        auto &[x, y] = fresh[{metrics[index].name, metrics[index].subnet}];
        x << static_cast<double>(metrics[index].step);
        y << metrics[index].value;
    }
    m_drawn[run] = metrics.size();
    for (const auto &[curve, values] : fresh) {
        const auto &[metric, subnet] = curve;
        LineChart *chart = m_charts.value(QString::fromStdString(metric));
        if (!chart)
            continue;
        const QString key = curveKey(run, subnet);
        const QString name = QString::fromStdString(view->run.name + (subnet.empty() ? "" : " " + subnet));
        const bool many = metric == "train/loss" || metric == "conflict/cosine";
        const Qt::PenStyle line = metric == "conflict/cosine" && subnet != "largest-smallest" ? Qt::DashLine
            : metric == "conflict/cosine"                                                    ? Qt::SolidLine
                                                                                             : lineOf(subnet);
        chart->setCurve(key, name, {runColour(colourIndex(run)), line, many});
        chart->append(key, values.first, values.second);
        chart->setShown(key, m_runs->isChecked(run));
        if (!m_curves[run].contains(key))
            m_curves[run] << key;
    }
    if (run == m_runs->current())
        showRun();
}

void TrainPage::showChecked()
{
    for (auto run = m_curves.cbegin(); run != m_curves.cend(); ++run) {
        for (auto *chart : std::as_const(m_charts)) {
            for (const QString &key : run.value())
                chart->setShown(key, m_runs->isChecked(run.key()));
        }
    }
}

void TrainPage::lookAgain()
{
    for (auto *chart : std::as_const(m_charts))
        chart->clearAll();
    m_drawn.clear();
    m_curves.clear();
    m_runs->restyle();
    for (const RunView *run : m_document.runsOf(JobKind::Train))
        addFacts(run->run.id, false);
}

void TrainPage::tellEnd(qint64 run)
{
    const RunView *view = m_document.run(run);
    if (!view || view->run.kind != JobKind::Train || whatHappened(*view).isEmpty())
        return;
    m_banner->say(Banner::Kind::Trouble, whatHappened(*view), tr("Resume"), [this, run] {
        if (const RunView *again = m_document.run(run))
            takeUpAgain(m_document, *again);
    });
}

void TrainPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && !m_curves.isEmpty())
        lookAgain();
    QWidget::changeEvent(event);
}

} // namespace supernet::ui
