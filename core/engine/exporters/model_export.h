// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dense/dense_model.h"
#include "engine/text/lexicon.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <stop_token>

namespace supernet {

/// What becomes an export.
struct ExportRequest
{
    const DenseTransformer &model;
    std::filesystem::path tokenizer; ///< The tokenizer model, copied along.
    nlohmann::json architecture; ///< As in the store.
    nlohmann::json provenance; ///< Where the model comes from: project, run, step ...
    std::vector<std::vector<int>> sentences; ///< Source tokens that the proof translates.
    int threads = 0; ///< For the proof; 0: those of the process.
    std::string python = {}; ///< Runs the format's own runtime for the proof; empty: not verified.
    std::stop_token stop = {}; ///< Ends it with WorkStopped, nothing written.
    std::vector<std::string> references
        = {}; ///< What people wrote for each of the sentences; none: no BLEU in the proof.
    std::optional<Lexicon> lexicon
        = {}; ///< For `safetensors`: written along, for `supernet translate --vocabulary-selection`.
    std::string program = {}; ///< `supernet`, for the proof of formats that it runs itself; empty: not verified.
};

/// Writes a folder that stands on its own: the files of the format (see export_writer.h) and
///
///     proof.json          provenance, SHA-256 of each other file, their size, and what the comparisons found: with our
///                         own reader (`comparison`, where there is one) and in the format's own runtime
///                         (`verification`, see runtime_proof.h)
///
/// For `safetensors`, which loadExport() and `supernet translate` read:
///
///     model.safetensors   the weights, by the names of DenseTransformer
///     config.json         "format": "supernet-translation-model", "version", sizes, vocabulary, position width
///     tokenizer.model     SentencePiece
///     translate.py        the model in plain PyTorch
///     lexicon.json        which target tokens a source may need, where the request has it
///
/// and for `safetensors-int8` the same without translate.py, the weights in eight bits.
///
/// The folder is written aside and gets its name last. Returns the proof. Throws Error: when the folder exists, cannot be
/// written, the format has no counterpart for the model, or our own reader finds another model (nothing is left then).
nlohmann::json exportModel(const ExportRequest &request, const std::filesystem::path &folder,
                           const std::string &format = "safetensors");

inline constexpr const char *LexiconFile = "lexicon.json";

struct LoadedExport
{
    DenseTransformer model;
    std::filesystem::path tokenizer;
    nlohmann::json config;
    nlohmann::json proof;
};

/// Reads an export; the files' checksums are compared with the proof's. Throws Error naming the file at fault.
[[nodiscard]] LoadedExport loadExport(const std::filesystem::path &folder);

} // namespace supernet
