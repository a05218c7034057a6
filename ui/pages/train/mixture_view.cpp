// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/train/mixture_view.h"

#include "plots/csv.h"
#include "theme/theme.h"
#include "widgets/texts.h"

#include <QPainter>

namespace supernet::ui {

namespace {

constexpr int rowHeight = 20;
constexpr int nameWidth = 92;
constexpr int headHeight = 22;

} // namespace

MixtureView::MixtureView(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Shares of the experts, part by part"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void MixtureView::setMixtures(const QList<Mixture> &mixtures)
{
    m_mixtures = mixtures;
    QStringList lines;
    for (const Mixture &mixture : mixtures)
        lines << tr("%1: %2 % of expert 1").arg(mixture.part, decimal(100 * mixture.shares.first(), 0));
    setAccessibleDescription(lines.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

QSize MixtureView::sizeHint() const
{
    return {420, scaled(headHeight) + static_cast<int>(m_mixtures.size()) * scaled(rowHeight)};
}

QString MixtureView::csv() const
{
    QString text = csvLine({QStringLiteral("part"), QStringLiteral("expert"), QStringLiteral("share")});
    for (const Mixture &mixture : m_mixtures) {
        for (qsizetype expert = 0; expert < mixture.shares.size(); ++expert)
            text += csvLine({mixture.part, QString::number(expert + 1), csvNumber(mixture.shares[expert])});
    }
    return text;
}

void MixtureView::paintEvent(QPaintEvent *)
{
    if (m_mixtures.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(textFont(12));
    const int names = scaled(nameWidth);
    const QRect head(names, 0, width() - names, scaled(headHeight));
    painter.setPen(colours().quiet);
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter, tr("expert 1"));
    painter.drawText(head, Qt::AlignRight | Qt::AlignVCenter, tr("expert %1").arg(m_mixtures.first().shares.size()));
    for (qsizetype row = 0; row < m_mixtures.size(); ++row) {
        const Mixture &mixture = m_mixtures[row];
        const QRect line(0, head.bottom() + 1 + static_cast<int>(row) * scaled(rowHeight), width(), scaled(rowHeight));
        painter.setPen(colours().quiet);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, mixture.part);
        double x = names;
        painter.setPen(Qt::NoPen);
        for (qsizetype expert = 0; expert < mixture.shares.size(); ++expert) {
            const double length = mixture.shares[expert] * (width() - names);
            const QRectF bar(x, line.top() + 3, length, line.height() - 6);
            painter.setBrush(runColour(static_cast<int>(expert)));
            painter.drawRect(bar.adjusted(0, 0, -1, 0));
            x += length;
        }
        const double edge = names + mixture.shares.first() * (width() - names);
        const double spread = mixture.spread * (width() - names);
        if (spread >= 1) { // How far single rows lie around their mean.
            painter.setPen(QPen(colours().text, 1.5));
            painter.drawLine(QPointF(edge - spread, line.center().y() + 1),
                             QPointF(edge + spread, line.center().y() + 1));
        }
    }
}

} // namespace supernet::ui
