// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/compare/retraining_words.h"

#include <QWidget>

class QLabel;

namespace supernet::ui {

class LineChart;
class ReadingsCard;
class SaveMenu;

/// The curves of one subnet trained alone, with inherited weights and from scratch, and what they say.
class TrainingChart : public QWidget
{
    Q_OBJECT
public:
    enum class Quantity { Bleu, Loss };

    /// `look` numbers its colour.
    TrainingChart(const QString &name, int look, QWidget *parent = nullptr);

    void setTrainings(const RetrainingPair &trainings, Quantity quantity);
    [[nodiscard]] LineChart *chart() const { return m_chart; }
    [[nodiscard]] QLabel *empty() const { return m_empty; }
    [[nodiscard]] QString verdict() const;

    static const QString Inherited; ///< Keys of the curves.
    static const QString Scratch;
    static const QString Goal; ///< The standalone BLEU, with its interval as a band.

private:
    void readAt(double x, const QPoint &globalPosition);
    void drawRun(const QString &key, const QString &name, const AloneRun *run, Qt::PenStyle line, Quantity quantity);
    void drawGoal(const RetrainingPair &trainings);

    QString m_name;
    int m_look;
    QLabel *m_title;
    QLabel *m_verdict;
    LineChart *m_chart;
    SaveMenu *m_save;
    QLabel *m_empty; ///< In place of a chart that has nothing to show.
    ReadingsCard *m_readings;
    Quantity m_quantity = Quantity::Bleu;
};

/// The values that all these curves lie between, with some air, so that charts beside each other have one scale.
[[nodiscard]] std::optional<std::pair<double, double>> commonLimits(const std::vector<RetrainingPair> &trainings,
                                                                    TrainingChart::Quantity quantity);

} // namespace supernet::ui
