// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/train/seed_groups.h"

#include "domain/study/seed_bands.h"
#include "project/project_news.h"
#include "theme/colours.h"

#include <algorithm>
#include <QRegularExpression>

namespace supernet::ui {

namespace {

QByteArray toldOf(const RunRecord &run)
{
    const nlohmann::json told = {run.settings, run.parentRun.value_or(0), run.parentStep.value_or(0)};
    return QByteArray::fromStdString(told.dump());
}

/// `plain` of plain-s1 and plain-s2.
QString commonName(const QStringList &names)
{
    static const QRegularExpression number(QStringLiteral("-s?\\d*$"));
    QString common = names.first();
    for (const QString &name : names) {
        const auto [end, ignored] = std::ranges::mismatch(common, name);
        common.truncate(end - common.cbegin());
    }
    common.remove(number);
    return common.isEmpty() ? names.first() : common;
}

/// Of runs that were told the same, those that are done; of each seed the latest.
QList<const RunView *> membersOf(const QList<const RunView *> &kin)
{
    QList<const RunView *> members;
    for (const RunView *run : kin) {
        if (run->state != "done")
            continue;
        members.removeIf([run](const RunView *other) { return other->run.seed == run->run.seed; });
        members << run;
    }
    return members.size() > 1 ? members : QList<const RunView *>();
}

} // namespace

QColor memberColour(int index)
{
    return mixed(runColour(index), colours().card, 0.5);
}

void SeedGroups::follow(const std::vector<const RunView *> &runs)
{
    QHash<QByteArray, QList<const RunView *>> kin;
    for (const RunView *run : runs) {
        QByteArray &told = m_told[run->run.id];
        if (told.isEmpty())
            told = toldOf(run->run);
        kin[told] << run;
    }
    m_groups.clear();
    m_colours.clear();
    QHash<QByteArray, int> ofGroup;
    int next = 0;
    for (const RunView *run : runs) {
        const QByteArray &told = m_told[run->run.id];
        const auto members = membersOf(kin[told]);
        if (members.isEmpty()) {
            m_colours[run->run.id] = next++;
            continue;
        }
        if (!ofGroup.contains(told)) {
            ofGroup[told] = next++;
            SeedGroup group{-members.first()->run.id, {}, {}};
            QStringList names;
            for (const RunView *member : members) {
                group.runs << member->run.id;
                names << QString::fromStdString(member->run.name);
            }
            group.name = commonName(names);
            m_groups << group;
        }
        m_colours[run->run.id] = ofGroup[told];
    }
}

const SeedGroup *SeedGroups::of(qint64 run) const
{
    const auto found = std::ranges::find_if(m_groups,
                                            [run](const SeedGroup &group) { return group.runs.contains(run); });
    return found == m_groups.end() ? nullptr : &*found;
}

BandCurve bandOf(const QList<QVector<QPointF>> &curves)
{
    std::vector<std::map<double, double>> values;
    for (const QVector<QPointF> &curve : curves) {
        auto &places = values.emplace_back();
        for (const QPointF &point : curve)
            places.insert_or_assign(places.end(), point.x(), point.y()); // Steps rise.
    }
    BandCurve band;
    for (const BandPoint &point : curveBand(values)) {
        band.x << point.across;
        band.mean << point.mean;
        band.low << point.low;
        band.high << point.high;
    }
    return band;
}

} // namespace supernet::ui
