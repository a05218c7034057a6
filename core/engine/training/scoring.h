// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/supernets/translation_network.h"
#include "engine/text/dataset.h"
#include "engine/training/training_settings.h"

#include <functional>

namespace supernet {

/// Mean negative log-likelihood of a split with inherited weights, nats a target token. `between` is called between
/// batches and may throw to end it.
[[nodiscard]] double meanLoss(const TranslationNetwork &network, const ParallelTokens &tokens,
                              const Architecture &architecture, const std::function<void()> &between = {});

[[nodiscard]] NetworkSettings networkSettings(const TrainingSettings &settings, std::int64_t vocabulary);

} // namespace supernet
