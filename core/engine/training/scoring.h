// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/supernets/translation_network.h"
#include "engine/text/dataset.h"
#include "engine/training/training_settings.h"

namespace supernet {

/// Mean negative log-likelihood of a split with inherited weights, nats a target token.
[[nodiscard]] double meanLoss(const TranslationNetwork &network, const ParallelTokens &tokens,
                              const Architecture &architecture);

[[nodiscard]] NetworkSettings networkSettings(const TrainingSettings &settings, std::int64_t vocabulary);

} // namespace supernet
