// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project/project_news.h"

#include <set>

namespace supernet::ui {

/// Scores and measured latencies by architecture, as far as they can be set beside those of a search: from the same
/// weights, on the same sentences, by the same protocol.
class ArchitectureScores
{
public:
    void setRuns(const std::vector<RunView> &runs);
    void add(const std::vector<Evaluation> &evaluations, const std::vector<Measurement> &measurements);

    /// On validation data with inherited weights; `metric` is bleu or chrf. The latest where there are several.
    [[nodiscard]] std::optional<double> score(RunId search, const std::string &architectureId,
                                              const std::string &metric) const;
    /// BLEU on validation data after retraining from the search's supernet; nothing when it was not retrained.
    [[nodiscard]] std::optional<double> retrainedBleu(RunId search, const std::string &architectureId) const;
    /// The run that trained it on for that score.
    [[nodiscard]] std::optional<RunId> retrainedBy(RunId search, const std::string &architectureId) const;
    /// By the protocol that the search's predictor learnt from.
    [[nodiscard]] const Measurement *measurement(RunId search, const std::string &architectureId) const;

private:
    /// By what scored (a search of its own kind of sentences), metric and architecture.
    std::map<std::tuple<RunId, std::string, std::string>, double> m_inherited;
    struct Retrained
    {
        double bleu = 0;
        RunId run = 0;
    };
    [[nodiscard]] const Retrained *retrained(RunId search, const std::string &architectureId) const;
    std::map<std::pair<RunId, std::string>, Retrained> m_retrained; ///< By supernet and architecture.
    std::map<RunId, RunId> m_retrainedFrom; ///< The supernet of a run that trains one subnet on.
    std::map<std::pair<std::string, std::string>, Measurement> m_measured; ///< By protocol and architecture.
    std::map<RunId, RunRecord> m_searches;
    std::map<RunId, std::string> m_protocols; ///< Of searches, where they name one.
    std::map<RunId, std::set<RunId>> m_alike; ///< Searches whose scores can stand for those of the key.
};

} // namespace supernet::ui
