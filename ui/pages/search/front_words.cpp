// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/search/front_words.h"

#include "domain/export/export_format.h"
#include "theme/theme.h"
#include "widgets/texts.h"

#include <algorithm>
#include <QCoreApplication>

namespace supernet::ui {

namespace {

constexpr qsizetype mostNamed = 3; ///< Ghosts that the legend has room for.

struct FrontWords
{
    Q_DECLARE_TR_FUNCTIONS(FrontWords)
};

QString titleOf(const std::string &format)
{
    const auto formats = exportFormats();
    const auto found = std::ranges::find(formats, format, &ExportFormat::name);
    return QString::fromStdString(found == formats.end() ? format : found->title); // It may be of a later version.
}

bool has(const QVector<FrontPoint> &points, Standing standing)
{
    return std::ranges::find(points, standing, &FrontPoint::standing) != points.end();
}

QString range(const FrontPoint &point, const FrontAxes &axes)
{
    return FrontWords::tr("%1 to %2 with 95 % confidence")
        .arg(figure(axes.expense, point.range->first), figure(axes.expense, point.range->second));
}

QString membership(const FrontPoint &point, bool onFront)
{
    switch (point.membership) {
    case Membership::Unknown:
        return {};
    case Membership::Certain:
        return FrontWords::tr("certainly on the front");
    case Membership::Possible:
        return onFront ? FrontWords::tr("on the front, unless another is faster than it seems")
                       : FrontWords::tr("on the front if it is faster than it seems");
    case Membership::RuledOut:
        return onFront ? FrontWords::tr("on the front by its prediction alone: what was measured rules it out")
                       : QString();
    }
    return {};
}

} // namespace

QList<Legend::Entry> frontLegend(const QVector<FrontPoint> &points, const QVector<FrontGhost> &ghosts,
                                 std::size_t seeds, qsizetype farExports)
{
    using Mark = Legend::Mark;
    const QColor front = frontColour();
    QList<Legend::Entry> entries = {{FrontWords::tr("candidates, later ones stronger"), runColour(0)},
                                    {FrontWords::tr("front, filled where measured"), front, Qt::SolidLine}};
    if (std::ranges::any_of(points, [](const FrontPoint &point) { return point.membership == Membership::Possible; }))
        entries << Legend::Entry{FrontWords::tr("possibly on it"), mixed(front, colours().card, 0.45), Qt::NoPen,
                                 Mark::Ring};
    if (has(points, Standing::Retrained))
        entries << Legend::Entry{FrontWords::tr("retrained"), standingColour(Standing::Retrained), Qt::NoPen,
                                 Mark::Diamond};
    if (has(points, Standing::Exported))
        entries << Legend::Entry{farExports == 0 ? FrontWords::tr("exported files")
                                                 : FrontWords::tr("exported files, %1 far right").arg(farExports),
                                 standingColour(Standing::Exported), Qt::NoPen, Mark::Square};
    if (seeds >= 2)
        entries << Legend::Entry{FrontWords::tr("between the fronts of %1 seeds").arg(seeds), front, Qt::NoPen,
                                 Mark::Band};
    for (const FrontGhost &ghost : ghosts.mid(0, mostNamed))
        entries << Legend::Entry{ghost.name, ghost.colour, ghost.published ? Qt::DotLine : Qt::DashLine};
    if (ghosts.size() > mostNamed)
        entries << Legend::Entry{FrontWords::tr("and %1 more").arg(ghosts.size() - mostNamed), {}, Qt::DashLine};
    return entries;
}

QString pointWords(const FrontPoint &point, bool onFront, const FrontAxes &axes)
{
    const QString quality = point.valueInterval > 0
        ? FrontWords::tr("%1 ± %2").arg(figure(axes.quality, point.value), decimal(point.valueInterval, 1))
        : figure(axes.quality, point.value);
    QStringList lines = {FrontWords::tr("<b>Subnet %1</b> · generation %2")
                             .arg(point.architecture().left(6), count(point.generation + 1)),
                         quality + QStringLiteral(" · ") + figure(axes.expense, point.cost)};
    if (point.standing == Standing::Retrained)
        lines << FrontWords::tr("retrained");
    if (point.range)
        lines << range(point, axes);
    if (const QString words = membership(point, onFront); !words.isEmpty())
        lines << words;
    return lines.join(QStringLiteral("<br>"));
}

QString exportWords(const ExportedPoint &exported)
{
    return FrontWords::
        tr("<b>%1</b> · %2<br>%3 · %4 · %5<br>%6 validation sentences, beam 5, in %7; on them the subnet itself has %8")
            .arg(titleOf(exported.format).toHtmlEscaped(), QString::fromStdString(exported.path).toHtmlEscaped(),
                 figure(Quality::Bleu, exported.bleu), milliseconds(exported.latencyMs), bytes(exported.bytes),
                 count(static_cast<double>(exported.sentences)),
                 QString::fromStdString(exported.runtime).toHtmlEscaped(), figure(Quality::Bleu, exported.bleuHere));
}

} // namespace supernet::ui
