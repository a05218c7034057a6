// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/plotting.h"

#include "theme/theme.h"
#include "widgets/texts.h"

#include <QFileInfo>
#include <QSvgGenerator>

namespace supernet::ui {

namespace {

/// Ticks that read as people write numbers: `20k` and `1e-4`, neither `20000` nor `0.00010`.
class ShortTicker : public QCPAxisTicker
{
public:
    explicit ShortTicker(bool whole)
        : m_whole(whole)
    {
    }

protected:
    double getTickStep(const QCPRange &range) override
    {
        const double step = QCPAxisTicker::getTickStep(range);
        if (!m_whole || step >= 10)
            return step;
        return step <= 1 ? 1 : step < 4 ? 2 : 5;
    }

    QString getTickLabel(double tick, const QLocale &locale, QChar format, int precision) override
    {
        Q_UNUSED(locale)
        Q_UNUSED(format)
        Q_UNUSED(precision)
        return tickText(tick);
    }

private:
    bool m_whole;
};

} // namespace

QSharedPointer<QCPAxisTicker> makeTicker(bool whole)
{
    return QSharedPointer<ShortTicker>::create(whole);
}

void applyPlotStyle(QCustomPlot &plot)
{
    const Colours &scheme = colours();
    plot.setBackground(QBrush(scheme.card));
    plot.setNoAntialiasingOnDrag(true);
    plot.setPlottingHint(QCP::phFastPolylines);
    plot.axisRect()->setMinimumMargins({0, 0, 0, 0});
    plot.plotLayout()->setMargins({0, 4, 18, 0});
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

bool savePlot(QCustomPlot &plot, const QString &file, int width, int height)
{
    plot.replot(QCustomPlot::rpImmediateRefresh);
    const QString kind = QFileInfo(file).suffix().toLower();
    if (kind == QLatin1String("pdf"))
        return plot.savePdf(file, width, height);
    if (kind != QLatin1String("svg"))
        return plot.savePng(file, width, height, 2.0);
    QSvgGenerator generator;
    generator.setFileName(file);
    generator.setSize({width, height});
    generator.setViewBox(QRect(0, 0, width, height));
    QCPPainter painter;
    if (!painter.begin(&generator))
        return false;
    painter.setMode(QCPPainter::pmVectorized);
    plot.toPainter(&painter, width, height);
    return painter.end() && QFileInfo(file).size() > 0;
}

} // namespace supernet::ui
