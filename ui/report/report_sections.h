// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/metrics/system_comparison.h"
#include "domain/project/project.h"
#include "pages/subnets.h"
#include "report/report.h"

namespace supernet::ui {

class ProjectDocument;

// What a report tells of a project, part by part. These draw with widgets, so they need the GUI thread; their pictures are
// in the light scheme whatever the window shows.
[[nodiscard]] ReportSection projectSection(
    const ProjectDocument &document); ///< Data with their checksum, machine, program.
[[nodiscard]] ReportSection trainingSection(ProjectDocument &document); ///< Runs with their seeds, curves.
[[nodiscard]] ReportSection searchSection(const ProjectDocument &document); ///< The latest search, its front.
/// The picks side by side; with their scores' intervals and which differences are beyond chance where they have been tested,
/// else with why they could not be (may be empty).
[[nodiscard]] ReportSection picksSection(const std::vector<Subnet> &picks, const SystemComparison *tested,
                                         const QString &untested);
[[nodiscard]] ReportSection exportsSection(const ProjectDocument &document); ///< With their proofs.

/// How every score was made: metric, sentences, signature. Reads the store, so it belongs on another thread. Throws Error.
[[nodiscard]] ReportSection signaturesSection(const Project &project);

} // namespace supernet::ui
