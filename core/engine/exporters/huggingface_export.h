// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/exporters/model_export.h"

namespace supernet {

/// Writes the layout of the Hugging Face hub: config.json, generation_config.json, model.safetensors,
/// modeling_supernet.py (the model, loaded with `trust_remote_code`), tokenizer_config.json and spiece.model. Throws Error.
void writeHuggingFaceExport(const ExportRequest &request, const std::filesystem::path &folder);

/// Writes README.md, the model card: how to use the model, where it comes from, and what the proof found. Throws Error.
void writeModelCard(const ExportRequest &request, const nlohmann::json &proof, const std::filesystem::path &folder);

} // namespace supernet
