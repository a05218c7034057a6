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
    std::int64_t proofSentences = 20; ///< Of the validation split.
};
[[nodiscard]] nlohmann::json toJson(const ExportJobSettings &settings);
/// Missing keys keep their defaults. Throws UsageError.
[[nodiscard]] ExportJobSettings exportJobSettingsFromJson(const nlohmann::json &json);

struct ExportJobResult
{
    JobOutcome outcome = JobOutcome::Done;
    std::string run; ///< Of the export itself.
    std::filesystem::path folder;
    std::string architectureId;
    nlohmann::json proof;
};

/// Collapses a subnet of a trained supernet and writes it as exportModel() does; appends an ExportRecord. Throws Error.
ExportJobResult runExportJob(Project &project, const nlohmann::json &settings, const JobOptions &options,
                             std::stop_token stop, EventSink &sink);

} // namespace supernet
