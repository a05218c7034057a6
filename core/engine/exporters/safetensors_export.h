// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dense/compute_type.h"
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

/// The same with every matrix in eight bits, NAME and the scales of its rows NAME_scale, without translate.py; config.json
/// says `"compute_type": "int8"`.
void writeSafetensorsInt8Export(const ExportRequest &request, const std::filesystem::path &folder);
/// As compareSafetensorsExport() against the model rounded to eight bits, both multiplied in eight bits where the processor
/// does that.
[[nodiscard]] nlohmann::json compareSafetensorsInt8Export(const ExportRequest &request,
                                                          const std::filesystem::path &folder);

/// What the model of such a folder is multiplied in: as its config.json says, single precision where this processor lacks that.
[[nodiscard]] ComputeType computeTypeOf(const LoadedExport &loaded);

/// Reads such a folder, of either kind, without the proof. Throws Error, and nlohmann::json::exception for a field of another kind.
[[nodiscard]] LoadedExport loadSafetensorsExport(const std::filesystem::path &folder);

/// The weights by the names of DenseTransformer; `format` is what the file's metadata say they are for.
void writeWeights(const DenseTransformer &model, const std::filesystem::path &file, const std::string &format);

/// Widths, heads and layers as config.json holds them.
[[nodiscard]] nlohmann::json toJson(const TranslationShape &shape);

} // namespace supernet
