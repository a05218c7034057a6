// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/exporters/model_export.h"

namespace supernet {

/// Writes the layout of the Hugging Face hub: config.json, generation_config.json, model.safetensors,
/// modeling_supernet.py (the model, loaded with `trust_remote_code`), tokenizer_config.json, spiece.model and README.md (a
/// model card). Throws Error.
void writeHuggingFaceExport(const ExportRequest &request, const std::filesystem::path &folder);

} // namespace supernet
