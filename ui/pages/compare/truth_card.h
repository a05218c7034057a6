// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/compare/fidelity_words.h"
#include "widgets/card.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QTableView;

namespace supernet::ui {

class FidelityPlot;
class ProjectDocument;
class TrainingBudget;
class TrustReader;
struct RunView;

/// Runs with the mark that their dots have in the plot.
class MarkedTable : public FactTable
{
    Q_OBJECT
public:
    using FactTable::FactTable;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
};

/// Is the supernet telling the truth? Inherited against standalone scores of every fidelity run, what they come to in words,
/// and what a new run needs.
class TruthCard : public Card
{
    Q_OBJECT
public:
    TruthCard(ProjectDocument &document, const TrustReader &reader, QWidget *parent = nullptr);

    [[nodiscard]] FidelityPlot *plot() const { return m_plot; }
    [[nodiscard]] FactTable *table() const { return m_table; }
    [[nodiscard]] QTableView *view() const { return m_view; }
    [[nodiscard]] QPushButton *startButton() const { return m_start; }
    [[nodiscard]] QPushButton *stopButton() const { return m_stop; }
    [[nodiscard]] QComboBox *supernets() const { return m_supernets; }
    [[nodiscard]] QSpinBox *architectures() const { return m_architectures; }
    [[nodiscard]] TrainingBudget *budget() const { return m_budget; }
    [[nodiscard]] QString verdict() const;
    [[nodiscard]] QString state() const;
    [[nodiscard]] QString figure(const QString &name) const; ///< Empty when there is none of that name.

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeContent();
    QWidget *makeFigures();
    QWidget *makeForm();
    void connectAll();
    void showFacts();
    void showDots();
    void showRun();
    void showSupernets();
    void showState();
    void start();
    [[nodiscard]] const FidelityFacts *chosen() const; ///< Of the table; null when there is none.
    [[nodiscard]] std::vector<const FidelityFacts *> reported() const; ///< In the order of the table's rows.
    [[nodiscard]] const RunView *working() const;
    [[nodiscard]] QString stateText(const RunView *supernet, const RunView *working) const;

    ProjectDocument &m_document;
    const TrustReader &m_reader;
    QLabel *m_empty;
    QWidget *m_content = nullptr;
    FidelityPlot *m_plot;
    QLabel *m_verdict;
    struct FigureLabels
    {
        QLabel *name;
        QLabel *value;
        QLabel *meaning;
    };
    QList<FigureLabels> m_figures;
    MarkedTable *m_table;
    QTableView *m_view;
    QComboBox *m_supernets;
    QSpinBox *m_architectures;
    TrainingBudget *m_budget;
    QLabel *m_state;
    QPushButton *m_stop;
    QPushButton *m_start;
};

} // namespace supernet::ui
