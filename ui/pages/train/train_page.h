// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/page.h"

class QPushButton;
class QSlider;
class QStackedWidget;

namespace supernet::ui {

class FigureTable;
class JobControls;
class LineChart;
class RunList;
class SettingsForm;
class TrainCharts;

/// Starts and watches training runs: curves that grow while they work, several runs laid over each other.
class TrainPage : public Page
{
    Q_OBJECT
public:
    explicit TrainPage(ProjectDocument &document, QWidget *parent = nullptr);

    [[nodiscard]] LineChart *chart(const QString &metric) const;
    [[nodiscard]] TrainCharts *charts() const { return m_charts; }
    [[nodiscard]] JobControls *controls() const { return m_controls; }
    [[nodiscard]] SettingsForm *settings() const { return m_form; }
    [[nodiscard]] QPushButton *branchButton() const { return m_branch; }
    [[nodiscard]] SettingsForm *branchSettings() const { return m_branchForm; } ///< Null until a branch is asked for.
    [[nodiscard]] RunList *runList() const { return m_runs; }
    [[nodiscard]] QSlider *smoothing() const { return m_smoothing; }
    [[nodiscard]] QPushButton *logSteps() const { return m_logX; }
    [[nodiscard]] QPushButton *logValues() const { return m_logY; }

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeBar();
    QWidget *makeSide();
    void connectAll();

    void showRuns();
    void showRun();
    void addFacts(qint64 run, bool afresh);
    void tellEnd(qint64 run);
    void branch();
    void openForm(SettingsForm *form);

    JobControls *m_controls;
    QPushButton *m_branch;
    TrainCharts *m_charts;
    QSlider *m_smoothing;
    QPushButton *m_logX;
    QPushButton *m_logY;
    QStackedWidget *m_side; ///< Overview, or the settings of a new run.
    RunList *m_runs;
    FigureTable *m_figures;
    SettingsForm *m_form;
    SettingsForm *m_branchForm = nullptr;
    bool m_hasChosen = false;
};

} // namespace supernet::ui
