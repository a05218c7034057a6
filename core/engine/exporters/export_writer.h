// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/export/export_format.h"
#include "engine/exporters/model_export.h"

namespace supernet {

/// How a model is written in an export format. Each is a row of the table in export_writer.cpp; what they share (the
/// folder written aside, the proof) is exportModel()'s business.
struct ExportWriter
{
    std::string format; ///< ExportFormat::name
    /// Writes the format's files into an existing folder. Throws Error.
    void (*write)(const ExportRequest &request, const std::filesystem::path &folder);
    /// Loads what was written by our own reader and compares it; null where only the format's runtime reads it.
    /// Returns what the proof says of it. Throws Error when it is another model.
    nlohmann::json (*readBack)(const ExportRequest &request, const std::filesystem::path &folder);
    /// Writes what the folder says of itself to people, with what the proof found; null where it says nothing.
    void (*describe)(const ExportRequest &request, const nlohmann::json &proof, const std::filesystem::path &folder);
};

[[nodiscard]] const ExportWriter &exportWriter(const ExportFormat &format);

} // namespace supernet
