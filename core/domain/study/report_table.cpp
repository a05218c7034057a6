// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/study/report_table.h"

#include "domain/support/error.h"
#include "domain/support/table_cell.h"

#include <array>
#include <map>
#include <string_view>

namespace supernet {

namespace {

using nlohmann::json;
using Kind = ReportColumn::Kind;

constexpr std::array<std::pair<Kind, std::string_view>, 4> Kinds{
    {{Kind::Key, "key"}, {Kind::Text, "text"}, {Kind::Exact, "exact"}, {Kind::Measured, "measured"}}};

std::string_view name(Kind kind)
{
    for (const auto &[known, text] : Kinds) {
        if (known == kind)
            return text;
    }
    return {};
}

Kind kindFromName(const std::string &name)
{
    for (const auto &[kind, text] : Kinds) {
        if (text == name)
            return kind;
    }
    throw Error("A report's column has the unknown kind `" + name + "`.");
}

bool isFigure(const ReportColumn &column)
{
    return column.kind == Kind::Exact || column.kind == Kind::Measured;
}

std::string replaced(const std::string &text, const std::map<char, std::string> &with)
{
    std::string result;
    for (const char letter : text) {
        const auto found = with.find(letter);
        if (found == with.end())
            result += letter;
        else
            result += found->second;
    }
    return result;
}

std::string latexText(const std::string &text)
{
    static const std::map<char, std::string> escapes{{'\\', "\\textbackslash{}"},
                                                     {'&', "\\&"},
                                                     {'%', "\\%"},
                                                     {'$', "\\$"},
                                                     {'#', "\\#"},
                                                     {'_', "\\_"},
                                                     {'{', "\\{"},
                                                     {'}', "\\}"},
                                                     {'~', "\\textasciitilde{}"},
                                                     {'^', "\\textasciicircum{}"}};
    return replaced(text, escapes);
}

std::string csvText(const std::string &given)
{
    const std::string text = plainCell(given);
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    return '"' + replaced(text, {{'"', "\"\""}}) + '"';
}

/// The cells of a line, each by `cell(column)`, with `between` between them.
template<typename Cell>
std::string joined(const ReportTable &table, const std::string &between, Cell cell)
{
    std::string line;
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        line += (column > 0 ? between : "") + cell(column);
    return line;
}

std::string htmlCell(const ReportCell &cell, const ReportColumn &column)
{
    std::string classes = isFigure(column) ? "figure" : "";
    if (cell.elsewhere)
        classes += column.kind == Kind::Measured ? " measured" : " differs";
    const std::string attribute = classes.empty() ? "" : " class=\"" + classes + '"';
    const std::string there = cell.elsewhere ? " <span class=\"there\">" + htmlText(*cell.elsewhere) + "</span>"
                                             : std::string();
    const char *element = column.kind == Kind::Key ? "th" : "td";
    return std::string("<") + element + attribute + '>' + htmlText(cell.text) + there + "</" + element + '>';
}

} // namespace

void ReportTable::add(std::vector<std::string> cells)
{
    cells.resize(columns.size());
    auto &row = rows.emplace_back();
    for (std::string &cell : cells)
        row.push_back({std::move(cell), {}});
}

json toJson(const ReportTable &table)
{
    json result = {{"name", table.name}, {"title", table.title}, {"note", table.note}};
    result["columns"] = json::array();
    for (const ReportColumn &column : table.columns)
        result["columns"].push_back({{"title", column.title}, {"kind", std::string(name(column.kind))}});
    result["rows"] = json::array();
    for (const auto &row : table.rows) {
        json cells = json::array();
        for (const ReportCell &cell : row)
            cells.push_back(cell.text);
        result["rows"].push_back(std::move(cells));
    }
    return result;
}

ReportTable reportTableFromJson(const json &value)
{
    ReportTable table;
    table.name = value.at("name").get<std::string>();
    table.title = value.at("title").get<std::string>();
    table.note = value.at("note").get<std::string>();
    for (const json &column : value.at("columns"))
        table.columns.push_back(
            {column.at("title").get<std::string>(), kindFromName(column.at("kind").get<std::string>())});
    for (const json &row : value.at("rows"))
        table.add(row.get<std::vector<std::string>>());
    return table;
}

std::string csv(const ReportTable &table)
{
    std::string text = joined(table, ",", [&](std::size_t i) { return csvText(table.columns[i].title); }) + "\r\n";
    for (const auto &row : table.rows)
        text += joined(table, ",", [&](std::size_t i) { return csvText(row[i].text); }) + "\r\n";
    return text;
}

std::string latex(const ReportTable &table)
{
    std::string text = "\\begin{table}\n\\centering\n\\caption{" + latexText(table.title) + ". " + latexText(table.note)
        + "}\n\\label{tab:" + table.name + "}\n\\begin{tabular}{"
        + joined(table, "", [&](std::size_t i) { return std::string(isFigure(table.columns[i]) ? "r" : "l"); })
        + "}\n\\toprule\n" + joined(table, " & ", [&](std::size_t i) { return latexText(table.columns[i].title); })
        + " \\\\\n\\midrule\n";
    for (const auto &row : table.rows)
        text += joined(table, " & ", [&](std::size_t i) { return latexText(row[i].text); }) + " \\\\\n";
    return text + "\\bottomrule\n\\end{tabular}\n\\end{table}\n";
}

std::string html(const ReportTable &table)
{
    std::string text = "<section id=\"" + htmlText(table.name) + "\">\n<h2>" + htmlText(table.title) + "</h2>\n";
    if (!table.note.empty())
        text += "<p>" + htmlText(table.note) + "</p>\n";
    text += "<div class=\"wide\"><table>\n<thead><tr>"
        + joined(table, "",
                 [&](std::size_t i) {
                     const char *attribute = isFigure(table.columns[i]) ? " class=\"figure\"" : "";
                     return std::string("<th") + attribute + '>' + htmlText(table.columns[i].title) + "</th>";
                 })
        + "</tr></thead>\n<tbody>\n";
    for (const auto &row : table.rows)
        text += "<tr>" + joined(table, "", [&](std::size_t i) { return htmlCell(row[i], table.columns[i]); })
            + "</tr>\n";
    return text + "</tbody></table></div>\n</section>\n";
}

std::string htmlText(const std::string &text)
{
    return replaced(text, {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}});
}

} // namespace supernet
