// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/architecture_view.h"

#include "theme/theme.h"
#include "widgets/texts.h"

#include <QPainter>

namespace supernet::ui {

namespace {

constexpr int headerHeight = 22;
constexpr int layerHeight = 30; ///< Of a layer with the largest FFN.
constexpr int layerGap = 5;

/// One layer of either side, as far as the picture goes.
struct Bar
{
    double width = 0; ///< Share of the largest.
    double height = 0;
    int heads = 0;
    int crossHeads = 0;
    QString text;
};

void drawHeads(QPainter &painter, const QRectF &box, int heads, int crossHeads, const QColor &colour)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    double x = box.left();
    const auto ticks = [&](int number) {
        for (int tick = 0; tick < number; ++tick, x += 5)
            painter.drawRoundedRect(QRectF(x, box.center().y() - 5, 2.5, 10), 1, 1);
    };
    ticks(heads);
    if (crossHeads > 0) {
        x += 4;
        ticks(crossHeads);
    }
}

void drawBar(QPainter &painter, const QRectF &slot, const Bar &bar, const QColor &colour)
{
    const double most = slot.width();
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(colours().card, colour, 0.14));
    painter.drawRoundedRect(slot, 4, 4);
    const double height = std::max(6.0, slot.height() * bar.height);
    const QRectF filled(slot.left(), slot.center().y() - height / 2, most * bar.width, height);
    painter.setBrush(colour);
    painter.drawRoundedRect(filled, 3, 3);
    painter.setPen(colours().dark ? QColor(0x0c1420u) : QColor(Qt::white));
    painter.setFont(textFont(11, QFont::DemiBold));
    if (height >= 13)
        painter.drawText(filled.adjusted(7, 0, -2, 0), Qt::AlignVCenter | Qt::AlignLeft, bar.text);
}

void drawStack(QPainter &painter, const QRectF &area, const QString &name, const QList<Bar> &bars, int slots,
               const QColor &colour)
{
    painter.setPen(colours().quiet);
    painter.setFont(textFont(12));
    painter.drawText(QRectF(area.left(), area.top(), area.width(), headerHeight), Qt::AlignVCenter, name);
    double y = area.top() + headerHeight;
    const double barWidth = area.width() - 48;
    for (int layer = 0; layer < slots; ++layer, y += layerHeight + layerGap) {
        const QRectF slot(area.left(), y, barWidth, layerHeight);
        if (layer < bars.size()) {
            drawBar(painter, slot, bars[layer], colour);
            drawHeads(painter, QRectF(slot.right() + 6, y, 42, layerHeight), bars[layer].heads, bars[layer].crossHeads,
                      mixed(colour, colours().text, 0.25));
        } else {
            painter.setPen(QPen(colours().border, 1, Qt::DashLine));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(slot.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        }
    }
}

template<typename Layer>
int mostFfn(const std::vector<Layer> &layers)
{
    int most = 1;
    for (const Layer &layer : layers)
        most = std::max(most, layer.ffn);
    return most;
}

} // namespace

ArchitectureView::ArchitectureView(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Picture of the architecture"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ArchitectureView::setShape(const TranslationShape &shape, const TranslationShape &largest)
{
    m_shape = shape;
    m_largest = largest;
    setAccessibleDescription(QString::fromStdString(shortDescription(shape)));
    setToolTip(tr("Width of a bar: width of the layers. Height: FFN width (the number). Ticks: attention heads "
                  "(decoder: of itself, then of the encoder). Pale: the largest of the space."));
    updateGeometry();
    update();
}

QString ArchitectureView::csv() const
{
    QString text = QStringLiteral("side,layer,width,ffn,heads,heads to the encoder\n");
    if (!m_shape)
        return text;
    const auto add = [&](const char *side, std::size_t layer, int width, int ffn, int heads, int cross) {
        text += QStringLiteral("%1,%2,%3,%4,%5,%6\n")
                    .arg(QLatin1String(side))
                    .arg(layer + 1)
                    .arg(width)
                    .arg(ffn)
                    .arg(heads)
                    .arg(cross);
    };
    for (std::size_t layer = 0; layer < m_shape->encoder.size(); ++layer)
        add("encoder", layer, m_shape->encoderEmbed, m_shape->encoder[layer].ffn, m_shape->encoder[layer].heads, 0);
    for (std::size_t layer = 0; layer < m_shape->decoder.size(); ++layer)
        add("decoder", layer, m_shape->decoderEmbed, m_shape->decoder[layer].ffn, m_shape->decoder[layer].selfHeads,
            m_shape->decoder[layer].crossHeads);
    return text;
}

void ArchitectureView::clear()
{
    m_shape.reset();
    updateGeometry();
    update();
}

QSize ArchitectureView::sizeHint() const
{
    if (!m_shape)
        return {280, 0};
    const int layers = static_cast<int>(std::max(m_largest.encoder.size(), m_largest.decoder.size()));
    return {280, headerHeight + layers * (layerHeight + layerGap)};
}

void ArchitectureView::paintEvent(QPaintEvent *)
{
    if (!m_shape)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QList<Bar> encoder;
    for (const auto &layer : m_shape->encoder)
        encoder << Bar{double(m_shape->encoderEmbed) / m_largest.encoderEmbed,
                       double(layer.ffn) / mostFfn(m_largest.encoder), layer.heads, 0, count(layer.ffn)};
    QList<Bar> decoder;
    for (const auto &layer : m_shape->decoder)
        decoder << Bar{double(m_shape->decoderEmbed) / m_largest.decoderEmbed,
                       double(layer.ffn) / mostFfn(m_largest.decoder), layer.selfHeads, layer.crossHeads,
                       count(layer.ffn)};
    const double half = (width() - 16) / 2.0;
    drawStack(painter, QRectF(0, 0, half, height()), tr("Encoder, width %1").arg(m_shape->encoderEmbed), encoder,
              static_cast<int>(m_largest.encoder.size()), runColour(0));
    drawStack(painter, QRectF(half + 16, 0, half, height()), tr("Decoder, width %1").arg(m_shape->decoderEmbed),
              decoder, static_cast<int>(m_largest.decoder.size()), runColour(2));
}

} // namespace supernet::ui
