// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/project.h"
#include "project/project_news.h"

#include <memory>
#include <QObject>
#include <QTimer>

namespace supernet::ui {

/// Looks into a project's store a few times a second and tells what is new. Lives on a thread of its own: the store
/// may have to wait for a writer, the window must not.
class StoreFollower : public QObject
{
    Q_OBJECT
public:
    explicit StoreFollower(const std::filesystem::path &folder);
    ~StoreFollower() override;

    /// To be called on the follower's thread.
    void start();
    void look();
    void send(qint64 run, const QString &verb, const nlohmann::json &argument);
    /// Puts jobs into the queue; queued() tells when they are in.
    void enqueue(const std::vector<QueuedJob> &jobs);
    /// Lets a job run that somebody else has queued (queued() tells when it may), or takes it out of the queue.
    void answerQueued(qint64 item, bool yes);
    /// From now on the log of this run is read while it grows; 0: none.
    void followLog(qint64 run);
    /// Rewrites a section of the project's settings.
    void setSection(const std::string &section, const nlohmann::json &value);

Q_SIGNALS:
    void news(const supernet::ui::ProjectNews &news);
    void trouble(const QString &message);
    void queued();
    /// Whole lines that the followed run has written; with `afresh` these replace all there were.
    void logGrew(qint64 run, const QString &text, bool afresh);

private:
    void lookThrough();
    void readLog();
    [[nodiscard]] RunView view(const RunRecord &run);
    [[nodiscard]] RunNews factsOf(const RunView &view);

    std::filesystem::path m_folder;
    std::unique_ptr<QTimer> m_timer;
    std::optional<Project> m_project;
    std::optional<Store> m_store;
    struct Seen
    {
        RowId metric = 0;
        RowId candidate = 0;
        RowId conflict = 0;
        RowId command = 0;
        int attempt = 0;
    };
    std::map<RunId, Seen> m_seen;
    std::map<RunId, std::string> m_states;
    RowId m_evaluation = 0;
    RowId m_measurement = 0;
    std::size_t m_exports = 0;
    std::optional<std::int64_t> m_version;
    QString m_lastTrouble;
    QString m_leftOut; ///< What was said of rows that cannot be read.
    qint64 m_logRun = 0;
    qint64 m_logRead = -1; ///< Bytes; -1 before the first look.
};

} // namespace supernet::ui
