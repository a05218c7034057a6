// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/project.h"
#include "domain/space/search_space.h"
#include "project/architecture_scores.h"
#include "project/conflict_history.h"
#include "project/project_news.h"
#include "project/run_metrics.h"

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QThread>
#include <QTimer>
#include <QUndoStack>

namespace supernet::ui {

class JobLauncher;
class ServeClient;
class SpaceEditor;
class StoreFollower;

/// An open project: all facts that the window shows, kept up to date by a follower on another thread.
class ProjectDocument : public QObject
{
    Q_OBJECT
public:
    enum class Following { AtOnce, WhenTold };

    /// Throws Error when there is no project that can be opened.
    explicit ProjectDocument(const QString &folder, Following following = Following::AtOnce, QObject *parent = nullptr);
    ~ProjectDocument() override;
    void follow(); ///< Facts arrive from now on.

    [[nodiscard]] const Project &project() const { return m_project; }
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString folder() const;

    [[nodiscard]] const std::vector<RunView> &runs() const { return m_runs; }
    [[nodiscard]] const RunView *run(RunId id) const;
    [[nodiscard]] std::vector<const RunView *> runsOf(JobKind kind) const; ///< Oldest first.
    /// What works now, the latest first started; null when nothing does.
    [[nodiscard]] const RunView *working() const;

    [[nodiscard]] const RunMetrics &metrics(RunId run) const;
    [[nodiscard]] const std::vector<Candidate> &candidates(RunId run) const;
    [[nodiscard]] const ConflictHistory &conflicts(RunId run) const;
    [[nodiscard]] const std::vector<Command> &commands(RunId run) const;
    /// What is known of an architecture beyond its candidate.
    [[nodiscard]] const ArchitectureScores &scores() const { return m_scores; }
    [[nodiscard]] const std::vector<ExportRecord> &exports() const { return m_exports; }
    /// Pieces of the prepared data's vocabulary; before there is data, those that there will be unless asked otherwise.
    [[nodiscard]] std::int64_t vocabulary() const;
    /// The space that a run works in; nothing when its settings do not say.
    [[nodiscard]] const SearchSpace *spaceOf(const RunRecord &run) const;

    /// The architectures that a person has picked, for all pages; the last is the one looked at.
    [[nodiscard]] const QStringList &picked() const { return m_picked; }
    void setPicked(const QStringList &ids);

    /// pause, resume, stop, discard, or a steer of a search (see Command).
    void send(RunId run, const QString &verb, const nlohmann::json &argument = {});
    /// Queues jobs, one after the other, and starts a worker for them. They go on without the window.
    void queue(std::vector<QueuedJob> jobs);
    /// Jobs that somebody else has queued. They run only once a person here has said yes.
    [[nodiscard]] const std::vector<WaitingForYes> &waitingForYes() const { return m_waitingForYes; }
    void answerQueued(RowId item, bool yes); ///< Lets such a job run, or takes it out of the queue.
    void followLog(RunId run); ///< Lets logGrew() tell what this run writes; 0: none.
    [[nodiscard]] JobLauncher &launcher() const { return *m_launcher; }
    [[nodiscard]] ServeClient &serve() const { return *m_serve; }
    /// The edits of the project since it was opened.
    [[nodiscard]] QUndoStack &undoStack() { return m_undo; }
    /// The project's space: that of its settings, else the demo's. Its edits are saved by themselves.
    [[nodiscard]] SpaceEditor &spaceEditor() const { return *m_space; }

Q_SIGNALS:
    void runsChanged(); ///< Runs, their states or their progress.
    /// New rows of a run; with `afresh` all of them have to be read once more.
    void factsAdded(qint64 run, bool afresh);
    void evaluationsAdded();
    void exportsAdded();
    void queueChanged(); ///< Of waitingForYes().
    void picksChanged();
    void runEnded(qint64 run, const QString &state); ///< A run that worked a moment ago works no more.
    void trouble(const QString &message);
    void logGrew(qint64 run, const QString &text, bool afresh);

private:
    void take(const ProjectNews &news);
    void saveSpace();

    Project m_project;
    QUndoStack m_undo;
    QThread m_thread;
    StoreFollower *m_follower;
    JobLauncher *m_launcher;
    ServeClient *m_serve;
    SpaceEditor *m_space;
    QTimer m_spaceSaving; ///< Runs while an edit is not saved yet.
    std::vector<RunView> m_runs;
    std::map<RunId, RunMetrics> m_metrics;
    std::map<RunId, std::vector<Candidate>> m_candidates;
    std::map<RunId, ConflictHistory> m_conflicts;
    std::map<RunId, std::vector<Command>> m_commands;
    ArchitectureScores m_scores;
    std::vector<ExportRecord> m_exports;
    std::vector<WaitingForYes> m_waitingForYes;
    QStringList m_picked;
    mutable std::map<RunId, std::optional<SearchSpace>> m_spaces;
};

} // namespace supernet::ui
