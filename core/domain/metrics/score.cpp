// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/metrics/score.h"

#include "domain/support/error.h"

#include <spdlog/fmt/fmt.h>

namespace supernet {

std::string MetricScore::text(int width) const
{
    const std::string head = name + " = " + decimals(score, width);
    return details.empty() ? head : head + ' ' + details;
}

void requireSameLines(std::span<const std::string> hypotheses, References references)
{
    if (references.empty())
        throw UsageError("There is no reference to score against.", "Give at least one.");
    for (std::size_t stream = 0; stream < references.size(); ++stream) {
        if (references[stream].size() != hypotheses.size())
            throw UsageError(fmt::format("There are {} hypothesis lines but {} lines in reference {}.",
                                         hypotheses.size(), references[stream].size(), stream + 1),
                             "Line i of each must translate the same sentence.");
    }
}

std::vector<std::string> referencesOfLine(References references, std::size_t line)
{
    std::vector<std::string> lines;
    for (const auto &stream : references)
        lines.push_back(stream[line]);
    return lines;
}

std::string metricSignature(std::size_t references, const std::vector<std::pair<std::string, std::string>> &fields,
                            const std::string &extra)
{
    std::string signature = "nrefs:" + std::to_string(references);
    for (const auto &[key, value] : fields)
        signature += '|' + key + ':' + value;
    if (!extra.empty())
        signature += '|' + extra;
    return signature + "|version:supernet-" SUPERNET_VERSION;
}

std::string decimals(double value, int digits)
{
    return fmt::format("{:.{}f}", value, digits);
}

} // namespace supernet
