// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/store.h"

#include <optional>
#include <string>
#include <vector>

namespace supernet {

/// Where a net that is trained alone begins; also the state of its evaluations in the store.
enum class Start {
    Inherited, ///< With the weights that its supernet gives it: `retrained`.
    Scratch, ///< With drawn weights: `scratch`, which is standalone training.
};
/// `inherited`, `scratch`.
[[nodiscard]] const char *name(Start start);
[[nodiscard]] Start startFromName(std::string_view name); ///< Throws UsageError.
/// `retrained`, `scratch`: Evaluation::state.
[[nodiscard]] const char *evaluationState(Start start);

/// One validation on the way of a training run.
struct CurvePoint
{
    std::int64_t step = 0;
    double seconds = 0; ///< Of training, validation included, pauses not.
    double loss = 0; ///< Nats a token.
    std::optional<double> bleu;
    double bleuInterval = 0; ///< Half the width of its 95 % bootstrap interval.
};

/// The validations of a run that trains one architecture, by step.
[[nodiscard]] std::vector<CurvePoint> validationCurve(const Store &store, const RunRecord &run);

/// The first point whose BLEU is at least `bleu`; nothing when the curve stays below.
[[nodiscard]] std::optional<CurvePoint> firstReaching(const std::vector<CurvePoint> &curve, double bleu);

/// What beginning with inherited weights saves (METHOD 8, "retraining cost").
struct RetrainingSaving
{
    RunRecord standalone; ///< Trained from scratch.
    CurvePoint goal; ///< Where that run ended: the standalone BLEU, its interval and what it cost.
    std::optional<CurvePoint> reached; ///< Where the retrained net first was as good;
    std::optional<CurvePoint> reachedInterval; ///< and where it first was within the interval.
};

/// Compares a run with the latest finished one that trained the same architecture from scratch and validated on the same
/// sentences. Nothing when there is none, or no BLEU was taken.
[[nodiscard]] std::optional<RetrainingSaving> retrainingSaving(const Store &store, const RunRecord &retraining);

} // namespace supernet
