// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dense/dense_model.h"

#include <filesystem>
#include <nlohmann/json.hpp>

namespace supernet {

/// What becomes an export.
struct ExportRequest
{
    const DenseTransformer &model;
    std::filesystem::path tokenizer; ///< The tokenizer model, copied along.
    nlohmann::json architecture; ///< As in the store.
    nlohmann::json provenance; ///< Where the model comes from: project, run, step ...
    std::vector<std::vector<int>> sentences; ///< Source tokens that the proof translates.
    int threads = 0; ///< For the proof; 0: those of the process.
};

/// Writes a folder that stands on its own:
///
///     model.safetensors   the weights, by the names of DenseTransformer
///     config.json         "format": "supernet-translation-model", "version", sizes, vocabulary, position width
///     tokenizer.model     SentencePiece
///     proof.json          provenance, SHA-256 of each file, and what the comparison found
///
/// The folder is written aside and loaded back; every weight has to be the same to the bit, the logits (of each
/// sentence followed by its translation) and the greedy translations equal those of `model`. Only then does it get its
/// name. Returns the proof. Throws Error: when the folder exists, cannot be written, or the comparison fails (nothing
/// is left behind then).
nlohmann::json exportModel(const ExportRequest &request, const std::filesystem::path &folder);

struct LoadedExport
{
    DenseTransformer model;
    std::filesystem::path tokenizer;
    nlohmann::json config;
    nlohmann::json proof;
};

/// Reads an export; the files' checksums are compared with the proof's. Throws Error naming the file at fault.
[[nodiscard]] LoadedExport loadExport(const std::filesystem::path &folder);

} // namespace supernet
