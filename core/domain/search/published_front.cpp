// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/search/published_front.h"

#include "domain/support/error.h"
#include "domain/support/input_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <sstream>

namespace supernet {

namespace {

constexpr auto latencyColumn = "latency_ms";
constexpr auto bleuColumn = "bleu";

/// The cells of a line; a cell in quotation marks may hold commas, and a doubled mark stands for one.
std::vector<std::string> cellsOf(const std::string &line)
{
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"')
            cells.back() += line[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            cells.emplace_back();
        else if (c != '\r')
            cells.back() += c;
    }
    return cells;
}

class Reader
{
public:
    Reader(const std::string &source, const std::vector<std::string> &heading)
        : m_source(source)
        , m_heading(heading)
        , m_latency(column(latencyColumn))
        , m_bleu(column(bleuColumn))
    {
    }

    void read(const std::string &line, int number)
    {
        const auto cells = cellsOf(line);
        if (cells.size() != m_heading.size())
            throw Error(place(number) + " has " + std::to_string(cells.size()) + " cells, its heading "
                        + std::to_string(m_heading.size()) + '.');
        front(cells).points.push_back({figure(cells, m_latency, number), figure(cells, m_bleu, number)});
    }

    std::vector<PublishedFront> take()
    {
        for (PublishedFront &front : m_fronts)
            std::ranges::stable_sort(front.points, {}, &PublishedFront::Point::latencyMs);
        return std::move(m_fronts);
    }

private:
    std::string place(int number) const { return "Line " + std::to_string(number) + " of " + m_source; }

    std::size_t column(const char *name) const
    {
        const auto found = std::ranges::find(m_heading, name);
        if (found == m_heading.end())
            throw Error(m_source + " has no column `" + name + "`.",
                        "A published front is CSV whose first line names the columns latency_ms and bleu.");
        return static_cast<std::size_t>(found - m_heading.begin());
    }

    double figure(const std::vector<std::string> &cells, std::size_t column, int number) const
    {
        const std::string &text = cells[column];
        double value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
            throw Error(place(number) + ": `" + text + "` under `" + m_heading[column] + "` is no number.");
        return value;
    }

    PublishedFront &front(const std::vector<std::string> &cells)
    {
        std::string name;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i != m_latency && i != m_bleu && !cells[i].empty())
                name.append(name.empty() ? "" : ", ").append(cells[i]);
        }
        const auto found = std::ranges::find(m_fronts, name, &PublishedFront::name);
        return found == m_fronts.end() ? m_fronts.emplace_back(PublishedFront{name, {}}) : *found;
    }

    const std::string &m_source;
    std::vector<std::string> m_heading;
    std::size_t m_latency;
    std::size_t m_bleu;
    std::vector<PublishedFront> m_fronts;
};

} // namespace

std::vector<PublishedFront> readPublishedFronts(std::istream &text, const std::string &source)
{
    std::string line;
    if (!std::getline(text, line))
        throw Error(source + " is empty.");
    if (line.starts_with("\xef\xbb\xbf"))
        line.erase(0, 3); // Spreadsheets mark UTF-8 so.
    Reader reader(source, cellsOf(line));
    for (int number = 2; std::getline(text, line); ++number) {
        if (!line.empty() && line != "\r")
            reader.read(line, number);
    }
    return reader.take();
}

std::vector<PublishedFront> readPublishedFronts(const std::filesystem::path &file)
{
    std::istringstream text(readWholeFile(file));
    return readPublishedFronts(text, file.filename().string());
}

} // namespace supernet
