// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/checkpoint.h"

#include "domain/support/aside.h"
#include "domain/support/disk_sync.h"
#include "domain/support/input_file.h"
#include "domain/support/json_text.h"
#include "domain/support/output_file.h"
#include "domain/support/plain_error.h"
#include "domain/support/sha256.h"
#include "engine/dense/safetensors.h"

#include <ATen/ATen.h>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace supernet {

namespace {

namespace fs = std::filesystem;

constexpr auto WeightsFile = "weights.safetensors";
constexpr auto OptimizerFile = "optimizer.safetensors";
constexpr auto StateFile = CheckpointStateFile;

std::string writeTensors(const fs::path &file, const NamedTensors &tensors)
{
    std::vector<TensorView> views;
    for (const auto &[name, tensor] : tensors) {
        const auto *bytes = static_cast<const std::byte *>(tensor.data_ptr());
        views.push_back({name,
                         tensor.scalar_type() == torch::kFloat64 ? "F64" : "F32",
                         tensor.sizes().vec(),
                         {bytes, tensor.nbytes()}});
    }
    return writeSafetensors(file, views);
}

[[noreturn]] void hasOtherSizes(const fs::path &file, const std::string &tensor)
{
    throw Error(file.string() + ": the tensor `" + tensor + "` has other sizes than the supernet's.",
                "The checkpoint belongs to another space or policy.");
}

void readTensors(const fs::path &file, const NamedTensors &tensors)
{
    const SafetensorsFile read(file);
    for (const auto &[name, tensor] : tensors) {
        const auto &stored = read.tensor(name);
        if (stored.sizes != tensor.sizes().vec() || stored.bytes.size() != tensor.nbytes())
            hasOtherSizes(file, name);
        if (!stored.bytes.empty()) // which may lie nowhere
            std::memcpy(tensor.data_ptr(), stored.bytes.data(), stored.bytes.size());
    }
}

[[noreturn]] void cannot(const std::string &action, const fs::path &folder, const std::error_code &failure)
{
    throwSystemError(failure, "Cannot " + action + ' ' + folder.string() + ": " + failure.message() + '.',
                     "Check that you may write there.");
}

/// Where the step has a checkpoint already (one without its validation loss), the two change places: there is a whole
/// one at every moment. Not every file system can do that.
void putInPlace(const fs::path &aside, const fs::path &folder)
{
    std::error_code failure;
    if (::renameat2(AT_FDCWD, aside.c_str(), AT_FDCWD, folder.c_str(), RENAME_EXCHANGE) == 0) {
        syncFolder(folder.parent_path()); // before the old one goes
        fs::remove_all(aside, failure);
        return;
    }
    fs::remove_all(folder, failure);
    fs::rename(aside, folder, failure);
    if (failure)
        cannot("put the checkpoint in place at", folder, failure);
}

void checkSum(const fs::path &file, const nlohmann::json &expected)
{
    if (!expected.is_string() || sha256OfFile(file) != expected.get<std::string>())
        throw Error(file.string() + " does not match the checksum that was written with it.",
                    "Resume from an earlier checkpoint: `supernet train --resume RUN@STEP`.");
}

nlohmann::json readStateFile(const fs::path &folder)
{
    const auto file = folder / StateFile;
    if (!fs::exists(file))
        throw Error("There is no whole checkpoint in " + folder.string() + ": " + StateFile + " is missing.");
    auto json = tryParseJson(readWholeFile(file));
    if (!json.is_object())
        throw Error(file.string() + " is damaged.",
                    "Resume from an earlier checkpoint: `supernet train --resume RUN@STEP`.");
    if (json.value("version", 0) > CheckpointState::FormatVersion)
        throw Error(file.string() + " was written by a newer version of the program.", "Update the program.");
    return json;
}

} // namespace

void writeCheckpoint(const fs::path &folder, const CheckpointState &state, const NamedTensors &weights,
                     const NamedTensors &optimizer)
{
    const Aside held = Aside::folder(folder);
    const fs::path &aside = held.path();
    if (held.descriptor() < 0)
        cannot("make the folder", folder, {errno, std::generic_category()});
    nlohmann::json json{{"format", "supernet-checkpoint"},
                        {"version", CheckpointState::FormatVersion},
                        {"program", SUPERNET_VERSION},
                        {"settings", toJson(state.settings)},
                        {"vocabulary", state.vocabulary},
                        {"seed", state.seed},
                        {"step", state.step},
                        {"epoch", state.epoch},
                        {"batch", state.batch},
                        {"trained_seconds", state.trainedSeconds},
                        {"tokens", state.tokens},
                        {"flops", state.flops}};
    if (state.validationLoss)
        json["validation_loss"] = *state.validationLoss;
    try {
        json["sha256"][WeightsFile] = writeTensors(aside / WeightsFile, weights);
        json["sha256"][OptimizerFile] = writeTensors(aside / OptimizerFile, optimizer);
        writeWholeFile(aside / StateFile, json.dump(1) + '\n');
        syncFolder(aside);
        putInPlace(aside, folder);
    } catch (const Error &) {
        std::error_code ignored;
        fs::remove_all(aside, ignored); // where the disk is full, every byte counts
        throw;
    }
    syncFolder(folder.parent_path());
}

CheckpointState readCheckpointState(const fs::path &folder)
{
    const auto json = readStateFile(folder);
    CheckpointState state;
    try {
        state.settings = trainingFromJson(json.at("settings"));
        state.vocabulary = json.at("vocabulary").get<std::int64_t>();
        state.seed = json.at("seed").get<std::uint64_t>();
        state.step = json.at("step").get<std::int64_t>();
        state.epoch = json.at("epoch").get<std::int64_t>();
        state.batch = json.at("batch").get<std::int64_t>();
        state.trainedSeconds = json.at("trained_seconds").get<double>();
        state.tokens = json.value("tokens", state.tokens); // not in checkpoints of before they were counted
        state.flops = json.value("flops", state.flops);
        if (json.contains("validation_loss"))
            state.validationLoss = json.at("validation_loss").get<double>();
    } catch (const nlohmann::json::exception &) {
        throw Error((folder / StateFile).string() + " is damaged.",
                    "Resume from an earlier checkpoint: `supernet train --resume RUN@STEP`.");
    }
    return state;
}

ParameterCheck storedParameters(const fs::path &folder)
{
    const auto file = folder / WeightsFile;
    const auto stored = std::make_shared<const SafetensorsFile>(file);
    return [file, stored](const std::string &name, at::IntArrayRef sizes) {
        if (at::IntArrayRef(stored->tensor(name).sizes) != sizes)
            hasOtherSizes(file, name);
    };
}

void readWeights(const fs::path &folder, const NamedTensors &weights)
{
    checkSum(folder / WeightsFile, readStateFile(folder)["sha256"][WeightsFile]);
    readTensors(folder / WeightsFile, weights);
}

void readOptimizer(const fs::path &folder, const NamedTensors &optimizer)
{
    checkSum(folder / OptimizerFile, readStateFile(folder)["sha256"][OptimizerFile]);
    readTensors(folder / OptimizerFile, optimizer);
}

} // namespace supernet
