// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/plotting.h"

#include "theme/theme.h"

namespace supernet::ui {

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
        // g: no exponents where figures are short, `e-4` and not a raised power where they are not.
        axis->setNumberFormat(QStringLiteral("g"));
        axis->setNumberPrecision(5);
    }
    plot.yAxis->setBasePen(Qt::NoPen);
}

} // namespace supernet::ui
