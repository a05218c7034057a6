// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/dense_checkpoint.h"

#include "engine/supernets/translation_network.h"
#include "engine/training/checkpoint.h"
#include "engine/training/scoring.h"

namespace supernet {

namespace {

TrainingSettings settingsOf(const SearchSpace &space)
{
    TrainingSettings settings;
    settings.space = space;
    settings.conflictEvery = 0;
    settings.watchedSubnets = 0;
    return settings;
}

} // namespace

nlohmann::json denseTrainingRecord(const SearchSpace &space)
{
    return toJson(settingsOf(space));
}

void writeDenseCheckpoint(const std::filesystem::path &checkpoints, const DenseTransformer &model,
                          const SearchSpace &space)
{
    CheckpointState state;
    state.settings = settingsOf(space);
    state.vocabulary = model.vocabulary;
    TranslationNetwork network(networkSettings(state.settings, model.vocabulary), state.seed);
    network.inherit(model);
    NamedTensors weights;
    for (const Parameter &parameter : network.parameters())
        weights.emplace_back(parameter.name, parameter.value);
    writeCheckpoint(checkpointFolder(checkpoints, state.step), state, weights, {});
}

} // namespace supernet
