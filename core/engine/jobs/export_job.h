// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/jobs/job.h"

namespace supernet {

/// What an export is told.
struct ExportJobSettings
{
    std::string supernet; ///< `RUN` or `RUN@STEP`; empty: the latest training run with a checkpoint.
    std::string architecture; ///< See chooseArchitectures(); it must name exactly one.
    std::string search; ///< With `latencyLimitMs`: the search whose front is asked; empty: the latest.
    std::optional<double> latencyLimitMs; ///< Instead of an architecture: the best of the front that keeps under it.
    std::string output; ///< The folder to make; empty: exports/RUN-ID in the project.
    /// See exportFormats(). With several of them each but `safetensors` adds `-FORMAT` to its folder's name.
    std::vector<std::string> formats{"safetensors"};
    std::int64_t proofSentences = 64; ///< Of the validation split.
    int vocabularySelection = 0; ///< Translations that the lexicon keeps for each source token; 0: no lexicon.
};
[[nodiscard]] nlohmann::json toJson(const ExportJobSettings &settings);
/// Missing keys keep their defaults. Throws UsageError.
[[nodiscard]] ExportJobSettings exportJobSettingsFromJson(const nlohmann::json &json);

struct ExportJobResult
{
    struct Written
    {
        std::string format;
        std::filesystem::path folder;
        nlohmann::json proof;
    };

    JobOutcome outcome = JobOutcome::Done;
    std::string run; ///< Of the export itself.
    std::string architectureId;
    std::vector<Written> written; ///< One for each format, in the order asked for; none when stopped.
};

/// Collapses a subnet of a trained supernet and writes it as exportModel() does, once for each format; appends an
/// ExportRecord for each. Nothing is written when one of the formats has no counterpart for it. Throws Error.
ExportJobResult runExportJob(Project &project, const nlohmann::json &settings, const JobOptions &options,
                             std::stop_token stop, EventSink &sink);

} // namespace supernet
