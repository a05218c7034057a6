// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/front_points.h"

#include "plots/csv.h"
#include "theme/theme.h"

#include <QSet>

namespace supernet::ui {

namespace {

QString standingText(const FrontPoint &point)
{
    switch (point.standing) {
    case Standing::Predicted:
        return QStringLiteral("latency predicted");
    case Standing::Measured:
        return QStringLiteral("latency measured");
    case Standing::Retrained:
        return QStringLiteral("retrained");
    case Standing::Exported:
        return QStringLiteral("exported as ") + point.id.section(QLatin1Char('/'), 1);
    }
    return {};
}

QString membershipText(Membership membership)
{
    switch (membership) {
    case Membership::Unknown:
        return {};
    case Membership::Certain:
        return QStringLiteral("certain");
    case Membership::Possible:
        return QStringLiteral("possible");
    case Membership::RuledOut:
        return QStringLiteral("ruled out");
    }
    return {};
}

} // namespace

QString csvOf(const QVector<FrontPoint> &points, const QVector<FrontPoint> &front, const FrontAxes &axes)
{
    QSet<QString> members;
    for (const FrontPoint &member : front)
        members.insert(member.id);
    QString text = csvLine({QStringLiteral("architecture"), expenseTitle(axes), axisTitle(axes.quality),
                            QStringLiteral("generation"), QStringLiteral("standing"), QStringLiteral("on front"),
                            QStringLiteral("from"), QStringLiteral("to"), QStringLiteral("member")});
    for (const FrontPoint &point : points) {
        const bool member = isInherited(point.standing) && members.contains(point.id);
        text += csvLine({point.architecture(), csvNumber(point.cost), csvNumber(point.value),
                         QString::number(point.generation + 1), standingText(point),
                         QString::fromLatin1(member ? "yes" : "no"),
                         point.range ? csvNumber(point.range->first) : QString(),
                         point.range ? csvNumber(point.range->second) : QString(), membershipText(point.membership)});
    }
    return text;
}

QColor standingColour(Standing standing)
{
    switch (standing) {
    case Standing::Predicted:
    case Standing::Measured:
        return frontColour();
    case Standing::Retrained:
        return runColour(2);
    case Standing::Exported:
        return runColour(3);
    }
    return {};
}

} // namespace supernet::ui
