// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/train/run_list.h"

#include "pages/job_controls.h"
#include "project/job_words.h"
#include "project/project_news.h"
#include "theme/theme.h"
#include "widgets/texts.h"

#include <QHeaderView>
#include <QPainter>
#include <QSignalBlocker>
#include <algorithm>

namespace supernet::ui {

namespace {

constexpr int idRole = Qt::UserRole;

QIcon dot(const QColor &colour)
{
    QPixmap pixmap(32, 32);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(6, 6, 20, 20);
    QIcon icon(pixmap);
    icon.addPixmap(pixmap, QIcon::Selected); // A selection must not tint what tells runs apart.
    return icon;
}

QString standing(const RunView &run)
{
    if (!run.progress)
        return stateText(run);
    return RunList::tr("%1 %2 · %3").arg(count(run.progress->done), jobWord(run.progress->unit),
                                         stateText(run));
}

/// Its name, and where it comes from when it is a branch.
QString title(const RunView &run, const std::vector<const RunView *> &runs)
{
    const QString name = QString::fromStdString(run.run.name);
    const auto parent = std::ranges::find(runs, run.run.parentRun, [](const RunView *other) { return std::optional(other->run.id); });
    if (parent == runs.end() || !run.run.parentStep)
        return name;
    return RunList::tr("%1, from %2 at %3").arg(name, QString::fromStdString((*parent)->run.name), count(static_cast<double>(*run.run.parentStep)));
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
        if (item->checkState(0) == Qt::Checked)
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

void RunList::setRuns(const std::vector<const RunView *> &runs, const QMap<qint64, QString> &results)
{
    const QSignalBlocker quiet(this);
    while (topLevelItemCount() < static_cast<int>(runs.size()))
        addTopLevelItem(new QTreeWidgetItem);
    while (topLevelItemCount() > static_cast<int>(runs.size()))
        delete takeTopLevelItem(topLevelItemCount() - 1);
    constexpr int mostRows = 6;
    const int rowHeight = scaled(50);
    setFixedHeight(std::clamp(topLevelItemCount(), 1, mostRows) * rowHeight + 4);
    for (int row = 0; row < topLevelItemCount(); ++row) {
        const RunView &run = *runs[static_cast<std::size_t>(row)];
        QTreeWidgetItem *item = topLevelItem(row);
        item->setData(0, idRole, static_cast<qint64>(run.run.id));
        const QString result = results.value(run.run.id);
        item->setText(0, title(run, runs) + QLatin1Char('\n') + standing(run)
                             + (result.isEmpty() ? QString() : QStringLiteral(" · ") + result));
        item->setIcon(0, dot(runColour(row)));
        item->setCheckState(0, m_hidden.contains(run.run.id) ? Qt::Unchecked : Qt::Checked);
    }
}

bool RunList::isChecked(qint64 run) const
{
    return !m_hidden.contains(run);
}

qint64 RunList::current() const
{
    return currentItem() ? currentItem()->data(0, idRole).toLongLong() : 0;
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
    for (int row = 0; row < topLevelItemCount(); ++row)
        topLevelItem(row)->setIcon(0, dot(runColour(row)));
}

} // namespace supernet::ui
