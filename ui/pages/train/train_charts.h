// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/train/seed_groups.h"
#include "project/run_metrics.h"

#include <QMap>
#include <QSet>
#include <QWidget>

class QGridLayout;

namespace supernet::ui {

class Card;
class ConflictCard;
class Legend;
class LineChart;
class ProjectDocument;
class ReadingsCard;
class RouterCard;

/// The charts of training runs laid over each other, linked by one crosshair and one zoom along the steps.
class TrainCharts : public QWidget
{
    Q_OBJECT
public:
    explicit TrainCharts(ProjectDocument &document, QWidget *parent = nullptr);

    /// Draws what has come since the last call; `afresh` draws all of the run anew.
    void addFacts(qint64 run, bool afresh);
    void setHidden(const QSet<qint64> &runs); ///< Runs and groups, by their ids.
    /// Finds out which runs differ in the seed alone, and draws the means of those that have come to their end.
    void followRuns();
    /// The run whose gradients are looked at tensor by tensor.
    void setCurrent(qint64 run);
    void setSmoothing(double memory);
    void setLogX(bool logarithmic);
    void setLogY(bool logarithmic);
    void drawAgain(); ///< After the colours have changed.

    [[nodiscard]] LineChart *chart(const QString &metric) const { return m_charts.value(metric); }
    [[nodiscard]] ConflictCard *conflict() const { return m_conflict; }
    [[nodiscard]] RouterCard *router() const { return m_router; }
    [[nodiscard]] ReadingsCard *readings() const { return m_readings; }
    [[nodiscard]] const SeedGroups &groups() const { return m_groups; }

private:
    Card *addChart(const QString &metric, const QString &title, const QString &axis);
    void layOut();
    void point(LineChart *chart, double x, const QPoint &globalPosition);
    void pointerLeft();
    void draw(qint64 run, const RunMetrics::Name &name, const RunMetrics::Curve &curve);
    void drawSpread(qint64 run);
    void drawGroup(const SeedGroup &group);
    void clearGroup(qint64 id);
    void sayBands();
    void drawTensor(int row);

    ProjectDocument &m_document;
    QGridLayout *m_grid;
    QMap<QString, LineChart *> m_charts; ///< By metric.
    QMap<QString, Card *> m_cards;
    ConflictCard *m_conflict;
    RouterCard *m_router;
    ReadingsCard *m_readings;
    QMap<qint64, std::size_t> m_drawn; ///< Metrics of a run that are in the charts already,
    QMap<qint64, std::map<RunMetrics::Name, std::size_t>> m_points; ///< and how many of each curve.
    QMap<qint64, std::size_t> m_spread; ///< Gradient samples of a run that its band shows.
    QMap<qint64, QSet<QString>> m_curves; ///< Of runs and groups.
    SeedGroups m_groups;
    QMap<qint64, QList<std::size_t>> m_grouped; ///< Metrics of a group's runs that its curves sum up.
    QList<Legend *> m_legends;
    bool m_banded = false; ///< The legends speak of bands.
    QSet<qint64> m_hidden;
    qint64 m_current = 0;
};

} // namespace supernet::ui
