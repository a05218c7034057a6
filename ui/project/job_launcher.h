// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTimer>

namespace supernet::ui {

/// The program `supernet` that works for the window: that of SUPERNET_BIN, else beside this one, else in PATH.
[[nodiscard]] QString supernetProgram();

/// Starts jobs as processes of their own, which outlive the window. What a job does is read from the store; only a
/// process that ends before it has made a run is told of here, with what it wrote.
class JobLauncher : public QObject
{
    Q_OBJECT
public:
    explicit JobLauncher(QString projectFolder, QObject *parent = nullptr);

    /// Starts `supernet JOB ARGUMENTS --project FOLDER`.
    void start(const QString &job, const QStringList &arguments);
    /// Starts `supernet work`, which works through the queue; where one does so already, the new one ends at once.
    void startWorker();
    /// An attempt with this process has appeared in the store, so that it speaks for itself from now on.
    void sawAttempt(qint64 process);
    [[nodiscard]] bool isStarting() const { return m_process != 0; }
    [[nodiscard]] QString logFile() const; ///< What the process started last has written.

Q_SIGNALS:
    void starting(const QString &job);
    void started(); ///< The job has begun its run.
    void failed(const QString &message);

private:
    /// The process that has been started; 0 where none could be, after failed() has said why.
    [[nodiscard]] qint64 startDetached(const QStringList &words);
    void watch();

    QString m_folder;
    QTimer m_watch;
    qint64 m_process = 0;
    int m_ticksGone = 0;
};

} // namespace supernet::ui
