// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plots/cloud_picture.h"
#include "plots/front_plot.h"
#include "plots/plotting.h"

#include <array>
#include <memory>

namespace supernet::ui {

/// What a FrontPlot draws, layer over layer: ghosts, the cloud of candidates, the front, then marks that move with the
/// pointer. Each layer is buffered, so that a moved mark does not draw the cloud again.
class FrontLayers
{
public:
    explicit FrontLayers(QCustomPlot &plot);

    void restyle();
    void nameAxes(const FrontAxes &axes);
    void drawCloud(const QVector<FrontPoint> &points);
    void drawFront(const QVector<FrontPoint> &front, const QVector<FrontPoint> &points);
    void drawGhosts(const QVector<FrontGhost> &ghosts);
    void drawBand(const QVector<FrontBandPoint> &band);
    void drawSelection(const QVector<FrontPoint> &points, const QStringList &selected);
    /// The limit with its veil, and the name of the best under it; nothing without a limit.
    void drawLimit(std::optional<double> limit, const std::optional<FrontPoint> &best, const FrontAxes &axes);
    void drawShape(const QPolygonF &pixels); ///< Rubber band or lasso; empty: none.
    void showFocus(bool focused); ///< That the keyboard is here.
    void replotMarks();
    /// What stands in for a big cloud while the axes move.
    [[nodiscard]] CloudPicture &cloudPicture() { return *m_cloudPicture; }

private:
    static constexpr int shades = 5;

    [[nodiscard]] QCPLayer *layer(const char *name) const { return m_plot.layer(QString::fromLatin1(name)); }
    QCPGraph *addGraph(const char *layer);
    QCPGraph *addGraph(const char *layer, QCPGraph *graph);
    void makeItems();
    void placeLimitTag(double limit);
    void placeBestTag(const FrontPoint &best);
    QCPErrorBars *addBars(QCPGraph *around, QCPErrorBars::ErrorType direction);
    void drawMember(const FrontPoint &point);
    void drawOutside(const QVector<FrontPoint> &front, const QVector<FrontPoint> &points);
    void drawSpreads(const QVector<FrontPoint> &front);
    void drawIntervals(const QVector<FrontPoint> &front, const QVector<FrontPoint> &points);

    QCustomPlot &m_plot;
    std::unique_ptr<CloudPicture> m_cloudPicture;
    std::array<QCPGraph *, shades> m_clouds{};
    QCPGraph *m_line;
    QCPGraph *m_measured;
    QCPGraph *m_predicted;
    QCPGraph *m_measuredUnsure; ///< Members that the ranges of latency may rule out are pale,
    QCPGraph *m_predictedUnsure;
    QCPGraph *m_possible; ///< and so are small rings around those that they may bring in.
    QCPGraph *m_retrained;
    QCPGraph *m_exported;
    QCPGraph *m_medians; ///< Unseen: what the spreads are drawn around.
    QCPErrorBars *m_spreads;
    QCPGraph *m_valued; ///< Unseen: what the intervals of quality are drawn around.
    QCPErrorBars *m_intervals;
    QCPGraph *m_bandWorst;
    QCPGraph *m_bandBest;
    QCPGraph *m_chosen;
    QVector<QCPGraph *> m_ghosts;
    QCPItemRect *m_beyond;
    QCPCurve *m_shape;
    QCPItemRect *m_focus;
    QCPItemStraightLine *m_limitLine;
    QCPItemText *m_limitTag;
    QCPItemText *m_bestTag;
};

} // namespace supernet::ui
