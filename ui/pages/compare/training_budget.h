// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project/run_metrics.h"

#include <QStringList>
#include <QWidget>

class QComboBox;
class QSpinBox;

namespace supernet::ui {

/// What the training of a supernet tells of how its subnets may be trained alone.
struct AlonePlan
{
    std::int64_t steps = 0; ///< Of the supernet; 0 where it had another budget.
    std::int64_t warmup = 0;
    bool hasBleu = true; ///< Whether its validations translate.
    double secondsPerStep = 0; ///< 0: not known.

    friend bool operator==(const AlonePlan &, const AlonePlan &) = default;
};
[[nodiscard]] AlonePlan alonePlan(const RunRecord &supernet, const RunMetrics &metrics);

/// How long each of some trainings may take: a number and its unit, steps or minutes.
class TrainingBudget : public QWidget
{
    Q_OBJECT
public:
    explicit TrainingBudget(QWidget *parent = nullptr);

    /// Proposes the supernet's steps until a person has chosen otherwise.
    void setPlan(const AlonePlan &plan);
    /// As options of the command line: the budget, and a warm-up that fits into it.
    [[nodiscard]] QStringList arguments() const;
    /// Those, and validations often enough for a curve with BLEU.
    [[nodiscard]] QStringList curveArguments() const;
    /// That so many trainings take; 0: not known.
    [[nodiscard]] double seconds(int trainings) const;
    [[nodiscard]] QSpinBox *number() const { return m_number; }
    [[nodiscard]] QComboBox *unit() const { return m_unit; }

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] bool isSteps() const;
    [[nodiscard]] std::int64_t steps() const; ///< As far as it is known; else 0.
    void takeUnit();

    AlonePlan m_plan;
    QSpinBox *m_number;
    QComboBox *m_unit;
    bool m_chosen = false;
};

} // namespace supernet::ui
