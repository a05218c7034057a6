// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The one place that includes QCustomPlot: its header takes seconds to read and needs Qt's keywords.
#ifdef QT_NO_KEYWORDS
#undef QT_NO_KEYWORDS
#define signals Q_SIGNALS
#define slots Q_SLOTS
#define emit
#define foreach Q_FOREACH
#include <qcustomplot.h>
#undef signals
#undef slots
#undef emit
#undef foreach
#define QT_NO_KEYWORDS
#else
#include <qcustomplot.h>
#endif

namespace supernet::ui {

/// Axes, grid and fonts in the colours of the scheme; call again after it has changed.
void applyPlotStyle(QCustomPlot &plot);
/// Of a linear axis, its figures as tickText() writes them; with `whole` at whole numbers only.
[[nodiscard]] QSharedPointer<QCPAxisTicker> makeTicker(bool whole = false);

/// Writes the plot as .png (twice as fine), .svg or .pdf. False when it could not be written.
[[nodiscard]] bool savePlot(QCustomPlot &plot, const QString &file, int width, int height);

} // namespace supernet::ui
