// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace supernet::ui {

class ProjectDocument;
struct RunView;

/// Pause, resume, stop for one run: shows what can be done with it now.
class JobControls : public QWidget
{
    Q_OBJECT
public:
    JobControls(ProjectDocument &document, const QString &newText, QWidget *parent = nullptr);

    void setRun(const RunView *run); ///< Null: only a new one can be started.

    [[nodiscard]] QPushButton *newButton() const { return m_new; }
    [[nodiscard]] QPushButton *pauseButton() const { return m_pause; }
    [[nodiscard]] QPushButton *stopButton() const { return m_stop; }
    [[nodiscard]] QPushButton *takeUpButton() const { return m_takeUp; }

Q_SIGNALS:
    void newWanted();

private:
    ProjectDocument &m_document;
    QPushButton *m_new;
    QPushButton *m_pause;
    QPushButton *m_stop;
    QPushButton *m_takeUp;
    void ask(const QString &verb);
    [[nodiscard]] bool isAnswered(const RunView *run) const;

    qint64 m_run = 0;
    QString m_asked; ///< What the run was told and has not done yet.
};

/// Starts a stopped or dead run again with its own settings.
void takeUpAgain(ProjectDocument &document, const RunView &run);
/// The sentence that a page shows when a run has ended badly; empty when there is nothing to say.
[[nodiscard]] QString whatHappened(const RunView &run);
/// `training`, `paused`, `done`, ... in the window's language.
[[nodiscard]] QString stateText(const RunView &run);

} // namespace supernet::ui
