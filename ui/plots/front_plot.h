// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plots/front_points.h"

#include <functional>
#include <memory>
#include <optional>
#include <QPolygonF>
#include <QStringList>
#include <QVariantMap>
#include <QVector>
#include <QWidget>

namespace supernet::ui {

/// Cost against quality: candidates as dots shaded by generation, their front as a vermilion step line on a layer of
/// its own, ghosts of other fronts, a limit that can be dragged, hover, click, Ctrl+click, rubber band, and with Alt a lasso.
/// The wheel zooms, the middle button pans, a double click shows all again. From the keyboard: arrows pick along the front,
/// with Ctrl they move the limit, + and - zoom, Home shows all.
class FrontPlot : public QWidget
{
    Q_OBJECT
    Q_PROPERTY(QVariantMap keptView READ keptView WRITE setKeptView)
public:
    static constexpr int MostPoints = 100'000; ///< Newest that are drawn.

    explicit FrontPlot(QWidget *parent = nullptr);
    ~FrontPlot() override;

    void setAxes(const FrontAxes &axes);
    [[nodiscard]] const FrontAxes &axes() const;
    void setPoints(QVector<FrontPoint> points);
    [[nodiscard]] const QVector<FrontPoint> &points() const;
    /// Exported files so slow beside all candidates that the view does not begin with them; zooming out finds them.
    [[nodiscard]] qsizetype farExports() const;
    void setGhosts(const QVector<FrontGhost> &ghosts);
    [[nodiscard]] const QVector<FrontGhost> &ghosts() const;
    /// From one step to the next, cheapest first; empty: none.
    void setBand(const QVector<FrontBandPoint> &band);
    [[nodiscard]] const QVector<FrontBandPoint> &band() const;
    /// The undominated points, cheapest first.
    [[nodiscard]] const QVector<FrontPoint> &front() const;
    /// The best point of the front that keeps under the limit, if any.
    [[nodiscard]] std::optional<FrontPoint> bestUnderLimit() const;

    void setLimit(std::optional<double> cost);
    [[nodiscard]] std::optional<double> limit() const;
    void select(const QStringList &ids);
    [[nodiscard]] const QStringList &selected() const;
    void showAll(); ///< Ends a zoom.
    /// The zoom and the axes that it is of, to be kept; empty where all is shown.
    [[nodiscard]] QVariantMap keptView() const;
    void setKeptView(const QVariantMap &view); ///< Zooms so once these axes are shown; an empty one shows all.

    /// Where a point is drawn, for tests and tooltips; null when it is not.
    [[nodiscard]] QPoint positionOf(const QString &id) const;
    [[nodiscard]] QWidget *canvas() const; ///< The drawing area itself, for tests that point and drag.
    [[nodiscard]] bool isResting() const; ///< Drawn point by point, not moved as a picture.
    [[nodiscard]] double pixelOfCost(double cost) const; ///< Of the canvas.
    /// Writes the picture as .png, .svg or .pdf at `width` x `height` pixels. False when it could not be written.
    [[nodiscard]] bool save(const QString &file, int width, int height);
    [[nodiscard]] QString csv() const; ///< The points as a table with a heading.

Q_SIGNALS:
    void pointClicked(const QString &id, bool add); ///< With `add` beside what is selected already.
    void pointHovered(const QString &id, const QPoint &at); ///< An empty id when the pointer has left.
    void regionPicked(const QStringList &ids, double mostCost); ///< By rubber band or lasso; its right edge.
    void limitChanged(double cost); ///< Dragged to.
    void limitDropped(double cost); ///< Let go of there.

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void redraw();
    void redrawOverlay();
    [[nodiscard]] QString nearest(const QPointF &position) const;
    [[nodiscard]] bool isOnLimit(const QPointF &position) const;
    void pressed(const QPointF &position, Qt::MouseButton button, Qt::KeyboardModifiers modifiers);
    void moved(const QPointF &position);
    void released(const QPointF &position, Qt::KeyboardModifiers modifiers);
    void pickInside(const QPolygonF &shape);
    void pickBeside(int steps);
    void moveLimit(int steps);
    void zoom(const QPointF &position, double steps);
    /// Changes the axes by `move`; a big cloud follows as a picture until they rest.
    void moveAxes(const std::function<void()> &move);
    void rest();
    [[nodiscard]] bool handle(QEvent *event);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace supernet::ui
