// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>
#include <memory>
#include <optional>

namespace supernet::ui {

/// A scored subnet as the scatter shows it.
struct FrontPoint
{
    QString id; ///< Architecture::id().
    double latencyMs = 0;
    double value = 0; ///< BLEU or loss.
    int generation = 0;
    bool measured = false; ///< Latency measured (filled) or predicted (hollow on the front).
};

/// Latency against quality: candidates as dots shaded by generation, their front as a vermilion step line on a layer
/// of its own, a latency limit that can be dragged, hover and click.
class FrontPlot : public QWidget
{
    Q_OBJECT
public:
    enum class Quality { Bleu, Loss };
    static constexpr int MostPoints = 20'000; ///< Newest that are drawn.

    explicit FrontPlot(QWidget *parent = nullptr);
    ~FrontPlot() override;

    void setQuality(Quality quality);
    [[nodiscard]] Quality quality() const;
    void setPoints(QVector<FrontPoint> points);
    [[nodiscard]] const QVector<FrontPoint> &points() const;
    /// The undominated points, fastest first.
    [[nodiscard]] QVector<FrontPoint> front() const;
    /// The best point of the front that keeps under the limit, if any.
    [[nodiscard]] std::optional<FrontPoint> bestUnderLimit() const;

    void setLimit(std::optional<double> latencyMs);
    [[nodiscard]] std::optional<double> limit() const;
    void select(const QString &id);
    [[nodiscard]] QString selected() const;

    /// Where a point is drawn, for tests and tooltips; null when it is not.
    [[nodiscard]] QPoint positionOf(const QString &id) const;
    /// Writes the picture as .png, .svg or .pdf at `width` x `height` pixels. False when it could not be written.
    [[nodiscard]] bool save(const QString &file, int width, int height);

Q_SIGNALS:
    void pointClicked(const QString &id);
    void pointHovered(const QString &id, const QPoint &at); ///< An empty id when the pointer has left.
    void limitChanged(double latencyMs); ///< Dragged to.

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void redraw();
    void redrawFront();
    void redrawOverlay();
    [[nodiscard]] QString nearest(const QPointF &position) const;
    bool pressed(const QPointF &position);
    void moved(const QPointF &position);
    void released(const QPointF &position);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace supernet::ui
