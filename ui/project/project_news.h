// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/facts.h"

#include <map>
#include <QMetaType>

namespace supernet::ui {

/// A run and where it stands.
struct RunView
{
    RunRecord run;
    std::string state; ///< As runState() gives it: running, done, stopped, failed, died.
    std::optional<Progress> progress;
    std::optional<AttemptRecord> attempt; ///< The latest.

    [[nodiscard]] bool isAlive() const { return state == "running"; }
    [[nodiscard]] bool isPaused() const { return isAlive() && progress && progress->phase == "paused"; }
};

/// A job for the queue, with the words of its command line.
struct QueuedJob
{
    JobKind job = JobKind::Train;
    std::vector<std::string> arguments;
};

/// A job that somebody else has queued and that waits for a yes.
struct WaitingForYes
{
    RowId item = 0;
    std::string command; ///< What it would do; see describe(const QueueItem &).

    bool operator==(const WaitingForYes &) const = default;
};

/// New facts of one run.
struct RunNews
{
    bool afresh = false; ///< All facts once more: a resume has overtaken some.
    std::vector<Metric> metrics;
    std::vector<Candidate> candidates;
    std::vector<ConflictSample> conflicts;
    std::vector<Command> commands; ///< What a person has asked of it.

    [[nodiscard]] bool isEmpty() const
    {
        return metrics.empty() && candidates.empty() && conflicts.empty() && commands.empty();
    }
};

/// What a look into the store brought, by value: rows that were not there before, and all runs as they stand now.
struct ProjectNews
{
    std::vector<RunView> runs;
    std::map<RunId, RunNews> facts;
    std::vector<Evaluation> evaluations;
    std::vector<Measurement> measurements;
    std::vector<ExportRecord> exports;
    std::vector<WaitingForYes> waitingForYes; ///< All of them, as they stand now.
};

} // namespace supernet::ui

Q_DECLARE_METATYPE(supernet::ui::ProjectNews)
