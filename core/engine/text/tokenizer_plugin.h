// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tokenizer_plugin/supernet_sentencepiece.h"

#include <filesystem>
#include <vector>

namespace supernet {

/// Where the plugin is looked for, in this order: only $SUPERNET_PLUGINS when it is set, else beside the program (its
/// own folder, `../lib` of a build tree, the installed library folder).
[[nodiscard]] std::vector<std::filesystem::path> tokenizerPluginCandidates();

/// Opens one plugin file without letting its symbols meet those of the program. Throws Error naming the file.
[[nodiscard]] const SupernetTokenizerPlugin *openTokenizerPlugin(const std::filesystem::path &file);

/// The plugin of this process, opened at the first call. Throws Error listing where it was looked for.
[[nodiscard]] const SupernetTokenizerPlugin &tokenizerPlugin();

} // namespace supernet
