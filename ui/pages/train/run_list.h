// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QSet>
#include <QTreeWidget>

namespace supernet::ui {

struct RunView;

/// Runs with a check box (shown in the charts or not), their colour, and a quiet word on where they stand.
class RunList : public QTreeWidget
{
    Q_OBJECT
public:
    explicit RunList(QWidget *parent = nullptr);

    /// `results` holds a word on what a run has reached, by its id.
    void setRuns(const std::vector<const RunView *> &runs, const QMap<qint64, QString> &results = {});
    [[nodiscard]] bool isChecked(qint64 run) const;
    [[nodiscard]] const QSet<qint64> &hidden() const { return m_hidden; }
    [[nodiscard]] qint64 current() const; ///< 0 when there is none.
    void choose(qint64 run);
    void restyle();

Q_SIGNALS:
    void checksChanged();
    void chosen(qint64 run);

private:
    QSet<qint64> m_hidden;
};

} // namespace supernet::ui
