// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/training_settings.h"

namespace supernet {

/// What a run has spent on training its weights; probes are not counted in tokens and FLOPs.
struct TrainingCost
{
    std::int64_t steps = 0;
    std::int64_t tokens = 0; ///< Target tokens of the batches, each counted once whatever the subnets trained on it.
    double flops = 0; ///< See passFlops().
    double seconds = 0; ///< Validation and probes included, pauses not.
};

/// The one of the four that ends a run.
struct Budget
{
    const char *unit = "steps"; ///< `steps`, `seconds`, `tokens` or `FLOPs`.
    double spent = 0;
    double total = 0;

    [[nodiscard]] double share() const; ///< That lies behind, 0 to 1.
};
[[nodiscard]] Budget budgetOf(const TrainingSettings &settings, const TrainingCost &spent);

} // namespace supernet
