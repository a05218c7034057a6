// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dense/dense_model.h"

#include <filesystem>

namespace supernet {

/// What is recorded of a run that holds a dense model as the supernet of its one architecture (`space`).
[[nodiscard]] nlohmann::json denseTrainingRecord(const SearchSpace &space);

/// Writes the model as the checkpoint of step 0 of such a run, without an optimizer's state: TranslationSupernet::load()
/// reads it, and its subnet is the model to the bit. Throws Error.
void writeDenseCheckpoint(const std::filesystem::path &checkpoints, const DenseTransformer &model,
                          const SearchSpace &space);

} // namespace supernet
