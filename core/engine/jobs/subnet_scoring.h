// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/jobs/job.h"
#include "engine/jobs/split_translation.h"

#include <optional>

namespace supernet {

/// How scores are taken that are to be compared with each other.
struct ScoringProtocol
{
    std::string split = "valid"; ///< Test data is scored only when asked for.
    int beam = 5;
    double alpha = 1.0; ///< Of the length penalty, see DecodeOptions.
    std::int64_t sentences = 0; ///< The first of the split; 0: all.
};
[[nodiscard]] nlohmann::json toJson(const ScoringProtocol &protocol);
/// Missing keys keep their defaults. Throws UsageError naming what is wrong.
[[nodiscard]] ScoringProtocol scoringProtocolFromJson(const nlohmann::json &json);
/// Throws UsageError naming what is wrong.
void requireSense(const ScoringProtocol &protocol);

/// Scores one dense model after the other by one protocol, for facts in the store.
class SubnetScoring
{
public:
    /// Throws Error naming the file that is missing.
    SubnetScoring(const std::filesystem::path &dataFolder, const ScoringProtocol &protocol);

    /// The BLEU of a model, appended as `fact` (whose run, supernet, architecture and state are set) with split, metric,
    /// value, signature and sentences filled in. Nothing when the job is to stop meanwhile.
    [[nodiscard]] std::optional<Evaluation> addBleu(JobContext &context, const DenseTransformer &model,
                                                    Evaluation fact) const;
    /// The same fact as an earlier job left it in the store: same weights, architecture, state and protocol.
    [[nodiscard]] std::optional<Evaluation> known(const Store &store, const Evaluation &fact) const;

private:
    ScoringProtocol m_protocol;
    SplitTranslation m_text;
};

} // namespace supernet
