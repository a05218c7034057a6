// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/study/conflict_parts.h"

#include "domain/support/error.h"
#include "domain/support/random.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace supernet {

namespace {

/// `encoder`, `0` and `ffn_norm` of `encoder.0.ffn_norm.weight`.
std::vector<std::string> wordsOf(const std::string &tensor)
{
    std::vector<std::string> words(1);
    for (const char letter : tensor) {
        if (letter == '.')
            words.emplace_back();
        else
            words.back() += letter;
    }
    return words;
}

std::string partOf(const std::string &tensor, ConflictParts parts)
{
    if (parts == ConflictParts::Net)
        return "net";
    const auto words = wordsOf(tensor);
    if (parts == ConflictParts::Tensor || words.size() < 3)
        return tensor;
    if (parts == ConflictParts::Layer)
        return words[0] + '.' + words[1];
    constexpr std::string_view norm = "_norm";
    return words[2].ends_with(norm) ? words[2].substr(0, words[2].size() - norm.size()) : words[2];
}

/// Cosines of one probe.
struct Sum
{
    double cosines = 0;
    double negative = 0;
    double count = 0;

    void add(double cosine)
    {
        cosines += cosine;
        negative += cosine < ConflictBelow ? 1 : 0;
        ++count;
    }
};

/// By step.
using Sums = std::map<std::int64_t, Sum>;

struct Part
{
    std::string name;
    Sums before;
    Sums after;
};

ConflictFigures figuresOf(const Sums &sums, int resamples, std::uint64_t seed)
{
    std::vector<double> cosines;
    std::vector<double> shares;
    for (const auto &[step, sum] : sums) {
        cosines.push_back(sum.cosines / sum.count);
        shares.push_back(sum.negative / sum.count);
    }
    const std::uint64_t key = streamKey(seed, "conflict");
    return {bootstrapMean(cosines, resamples, key), bootstrapMean(shares, resamples, key)};
}

std::vector<Part> partsOf(std::span<const ConflictSample> samples, ConflictParts parts, const std::string &pair)
{
    std::vector<Part> found;
    std::map<std::string, std::size_t> places;
    for (const ConflictSample &sample : samples) {
        const bool projected = sample.pair.ends_with(ProjectedSuffix);
        const std::string subnets = projected
            ? sample.pair.substr(0, sample.pair.size() - std::string_view(ProjectedSuffix).size())
            : sample.pair;
        if (sample.tensor.empty() != (parts == ConflictParts::Net) || (!pair.empty() && subnets != pair))
            continue;
        const std::string name = partOf(sample.tensor, parts);
        const auto [place, isNew] = places.try_emplace(name, found.size());
        if (isNew)
            found.push_back({name, {}, {}});
        Part &part = found[place->second];
        (projected ? part.after : part.before)[sample.step].add(sample.cosine);
    }
    return found;
}

} // namespace

ConflictParts conflictPartsFromName(const std::string &name)
{
    static const std::map<std::string, ConflictParts> names{{"net", ConflictParts::Net},
                                                            {"group", ConflictParts::Group},
                                                            {"layer", ConflictParts::Layer},
                                                            {"tensor", ConflictParts::Tensor}};
    const auto found = names.find(name);
    if (found == names.end())
        throw UsageError("Conflict is not taken together by `" + name + "`.", "Use net, group, layer or tensor.");
    return found->second;
}

std::vector<PartConflict> conflictByPart(std::span<const ConflictSample> samples, ConflictParts parts,
                                         const std::string &pair, int resamples, std::uint64_t seed)
{
    std::vector<PartConflict> result;
    for (const Part &part : partsOf(samples, parts, pair)) {
        PartConflict conflict{part.name, part.before.size(), figuresOf(part.before, resamples, seed), {}};
        if (!part.after.empty())
            conflict.after = figuresOf(part.after, resamples, seed);
        result.push_back(std::move(conflict));
    }
    return result;
}

} // namespace supernet
