// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/demo/demo_corpus.h"

#include "domain/demo/held_out.h"
#include "domain/demo/sentence_maker.h"
#include "domain/demo/word_text.h"
#include "domain/support/error.h"
#include "domain/support/output_file.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <unordered_set>

namespace supernet {

namespace {

constexpr std::size_t TrainPairs = 26'000;
constexpr std::size_t HeldOutPairs = 1'000;
constexpr std::size_t FewestWords = 4;
constexpr std::size_t MostWords = 22;

using Words = std::unordered_set<std::string>;

bool hasGoodLength(const SentencePair &pair)
{
    const auto fits = [](const std::string &text) {
        const std::size_t words = grammar::wordsOf(text).size();
        return words >= FewestWords && words <= MostWords;
    };
    return fits(pair.source) && fits(pair.target);
}

void addWords(Words &words, const SentencePair &pair)
{
    for (const std::string *text : {&pair.source, &pair.target})
        for (std::string &word : grammar::wordsOf(*text))
            words.insert(std::move(word));
}

bool knowsAll(const Words &words, const SentencePair &pair)
{
    for (const std::string *text : {&pair.source, &pair.target})
        for (const std::string &word : grammar::wordsOf(*text))
            if (!words.contains(word))
                return false;
    return true;
}

/// New sentences from one stream until all splits are full.
class Collector
{
public:
    explicit Collector(std::uint64_t seed)
        : m_heldOut(seed)
        , m_maker(Random(streamKey(seed, "demo corpus")))
    {
    }

    void fill(std::vector<SentencePair> &split, std::size_t size, bool heldOut, const Words *known)
    {
        while (split.size() < size) {
            const grammar::Sentence sentence = m_maker.sentence();
            if (m_heldOut.anyIn(sentence) != heldOut)
                continue;
            SentencePair pair{inEnglish(sentence), inGerman(sentence)};
            if (!hasGoodLength(pair) || (known && !knowsAll(*known, pair)))
                continue;
            if (m_seen.insert(pair.source).second)
                split.push_back(std::move(pair));
        }
    }

private:
    grammar::HeldOut m_heldOut;
    grammar::SentenceMaker m_maker;
    std::unordered_set<std::string> m_seen;
};

/// Whether an earlier writing has left the file. Throws Error where it is somebody else's.
bool holds(const std::filesystem::path &file, const std::string &text)
{
    if (!std::filesystem::exists(std::filesystem::symlink_status(file)))
        return false;
    std::ifstream stream(file, std::ios::binary);
    if (std::string(std::istreambuf_iterator<char>(stream), {}) == text)
        return true;
    throw Error("The file " + file.string() + " holds another text than the demo's.",
                "Move it elsewhere, or give another folder with --project.");
}

void writeSide(const std::vector<SentencePair> &pairs, std::string SentencePair::*side,
               const std::filesystem::path &file)
{
    std::string text;
    for (const SentencePair &pair : pairs)
        text += pair.*side + '\n';
    if (!holds(file, text))
        writeWholeFile(file, text);
}

} // namespace

DemoCorpus makeDemoCorpus(std::uint64_t seed)
{
    DemoCorpus corpus;
    Collector collector(seed);
    collector.fill(corpus.train, TrainPairs, false, nullptr);
    Words known;
    for (const SentencePair &pair : corpus.train)
        addWords(known, pair);
    collector.fill(corpus.valid, HeldOutPairs, true, &known);
    collector.fill(corpus.test, HeldOutPairs, true, &known);
    return corpus;
}

void writeDemoCorpus(const DemoCorpus &corpus, const std::filesystem::path &folder)
{
    const auto write = [&](const std::vector<SentencePair> &pairs, const std::string &name) {
        writeSide(pairs, &SentencePair::source, folder / (name + ".en"));
        writeSide(pairs, &SentencePair::target, folder / (name + ".de"));
    };
    write(corpus.train, "train");
    write(corpus.valid, "valid");
    write(corpus.test, "test");
}

} // namespace supernet
