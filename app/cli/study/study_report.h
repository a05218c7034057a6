// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/study/study_plan.h"
#include "domain/study/report_page.h"

namespace supernet::cli {

/// The report of what a project's store holds of a study.
[[nodiscard]] StudyReport studyReport(const Project &project, const StudyPlan &plan);

/// Writes report.html, report.json, tables.tex and a CSV file for each table into `folder`, made where it is missing. Throws
/// Error.
void writeReport(const StudyReport &report, const std::filesystem::path &folder);

/// The tables of a report.json, or of the one in a report's folder. Throws Error.
[[nodiscard]] std::vector<ReportTable> readReportTables(const std::filesystem::path &reportOrFolder);

/// Findings and the main tables, for a terminal.
[[nodiscard]] std::string text(const StudyReport &report);

} // namespace supernet::cli
