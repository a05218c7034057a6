// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QSet>
#include <QTreeWidget>

namespace supernet::ui {

class SeedGroups;
struct RunView;

/// Runs with a check box (shown in the charts or not), their colour, and a quiet word on where they stand. Those that differ
/// in the seed alone stand below their group, whose box shows their mean; they are not shown singly unless a person asks.
class RunList : public QTreeWidget
{
    Q_OBJECT
public:
    explicit RunList(QWidget *parent = nullptr);

    /// `results` holds a word on what a run has reached, by its id.
    void setRuns(const std::vector<const RunView *> &runs, const SeedGroups &groups,
                 const QMap<qint64, QString> &results = {});
    [[nodiscard]] bool isChecked(qint64 run) const { return !m_hidden.contains(run); } ///< A run or a group, by its id.
    [[nodiscard]] const QSet<qint64> &hidden() const { return m_hidden; }
    [[nodiscard]] qint64 current() const; ///< A run, of a group the first; 0 when there is none.
    void choose(qint64 run);
    void restyle();

Q_SIGNALS:
    void checksChanged();
    void chosen(qint64 run);

private:
    struct Entry
    {
        qint64 id = 0;
        QString text;
        int colour = 0;
        bool isMember = false; ///< Of the group above it.
    };

    [[nodiscard]] static QList<Entry> entriesOf(const std::vector<const RunView *> &runs, const SeedGroups &groups,
                                                const QMap<qint64, QString> &results);
    void fill(QTreeWidgetItem &item, const Entry &entry) const;

    QSet<qint64> m_hidden;
    QMap<qint64, bool> m_asked; ///< What a person has checked or unchecked.
};

} // namespace supernet::ui
