// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/parallel_reader.h"

#include <map>
#include <nlohmann/json.hpp>

namespace supernet {

/// How a dataset is made; toJson() and datasetSettingsFromJson() carry it through the store and the queue.
struct DatasetSettings
{
    CorpusFiles train;
    CorpusFiles valid; ///< Empty: drawn from `train`.
    CorpusFiles test; ///< Empty: drawn from `train`.
    /// Pairs to draw where no set is given; by default 1,000 each, or a twentieth of a small corpus.
    std::optional<std::int64_t> validSize;
    std::optional<std::int64_t> testSize;
    int vocabulary = 8000;
    std::string type = "unigram"; ///< `unigram` or `bpe`.
    LineRules rules;
    std::filesystem::path base; ///< Files inside this folder are recorded by their place in it, others as they are.
    std::map<std::filesystem::path, std::filesystem::path> given; ///< The pipe that a file stands for; see GivenPipes.
    std::uint64_t seed = 1;
    int threads = 1; ///< For encoding; the dataset does not depend on it.

    void check() const; ///< Throws UsageError for what cannot be meant.
    [[nodiscard]] std::string recorded(const std::filesystem::path &file) const; ///< The name to write down.
};
[[nodiscard]] nlohmann::json toJson(const DatasetSettings &settings);
[[nodiscard]] DatasetSettings datasetSettingsFromJson(const nlohmann::json &json); ///< Throws UsageError.

/// Where the building stands. Returns false to end it.
struct DatasetStage
{
    std::string phase;
    double done = 0;
    double total = 0; ///< 0: not known.
    std::string unit;
};
using DatasetProgress = std::function<bool(const DatasetStage &)>;

/// Writes a whole dataset into `folder`, which exists and is empty: tokenizer.model; SPLIT.{source,target}.tokens of
/// train, valid and test; SPLIT.{source,target}.txt of valid and test (see references.h); skipped.tsv with every line
/// left out and why; manifest.json. The result is what manifest.json holds:
///
///     {"format": 1, "settings": {...}, "inputs": [{"file", "bytes", "sha256"}],
///      "lines": 29000, "skipped": {"empty source": 2, ...}, "skipped_first": [{"file", "line", "reason"}],
///      "languages": {"train": {"source": {"en": 29000}, "target": {"de-DE": 28000, "de-AT": 1000}}},
///      "columns": {"train": {"source": 2, "target": 4}}, "first_pair": {"source", "target"},
///      "duplicates": 3, "held_out_repeats": 0,
///      "tokenizer": {"type", "vocabulary", "sentences"},
///      "splits": {"train": {"pairs", "source_tokens", "target_tokens"}, "valid": ..., "test": ...},
///      "files": {"train.source.tokens": {"bytes", "sha256"}, ...}}
///
/// `languages` are those taken of translation memories, as the files name them, `columns` those of tables, from 1. `test_without_source` (if any) are lines of
/// a given test set that cannot be used and keep their places: their translation is empty. `duplicates` are pairs of the corpus
/// seen before (they stay in training); `held_out_repeats` are pairs of the corpus
/// that are in validation or test too (they are left out of training). Reads the corpus twice and keeps some 16 bytes a pair.
/// Nothing when `progress` ended it. Throws Error and UsageError.
[[nodiscard]] std::optional<nlohmann::json> buildDataset(const DatasetSettings &settings,
                                                         const std::filesystem::path &folder,
                                                         const DatasetProgress &progress);

} // namespace supernet
