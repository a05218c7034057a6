// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/dataset_builder.h"

#include "domain/support/error.h"
#include "domain/support/sha256.h"
#include "domain/support/table_cell.h"
#include "engine/text/corpus_survey.h"
#include "engine/text/split_writer.h"

#include <algorithm>
#include <map>

namespace supernet {

namespace {

using nlohmann::json;

constexpr std::int64_t PairsBetweenAsking = 4096;
constexpr std::size_t SkippedInManifest = 20;
constexpr std::int64_t DefaultHeldOut = 1000;
// Not the person's number: the threads add up in parts, so that another number could give other pieces.
constexpr int TokenizerThreads = 4;

/// Thrown and caught in here only: the person asked to stop.
struct Stopped
{
};

json describedFile(const std::filesystem::path &file, const std::function<void()> &between)
{
    return {{"bytes", std::filesystem::file_size(file)}, {"sha256", sha256OfFile(file, between)}};
}

/// A file's name in a table of columns between tabs, whatever the name holds.
std::string cellOf(std::string name)
{
    std::ranges::replace_if(
        name, [](char letter) { return letter == '\t' || letter == '\n' || letter == '\r'; }, ' ');
    return plainCell(name);
}

/// Lines left out: counted by reason, all in skipped.tsv, the first ones for the manifest.
class SkippedLines
{
public:
    SkippedLines(const std::filesystem::path &file, const DatasetSettings &settings)
        : m_output(file)
        , m_settings(settings)
    {
        m_output.write("file\tline\treason\n");
    }
    void operator()(const SkippedLine &line)
    {
        ++m_counts[line.fault];
        const std::string file = m_settings.recorded(line.file);
        m_output.write(cellOf(file) + '\t' + std::to_string(line.line) + '\t' + name(line.fault) + '\n');
        if (m_first.size() < SkippedInManifest)
            m_first.push_back({{"file", file}, {"line", line.line}, {"reason", name(line.fault)}});
    }
    [[nodiscard]] json counts() const
    {
        json counts = json::object();
        for (const auto &[fault, count] : m_counts)
            counts[name(fault)] = count;
        return counts;
    }
    [[nodiscard]] const json &first() const { return m_first; }
    void commit() { m_output.commit(); }

private:
    OutputFile m_output;
    const DatasetSettings &m_settings;
    std::map<LineFault, std::int64_t> m_counts;
    json m_first = json::array();
};

json languagesOf(const TmxReader &memory)
{
    return {{"source", memory.sourceLanguages()}, {"target", memory.targetLanguages()}};
}

class Builder
{
public:
    Builder(const DatasetSettings &settings, const std::filesystem::path &folder, const DatasetProgress &progress)
        : m_settings(settings)
        , m_folder(folder)
        , m_progress(progress)
        , m_survey(settings.seed)
        , m_skipped(folder / "skipped.tsv", settings)
    {
    }

    json build()
    {
        survey();
        const auto heldOut = m_survey.draw(drawn(m_settings.valid, m_settings.validSize),
                                           drawn(m_settings.test, m_settings.testSize));
        m_manifest["duplicates"] = m_survey.duplicates();
        trainTokenizer(heldOut);
        encode(heldOut);
        m_skipped.commit();
        return finishManifest();
    }

private:
    void stage(const std::string &phase, double done, double total, const std::string &unit)
    {
        m_stage = {phase, done, total, unit};
        ask();
    }

    void ask()
    {
        if (m_progress && !m_progress(m_stage))
            throw Stopped();
    }

    /// Calls `take` for every good pair.
    template<typename Take>
    void forEachPair(const CorpusFiles &files, const LineRules &rules, const ParallelReader::Skipped &skipped,
                     const std::string &phase, Take take)
    {
        constexpr double megabyte = 1e6;
        const auto total = static_cast<double>(files.bytes()) / megabyte;
        std::int64_t passed = 0;
        const auto skippedAndAsking = [&](const SkippedLine &line) {
            skipped(line);
            if (++passed % PairsBetweenAsking == 0)
                ask();
        };
        ParallelReader reader(files, rules, skippedAndAsking);
        SentencePair pair;
        for (std::int64_t count = 0; reader.next(pair); ++count) {
            if (count % PairsBetweenAsking == 0)
                stage(phase, static_cast<double>(reader.bytesRead()) / megabyte, total, "MB");
            take(std::move(pair));
        }
        m_linesRead = reader.lines();
        if (reader.memory())
            m_manifest["languages"][splitOf(files)] = languagesOf(*reader.memory());
        if (reader.columns())
            m_manifest["columns"][splitOf(files)] = {{"source", reader.columns()->source + 1},
                                                     {"target", reader.columns()->target + 1}};
    }

    [[nodiscard]] const char *splitOf(const CorpusFiles &files) const
    {
        return &files == &m_settings.valid ? "valid" : &files == &m_settings.test ? "test" : "train";
    }

    void survey()
    {
        for (const CorpusFiles *files : {&m_settings.valid, &m_settings.test}) {
            if (!files->empty())
                forEachPair(
                    *files, LineRules::lenient(), [](const SkippedLine &) {}, "reading",
                    [this](SentencePair pair) { m_survey.holdOut(pair); });
        }
        forEachPair(m_settings.train, m_settings.rules, std::ref(m_skipped), "reading", [this](SentencePair pair) {
            if (m_survey.pairs() == 0)
                m_manifest["first_pair"] = {{"source", pair.source}, {"target", pair.target}};
            m_survey.add(std::move(pair));
        });
        m_manifest["lines"] = m_linesRead;
        m_distinct = m_survey.distinctPairs();
        if (m_distinct == 0)
            throw Error("No good pair of lines is left of " + std::to_string(m_linesRead) + " in "
                            + m_settings.train.names() + '.',
                        faultsText());
    }

    std::string faultsText() const
    {
        std::string text;
        const json counts = m_skipped.counts();
        for (const auto &[reason, count] : counts.items())
            text += (text.empty() ? "Left out: " : ", ") + count.dump() + " for " + reason;
        return text.empty() ? text : text + '.';
    }

    std::int64_t drawn(const CorpusFiles &given, const std::optional<std::int64_t> &size) const
    {
        if (!given.empty())
            return 0;
        return size.value_or(std::clamp<std::int64_t>(m_distinct / 20, 1, DefaultHeldOut));
    }

    void trainTokenizer(const CorpusSurvey::HeldOut &heldOut)
    {
        const auto sample = m_survey.takeSample(heldOut);
        const auto keepGoing = [this] { return !m_progress || m_progress({"training the tokenizer", 0, 0, ""}); };
        if (!Tokenizer::train(sample, {m_settings.vocabulary, m_settings.type, m_settings.seed, TokenizerThreads},
                              m_folder / "tokenizer.model", keepGoing))
            throw Stopped();
        m_manifest["tokenizer"] = {
            {"type", m_settings.type}, {"vocabulary", m_settings.vocabulary}, {"sentences", sample.size()}};
    }

    void encode(CorpusSurvey::HeldOut heldOut)
    {
        const Tokenizer tokenizer(m_folder / "tokenizer.model");
        const auto writer = [&](const char *split, SplitWriter::Text text) {
            return SplitWriter(m_folder, split, tokenizer, m_settings.threads, text);
        };
        SplitWriter train = writer("train", SplitWriter::Text::Dropped);
        SplitWriter valid = writer("valid", SplitWriter::Text::Kept);
        SplitWriter test = writer("test", SplitWriter::Text::Kept);
        std::int64_t repeats = 0;
        const auto route = [&](SentencePair pair) {
            const auto found = heldOut.find(pairHash(pair));
            if (found == heldOut.end())
                return train.add(std::move(pair));
            const auto role = std::exchange(found->second, CorpusSurvey::Role::Elsewhere);
            if (role == CorpusSurvey::Role::Elsewhere)
                ++repeats;
            else
                (role == CorpusSurvey::Role::Valid ? valid : test).add(std::move(pair));
        };
        const std::int64_t linesBefore = m_manifest["lines"];
        forEachPair(
            m_settings.train, m_settings.rules, [](const SkippedLine &) {}, "encoding", route);
        if (m_linesRead != linesBefore)
            throw Error("The corpus " + m_settings.train.names() + " changed while it was read.", "Try again.");
        addGiven(m_settings.valid, valid);
        addGiven(m_settings.test, test);
        for (SplitWriter *split : {&train, &valid, &test})
            split->commit();
        m_manifest["held_out_repeats"] = repeats;
        m_manifest["splits"] = {{"train", train.counts()}, {"valid", valid.counts()}, {"test", test.counts()}};
        if (train.empty())
            throw Error("Every pair of the corpus is in the validation or test set too, so none is left to train on.");
    }

    void addGiven(const CorpusFiles &files, SplitWriter &writer)
    {
        if (files.empty())
            return;
        LineRules rules = LineRules::lenient();
        rules.keepsPlaces = &files == &m_settings.test; // Whoever scores it elsewhere has a file of as many lines.
        std::int64_t good = 0;
        std::int64_t empty = 0;
        forEachPair(files, rules, std::ref(m_skipped), "encoding", [&](SentencePair pair) {
            ++(pair.source.empty() ? empty : good);
            writer.add(std::move(pair));
        });
        if (empty > 0)
            m_manifest["test_without_source"] = empty;
        if (good == 0)
            throw Error("No good pair of lines is in " + files.names() + '.');
    }

    json finishManifest()
    {
        m_manifest["format"] = 1;
        m_manifest["settings"] = toJson(m_settings);
        m_manifest["skipped"] = m_skipped.counts();
        m_manifest["skipped_first"] = m_skipped.first();
        m_manifest["inputs"] = json::array();
        const auto between = [this] { ask(); };
        for (const CorpusFiles *files : {&m_settings.train, &m_settings.valid, &m_settings.test}) {
            for (const auto &file : files->files()) {
                json described = describedFile(file, between);
                described["file"] = m_settings.recorded(file);
                m_manifest["inputs"].push_back(described);
            }
        }
        m_manifest["files"] = json::object();
        for (const auto &entry : std::filesystem::directory_iterator(m_folder))
            m_manifest["files"][entry.path().filename().string()] = describedFile(entry.path(), between);
        writeWholeFile(m_folder / "manifest.json", m_manifest.dump(2) + '\n');
        return m_manifest;
    }

    const DatasetSettings &m_settings;
    const std::filesystem::path &m_folder;
    const DatasetProgress &m_progress;
    CorpusSurvey m_survey;
    SkippedLines m_skipped;
    json m_manifest = json::object();
    DatasetStage m_stage; ///< The last that was told.
    std::int64_t m_linesRead = 0;
    std::int64_t m_distinct = 0;
};

} // namespace

std::optional<json> buildDataset(const DatasetSettings &settings, const std::filesystem::path &folder,
                                 const DatasetProgress &progress)
try {
    settings.check();
    return Builder(settings, folder, progress).build();
} catch (const Stopped &) {
    return std::nullopt;
}

} // namespace supernet
