// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/supernets/live_decoding.h"

#include "engine/dense/beam_search.h"
#include "engine/supernets/translation_network.h"

#include <ATen/ATen.h>

namespace supernet {

namespace {

/// A sentence under way: what it has so far, and the search that chooses on.
struct Sentence
{
    std::size_t number = 0;
    std::vector<int> words;
    BeamSearch search;
};

void append(PackedBatch &batch, const std::vector<int> &source, const std::vector<int> &words)
{
    batch.source.insert(batch.source.end(), source.begin(), source.end());
    batch.source.push_back(token::end);
    batch.targetInput.push_back(token::begin);
    batch.targetInput.insert(batch.targetInput.end(), words.begin(), words.end());
    batch.sourceOffsets.push_back(static_cast<std::int64_t>(batch.source.size()));
    batch.targetOffsets.push_back(static_cast<std::int64_t>(batch.targetInput.size()));
}

} // namespace

std::vector<Hypothesis> decodeLive(const TranslationNetwork &network, const Architecture &architecture,
                                   std::span<const std::vector<int>> sources, const DecodeOptions &options)
{
    if (options.beam != 1)
        throw Error("A net whose tokens choose their experts translates greedily.", "Use a beam of 1.");
    std::vector<Hypothesis> result(sources.size());
    std::vector<Sentence> open;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        if (sources[i].empty())
            continue;
        const auto most = static_cast<std::int64_t>(sources[i].size()) * options.lengthFactor + options.lengthExtra;
        open.push_back({i, {}, BeamSearch(1, options.alpha, most, false)});
    }
    while (!open.empty()) {
        PackedBatch batch;
        batch.sourceOffsets = batch.targetOffsets = {0};
        for (const Sentence &sentence : open)
            append(batch, sources[sentence.number], sentence.words);
        const auto logits = network.logits(batch, architecture).to(torch::kFloat32).contiguous();
        std::vector<Sentence> left;
        for (std::size_t i = 0; i < open.size(); ++i) {
            Sentence &sentence = open[i];
            const auto last = batch.targetOffsets[i + 1] - 1;
            sentence.search.advance(logits.data_ptr<float>() + last * logits.size(1), logits.size(1));
            if (sentence.search.live().empty()) {
                result[sentence.number] = sentence.search.best();
                continue;
            }
            sentence.words.push_back(sentence.search.live().front().token);
            left.push_back(std::move(sentence));
        }
        open = std::move(left);
    }
    return result;
}

} // namespace supernet
