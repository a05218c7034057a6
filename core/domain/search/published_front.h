// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <istream>
#include <string>
#include <vector>

namespace supernet {

/// A front as a paper printed it, to be drawn beside one's own.
struct PublishedFront
{
    struct Point
    {
        double latencyMs = 0;
        double bleu = 0;

        bool operator==(const Point &) const = default;
    };

    std::string name; ///< What its rows have in common besides the figures, for example `wmt14.en-de, xeon`.
    std::vector<Point> points; ///< Fastest first.
};

/// Reads CSV with a heading line: the columns `latency_ms` and `bleu` are the figures, rows that agree in all others
/// form a front. `source` names the file in messages. Throws Error that names the line that cannot be read.
[[nodiscard]] std::vector<PublishedFront> readPublishedFronts(std::istream &text, const std::string &source);
[[nodiscard]] std::vector<PublishedFront> readPublishedFronts(const std::filesystem::path &file);

} // namespace supernet
