// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/study/report_table.h"

namespace supernet {

/// How many figures two reports of one study have in common, and how many of those differ.
struct ReportCheck
{
    std::size_t compared = 0;
    std::size_t exact = 0; ///< Of those that data, settings and seed decide, how many differ;
    std::size_t measured = 0; ///< and of those that depend on the machine.
    std::vector<std::string> missing; ///< Tables and rows of the other report that are not here, each in words.
};

/// Finds each figure of `there` in `here`, by table, row (its keys) and column, and writes into the cells of `here` what
/// differs.
[[nodiscard]] ReportCheck markDifferences(std::vector<ReportTable> &here, const std::vector<ReportTable> &there);

} // namespace supernet
