// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/translation_shape.h"

#include <span>

namespace supernet {

/// A format that a collapsed model can be written in, as far as it is known without its tensors. How each is written is
/// the engine's business (engine/exporters/export_writer.h).
struct ExportFormat
{
    std::string name; ///< As `--format` takes it.
    std::string title; ///< For people.
    std::string contents; ///< What the folder holds, in a few words.
    /// Why a model of these sizes has no counterpart in the format, as a sentence; empty when it can be exported.
    std::string (*obstacle)(const TranslationShape &shape, std::int64_t vocabulary);
    /// Genes with the one choice that has a counterpart in the format.
    std::vector<std::pair<std::string, int>> onlyChoices;
    bool exact = true; ///< It computes what the subnet computes; false where weights are rounded to eight bits.
    bool own = false; ///< Its runtime is this program.
};

/// Every format, the default first.
[[nodiscard]] std::span<const ExportFormat> exportFormats();
/// Throws UsageError naming those that there are.
[[nodiscard]] const ExportFormat &exportFormat(const std::string &name);

/// What holds a search to architectures that the format takes: arguments of the steering command `pin-gene`.
[[nodiscard]] std::vector<nlohmann::json> exportablePins(const ExportFormat &format);
/// The space with only the choices that have a counterpart in the format. Throws Error when it does not offer them.
[[nodiscard]] SearchSpace exportableSpace(const SearchSpace &space, const ExportFormat &format);

} // namespace supernet
