// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QWidget>

class QStackedWidget;

namespace supernet::ui {

class Banner;
class Card;
class FigureTable;
class JobControls;
class LineChart;
class ProjectDocument;
class RunList;
class SettingsForm;

/// Starts and watches training runs: curves that grow while they work, several runs laid over each other.
class TrainPage : public QWidget
{
    Q_OBJECT
public:
    explicit TrainPage(ProjectDocument &document, QWidget *parent = nullptr);

    [[nodiscard]] LineChart *chart(const QString &name) const { return m_charts.value(name); }
    [[nodiscard]] JobControls *controls() const { return m_controls; }
    [[nodiscard]] SettingsForm *settings() const { return m_form; }
    [[nodiscard]] RunList *runList() const { return m_runs; }
    [[nodiscard]] Banner *banner() const { return m_banner; }

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeCharts();
    QWidget *makeSide();
    LineChart *addChart(const QString &metric, const QString &title, const QString &axis);

    void showRuns();
    void showRun();
    void addFacts(qint64 run, bool afresh);
    void showChecked();
    void lookAgain();
    void tellEnd(qint64 run);
    [[nodiscard]] int colourIndex(qint64 run) const;

    ProjectDocument &m_document;
    Banner *m_banner;
    JobControls *m_controls;
    QMap<QString, LineChart *> m_charts; ///< By metric.
    QMap<QString, Card *> m_cards;
    QStackedWidget *m_side; ///< Overview, or the settings of a new run.
    RunList *m_runs;
    FigureTable *m_figures;
    SettingsForm *m_form;
    QMap<qint64, std::size_t> m_drawn; ///< Metrics of a run that are in the charts already.
    QMap<qint64, QStringList> m_curves;
    bool m_hasChosen = false;
};

} // namespace supernet::ui
