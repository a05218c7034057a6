// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/compare/training_chart.h"

#include "plots/line_chart.h"
#include "plots/save_menu.h"
#include "theme/theme.h"
#include "widgets/readings_card.h"
#include "widgets/texts.h"

#include <algorithm>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace supernet::ui {

namespace {

using Quantity = TrainingChart::Quantity;

std::optional<double> valueOf(const CurvePoint &point, Quantity quantity)
{
    return quantity == Quantity::Bleu ? point.bleu : std::optional(point.loss);
}

} // namespace

const QString TrainingChart::Inherited = QStringLiteral("inherited");
const QString TrainingChart::Scratch = QStringLiteral("scratch");
const QString TrainingChart::Goal = QStringLiteral("goal");

TrainingChart::TrainingChart(const QString &name, int look, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_look(look)
    , m_title(markedLabel({}, "title"))
    , m_verdict(label({}, "help"))
    , m_chart(new LineChart(tr("step"), tr("BLEU or loss")))
    , m_save(new SaveMenu(tr("%1 trained alone").arg(name)))
    , m_empty(
          label(tr("Its curves will stand here. Choose a budget below, then press “Train the picks alone”."), "quiet"))
    , m_readings(new ReadingsCard(m_chart))
{
    m_chart->setAccessibleName(tr("Curves of %1 trained alone").arg(name));
    m_verdict->setWordWrap(true);
    m_verdict->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_verdict->setAccessibleName(tr("What retraining %1 came to").arg(name));
    m_save->setPlot(
        m_chart, [this](const QString &file, int width, int height) { return m_chart->save(file, width, height); },
        [this] { return m_chart->csv(); });
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_save);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(4);
    box->addLayout(head);
    box->addWidget(m_verdict);
    box->addWidget(m_chart, 1);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    box->addWidget(m_empty, 1);
    connect(m_chart, &LineChart::pointerMoved, this, &TrainingChart::readAt);
    connect(m_chart, &LineChart::pointerLeft, this, [this] {
        m_chart->setCrosshair({});
        m_readings->hide();
    });
}

void TrainingChart::readAt(double x, const QPoint &globalPosition)
{
    m_chart->setCrosshair(x < 0 ? std::nullopt : std::optional(x));
    QList<ReadingsCard::Row> rows;
    for (const Reading &reading : m_chart->readings(x))
        rows << ReadingsCard::Row{reading.name, decimal(reading.value, m_quantity == Quantity::Bleu ? 1 : 3),
                                  reading.colour, reading.line};
    m_readings->showAt(m_chart->mapFromGlobal(globalPosition), tr("Step %1").arg(count(x)), rows);
}

QString TrainingChart::verdict() const
{
    return m_verdict->text();
}

void TrainingChart::setTrainings(const RetrainingPair &trainings, Quantity quantity)
{
    m_quantity = quantity;
    m_title->setText(
        QStringLiteral("<span style='color:%1'>●</span> %2").arg(runColour(m_look).name(), m_name.toHtmlEscaped()));
    m_verdict->setText(retrainingVerdict(trainings));
    const bool trained = trainings.inherited || trainings.scratch; // Axes without a curve would be made up.
    m_chart->setVisible(trained);
    m_save->setVisible(trained);
    m_empty->setVisible(!trained);
    drawRun(Inherited, tr("inherited weights"), trainings.inherited, Qt::SolidLine, quantity);
    drawRun(Scratch, tr("from scratch"), trainings.scratch, Qt::DashLine, quantity);
    if (quantity == Quantity::Bleu)
        drawGoal(trainings);
    m_chart->setShown(Goal, quantity == Quantity::Bleu);
}

void TrainingChart::drawRun(const QString &key, const QString &name, const AloneRun *run, Qt::PenStyle line,
                            Quantity quantity)
{
    m_chart->setCurve(key, name, {runColour(m_look), line, false});
    m_chart->clear(key);
    QVector<double> x;
    QVector<double> y;
    for (const CurvePoint &point : run ? run->curve : std::vector<CurvePoint>()) {
        const auto value = valueOf(point, quantity);
        if (!value)
            continue;
        x << static_cast<double>(point.step);
        y << *value;
    }
    m_chart->append(key, x, y);
}

void TrainingChart::drawGoal(const RetrainingPair &trainings)
{
    m_chart->setCurve(Goal, tr("standalone BLEU"), {colours().quiet, Qt::DotLine, false});
    m_chart->clear(Goal);
    if (!trainings.inherited || !trainings.inherited->saving)
        return;
    const CurvePoint &goal = trainings.inherited->saving->goal;
    double last = static_cast<double>(goal.step);
    if (!trainings.inherited->curve.empty())
        last = std::max(last, static_cast<double>(trainings.inherited->curve.back().step));
    const double bleu = goal.bleu.value_or(0);
    m_chart->append(Goal, {0, last}, {bleu, bleu});
    m_chart->setBand(Goal, {0, last}, {bleu - goal.bleuInterval, bleu - goal.bleuInterval},
                     {bleu + goal.bleuInterval, bleu + goal.bleuInterval});
}

std::optional<std::pair<double, double>> commonLimits(const std::vector<RetrainingPair> &trainings, Quantity quantity)
{
    std::optional<std::pair<double, double>> limits;
    const auto hold = [&](double value) {
        limits = {std::min(limits ? limits->first : value, value), std::max(limits ? limits->second : value, value)};
    };
    for (const RetrainingPair &pair : trainings) {
        for (const AloneRun *run : {pair.inherited, pair.scratch}) {
            for (const CurvePoint &point : run ? run->curve : std::vector<CurvePoint>()) {
                if (const auto value = valueOf(point, quantity))
                    hold(*value);
            }
        }
        if (quantity == Quantity::Bleu && pair.inherited && pair.inherited->saving) {
            const CurvePoint &goal = pair.inherited->saving->goal;
            hold(goal.bleu.value_or(0) - goal.bleuInterval);
            hold(goal.bleu.value_or(0) + goal.bleuInterval);
        }
    }
    if (!limits)
        return {};
    const double air = std::max(0.06 * (limits->second - limits->first), 0.01);
    return std::pair(limits->first - air, limits->second + air);
}

} // namespace supernet::ui
