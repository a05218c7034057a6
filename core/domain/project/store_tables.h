// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/facts.h"

#include <tuple>

/// Which columns of the store hold which fields: the one list that writing and reading a row share.
namespace supernet::detail {

template<typename Row>
struct Table;

template<>
struct Table<RunRecord>
{
    static constexpr const char *name = "runs";
    static constexpr const char *columns
        = "name, kind, settings, seed, threads, device, host, created_at, parent_run, parent_step";
    static auto fields(auto &r)
    {
        return std::tie(r.name, r.kind, r.settings, r.seed, r.threads, r.device, r.host, r.createdAt, r.parentRun,
                        r.parentStep);
    }
};

template<>
struct Table<AttemptRecord>
{
    static constexpr const char *name = "attempts";
    static constexpr const char *columns
        = "run, attempt, resumed_from_step, pid, started_at, ended_at, outcome, message";
    static auto fields(auto &r)
    {
        return std::tie(r.run, r.attempt, r.resumedFromStep, r.pid, r.startedAt, r.endedAt, r.outcome, r.message);
    }
};

template<>
struct Table<Progress>
{
    static constexpr const char *name = "progress";
    static constexpr const char *columns = "run, phase, done, total, unit, rate, detail, memory_bytes, at";
    static auto fields(auto &r)
    {
        return std::tie(r.run, r.phase, r.done, r.total, r.unit, r.rate, r.detail, r.memoryBytes, r.at);
    }
};

template<>
struct Table<Metric>
{
    static constexpr const char *name = "metrics";
    static constexpr const char *columns = "run, attempt, step, name, subnet, value, at";
    static auto fields(auto &r) { return std::tie(r.run, r.attempt, r.step, r.name, r.subnet, r.value, r.at); }
};

template<>
struct Table<ConflictSample>
{
    static constexpr const char *name = "conflict_samples";
    static constexpr const char *columns = "run, attempt, step, pair, tensor, cosine, magnitude_ratio";
    static auto fields(auto &r)
    {
        return std::tie(r.run, r.attempt, r.step, r.pair, r.tensor, r.cosine, r.magnitudeRatio);
    }
};

template<>
struct Table<Candidate>
{
    static constexpr const char *name = "candidates";
    static constexpr const char *columns = "run, attempt, generation, architecture_id, architecture, origin, loss, "
                                           "latency_ms, latency_measured, params, flops, at";
    static auto fields(auto &r)
    {
        return std::tie(r.run, r.attempt, r.generation, r.architectureId, r.architecture, r.origin, r.loss, r.latencyMs,
                        r.latencyMeasured, r.params, r.flops, r.at);
    }
};

template<>
struct Table<Evaluation>
{
    static constexpr const char *name = "evaluations";
    static constexpr const char *columns = "run, attempt, supernet_run, supernet_step, architecture_id, architecture, "
                                           "split, metric, value, signature, sentences, state, at";
    static auto fields(auto &r)
    {
        return std::tie(r.run, r.attempt, r.supernetRun, r.supernetStep, r.architectureId, r.architecture, r.split,
                        r.metric, r.value, r.signature, r.sentences, r.state, r.at);
    }
};

template<>
struct Table<Measurement>
{
    static constexpr const char *name = "measurements";
    static constexpr const char *columns = "run, attempt, architecture_id, architecture, protocol, median_ms, p10_ms, "
                                           "p90_ms, trimmed_mean_ms, repetitions, at";
    static auto fields(auto &r)
    {
        return std::tie(r.run, r.attempt, r.architectureId, r.architecture, r.protocol, r.medianMs, r.p10Ms, r.p90Ms,
                        r.trimmedMeanMs, r.repetitions, r.at);
    }
};

template<>
struct Table<Command>
{
    static constexpr const char *name = "commands";
    static constexpr const char *columns = "run, verb, argument, at";
    static auto fields(auto &r) { return std::tie(r.run, r.verb, r.argument, r.at); }
};

template<>
struct Table<QueueItem>
{
    static constexpr const char *name = "queue";
    static constexpr const char *columns = "job, settings, created_at, claimed_at, run, finished_at, outcome";
    static auto fields(auto &r)
    {
        return std::tie(r.job, r.settings, r.createdAt, r.claimedAt, r.run, r.finishedAt, r.outcome);
    }
};

template<>
struct Table<Pick>
{
    static constexpr const char *name = "picks";
    static constexpr const char *columns = "supernet_run, supernet_step, architecture_id, architecture, label, at";
    static auto fields(auto &r)
    {
        return std::tie(r.supernetRun, r.supernetStep, r.architectureId, r.architecture, r.label, r.at);
    }
};

template<>
struct Table<ExportRecord>
{
    static constexpr const char *name = "exports";
    static constexpr const char *columns = "run, architecture_id, path, proof, at";
    static auto fields(auto &r) { return std::tie(r.run, r.architectureId, r.path, r.proof, r.at); }
};

} // namespace supernet::detail
