// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/train/run_list.h"

#include "pages/job_controls.h"
#include "pages/train/seed_groups.h"
#include "project/job_words.h"
#include "project/project_news.h"
#include "theme/theme.h"
#include "widgets/texts.h"

#include <algorithm>
#include <cstdlib>
#include <QHeaderView>
#include <QPainter>
#include <QSignalBlocker>

namespace supernet::ui {

namespace {

constexpr int idRole = Qt::UserRole;
constexpr int colourRole = Qt::UserRole + 1; ///< Its number, or below 0 for one of a group's runs.

/// Paler for a run of a group, whose mean has the full colour.
QIcon dot(int number)
{
    QPixmap pixmap(32, 32);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(number < 0 ? memberColour(-1 - number) : runColour(number));
    painter.drawEllipse(6, 6, 20, 20);
    QIcon icon(pixmap);
    icon.addPixmap(pixmap, QIcon::Selected); // A selection must not tint what tells runs apart.
    return icon;
}

QString standing(const RunView &run)
{
    if (!run.progress)
        return stateText(run);
    return RunList::tr("%1 %2 · %3").arg(count(run.progress->done), jobWord(run.progress->unit), stateText(run));
}

/// Its name, and where it comes from when it is a branch.
QString title(const RunView &run, const std::vector<const RunView *> &runs)
{
    const QString name = QString::fromStdString(run.run.name);
    const auto parent = std::ranges::find(runs, run.run.parentRun,
                                          [](const RunView *other) { return std::optional(other->run.id); });
    if (parent == runs.end() || !run.run.parentStep)
        return name;
    return RunList::tr("%1, from %2 at %3")
        .arg(name, QString::fromStdString((*parent)->run.name), count(static_cast<double>(*run.run.parentStep)));
}

} // namespace

RunList::RunList(QWidget *parent)
    : QTreeWidget(parent)
{
    setAccessibleName(tr("Runs"));
    setColumnCount(1);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setUniformRowHeights(true);
    setIconSize({14, 14});
    connect(this, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem *item) {
        const qint64 run = item->data(0, idRole).toLongLong();
        m_asked[run] = item->checkState(0) == Qt::Checked;
        if (m_asked[run])
            m_hidden.remove(run);
        else
            m_hidden.insert(run);
        Q_EMIT checksChanged();
    });
    connect(this, &QTreeWidget::currentItemChanged, this, [this] {
        if (current() != 0)
            Q_EMIT chosen(current());
    });
}

QList<RunList::Entry> RunList::entriesOf(const std::vector<const RunView *> &runs, const SeedGroups &groups,
                                         const QMap<qint64, QString> &results)
{
    const auto entryOf = [&](const RunView &run, bool isMember) {
        const QString result = results.value(run.run.id);
        return Entry{run.run.id,
                     title(run, runs) + QLatin1Char('\n') + standing(run)
                         + (result.isEmpty() ? QString() : QStringLiteral(" · ") + result),
                     groups.colourIndex(run.run.id), isMember};
    };
    QList<Entry> entries;
    for (const RunView *run : runs) {
        const SeedGroup *group = groups.of(run->run.id);
        if (!group)
            entries << entryOf(*run, false);
        if (!group || group->runs.first() != run->run.id)
            continue;
        entries << Entry{group->id,
                         tr("%1, %2 seeds\nmean; band: least to most").arg(group->name).arg(group->runs.size()),
                         groups.colourIndex(run->run.id), false};
        for (const RunView *other : runs) {
            if (group->runs.contains(other->run.id))
                entries << entryOf(*other, true);
        }
    }
    return entries;
}

void RunList::fill(QTreeWidgetItem &item, const Entry &entry) const
{
    const int colour = entry.isMember ? -1 - entry.colour : entry.colour;
    // A dot for each look into the store would fill Qt's cache of pictures.
    if (item.icon(0).isNull() || item.data(0, colourRole).toInt() != colour)
        item.setIcon(0, dot(colour));
    item.setData(0, idRole, entry.id);
    item.setData(0, colourRole, colour);
    item.setText(0, entry.text);
    item.setToolTip(0,
                    entry.id < 0 ? tr("Runs that differ in the seed alone. Check one of them to see its own curves.")
                                 : QString());
    item.setCheckState(0, isChecked(entry.id) ? Qt::Checked : Qt::Unchecked);
}

void RunList::setRuns(const std::vector<const RunView *> &runs, const SeedGroups &groups,
                      const QMap<qint64, QString> &results)
{
    const QSignalBlocker quiet(this);
    const QList<Entry> entries = entriesOf(runs, groups, results);
    const qint64 chosen = current();
    while (topLevelItemCount() < static_cast<int>(entries.size()))
        addTopLevelItem(new QTreeWidgetItem);
    while (topLevelItemCount() > static_cast<int>(entries.size()))
        delete takeTopLevelItem(topLevelItemCount() - 1);
    constexpr int mostRows = 6;
    const int rowHeight = scaled(50);
    setFixedHeight(std::clamp(topLevelItemCount(), 1, mostRows) * rowHeight + 4);
    m_hidden.clear();
    for (const Entry &entry : entries) {
        if (!m_asked.value(entry.id, !entry.isMember))
            m_hidden.insert(entry.id);
    }
    for (int row = 0; row < topLevelItemCount(); ++row)
        fill(*topLevelItem(row), entries[row]);
    if (current() != chosen)
        choose(chosen); // A group has come above it.
}

qint64 RunList::current() const
{
    const qint64 id = currentItem() ? currentItem()->data(0, idRole).toLongLong() : 0;
    return std::abs(id); // A group's is that of its first run.
}

void RunList::choose(qint64 run)
{
    for (int row = 0; row < topLevelItemCount(); ++row) {
        if (topLevelItem(row)->data(0, idRole).toLongLong() == run)
            setCurrentItem(topLevelItem(row));
    }
}

void RunList::restyle()
{
    const QSignalBlocker quiet(this);
    for (int row = 0; row < topLevelItemCount(); ++row)
        topLevelItem(row)->setIcon(0, dot(topLevelItem(row)->data(0, colourRole).toInt()));
}

} // namespace supernet::ui
