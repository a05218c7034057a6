// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plots/plotting.h"

namespace supernet::ui {

/// Stands in for a layer of very many points while the axes move: its picture, moved and stretched with them, is drawn in
/// a fraction of the time that the points take.
class CloudPicture
{
public:
    CloudPicture(QCustomPlot &plot, QCPLayer &cloud);

    void begin(); ///< Takes the picture, before the axes move. Does nothing where it stands in already.
    void end(); ///< Shows the points themselves again; the plot is to be drawn anew.
    [[nodiscard]] bool standsIn() const { return m_item->visible(); }

private:
    [[nodiscard]] QPixmap takePicture() const;

    QCustomPlot &m_plot;
    QCPLayer &m_cloud;
    QCPItemPixmap *m_item;
};

} // namespace supernet::ui
