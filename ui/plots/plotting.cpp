// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/plotting.h"

#include "theme/theme.h"
#include "widgets/texts.h"

namespace supernet::ui {

namespace {

/// Ticks that read as people write numbers: `20k` and `1e-4`, neither `20000` nor `0.00010`.
class ShortTicker : public QCPAxisTicker
{
protected:
    QString getTickLabel(double tick, const QLocale &locale, QChar format, int precision) override
    {
        Q_UNUSED(locale)
        Q_UNUSED(format)
        Q_UNUSED(precision)
        return tickText(tick);
    }
};

} // namespace

QSharedPointer<QCPAxisTicker> makeTicker()
{
    return QSharedPointer<ShortTicker>::create();
}

void applyPlotStyle(QCustomPlot &plot)
{
    const Colours &scheme = colours();
    plot.setBackground(QBrush(scheme.card));
    plot.setNoAntialiasingOnDrag(true);
    plot.setPlottingHint(QCP::phFastPolylines);
    plot.axisRect()->setMinimumMargins({0, 0, 0, 0});
    plot.plotLayout()->setMargins({0, 4, 8, 0});
    for (QCPAxis *axis : {plot.xAxis, plot.yAxis}) {
        axis->setBasePen(QPen(scheme.border));
        axis->setTickPen(Qt::NoPen);
        axis->setSubTickPen(Qt::NoPen);
        axis->setTickLabelColor(scheme.quiet);
        axis->setTickLabelFont(textFont(11));
        axis->setLabelColor(scheme.quiet);
        axis->setLabelFont(textFont(12));
        axis->setLabelPadding(4);
        axis->grid()->setPen(QPen(scheme.grid));
        axis->grid()->setZeroLinePen(QPen(scheme.border));
        axis->setNumberFormat(QStringLiteral("g")); // Of logarithmic axes.
        axis->setNumberPrecision(5);
    }
    plot.yAxis->setBasePen(Qt::NoPen);
}

} // namespace supernet::ui
