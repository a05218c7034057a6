// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/training_budget.h"

#include <algorithm>

namespace supernet {

double Budget::share() const
{
    return std::min(spent / total, 1.0);
}

Budget budgetOf(const TrainingSettings &settings, const TrainingCost &spent)
{
    if (settings.minutes > 0)
        return {"seconds", spent.seconds, 60 * settings.minutes};
    if (settings.tokens > 0)
        return {"tokens", static_cast<double>(spent.tokens), static_cast<double>(settings.tokens)};
    if (settings.flops > 0)
        return {"FLOPs", spent.flops, settings.flops};
    return {"steps", static_cast<double>(spent.steps), static_cast<double>(settings.steps)};
}

} // namespace supernet
