// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/space/encoding.h"

#include "domain/space/gene_names.h"

namespace supernet {

namespace {

/// The number that stands for a choice: its value, but 1, 2, 3 for the attention spans -1, 1, 2.
double amount(const Gene &gene, int value)
{
    return gene.name == gene::decoderSpan ? gene::spanLayers(value) : value;
}

void appendMean(const Gene &gene, const Architecture::Values &values, double largest, std::vector<float> &features)
{
    double sum = 0;
    for (const int value : values)
        sum += amount(gene, value);
    features.push_back(static_cast<float>(sum / static_cast<double>(values.size()) / largest));
}

void appendLayers(const Gene &gene, const Architecture::Values &values, double largest, int layers,
                  std::vector<float> &features)
{
    for (const int value : values)
        features.push_back(static_cast<float>(amount(gene, value) / largest));
    features.insert(features.end(), static_cast<std::size_t>(layers) - values.size(), 0.0F);
}

} // namespace

const char *name(Encoding encoding)
{
    return encoding == Encoding::Summary ? "summary" : "per-layer";
}

Encoding encodingFromName(std::string_view text)
{
    for (const Encoding encoding : {Encoding::Summary, Encoding::PerLayer}) {
        if (text == name(encoding))
            return encoding;
    }
    throw UsageError("There is no encoding `" + std::string(text) + "`.", "Use `summary` or `per-layer`.");
}

std::vector<std::string> featureNames(const SearchSpace &space, Encoding encoding)
{
    std::vector<std::string> names;
    for (const Gene &gene : space.genes) {
        if (gene.scope == Gene::Scope::Network || encoding == Encoding::Summary) {
            names.push_back(gene.name);
            continue;
        }
        for (int layer = 0; layer < space.layers(gene); ++layer)
            names.push_back(gene.name + '[' + std::to_string(layer) + ']');
    }
    return names;
}

std::vector<float> encode(const SearchSpace &space, const Architecture &architecture, Encoding encoding)
{
    std::vector<float> features;
    for (const Gene &gene : space.genes) {
        const Architecture::Values &values = architecture.values(gene.name);
        const double largest = amount(gene, space.largest(gene.name));
        if (encoding == Encoding::Summary)
            appendMean(gene, values, largest, features);
        else
            appendLayers(gene, values, largest, space.layers(gene), features);
    }
    return features;
}

} // namespace supernet
