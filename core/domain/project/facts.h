// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

/// The rows of the project store as values. Facts are appended under (run, attempt, step) and never rewritten.
namespace supernet {

using RunId = std::int64_t;
using RowId = std::int64_t; ///< Grows with every append to a table, so that a follower asks for "rows after N".

/// Kinds of job; also the words of the command line.
enum class JobKind { Prepare, Train, Evaluate, Latency, Predictor, Search, Export, Retrain, Fidelity };
[[nodiscard]] const char *name(JobKind kind);
[[nodiscard]] JobKind jobKindFromName(std::string_view name); ///< Throws UsageError.
[[nodiscard]] std::optional<JobKind> tryJobKind(std::string_view name);

struct RunRecord
{
    RunId id = 0;
    std::string name; ///< Unique in the project, for example `neuron-1`; also its folder under runs/.
    JobKind kind = JobKind::Train;
    nlohmann::json settings; ///< All that the job was told, with space and sharing policy spelled out.
    std::uint64_t seed = 0;
    int threads = 0;
    std::string device;
    nlohmann::json host; ///< Processor, cores, program version, library versions.
    std::int64_t createdAt = 0; ///< Unix time, milliseconds (as all times in the store).
    std::optional<RunId> parentRun; ///< The run whose checkpoint this one starts from or works on.
    std::optional<std::int64_t> parentStep;
};

/// One process's go at a run; a resume is a new attempt.
struct AttemptRecord
{
    RunId run = 0;
    int attempt = 1;
    /// Of one that came to nothing (it could not begin, or went back and saved nothing): it stands behind all steps, so that
    /// it overtakes no facts, and its own are not seen.
    static constexpr std::int64_t Void = std::numeric_limits<std::int64_t>::max();

    std::int64_t resumedFromStep = 0; ///< Or `Void`.
    std::int64_t pid = 0;
    std::int64_t startedAt = 0;
    std::optional<std::int64_t> endedAt;
    std::string outcome; ///< Empty while it runs (or died); else `done`, `stopped`, `failed`.
    std::string message; ///< For a person: what happened, to what, what to do.
};

/// Where a running job stands: the one row per run that is overwritten, since it is no fact but a gauge.
struct Progress
{
    RunId run = 0;
    std::string phase; ///< For example `training`, `paused`, `waiting for a quiet machine`.
    double done = 0;
    double total = 0;
    std::string unit; ///< For example `steps`, `candidates`.
    double rate = 0; ///< Units a second.
    std::string detail; ///< For example `4,980 tokens/s`.
    double memoryBytes = 0;
    std::int64_t at = 0;
};

struct Metric
{
    RowId id = 0;
    RunId run = 0;
    int attempt = 1;
    std::int64_t step = 0; ///< Training step, or generation for a search.
    /// `train/loss`, `train/learning_rate`, `train/tokens_per_second`, `train/gradient_norm`, `valid/loss`,
    /// `valid/bleu`, `valid/bleu_interval` (half of 95 %), `cost/seconds`, `cost/tokens`,
    /// `cost/flops`, `cost/peak_memory` (bytes), each from the run's start, `conflict/share`, `search/hypervolume` ...
    std::string name;
    std::string subnet; ///< `largest`, `smallest`, `random`, `random-1` ..., or empty for the whole net.
    double value = 0;
    std::int64_t at = 0;
};

struct ConflictSample
{
    RowId id = 0;
    RunId run = 0;
    int attempt = 1;
    std::int64_t step = 0;
    std::string pair; ///< `largest-smallest`, `largest-random`, `smallest-random`.
    std::string tensor; ///< Name of the shared tensor, or empty for the whole net.
    double cosine = 0;
    double magnitudeRatio = 0; ///< Smaller norm over larger norm.
};

/// A scored architecture of a search.
struct Candidate
{
    RowId id = 0;
    RunId run = 0;
    int attempt = 1;
    std::int64_t generation = 0;
    std::string architectureId; ///< Architecture::id().
    nlohmann::json architecture;
    std::string origin; ///< `random`, `mutation`, `crossover`, `seed`.
    double loss = 0; ///< Validation loss with inherited weights, nats a token.
    double latencyMs = 0; ///< By the predictor unless `latencyMeasured`.
    bool latencyMeasured = false;
    double params = 0; ///< Without embeddings.
    double flops = 0;
    std::int64_t at = 0;
};

/// A later score of an architecture: joins to candidates and picks by architectureId.
struct Evaluation
{
    RowId id = 0;
    RunId run = 0; ///< The run that scored it.
    int attempt = 1;
    RunId supernetRun = 0; ///< Whose weights (of a net trained alone: that run; its supernet is the run's parent), and
    std::int64_t supernetStep = 0; ///< from which checkpoint.
    std::string architectureId;
    nlohmann::json architecture;
    std::string split; ///< `valid` or `test`.
    std::string metric; ///< `bleu`, `chrf`, `ter`, `loss`.
    double value = 0;
    std::string signature; ///< sacreBLEU-style, with decoding settings; empty for a loss.
    std::int64_t sentences = 0;
    std::string state = "inherited"; ///< `inherited`, `retrained`, `scratch` (trained alone), `exported`.
    std::int64_t at = 0;
};

struct Measurement
{
    RowId id = 0;
    RunId run = 0;
    int attempt = 1;
    std::string architectureId;
    nlohmann::json architecture;
    nlohmann::json protocol; ///< source length, target length, beam, batch, threads, runtime, device.
    double medianMs = 0;
    double p10Ms = 0;
    double p90Ms = 0;
    double trimmedMeanMs = 0; ///< HAT's: mean without the top and bottom tenth.
    std::int64_t repetitions = 0;
    std::int64_t at = 0;
};

/// What a person asks of a running job; the job reads it between steps.
struct Command
{
    RowId id = 0;
    RunId run = 0;
    std::string
        verb; ///< `pause`, `resume`, `stop`, `discard`, `limit-latency`, `pin-gene`, `forbid-choice`, `search-here`.
    nlohmann::json argument;
    std::int64_t at = 0;
};

struct QueueItem
{
    RowId id = 0;
    JobKind job = JobKind::Train;
    nlohmann::json settings;
    std::int64_t createdAt = 0;
    std::optional<std::int64_t> claimedAt;
    std::optional<RunId> run;
    std::optional<std::int64_t> finishedAt;
    std::string outcome;
};

struct Pick
{
    RowId id = 0;
    RunId supernetRun = 0;
    std::int64_t supernetStep = 0;
    std::string architectureId;
    nlohmann::json architecture;
    std::string label;
    std::int64_t at = 0;
};

struct ExportRecord
{
    RowId id = 0;
    RunId run = 0;
    std::string architectureId;
    std::string path; ///< Relative to the project when inside it.
    nlohmann::json proof;
    std::int64_t at = 0;
};

} // namespace supernet
