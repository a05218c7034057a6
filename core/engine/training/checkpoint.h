// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/checkpoint_folder.h"
#include "engine/sharing/parameter.h"
#include "engine/training/training_settings.h"

#include <filesystem>
#include <optional>
#include <string>
#include <torch/types.h>
#include <utility>
#include <vector>

namespace supernet {

/// What a checkpoint says of itself (`state.json`, the commit mark): with the weights, the optimizer's state and the
/// data, all that the next step depends on.
struct CheckpointState
{
    static constexpr int FormatVersion = 1;

    TrainingSettings settings;
    std::int64_t vocabulary = 0;
    std::uint64_t seed = 1;
    std::int64_t step = 0; ///< Steps taken.
    std::int64_t epoch = 0; ///< The next batch: its epoch,
    std::int64_t batch = 0; ///< and its number in that epoch's plan.
    double trainedSeconds = 0; ///< Spent so far, as the next two (see TrainingCost): for runs that one of them ends.
    std::int64_t tokens = 0;
    double flops = 0;
    std::optional<double> validationLoss; ///< Mean over the watched subnets, where one was measured at this step.
};

using NamedTensors = std::vector<std::pair<std::string, torch::Tensor>>;

/// Writes FOLDER aside (weights.safetensors, optimizer.safetensors, then state.json with their checksums), flushes it
/// to the disk, renames it. Throws Error naming the file, a full disk included; what was there before stays.
void writeCheckpoint(const std::filesystem::path &folder, const CheckpointState &state, const NamedTensors &weights,
                     const NamedTensors &optimizer);

/// Throws Error naming the file at fault: missing, of a newer version, not matching its checksum.
[[nodiscard]] CheckpointState readCheckpointState(const std::filesystem::path &folder);
/// What a net that takes up the checkpoint's weights may allocate: the tensors that its file holds, in those sizes, and nothing
/// else. So a state that tells of a huge net costs nothing. Throws Error naming the file at fault.
[[nodiscard]] ParameterCheck storedParameters(const std::filesystem::path &folder);
/// Fill the given tensors in place from a checkpoint whose state was read. Throw Error naming a tensor that is missing or has
/// other sizes.
void readWeights(const std::filesystem::path &folder, const NamedTensors &weights);
void readOptimizer(const std::filesystem::path &folder, const NamedTensors &optimizer);

} // namespace supernet
