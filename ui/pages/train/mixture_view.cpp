// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/train/mixture_view.h"

#include "plots/csv.h"
#include "theme/theme.h"
#include "widgets/texts.h"

#include <algorithm>
#include <cmath>
#include <QPainter>

namespace supernet::ui {

namespace {

constexpr int rowHeight = 20;
constexpr int nameWidth = 92;
constexpr int headHeight = 22;
constexpr int alikeWidth = 58; ///< Of the column at the right.

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

void MixtureView::setLikeness(const QList<Likeness> &likeness)
{
    m_likeness = likeness;
    setToolTip(likeness.isEmpty()
                   ? QString()
                   : tr("Alike: the cosine of the weights of the two experts that are most alike. 1: one of them is "
                        "redundant; 0: they have nothing in common."));
    update();
}

std::optional<double> MixtureView::alike(const QString &part) const
{
    const auto found = std::ranges::find(m_likeness, part, &Likeness::part);
    return found == m_likeness.end() ? std::nullopt : std::optional(found->greatest());
}

QSize MixtureView::sizeHint() const
{
    return {420, scaled(headHeight) + static_cast<int>(m_mixtures.size()) * scaled(rowHeight)};
}

QString MixtureView::csv() const
{
    qsizetype experts = 0;
    for (const Mixture &mixture : m_mixtures)
        experts = std::max(experts, mixture.shares.size());
    QStringList heading = {QStringLiteral("part"), QStringLiteral("expert"), QStringLiteral("share"),
                           QStringLiteral("alike")};
    for (qsizetype expert = 0; expert < experts; ++expert)
        heading << QStringLiteral("cosine to expert %1").arg(expert + 1);
    QString text = csvLine(heading);
    for (const Mixture &mixture : m_mixtures) {
        const auto likeness = std::ranges::find(m_likeness, mixture.part, &Likeness::part);
        for (qsizetype expert = 0; expert < mixture.shares.size(); ++expert) {
            QStringList fields = {mixture.part, QString::number(expert + 1), csvNumber(mixture.shares[expert]),
                                  csvNumber(alike(mixture.part).value_or(std::nan("")))};
            for (qsizetype other = 0; other < experts; ++other) {
                const bool known = likeness != m_likeness.end() && expert < likeness->experts
                    && other < likeness->experts;
                fields << (known ? csvNumber(likeness->between(static_cast<int>(expert), static_cast<int>(other)))
                                 : QString());
            }
            text += csvLine(fields);
        }
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
    const int room = width() - names - (m_likeness.isEmpty() ? 0 : scaled(alikeWidth)); // Of the bars.
    const QRect head(names, 0, room, scaled(headHeight));
    painter.setPen(colours().quiet);
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter, tr("expert 1"));
    painter.drawText(head, Qt::AlignRight | Qt::AlignVCenter, tr("expert %1").arg(m_mixtures.first().shares.size()));
    if (!m_likeness.isEmpty())
        painter.drawText(QRect(0, 0, width(), scaled(headHeight)), Qt::AlignRight | Qt::AlignVCenter, tr("alike"));
    for (qsizetype row = 0; row < m_mixtures.size(); ++row) {
        const Mixture &mixture = m_mixtures[row];
        const QRect line(0, head.bottom() + 1 + static_cast<int>(row) * scaled(rowHeight), width(), scaled(rowHeight));
        painter.setPen(colours().quiet);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, mixture.part);
        if (const auto cosine = alike(mixture.part)) {
            painter.setPen(colours().text);
            painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, decimal(*cosine, 2));
        }
        double x = names;
        painter.setPen(Qt::NoPen);
        for (qsizetype expert = 0; expert < mixture.shares.size(); ++expert) {
            const double length = mixture.shares[expert] * room;
            const QRectF bar(x, line.top() + 3, length, line.height() - 6);
            painter.setBrush(runColour(static_cast<int>(expert)));
            painter.drawRect(bar.adjusted(0, 0, -1, 0));
            x += length;
        }
        const double edge = names + mixture.shares.first() * room;
        const double spread = mixture.spread * room;
        if (spread >= 1) { // How far single rows lie around their mean.
            painter.setPen(QPen(colours().text, 1.5));
            painter.drawLine(QPointF(edge - spread, line.center().y() + 1),
                             QPointF(edge + spread, line.center().y() + 1));
        }
    }
}

} // namespace supernet::ui
