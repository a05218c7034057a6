// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace supernet {

struct ReportColumn
{
    enum class Kind {
        Key, ///< Names a row, with the other keys.
        Text,
        Exact, ///< A figure that follows from data, settings and seed.
        Measured, ///< A figure that depends on the machine and on what else it did.
    };

    std::string title;
    Kind kind = Kind::Exact;
};

struct ReportCell
{
    std::string text;
    std::optional<std::string> elsewhere; ///< What another report has in its place, where that differs.
};

/// A table of a study's report, of figures as they are printed.
struct ReportTable
{
    std::string name; ///< Of its files: `conflict`.
    std::string title;
    std::string note; ///< What the figures mean; may be empty.
    std::vector<ReportColumn> columns;
    std::vector<std::vector<ReportCell>> rows;

    void add(std::vector<std::string> cells); ///< One a column.
};

[[nodiscard]] nlohmann::json toJson(const ReportTable &table);
/// Throws nlohmann::json::exception where something is missing.
[[nodiscard]] ReportTable reportTableFromJson(const nlohmann::json &json);

/// Comma-separated (RFC 4180), with a line of titles.
[[nodiscard]] std::string csv(const ReportTable &table);
/// A `table` environment with the rules of booktabs; its label is `tab:NAME`.
[[nodiscard]] std::string latex(const ReportTable &table);
/// A `section`; a cell that differs elsewhere has the class `differs` and shows both figures.
[[nodiscard]] std::string html(const ReportTable &table);

/// With `&`, `<`, `>` and quotes written as entities.
[[nodiscard]] std::string htmlText(const std::string &text);

} // namespace supernet
