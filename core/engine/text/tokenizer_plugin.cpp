// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/tokenizer_plugin.h"

#include "domain/support/error.h"

#include <cstdlib>
#include <dlfcn.h>

namespace supernet {

namespace {

constexpr const char *PluginName = "supernet_sentencepiece.so";

void *openApart(const std::filesystem::path &file)
{
#ifdef SUPERNET_SANITIZED
    // Sanitizers refuse RTLD_DEEPBIND; a link namespace of its own keeps the symbols apart as well.
    return ::dlmopen(LM_ID_NEWLM, file.c_str(), RTLD_NOW | RTLD_LOCAL);
#else
    // DEEPBIND: the protobuf inside libsentencepiece must use itself, not the one that LibTorch brought.
    return ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_DEEPBIND);
#endif
}

const SupernetTokenizerPlugin *findPlugin()
{
    const auto candidates = tokenizerPluginCandidates();
    std::string looked;
    for (const auto &file : candidates) {
        if (std::filesystem::exists(file))
            return openTokenizerPlugin(file);
        looked += (looked.empty() ? "" : ", ") + file.string();
    }
    throw Error("The tokenizer plugin was not found; looked for " + looked + '.',
                "Install the program whole, or set SUPERNET_PLUGINS to the folder that holds " + std::string(PluginName)
                    + '.');
}

} // namespace

std::vector<std::filesystem::path> tokenizerPluginCandidates()
{
    if (const char *folder = std::getenv("SUPERNET_PLUGINS"); folder && *folder)
        return {std::filesystem::path(folder) / PluginName};
    std::error_code ignored;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
    std::vector<std::filesystem::path> candidates;
    for (const char *folder : {"../lib", "../" SUPERNET_PLUGIN_FOLDER, "../lib/supernet-studio", "."})
        candidates.push_back((program / folder / PluginName).lexically_normal());
    return candidates;
}

const SupernetTokenizerPlugin *openTokenizerPlugin(const std::filesystem::path &file)
{
    // Never closed: SentencePiece's own static objects live until the process ends.
    void *library = openApart(file);
    if (!library) {
        const char *reason = ::dlerror();
        throw Error("The tokenizer plugin " + file.string()
                        + " cannot be opened: " + (reason ? reason : "unknown error") + '.',
                    "Is SentencePiece installed (Debian: libsentencepiece0)?");
    }
    const auto entry = reinterpret_cast<SupernetTokenizerEntry>(::dlsym(library, SUPERNET_TOKENIZER_ENTRY));
    const SupernetTokenizerPlugin *plugin = entry ? entry() : nullptr;
    if (!plugin || plugin->abi != SUPERNET_TOKENIZER_ABI)
        throw Error("The tokenizer plugin " + file.string() + " does not fit this program.",
                    "Install program and plugin from the same version.");
    return plugin;
}

const SupernetTokenizerPlugin &tokenizerPlugin()
{
    static const SupernetTokenizerPlugin *const plugin = findPlugin();
    return *plugin;
}

} // namespace supernet
