// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/cloud_picture.h"

#include "theme/theme.h"

namespace supernet::ui {

CloudPicture::CloudPicture(QCustomPlot &plot, QCPLayer &cloud)
    : m_plot(plot)
    , m_cloud(cloud)
{
    const QString name = cloud.name() + QStringLiteral(" picture");
    plot.addLayer(name, &cloud, QCustomPlot::limAbove);
    m_item = new QCPItemPixmap(&plot);
    m_item->setLayer(name);
    m_item->setScaled(true, Qt::IgnoreAspectRatio, Qt::FastTransformation);
    m_item->setPen(Qt::NoPen);
    m_item->setSelectable(false);
    m_item->setVisible(false);
}

/// The layer alone, within the axes, on no ground.
QPixmap CloudPicture::takePicture() const
{
    QList<QCPLayer *> hidden;
    for (int index = 0; index < m_plot.layerCount(); ++index) {
        QCPLayer *layer = m_plot.layer(index);
        if (layer != &m_cloud && layer->visible()) {
            layer->setVisible(false);
            hidden << layer;
        }
    }
    m_plot.setBackground(QBrush(Qt::NoBrush));
    const double ratio = m_plot.devicePixelRatioF();
    const QPixmap whole = m_plot.toPixmap(m_plot.width(), m_plot.height(), ratio);
    m_plot.setBackground(QBrush(colours().card));
    for (QCPLayer *layer : std::as_const(hidden))
        layer->setVisible(true);
    const QRect area = m_plot.axisRect()->rect();
    QPixmap picture = whole.copy(QRectF(QPointF(area.topLeft()) * ratio, QSizeF(area.size()) * ratio).toRect());
    picture.setDevicePixelRatio(ratio);
    return picture;
}

void CloudPicture::begin()
{
    if (standsIn())
        return;
    const QRect area = m_plot.axisRect()->rect();
    m_item->setPixmap(takePicture());
    m_item->topLeft->setCoords(m_plot.xAxis->pixelToCoord(area.left()), m_plot.yAxis->pixelToCoord(area.top()));
    m_item->bottomRight->setCoords(m_plot.xAxis->pixelToCoord(area.left() + area.width()),
                                   m_plot.yAxis->pixelToCoord(area.top() + area.height()));
    m_item->setVisible(true);
    m_cloud.setVisible(false);
}

void CloudPicture::end()
{
    m_item->setVisible(false);
    m_cloud.setVisible(true);
}

} // namespace supernet::ui
