// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/dataset_builder.h"

#include <filesystem>
#include <vector>

namespace supernet {

/// Texts that a person gives as pipes (`--source <(zcat a.gz)`): they are read more than once, so what a pipe gives is kept
/// in a file as long as this lives.
class GivenPipes
{
public:
    /// Puts files in `folder` into the settings where they name pipes; see isComplete(). Throws Error, also for what is
    /// neither file nor pipe, and for a pipe that gives without end.
    GivenPipes(DatasetSettings &settings, const std::filesystem::path &folder, const DatasetProgress &progress);
    ~GivenPipes();
    GivenPipes(const GivenPipes &) = delete;
    GivenPipes &operator=(const GivenPipes &) = delete;

    [[nodiscard]] bool isComplete() const { return m_complete; } ///< False when the person asked to stop.

private:
    void keep(std::filesystem::path &file, DatasetSettings &settings, const std::filesystem::path &folder,
              const DatasetProgress &progress);

    std::vector<std::filesystem::path> m_kept;
    bool m_complete = true;
};

} // namespace supernet
