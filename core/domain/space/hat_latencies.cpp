// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/space/hat_latencies.h"

#include "domain/space/gene_names.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>
#include <sstream>

namespace supernet {

namespace {

struct HatColumn
{
    std::string_view gene;
    std::string_view column;
};

constexpr std::array hatColumns = {
    HatColumn{gene::encoderEmbed, "encoder_embed_dim"},
    HatColumn{gene::encoderLayers, "encoder_layer_num"},
    HatColumn{gene::encoderFfn, "encoder_ffn_embed_dim_avg"},
    HatColumn{gene::encoderSelfHeads, "encoder_self_attention_heads_avg"},
    HatColumn{gene::decoderEmbed, "decoder_embed_dim"},
    HatColumn{gene::decoderLayers, "decoder_layer_num"},
    HatColumn{gene::decoderFfn, "decoder_ffn_embed_dim_avg"},
    HatColumn{gene::decoderSelfHeads, "decoder_self_attention_heads_avg"},
    HatColumn{gene::decoderCrossHeads, "decoder_ende_attention_heads_avg"},
    HatColumn{gene::decoderSpan, "decoder_arbitrary_ende_attn_avg"},
};

std::string_view columnOf(const Gene &gene)
{
    for (const HatColumn &known : hatColumns) {
        if (known.gene == gene.name)
            return known.column;
    }
    throw Error("HAT's latency data sets know no gene `" + gene.name + "`.");
}

/// The cells of a line by the names of the header.
using Row = std::map<std::string, double, std::less<>>;

std::vector<std::string> cellsOf(const std::string &line)
{
    std::vector<std::string> cells;
    std::istringstream stream(line);
    for (std::string cell; std::getline(stream, cell, ',');) {
        cell.erase(cell.find_last_not_of(" \t\r") + 1);
        cells.push_back(std::move(cell));
    }
    return cells;
}

Row rowOf(const std::vector<std::string> &names, const std::vector<std::string> &cells)
{
    if (cells.size() != names.size())
        throw Error("it has " + std::to_string(cells.size()) + " cells instead of " + std::to_string(names.size())
                    + '.');
    Row row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        double value = 0;
        const auto [end, failure] = std::from_chars(cells[i].data(), cells[i].data() + cells[i].size(), value);
        if (failure != std::errc() || end != cells[i].data() + cells[i].size() || !std::isfinite(value))
            throw Error('`' + cells[i] + "` is no number.");
        row[names[i]] = value;
    }
    return row;
}

int amountOf(const Gene &gene, int value)
{
    return gene.name == gene::decoderSpan ? gene::spanLayers(value) : value;
}

/// The first values, layer by layer, whose mean it is; empty when there are none.
Architecture::Values valuesWithMean(const SearchSpace &space, const Gene &gene, int layers, double mean)
{
    constexpr double Rounding = 1e-6;
    const auto total = static_cast<int>(std::lround(mean * layers));
    if (std::abs(mean * layers - total) > Rounding * std::max(1.0, mean))
        return {};
    // By layer: what it and those after it can add up to.
    std::vector<std::set<int>> sums(static_cast<std::size_t>(layers) + 1);
    sums.back() = {0};
    for (int layer = layers - 1; layer >= 0; --layer)
        for (const int sum : sums[static_cast<std::size_t>(layer) + 1])
            for (const int choice : space.choices(gene, layer))
                sums[static_cast<std::size_t>(layer)].insert(sum + amountOf(gene, choice));
    Architecture::Values values;
    int rest = total;
    for (int layer = 0; layer < layers; ++layer)
        for (const int choice : space.choices(gene, layer)) {
            const int after = rest - amountOf(gene, choice);
            if (!sums[static_cast<std::size_t>(layer) + 1].contains(after))
                continue;
            values.push_back(choice);
            rest = after;
            break;
        }
    return rest == 0 && values.size() == static_cast<std::size_t>(layers) ? values : Architecture::Values();
}

Architecture architectureOf(const SearchSpace &space, const Row &row)
{
    Architecture result;
    for (const Gene &gene : space.genes) {
        const double mean = row.find(columnOf(gene))->second;
        Architecture::Values values = valuesWithMean(space, gene, space.activeLayers(gene, result), mean);
        if (values.empty())
            throw Error("no choices of the gene `" + gene.name + "` have the mean " + std::to_string(mean) + '.');
        result.set(gene.name, std::move(values));
    }
    return result;
}

HatLatency latencyOf(const SearchSpace &space, const Row &row)
{
    const double milliseconds = row.find("latency_mean_encoder")->second + row.find("latency_mean_decoder")->second;
    if (!(milliseconds > 0))
        throw Error("a latency is above 0.");
    return {architectureOf(space, row), milliseconds};
}

std::vector<std::string> columnsOf(const std::string &header, const SearchSpace &space)
{
    const std::vector<std::string> names = cellsOf(header);
    const auto require = [&](std::string_view column) {
        if (std::ranges::find(names, column) == names.end())
            throw Error("The file lacks the column `" + std::string(column) + "` of HAT's latency data sets.",
                        "Give measurements of `supernet latency`, or a file that HAT's latency_dataset.py wrote.");
    };
    for (const Gene &gene : space.genes)
        require(columnOf(gene));
    require("latency_mean_encoder");
    require("latency_mean_decoder");
    return names;
}

} // namespace

std::vector<HatLatency> hatLatencies(const std::string &csv, const SearchSpace &space)
{
    std::istringstream stream(csv);
    std::string line;
    std::getline(stream, line);
    const std::vector<std::string> names = columnsOf(line, space);
    std::vector<HatLatency> result;
    for (int number = 2; std::getline(stream, line); ++number) {
        if (line.find_first_not_of(" \t\r") == std::string::npos)
            continue;
        try {
            result.push_back(latencyOf(space, rowOf(names, cellsOf(line))));
        } catch (const Error &error) {
            throw Error("Line " + std::to_string(number) + " does not fit the space `" + space.name
                            + "`: " + error.what(),
                        "Name with --space the space that HAT drew them from: the configuration of the data set, for "
                        "example cpu_xeon.yml.");
        }
    }
    return result;
}

} // namespace supernet
