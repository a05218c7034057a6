// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/exporters/model_export.h"

namespace supernet {

/// Writes model.safetensors, config.json, tokenizer.model and translate.py, which is the model in plain PyTorch: beside
/// the weights, so that whoever gets the folder can use it without this program, and so that the proof tries the very
/// file that is handed out.
void writeSafetensorsExport(const ExportRequest &request, const std::filesystem::path &folder);

/// Loads the folder back: every weight has to be the same to the bit, the logits (of each sentence followed by its
/// translation) and the greedy translations equal those of the model. Throws Error when they are not.
[[nodiscard]] nlohmann::json compareSafetensorsExport(const ExportRequest &request,
                                                      const std::filesystem::path &folder);

/// Reads such a folder, without the proof. Throws Error, and nlohmann::json::exception for a field of another kind.
[[nodiscard]] LoadedExport loadSafetensorsExport(const std::filesystem::path &folder);

/// The weights by the names of DenseTransformer; `format` is what the file's metadata say they are for.
void writeWeights(const DenseTransformer &model, const std::filesystem::path &file, const std::string &format);

/// Widths, heads and layers as config.json holds them.
[[nodiscard]] nlohmann::json toJson(const TranslationShape &shape);

} // namespace supernet
