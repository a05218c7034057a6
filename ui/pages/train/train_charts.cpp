// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/train/train_charts.h"

#include "pages/train/conflict_card.h"
#include "pages/train/conflict_map.h"
#include "pages/train/router_card.h"
#include "plots/line_chart.h"
#include "plots/save_menu.h"
#include "project/job_words.h"
#include "project/project_document.h"
#include "theme/theme.h"
#include "widgets/card.h"
#include "widgets/legend.h"
#include "widgets/readings_card.h"
#include "widgets/texts.h"

#include <algorithm>
#include <cmath>
#include <QGridLayout>
#include <QLocale>
#include <QPointF>
#include <QVBoxLayout>

namespace supernet::ui {

namespace {

constexpr auto cosine = "conflict/cosine";
constexpr auto mainPair = "largest-smallest";
const QString tensorCurve = QStringLiteral("tensor");
constexpr int rowHeight = 276;
constexpr int lowRowHeight = 208;

QString key(qint64 run, const std::string &subnet)
{
    return QString::number(run) + QLatin1Char('/') + QString::fromStdString(subnet);
}

/// Smallest, random and largest subnet are line styles of their run's colour; so are the pairs of the gradient probe.
Qt::PenStyle lineOf(const std::string &subnet)
{
    if (subnet == "largest-random" || subnet.starts_with("random"))
        return Qt::DashLine;
    return subnet.starts_with("smallest") ? Qt::DotLine : Qt::SolidLine;
}

bool isNoisy(const std::string &metric)
{
    return metric.starts_with("train/loss") || metric.starts_with("train/gradient") || metric.starts_with("conflict/");
}

QList<Legend::Entry> subnetLines()
{
    return {{TrainCharts::tr("largest"), {}, Qt::SolidLine},
            {TrainCharts::tr("random"), {}, Qt::DashLine},
            {TrainCharts::tr("smallest"), {}, Qt::DotLine}};
}

/// A value of a curve, and of a mean how far apart its runs lie.
QString valueText(const Reading &reading)
{
    const auto text = [](double value) { return QLocale().toString(value, 'g', 4); };
    if (!reading.band)
        return text(reading.value);
    return TrainCharts::tr("%1 (%2 to %3)")
        .arg(text(reading.value), text(reading.band->first), text(reading.band->second));
}

/// `largest – smallest` for a pair, `random 1` for a subnet.
QString subnetName(const std::string &subnet)
{
    QStringList words;
    for (const QString &word : QString::fromStdString(subnet).split(QLatin1Char('-')))
        words << jobWord(word.toStdString());
    return words.join(subnet.starts_with("random") ? QStringLiteral(" ") : QStringLiteral(" – "));
}

/// Where the curve of a branch leaves that of the run that it comes from; nothing for others.
std::optional<QPointF> branchPoint(const ProjectDocument &document, const RunRecord &run, const std::string &metric,
                                   const std::string &subnet)
{
    if (!run.parentRun || !run.parentStep)
        return {};
    const ThinnedCurve *parent = document.metrics(*run.parentRun).curve(metric, subnet);
    const auto points = parent ? parent->kept() : std::vector<ThinnedCurve::Point>();
    const auto after = std::ranges::upper_bound(points, static_cast<double>(*run.parentStep), {},
                                                &ThinnedCurve::Point::x);
    if (after == points.begin())
        return {};
    return QPointF(std::prev(after)->x, std::prev(after)->y);
}

} // namespace

TrainCharts::TrainCharts(ProjectDocument &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_grid(new QGridLayout(this))
    , m_conflict(new ConflictCard)
    , m_router(new RouterCard(document))
    , m_readings(new ReadingsCard(this))
{
    setObjectName(QStringLiteral("scrolled"));
    const QString loss = tr("nats a token, down is better");
    const auto subnets = [this] {
        m_legends << new Legend(subnetLines());
        return m_legends.last();
    };
    addChart(QStringLiteral("train/loss"), tr("Training loss"), loss);
    addChart(QStringLiteral("valid/bleu"), tr("BLEU, validation"), tr("up is better"))
        ->body()
        ->insertWidget(1, subnets());
    Card *agreement = addChart(QString::fromLatin1(cosine), tr("Gradient agreement"), tr("1 agrees, −1 conflicts"));
    agreement->body()->insertWidget(1,
                                    new Legend({{tr("large–small"), {}, Qt::SolidLine},
                                                {tr("large–random"), {}, Qt::DashLine},
                                                {tr("small–random"), {}, Qt::DotLine}}));
    agreement->setToolTip(tr("How far the gradients of two subnets point the same way in the weights that they share. "
                             "The band holds the middle half of the tensors for largest and smallest; that of a mean "
                             "runs from the least to the most of its seeds."));
    addChart(QStringLiteral("valid/loss"), tr("Validation loss"), loss)->body()->insertWidget(1, subnets());
    addChart(QStringLiteral("conflict/share"), tr("Conflicting tensors"), tr("share below 0, down is better"));
    addChart(QStringLiteral("train/gradient_norm"), tr("Gradient norm"), tr("before clipping"));
    addChart(QStringLiteral("train/learning_rate"), tr("Learning rate"), tr("a step"));
    addChart(QStringLiteral("train/tokens_per_second"), tr("Speed"), tr("target tokens a second"));
    chart(QString::fromLatin1(cosine))->setLimits(-1, 1);
    connect(m_conflict, &ConflictCard::rowChosen, this, &TrainCharts::drawTensor);
    layOut();
}

Card *TrainCharts::addChart(const QString &metric, const QString &title, const QString &axis)
{
    auto *card = new Card(title);
    auto *chart = new LineChart(tr("step"), axis);
    chart->setAccessibleName(tr("Chart of %1 over steps").arg(title));
    card->body()->addWidget(chart, 1);
    card->setNote(axis);
    auto *menu = new SaveMenu(title);
    menu->setPlot(
        chart, [chart](const QString &file, int width, int height) { return chart->save(file, width, height); },
        [chart] { return chart->csv(); });
    card->header()->addWidget(menu);
    connect(chart, &LineChart::pointerMoved, this, [this, chart](double x, const QPoint &at) { point(chart, x, at); });
    connect(chart, &LineChart::pointerLeft, this, &TrainCharts::pointerLeft);
    m_charts.insert(metric, chart);
    m_cards.insert(metric, card);
    return card;
}

void TrainCharts::layOut()
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(12);
    const QStringList order = {QStringLiteral("train/loss"),
                               QStringLiteral("valid/bleu"),
                               QString::fromLatin1(cosine),
                               QString(),
                               QStringLiteral("valid/loss"),
                               QStringLiteral("conflict/share"),
                               QStringLiteral("train/learning_rate"),
                               QStringLiteral("train/gradient_norm"),
                               QStringLiteral("train/tokens_per_second")};
    for (int index = 0; index < order.size(); ++index) {
        QWidget *card = order[index].isEmpty() ? static_cast<QWidget *>(m_conflict) : m_cards.value(order[index]);
        m_grid->addWidget(card, index / 2, index % 2);
    }
    const int charts = m_grid->rowCount();
    m_grid->addWidget(m_router, charts, 0, 1, 2);
    for (int row = 0; row < charts; ++row) {
        m_grid->setRowMinimumHeight(row, row < 2 ? rowHeight : lowRowHeight);
        m_grid->setRowStretch(row, row < 2 ? 3 : 2);
    }
    for (int column = 0; column < 2; ++column)
        m_grid->setColumnStretch(column, 1);
}

void TrainCharts::followRuns()
{
    const QList<SeedGroup> before = m_groups.all();
    m_groups.follow(m_document.runsOf(JobKind::Train));
    if (before != m_groups.all()) { // Some have other colours now.
        for (const SeedGroup &group : before)
            clearGroup(group.id);
        drawAgain();
        sayBands();
    }
    for (const SeedGroup &group : m_groups.all())
        drawGroup(group);
}

/// The mean of a group's runs and how far they lie apart, curve by curve.
void TrainCharts::drawGroup(const SeedGroup &group)
{
    QList<std::size_t> metrics;
    for (const qint64 run : group.runs)
        metrics << m_drawn.value(run);
    if (m_grouped.value(group.id) == metrics)
        return;
    clearGroup(group.id);
    m_grouped[group.id] = metrics;
    const QString first = QString::number(group.runs.first()) + QLatin1Char('/');
    for (auto chart = m_charts.cbegin(); chart != m_charts.cend(); ++chart) {
        for (const QString &curve : m_curves.value(group.runs.first())) {
            const std::string subnet = curve.sliced(first.size()).toStdString();
            QList<QVector<QPointF>> values;
            for (const qint64 run : group.runs)
                values << chart.value()->means(key(run, subnet));
            const BandCurve band = bandOf(values);
            if (band.x.isEmpty())
                continue;
            const QString own = key(group.id, subnet);
            const QString name = tr("%1, mean").arg(group.name)
                + (subnet.empty() ? QString() : QLatin1Char(' ') + subnetName(subnet));
            chart.value()->setCurve(own, name,
                                    {runColour(m_groups.colourIndex(group.runs.first())), lineOf(subnet),
                                     isNoisy(chart.key().toStdString())});
            chart.value()->append(own, band.x, band.mean);
            chart.value()->setBand(own, band.x, band.low, band.high);
            chart.value()->setShown(own, !m_hidden.contains(group.id));
            m_curves[group.id].insert(own);
        }
    }
}

void TrainCharts::clearGroup(qint64 id)
{
    m_grouped.remove(id);
    for (const QString &curve : m_curves.take(id)) {
        for (auto *chart : std::as_const(m_charts))
            chart->clear(curve);
    }
}

/// What a band is, where there is one.
void TrainCharts::sayBands()
{
    if (std::exchange(m_banded, !m_groups.all().isEmpty()) == m_banded)
        return;
    for (Legend *legend : std::as_const(m_legends)) {
        QList<Legend::Entry> entries = subnetLines();
        if (m_banded)
            entries << Legend::Entry{tr("band: seeds"), {}, Qt::NoPen};
        legend->setEntries(entries);
        legend->setToolTip(m_banded ? tr("The band runs from the least to the most of runs that differ in the seed "
                                         "alone; the line is their mean.")
                                    : QString());
    }
}

void TrainCharts::addFacts(qint64 run, bool afresh)
{
    if (afresh) {
        m_drawn[run] = m_spread[run] = 0;
        m_points.remove(run);
        for (auto *chart : std::as_const(m_charts)) {
            for (const QString &curve : std::as_const(m_curves[run]))
                chart->clear(curve);
        }
    }
    const RunMetrics &metrics = m_document.metrics(run);
    auto &drawn = m_points[run];
    for (const auto &[name, curve] : metrics.curves()) {
        if (std::exchange(drawn[name], curve.points->points()) != curve.points->points())
            draw(run, name, curve);
    }
    m_drawn[run] = metrics.rows();
    drawSpread(run);
    if (const SeedGroup *group = m_groups.of(run))
        drawGroup(*group);
    if (run == m_current)
        m_conflict->showRun(m_document, run);
}

void TrainCharts::draw(qint64 run, const RunMetrics::Name &names, const RunMetrics::Curve &curve)
{
    const auto &[metric, subnet] = names;
    LineChart *drawn = chart(QString::fromStdString(metric));
    const RunView *view = m_document.run(run);
    if (!drawn || !view)
        return;
    const QString name = QString::fromStdString(view->run.name)
        + (subnet.empty() ? QString() : QLatin1Char(' ') + subnetName(subnet));
    const int colour = m_groups.colourIndex(run);
    drawn->setCurve(key(run, subnet), name,
                    {m_groups.of(run) ? memberColour(colour) : runColour(colour), lineOf(subnet), isNoisy(metric)});
    drawn->follow(key(run, subnet), curve.points, branchPoint(m_document, view->run, metric, subnet));
    drawn->setShown(key(run, subnet), !m_hidden.contains(run));
    m_curves[run].insert(key(run, subnet));
}

void TrainCharts::drawSpread(qint64 run)
{
    const auto &samples = m_document.conflicts(run);
    if (samples.samples() == std::exchange(m_spread[run], samples.samples()))
        return;
    const ConflictSpread spread = conflictSpread(samples, mainPair);
    chart(QString::fromLatin1(cosine))->setBand(key(run, mainPair), spread.steps, spread.low, spread.high);
}

/// The history of the tensors that were picked in the heat map, among the cosines of the whole net.
void TrainCharts::drawTensor(int row)
{
    LineChart *agreement = chart(QString::fromLatin1(cosine));
    agreement->clear(tensorCurve);
    if (row < 0)
        return;
    const HeatCells &cells = m_conflict->map()->cells();
    QVector<double> x;
    QVector<double> y;
    for (qsizetype column = 0; column < cells.steps.size(); ++column) {
        if (!std::isfinite(cells.values[row][column]))
            continue;
        x << cells.steps[column];
        y << cells.values[row][column];
    }
    agreement->setCurve(tensorCurve, cells.rows[row], {colours().text, Qt::SolidLine, false});
    agreement->append(tensorCurve, x, y);
}

void TrainCharts::setHidden(const QSet<qint64> &runs)
{
    m_hidden = runs;
    for (auto run = m_curves.cbegin(); run != m_curves.cend(); ++run) {
        for (auto *chart : std::as_const(m_charts)) {
            for (const QString &curve : run.value())
                chart->setShown(curve, !m_hidden.contains(run.key()));
        }
    }
}

void TrainCharts::setCurrent(qint64 run)
{
    m_current = run;
    m_conflict->showRun(m_document, run);
    m_router->showRun(run);
}

void TrainCharts::setSmoothing(double memory)
{
    for (auto *chart : std::as_const(m_charts))
        chart->setSmoothing(memory);
}

void TrainCharts::setLogX(bool logarithmic)
{
    for (auto *chart : std::as_const(m_charts))
        chart->setLogX(logarithmic);
}

void TrainCharts::setLogY(bool logarithmic)
{
    // A cosine and a share have signs and zeros that a logarithm has no place for.
    for (auto chart = m_charts.cbegin(); chart != m_charts.cend(); ++chart) {
        if (!chart.key().startsWith(QLatin1String("conflict/")))
            chart.value()->setLogY(logarithmic);
    }
}

void TrainCharts::drawAgain()
{
    for (auto *chart : std::as_const(m_charts))
        chart->clearAll();
    m_drawn.clear();
    m_points.clear();
    m_spread.clear();
    m_curves.clear();
    m_grouped.clear();
    m_groups.follow(m_document.runsOf(JobKind::Train));
    for (const RunView *run : m_document.runsOf(JobKind::Train))
        addFacts(run->run.id, false);
}

void TrainCharts::point(LineChart *chart, double x, const QPoint &globalPosition)
{
    for (auto *each : std::as_const(m_charts))
        each->setCrosshair(x < 0 ? std::nullopt : std::optional(x));
    QList<ReadingsCard::Row> rows;
    for (const Reading &reading : chart->readings(x))
        rows << ReadingsCard::Row{reading.name, valueText(reading), reading.colour, reading.line};
    m_readings->showAt(mapFromGlobal(globalPosition), tr("Step %1").arg(count(x)), rows);
}

void TrainCharts::pointerLeft()
{
    for (auto *chart : std::as_const(m_charts))
        chart->setCrosshair({});
    m_readings->hide();
}

} // namespace supernet::ui
