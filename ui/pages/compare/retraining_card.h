// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/compare/training_chart.h"
#include "widgets/card.h"

#include <QTimer>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QTableView;

namespace supernet::ui {

class ProjectDocument;
class TrainingBudget;
class TrustReader;

/// What further training does for the picks: the curves with inherited weights and from scratch, what was saved, and the
/// button that has both trained.
class RetrainingCard : public Card
{
    Q_OBJECT
public:
    RetrainingCard(ProjectDocument &document, TrustReader &reader, QWidget *parent = nullptr);

    static constexpr std::size_t MostCharts = 4; ///< Beside each other; further picks are in the table.

    void setPicks(const std::vector<Subnet> &picks);
    void drawAgain(); ///< After the colours have changed.

    [[nodiscard]] const QList<TrainingChart *> &charts() const
    {
        return m_charts;
    } ///< Of the first picks, in their order.
    [[nodiscard]] FactTable *table() const { return m_table; }
    [[nodiscard]] TrainingBudget *budget() const { return m_budget; }
    [[nodiscard]] QPushButton *startButton() const { return m_start; }
    [[nodiscard]] QPushButton *stopButton() const { return m_stop; }
    [[nodiscard]] QPushButton *lossButton() const { return m_loss; }
    [[nodiscard]] QString state() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeForm();
    void makeCharts();
    void showFacts();
    void showState();
    void start();
    [[nodiscard]] QString stateText(const RunView *working) const;
    [[nodiscard]] const RunView *working() const;
    [[nodiscard]] bool isIdle() const; ///< Something waits, and nobody works on it.

    ProjectDocument &m_document;
    TrustReader &m_reader;
    std::vector<Subnet> m_picks;
    QList<TrainingChart *> m_charts;
    QHBoxLayout *m_row;
    FactTable *m_table;
    QTableView *m_view;
    QPushButton *m_loss;
    TrainingBudget *m_budget;
    QLabel *m_state;
    QPushButton *m_stop;
    QPushButton *m_start;
    QTimer m_patience; ///< Runs while a worker may be about to begin something.
    bool m_asked = false; ///< Jobs have been queued that are not in the store yet.
    std::optional<std::size_t> m_refused; ///< Before the last click.
};

} // namespace supernet::ui
