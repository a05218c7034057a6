// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/facts.h"
#include "domain/support/error.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <span>

namespace supernet {

/// The project's `store.sqlite`. One object per thread. Short write transactions (`BEGIN IMMEDIATE`), a busy time-out,
/// WAL on a local disk. Every function throws Error with the file's name when the store cannot be read or written.
/// What is written lasts through a power cut once the call returns; but for progress, metrics, conflict samples, candidates
/// and commands, which may come many times a second: those last from the next other row on, or from sync().
class Store
{
public:
    enum class Mode { ReadWrite, ReadOnly };

    explicit Store(const std::filesystem::path &file, Mode mode = Mode::ReadWrite);
    ~Store();
    Store(Store &&) noexcept;
    Store &operator=(Store &&) noexcept;

    // Runs and attempts
    [[nodiscard]] RunRecord addRun(RunRecord run); ///< Gives id, time and, where `name` is empty, a free name.
    /// With the row of the queue that it comes from: both in one transaction. Throws Error when that row has been begun
    /// already: the job of a worker that was killed is found by the next one's.
    [[nodiscard]] RunRecord addRun(RunRecord run, RowId queueItem);
    [[nodiscard]] std::vector<RunRecord> runs() const;
    [[nodiscard]] std::optional<RunRecord> run(RunId id) const;
    [[nodiscard]] std::optional<RunRecord> run(const std::string &name) const;
    [[nodiscard]] AttemptRecord beginAttempt(RunId run, std::int64_t resumedFromStep);
    void endAttempt(RunId run, int attempt, const std::string &outcome, const std::string &message);
    void voidAttempt(RunId run, int attempt); ///< It came to nothing, see AttemptRecord::Void.
    [[nodiscard]] std::vector<AttemptRecord> attempts(RunId run) const;

    void setProgress(const Progress &progress);
    [[nodiscard]] std::optional<Progress> progress(RunId run) const;

    // Facts: appended in one transaction each call.
    void append(std::span<const Metric> metrics);
    void append(std::span<const ConflictSample> samples);
    void append(std::span<Candidate> candidates); ///< Sets the ids.
    void append(std::span<const Evaluation> evaluations);
    void append(std::span<const Measurement> measurements);
    RowId append(const Pick &pick);
    RowId append(const ExportRecord &record);

    // Followers: rows with an id above `after`, oldest first. Views leave out what a later attempt overtook (rows of
    // an attempt beyond the step from which the next one resumed) and those of an attempt that came to nothing. Measured
    // latencies have no steps: all are seen.
    [[nodiscard]] std::vector<Metric> metrics(RunId run, RowId after = 0) const;
    [[nodiscard]] std::vector<std::int64_t> metricSteps(RunId run, const std::string &name) const; ///< Ascending.
    [[nodiscard]] std::vector<ConflictSample> conflictSamples(RunId run, RowId after = 0) const;
    [[nodiscard]] std::vector<Candidate> candidates(RunId run, RowId after = 0) const;
    [[nodiscard]] std::vector<Evaluation> evaluations(RowId after = 0) const;
    /// Steps of the supernet run whose checkpoints other runs have scored, ascending.
    [[nodiscard]] std::vector<std::int64_t> evaluatedSteps(RunId supernetRun) const;
    [[nodiscard]] std::vector<Measurement> measurements(RowId after = 0) const;
    [[nodiscard]] std::vector<Pick> picks() const;
    [[nodiscard]] std::vector<ExportRecord> exports() const;

    // Commands to a running job
    RowId send(RunId run, const std::string &verb, const nlohmann::json &argument = {});
    [[nodiscard]] std::vector<Command> commands(RunId run, RowId after = 0) const;

    // Queue
    RowId enqueue(JobKind job, const nlohmann::json &settings);
    /// The oldest waiting item that `wanted` holds for (any, where there is none). Atomic: two workers never get the same.
    [[nodiscard]] std::optional<QueueItem> claimNext(const std::function<bool(const QueueItem &)> &wanted = {});
    /// Of an item that nobody has claimed; false when somebody has, or it is not there.
    bool setQueueSettings(RowId item, const nlohmann::json &settings);
    bool removeQueueItem(RowId item); ///< Ends an item that nobody has claimed, as `removed`; false as above.
    void finishQueueItem(RowId item, const std::string &outcome);
    /// Lets a claimed item wait again, whose job never began; false when it has a run, has ended, or nobody claimed it.
    bool releaseQueueItem(RowId item);
    [[nodiscard]] std::vector<QueueItem> queue() const;

    /// All that was committed so far lasts through a power cut.
    void sync();
    /// Leaves write-ahead logging for good, with all in the one file; the next opening for writing takes it up again.
    void seal();

    /// What there is to say of rows that were met so far and cannot be read, for example of an unknown kind: they are as if
    /// they were not there.
    [[nodiscard]] std::optional<Issue> leftOut() const;
    /// Changes whenever another connection has committed (`PRAGMA data_version`): cheap to poll.
    [[nodiscard]] std::int64_t dataVersion() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace supernet
