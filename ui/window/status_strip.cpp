// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/status_strip.h"

#include "project/job_words.h"
#include "project/project_news.h"
#include "theme/theme.h"
#include "widgets/texts.h"

#include <algorithm>
#include <QHBoxLayout>
#include <QProgressBar>

namespace supernet::ui {

namespace {

const QString gap = QStringLiteral("     ");

QString progressText(const RunView &run)
{
    const QString title = QString::fromStdString(run.run.name);
    if (!run.progress)
        return StatusStrip::tr("%1 is starting").arg(title);
    const Progress &progress = *run.progress;
    const QString unit = jobWord(progress.unit);
    QString text = StatusStrip::tr("%1 · %2 · %3 of %4 %5")
                       .arg(title, jobWord(progress.phase), count(progress.done), count(progress.total), unit);
    if (!progress.detail.empty())
        text += gap + jobLine(progress.detail);
    else if (progress.rate > 0)
        text += gap + StatusStrip::tr("%1 %2/s").arg(decimal(progress.rate, progress.rate < 10 ? 1 : 0), unit);
    if (progress.rate > 0 && progress.total > progress.done && !run.isPaused())
        text += gap + StatusStrip::tr("%1 left").arg(timeSpan((progress.total - progress.done) / progress.rate));
    return text;
}

QString machineText(const RunView &run)
{
    const QString threads = run.run.threads == 1 ? StatusStrip::tr("1 thread")
                                                 : StatusStrip::tr("%1 threads").arg(run.run.threads);
    QString text = QString::fromStdString(run.run.device).toUpper() + QStringLiteral(", ") + threads;
    if (run.progress && run.progress->memoryBytes > 0)
        text += gap + bytes(run.progress->memoryBytes);
    return text;
}

} // namespace

StatusStrip::StatusStrip(QWidget *parent)
    : QWidget(parent)
    , m_dot(new QLabel)
    , m_bar(new QProgressBar)
    , m_left(label({}, "quiet"))
    , m_right(label({}, "quiet"))
{
    setObjectName(QStringLiteral("statusStrip"));
    setAttribute(Qt::WA_StyledBackground);
    setMinimumHeight(28);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 0, 14, 0);
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(96, 6);
    m_bar->setAccessibleName(tr("Progress"));
    row->addWidget(m_dot);
    row->addWidget(m_bar);
    row->addSpacing(4);
    row->addWidget(m_left, 1);
    row->addWidget(m_right);
    setWorking(nullptr);
}

void StatusStrip::setWorking(const RunView *run)
{
    const QColor colour = !run ? colours().border : run->isPaused() ? runColour(1) : runColour(2);
    m_dot->setText(QStringLiteral("<span style='color:%1'>●</span>").arg(colour.name()));
    const bool measured = run && run->progress && run->progress->total > 0;
    m_bar->setVisible(measured);
    if (measured) {
        m_bar->setRange(0, 1000);
        m_bar->setValue(static_cast<int>(std::min(1.0, run->progress->done / run->progress->total) * 1000));
    }
    m_left->setText(run ? progressText(*run) : tr("Nothing runs"));
    m_right->setText(run ? machineText(*run) : QString());
    setAccessibleName(m_left->text());
}

void StatusStrip::setStarting(const QString &job)
{
    m_left->setText(tr("Starting: %1 …").arg(job));
}

QString StatusStrip::text() const
{
    return m_left->text();
}

} // namespace supernet::ui
