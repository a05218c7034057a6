// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/study/study_plan.h"
#include "domain/search/front_view.h"
#include "domain/study/conflict_summary.h"

namespace supernet::cli {

/// What a run that trains cost, and the last figures of its validation.
struct TrainingFacts
{
    RunRecord run;
    std::int64_t steps = 0;
    std::map<std::string, double> costs; ///< `tokens`, `flops`, `seconds`, `peak_memory` (bytes).
    std::map<std::string, double> losses; ///< Nats a token, by watched subnet.
    std::map<std::string, double> bleus;

    [[nodiscard]] double meanLoss() const;
};

[[nodiscard]] TrainingFacts trainingFacts(const Store &store, const RunRecord &run);

/// What the store holds of one supernet of a study whose training is done.
struct SupernetFacts
{
    std::uint64_t seed = 0;
    TrainingFacts training;
    std::optional<RunRecord> fidelityRun; ///< Done.
    std::map<std::string, FidelityPair> pairs; ///< Of that run, by architecture.
    std::optional<RunRecord> search; ///< Done.
    std::vector<ScoredCandidate> candidates; ///< Of that search.
};

struct ArmFacts
{
    std::string name;
    std::vector<SupernetFacts> supernets;

    [[nodiscard]] ConflictProbes probes(const Store &store) const;
};

/// One architecture trained alone.
struct StandaloneFacts
{
    std::string architectureId;
    int depth = 0; ///< Decoder layers.
    double bleu = 0;
    TrainingFacts training;
};

/// Everything of a study that is done, arm by arm.
struct StudyFacts
{
    std::vector<ArmFacts> arms; ///< Those with at least one supernet; the first is the baseline.
    std::vector<StandaloneFacts> standalone;
};
[[nodiscard]] StudyFacts studyFacts(const Project &project, const StudyPlan &plan);

} // namespace supernet::cli
