// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/study/study_plan.h"
#include "domain/project/output_place.h"
#include "domain/study/report_page.h"

namespace supernet::cli {

/// The report of what a project's store holds of a study.
[[nodiscard]] StudyReport studyReport(const Project &project, const StudyPlan &plan);

/// Throws Error where a report of the study cannot be written into `folder`: it holds something else than an earlier one of
/// the same study, or a file of that was changed since. None of it matters where files may be replaced.
void requireReportPlace(const std::string &study, const std::filesystem::path &folder, Existing existing);

/// Writes report.html, report.json, tables.tex and a CSV file for each table into `folder`, made where it is missing; the
/// files get their names when all are there. report.json lists them, so that a later report knows them as its own. Throws
/// Error, as requireReportPlace() does.
void writeReport(const StudyReport &report, const std::filesystem::path &folder, Existing existing);

/// The tables of a report.json, or of the one in a report's folder. Throws Error.
[[nodiscard]] std::vector<ReportTable> readReportTables(const std::filesystem::path &reportOrFolder);

/// Findings and the main tables, for a terminal.
[[nodiscard]] std::string text(const StudyReport &report);

} // namespace supernet::cli
