// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QHash>
#include <QList>
#include <QPointF>
#include <QString>
#include <QVector>
#include <vector>

namespace supernet::ui {

struct RunView;

/// Training runs that have come to their end and differ in the seed alone, drawn as one mean with a band.
struct SeedGroup
{
    qint64 id = 0; ///< That of its first run below 0, where those of runs are above.
    QString name;
    QList<qint64> runs; ///< Two at least, each of another seed, in the order in which they were started.

    friend bool operator==(const SeedGroup &, const SeedGroup &) = default;
};

/// Of one of a group's runs, beside the mean in runColour().
[[nodiscard]] QColor memberColour(int index);

/// Which training runs belong together. What a run was told never changes, so it is looked at once.
class SeedGroups
{
public:
    void follow(const std::vector<const RunView *> &runs); ///< All training runs, oldest first.

    [[nodiscard]] const QList<SeedGroup> &all() const { return m_groups; }
    [[nodiscard]] const SeedGroup *of(qint64 run) const; ///< Null for a run that is not in one.
    /// The number of a run's colour: a group, with its runs that still work or broke off, has one.
    [[nodiscard]] int colourIndex(qint64 run) const { return m_colours.value(run); }

private:
    QHash<qint64, QByteArray> m_told; ///< All but the seed that a run was told.
    QList<SeedGroup> m_groups;
    QHash<qint64, int> m_colours;
};

/// A curve of a group: at every place that all of its runs have.
struct BandCurve
{
    QVector<double> x;
    QVector<double> mean;
    QVector<double> low; ///< The least of the runs,
    QVector<double> high; ///< and the most.
};
[[nodiscard]] BandCurve bandOf(const QList<QVector<QPointF>> &curves);

} // namespace supernet::ui
