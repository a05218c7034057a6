// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/study/report_check.h"

#include <algorithm>

namespace supernet {

namespace {

using Kind = ReportColumn::Kind;

/// The keys of a row, in words.
std::string keyOf(const ReportTable &table, const std::vector<ReportCell> &row)
{
    std::string key;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (table.columns[i].kind == Kind::Key)
            key += (key.empty() ? "" : ", ") + row[i].text;
    }
    return key;
}

void markRow(ReportCheck &check, ReportTable &table, std::vector<ReportCell> &row, const ReportTable &there,
             const std::vector<ReportCell> &theirs)
{
    for (std::size_t i = 0; i < row.size(); ++i) {
        const ReportColumn &column = table.columns[i];
        const auto same = std::ranges::find(there.columns, column.title, &ReportColumn::title);
        if (column.kind == Kind::Key || column.kind == Kind::Text || same == there.columns.end())
            continue;
        ++check.compared;
        const ReportCell &other = theirs[static_cast<std::size_t>(same - there.columns.begin())];
        if (other.text == row[i].text)
            continue;
        row[i].elsewhere = other.text;
        ++(column.kind == Kind::Exact ? check.exact : check.measured);
    }
}

void markTable(ReportCheck &check, ReportTable &table, const ReportTable &there)
{
    for (const auto &theirs : there.rows) {
        const std::string key = keyOf(there, theirs);
        const auto row = std::ranges::find_if(table.rows, [&](const auto &own) { return keyOf(table, own) == key; });
        if (row == table.rows.end())
            check.missing.push_back(table.name + ": " + key);
        else
            markRow(check, table, *row, there, theirs);
    }
}

} // namespace

ReportCheck markDifferences(std::vector<ReportTable> &here, const std::vector<ReportTable> &there)
{
    ReportCheck check;
    for (const ReportTable &other : there) {
        const auto table = std::ranges::find(here, other.name, &ReportTable::name);
        if (table == here.end())
            check.missing.push_back(other.name);
        else
            markTable(check, *table, other);
    }
    return check;
}

} // namespace supernet
