// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/exporters/model_export.h"

namespace supernet {

/// Writes a CTranslate2 model folder: model.bin (binary version 6, Transformer revision 7, single precision),
/// shared_vocabulary.json, config.json; and tokenizer.model, which turns text into its pieces. CTranslate2 knows one head
/// count for a stack: a layer with fewer gets heads whose weights are all zero, which add exactly nothing. Throws Error.
void writeCtranslate2Export(const ExportRequest &request, const std::filesystem::path &folder);

/// The same with matrices in eight bits, a scale for each row; the runtime quantises what they are multiplied with.
void writeCtranslate2Int8Export(const ExportRequest &request, const std::filesystem::path &folder);

} // namespace supernet
