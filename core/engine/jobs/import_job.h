// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/jobs/job.h"

namespace supernet {

/// What a run that holds an imported net says of its `start`.
inline constexpr auto ImportedStart = "imported";

struct ImportResult
{
    JobOutcome outcome = JobOutcome::Done;
    std::string run;
    std::string architectureId;
    std::filesystem::path folder; ///< The copy in the project's exports.
    /// Whether it is a net of the project like one trained alone: `RUN@0` can be evaluated, exported, translated with.
    bool isPick = false;
};

/// Takes an exported safetensors subnet (a folder of exportModel(), or one converted from HAT by convert_hat.py) back into a
/// project: copies it into the exports, where it is tried and compared as those made here; and, where its tokenizer is the
/// project's, makes it the checkpoint of a run of its own and a Pick with the label, `imported` by default. Throws Error.
ImportResult runImportJob(Project &project, const std::filesystem::path &folder, const std::string &label,
                          const JobOptions &options, std::stop_token stop, EventSink &sink);

} // namespace supernet
