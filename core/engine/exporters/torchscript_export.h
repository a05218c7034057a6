// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/exporters/model_export.h"

namespace supernet {

/// Writes model.pt, config.json and tokenizer.model. The module loads in LibTorch and in PyTorch and has the methods
///
///     encode(source [batch, length]) -> memory, padding     each sentence ended by the end token, then padded
///     step(tokens [rows, steps], past, memory, padding) -> logits [rows, steps, vocabulary], present
///                                                            past: [] at first, then the last call's present
///     translate(source tokens without the end token, beam) -> tokens     greedy with a beam of 1
///
/// memory and past are keys and values of each decoder layer in turn, [rows, heads, length, width]. Throws Error.
void writeTorchScriptExport(const ExportRequest &request, const std::filesystem::path &folder);

/// Loads model.pt with this program's LibTorch and compares logits and greedy translations. Throws Error when the logits
/// are other ones.
[[nodiscard]] nlohmann::json compareTorchScriptExport(const ExportRequest &request,
                                                      const std::filesystem::path &folder);

} // namespace supernet
