// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/job_controls.h"

#include "project/core_words.h"
#include "project/job_launcher.h"
#include "project/job_words.h"
#include "project/project_document.h"
#include "theme/theme.h"
#include "widgets/texts.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStyle>

namespace supernet::ui {

JobControls::JobControls(ProjectDocument &document, const QString &newText, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_new(button(newText))
    , m_pause(button(tr("Pause"), "primary"))
    , m_stop(button(tr("Stop and save")))
    , m_takeUp(button(tr("Resume"), "primary"))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (auto *each : {m_takeUp, m_pause, m_stop, m_new})
        row->addWidget(each);
    connect(m_new, &QPushButton::clicked, this, &JobControls::newWanted);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (const RunView *run = m_document.run(m_run))
            ask(run->isPaused() ? QStringLiteral("resume") : QStringLiteral("pause"));
    });
    connect(m_stop, &QPushButton::clicked, this, [this] { ask(QStringLiteral("stop")); });
    connect(m_takeUp, &QPushButton::clicked, this, [this] {
        if (const RunView *run = m_document.run(m_run))
            takeUpAgain(m_document, *run);
    });
    setRun(nullptr);
}

void JobControls::ask(const QString &verb)
{
    m_document.send(m_run, verb);
    m_asked = verb;
    setRun(m_document.run(m_run));
}

/// A job reads what it is told between two steps, so that some time may pass.
bool JobControls::isAnswered(const RunView *run) const
{
    if (!run || run->run.id != m_run || !run->isAlive())
        return true;
    return m_asked != QLatin1String("stop") && run->isPaused() == (m_asked == QLatin1String("pause"));
}

void JobControls::setRun(const RunView *run)
{
    if (isAnswered(run))
        m_asked.clear();
    m_run = run ? run->run.id : 0;
    const bool alive = run && run->isAlive();
    const bool again = run && !alive && run->state != "done";
    const bool stopping = m_asked == QLatin1String("stop");
    m_pause->setVisible(alive);
    m_pause->setText(m_asked == QLatin1String("pause") ? tr("Pausing …")
                         : run && run->isPaused()      ? tr("Go on")
                                                       : tr("Pause"));
    m_pause->setAccessibleName(m_pause->text());
    m_pause->setEnabled(m_asked.isEmpty());
    m_stop->setText(stopping ? tr("Stopping …") : tr("Stop and save"));
    m_stop->setAccessibleName(m_stop->text());
    m_stop->setEnabled(!stopping);
    m_stop->setVisible(alive);
    m_takeUp->setVisible(again);
    const char *role = alive || again ? "" : "primary";
    if (m_new->property("role").toString() != QLatin1String(role)) {
        m_new->setProperty("role", QString::fromLatin1(role));
        m_new->style()->unpolish(m_new);
        m_new->style()->polish(m_new);
    }
}

void takeUpAgain(ProjectDocument &document, const RunView &run)
{
    document.launcher().start(QString::fromLatin1(name(run.run.kind)),
                              {QStringLiteral("--resume"), QString::fromStdString(run.run.name)});
}

QString whatHappened(const RunView &run)
{
    const QString title = QString::fromStdString(run.run.name);
    const QString message = run.attempt ? coreText(run.attempt->message) : QString();
    if (run.state == "died") {
        const double done = run.progress ? run.progress->done : 0;
        return JobControls::tr(
                   "The process of %1 ended without a word, after %2 %3: it was killed, or the computer was "
                   "switched off. What was saved is kept, and it can be resumed from there.")
            .arg(title, count(done), run.progress ? jobWord(run.progress->unit) : QString());
    }
    if (run.state == "failed")
        return JobControls::tr("%1 failed: %2").arg(title, message);
    return {};
}

QString stateText(const RunView &run)
{
    if (run.isAlive())
        return run.progress ? jobWord(run.progress->phase) : JobControls::tr("starting");
    if (run.state == "died")
        return JobControls::tr("ended without a word");
    return jobWord(run.state);
}

} // namespace supernet::ui
