// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/exporters/model_export.h"

namespace supernet {

/// Writes encoder.onnx, decoder.onnx (opset 17), config.json and tokenizer.model. Batch and lengths are free.
///
///     encoder   source [batch, source_length] integers, each sentence ended by the end token, then padded
///               -> memory_key.L, memory_value.L [batch, heads, source_length * layers attended to, width] of decoder
///                  layer L, source_padding [batch, source_length] booleans
///     decoder   tokens [rows, steps] integers: those after the past ones; the first of a sentence is the begin token
///               past_key.L, past_value.L [rows, heads, past, width]: past is 0 at first
///               memory_key.L, memory_value.L, source_padding: for each row, or one for all (a sentence's beams)
///               -> logits [rows, steps, vocabulary], present_key.L, present_value.L [rows, heads, past + steps, width]
///
/// config.json names the special tokens and says how long a sentence may be. Throws Error.
void writeOnnxExport(const ExportRequest &request, const std::filesystem::path &folder);

} // namespace supernet
