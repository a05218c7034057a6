// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// What the files of an export in the formats safetensors and safetensors-int8 are called, for who writes and who reads them.
namespace supernet::safetensorsexport {

inline constexpr const char *FormatName = "supernet-translation-model";
inline constexpr int FormatVersion = 1;
inline constexpr const char *WeightsFile = "model.safetensors";
inline constexpr const char *ConfigFile = "config.json";
inline constexpr const char *TokenizerFile = "tokenizer.model";
inline constexpr const char *ProofFile = "proof.json";
inline constexpr const char *ScaleSuffix = "_scale"; ///< Behind a matrix' name: the scales of its rows.

} // namespace supernet::safetensorsexport
