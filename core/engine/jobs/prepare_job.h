// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/jobs/job.h"
#include "engine/text/dataset_builder.h"

namespace supernet {

/// Makes the project's data from parallel text, as a run of the project: trains the tokenizer, splits, encodes (see
/// buildDataset for the files). The new data is written aside and takes the place of the old in one step, so that an
/// interrupted run leaves the old data whole. Replaced is only what an earlier preparation has put there and no run stands
/// on (see runOnData); data that was lost may be prepared again, if it becomes the same. project.json's section `data`
/// tells what there is:
///
///     {"run": "prepare-1", "vocabulary": 8000, "type": "unigram", "seed": 1,
///      "pairs": {"train": 27000, "valid": 1000, "test": 1000}, "skipped": 12, "checksum": "9f86d081..."}
///
/// `checksum` differs when any file of the data does. `settings.seed` and `settings.threads` are taken from `options`.
/// `manifest`, where given, receives what data/manifest.json holds. Throws Error and UsageError.
JobOutcome prepare(Project &project, DatasetSettings settings, const JobOptions &options, std::stop_token stop,
                   EventSink &sink, nlohmann::json *manifest = nullptr);

} // namespace supernet
