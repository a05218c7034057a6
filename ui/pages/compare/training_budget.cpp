// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/compare/training_budget.h"

#include "theme/theme.h"

#include <algorithm>
#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSpinBox>

namespace supernet::ui {

namespace {

constexpr int usualSteps = 1000;
constexpr int usualMinutes = 2;
constexpr int curvePoints = 10; ///< Validations of a training whose curve is drawn.
constexpr int usualValidation = 100; ///< Steps between them where the number of steps is not known.
constexpr int mostWarmup = 2; ///< Half of the steps;
constexpr int usualWarmup = 5; ///< else a fifth.
constexpr int usualSentences = 200;

} // namespace

AlonePlan alonePlan(const RunRecord &supernet, const RunMetrics &metrics)
{
    AlonePlan plan;
    const nlohmann::json &settings = supernet.settings;
    if (settings.is_object()) {
        const bool otherBudget = settings.value("minutes", 0.0) > 0 || settings.value("tokens", 0.0) > 0
            || settings.value("flops", 0.0) > 0;
        plan.steps = otherBudget ? 0 : settings.value("steps", std::int64_t{0});
        plan.warmup = settings.value("warmup_steps", std::int64_t{0});
        plan.hasBleu = settings.value("bleu_sentences", 1) > 0;
    }
    if (const ThinnedCurve *seconds = metrics.curve("cost/seconds"); seconds && seconds->last().x > 0)
        plan.secondsPerStep = seconds->last().y / seconds->last().x;
    return plan;
}

TrainingBudget::TrainingBudget(QWidget *parent)
    : QWidget(parent)
    , m_number(new QSpinBox)
    , m_unit(new QComboBox)
{
    m_number->setAccessibleName(tr("Budget of each training"));
    m_number->setToolTip(m_number->accessibleName());
    m_number->setGroupSeparatorShown(true);
    m_number->setFixedWidth(scaled(84));
    m_unit->setAccessibleName(tr("Unit of the budget"));
    m_unit->addItem(tr("steps"));
    m_unit->addItem(tr("minutes"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_number);
    row->addWidget(m_unit);
    takeUnit();
    connect(m_unit, &QComboBox::currentIndexChanged, this, [this] {
        m_chosen = true;
        takeUnit();
        Q_EMIT changed();
    });
    connect(m_number, &QSpinBox::valueChanged, this, [this] {
        m_chosen = true;
        Q_EMIT changed();
    });
}

bool TrainingBudget::isSteps() const
{
    return m_unit->currentIndex() == 0;
}

void TrainingBudget::takeUnit()
{
    const QSignalBlocker quiet(m_number);
    m_number->setRange(1, isSteps() ? 10'000'000 : 100'000);
    m_number->setSingleStep(isSteps() ? 100 : 1);
    m_number->setValue(!isSteps() ? usualMinutes : m_plan.steps > 0 ? static_cast<int>(m_plan.steps) : usualSteps);
}

void TrainingBudget::setPlan(const AlonePlan &plan)
{
    if (plan == m_plan)
        return;
    m_plan = plan;
    if (!m_chosen)
        takeUnit();
    Q_EMIT changed();
}

std::int64_t TrainingBudget::steps() const
{
    if (isSteps())
        return m_number->value();
    return m_plan.secondsPerStep > 0 ? static_cast<std::int64_t>(m_number->value() * 60 / m_plan.secondsPerStep) : 0;
}

QStringList TrainingBudget::arguments() const
{
    QStringList words = {isSteps() ? QStringLiteral("--steps") : QStringLiteral("--minutes"),
                         QString::number(m_number->value())};
    if (steps() > 0 && m_plan.warmup * mostWarmup > steps())
        words << QStringLiteral("--warmup") << QString::number(steps() / usualWarmup);
    return words;
}

QStringList TrainingBudget::curveArguments() const
{
    const std::int64_t every = steps() > 0 ? std::max<std::int64_t>(1, steps() / curvePoints) : usualValidation;
    QStringList words = arguments() + QStringList{QStringLiteral("--validate-every"), QString::number(every)};
    if (!m_plan.hasBleu)
        words << QStringLiteral("--bleu-sentences") << QString::number(usualSentences);
    return words;
}

double TrainingBudget::seconds(int trainings) const
{
    return trainings * (isSteps() ? m_number->value() * m_plan.secondsPerStep : m_number->value() * 60.0);
}

} // namespace supernet::ui
