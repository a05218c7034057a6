// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/study/study_journey.h"
#include "domain/study/report_page.h"

namespace supernet::cli {

/// Fidelity and front of a study's supernets at checkpoints along their runs and at the end.
[[nodiscard]] ReportTable alongTable(const Project &project, const StudyPlan &plan, const FidelitySettings &statistics);

} // namespace supernet::cli
