// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/error.h"
#include "engine/text/dataset_builder.h"

namespace supernet {

namespace {

using nlohmann::json;

constexpr int LargestVocabulary = 65536; // Token files hold 16 bits a token.

json filesToJson(const DatasetSettings &settings, const CorpusFiles &files)
{
    json result = json::object();
    if (!files.source.empty())
        result["source"] = settings.recorded(files.source);
    if (!files.target.empty())
        result["target"] = settings.recorded(files.target);
    if (!files.tsv.empty())
        result["tsv"] = settings.recorded(files.tsv);
    if (!files.tsvColumns.empty())
        result["tsv_columns"] = files.tsvColumns;
    if (!files.tmx.empty())
        result["tmx"] = settings.recorded(files.tmx);
    if (!files.sourceLanguage.empty())
        result["source_language"] = files.sourceLanguage;
    if (!files.targetLanguage.empty())
        result["target_language"] = files.targetLanguage;
    return result;
}

CorpusFiles filesFromJson(const json &from, const char *key)
{
    const json files = from.value(key, json::object());
    CorpusFiles result;
    result.source = files.value("source", "");
    result.target = files.value("target", "");
    result.tsv = files.value("tsv", "");
    result.tmx = files.value("tmx", "");
    result.sourceLanguage = files.value("source_language", "");
    result.targetLanguage = files.value("target_language", "");
    result.tsvColumns = files.value("tsv_columns", "");
    return result;
}

std::optional<std::int64_t> sizeFromJson(const json &from, const char *key)
{
    if (!from.contains(key))
        return std::nullopt;
    return from.at(key).get<std::int64_t>();
}

} // namespace

void DatasetSettings::check() const
{
    if (train.empty())
        throw UsageError("There is no text to prepare.", "Give --source and --target, --tsv or --tmx.");
    train.check("");
    valid.check("valid-");
    test.check("test-");
    if (vocabulary < 8 || vocabulary > LargestVocabulary)
        throw UsageError("A vocabulary of " + std::to_string(vocabulary) + " pieces is not possible.",
                         "Choose between 8 and " + std::to_string(LargestVocabulary) + '.');
    if (type != "unigram" && type != "bpe")
        throw UsageError("There is no tokenizer type `" + type + "`.", "Choose `unigram` or `bpe`.");
    if (rules.longest < 1)
        throw UsageError("The longest line must have at least one character.");
    if (!(rules.ratio >= 1))
        throw UsageError("The length ratio must be at least 1.");
    for (const auto &size : {validSize, testSize}) {
        if (size && *size < 1)
            throw UsageError("A validation and a test set of at least one pair are needed.");
    }
}

std::string DatasetSettings::recorded(const std::filesystem::path &file) const
{
    if (const auto pipe = given.find(file); pipe != given.end())
        return pipe->second.string();
    if (base.empty())
        return file.string();
    const auto inside = file.lexically_relative(base);
    return inside.empty() || *inside.begin() == ".." ? file.string() : inside.string();
}

json toJson(const DatasetSettings &settings)
{
    json result = {{"train", filesToJson(settings, settings.train)},
                   {"vocabulary", settings.vocabulary},
                   {"type", settings.type},
                   {"longest_line", settings.rules.longest},
                   {"length_ratio", settings.rules.ratio},
                   {"seed", settings.seed}};
    if (!settings.valid.empty())
        result["valid"] = filesToJson(settings, settings.valid);
    if (!settings.test.empty())
        result["test"] = filesToJson(settings, settings.test);
    if (settings.validSize)
        result["valid_size"] = *settings.validSize;
    if (settings.testSize)
        result["test_size"] = *settings.testSize;
    return result;
}

DatasetSettings datasetSettingsFromJson(const json &from)
try {
    DatasetSettings settings;
    settings.train = filesFromJson(from, "train");
    settings.valid = filesFromJson(from, "valid");
    settings.test = filesFromJson(from, "test");
    settings.validSize = sizeFromJson(from, "valid_size");
    settings.testSize = sizeFromJson(from, "test_size");
    settings.vocabulary = from.value("vocabulary", settings.vocabulary);
    settings.type = from.value("type", settings.type);
    settings.rules.longest = from.value("longest_line", settings.rules.longest);
    settings.rules.ratio = from.value("length_ratio", settings.rules.ratio);
    settings.seed = from.value("seed", settings.seed);
    return settings;
} catch (const json::exception &error) {
    throw UsageError(std::string("The settings for preparing data cannot be read: ") + error.what() + '.');
}

} // namespace supernet
