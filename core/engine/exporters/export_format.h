// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/exporters/model_export.h"

#include <span>

namespace supernet {

/// A format that a collapsed model can be written in. Each is a row of the table in export_format.cpp; what they share
/// (the folder written aside, the proof) is exportModel()'s business.
struct ExportFormat
{
    std::string name; ///< As `--format` takes it.
    std::string title; ///< For people.
    std::string contents; ///< What the folder holds, in a few words.
    /// Why a model of these sizes has no counterpart in the format, as a sentence; empty when it can be exported.
    std::string (*obstacle)(const TranslationShape &shape, std::int64_t vocabulary);
    /// Writes the format's files into an existing folder. Throws Error.
    void (*write)(const ExportRequest &request, const std::filesystem::path &folder);
    /// Loads what was written by our own reader and compares it; null where only the format's runtime reads it.
    /// Returns what the proof says of it. Throws Error when it is another model.
    nlohmann::json (*readBack)(const ExportRequest &request, const std::filesystem::path &folder);
    /// Writes what the folder says of itself to people, with what the proof found; null where it says nothing.
    void (*describe)(const ExportRequest &request, const nlohmann::json &proof, const std::filesystem::path &folder);
};

/// Every format, the default first.
[[nodiscard]] std::span<const ExportFormat> exportFormats();
/// Throws UsageError naming those that there are.
[[nodiscard]] const ExportFormat &exportFormat(const std::string &name);

} // namespace supernet
