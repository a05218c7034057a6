// SPDX-License-Identifier: GPL-3.0-or-later
// Corpora, prepared data and tokenizers.
#include "domain/support/error.h"
#include "engine/exporters/tokenizer_pieces.h"
#include "engine/text/dataset.h"
#include "engine/text/lexicon.h"
#include "engine/text/line_tokens.h"
#include "engine/text/parallel_reader.h"
#include "engine/text/token_file_writer.h"
#include "engine/text/token_format.h"
#include "engine/text/tokenizer.h"
#include "hardening/fuzz/readers.h"

#include <array>
#include <cstring>
#include <zlib.h>

namespace supernet::fuzz {

namespace {

using Path = std::filesystem::path;
using Seeds = std::vector<std::string>;
using namespace std::string_literals;

void readPairs(const CorpusFiles &files)
{
    ParallelReader reader(files, LineRules(), [](const SkippedLine &) {});
    SentencePair pair;
    while (reader.next(pair))
        if (pair.source.empty() || pair.target.empty() || pair.source.find('\n') != std::string::npos)
            throw std::logic_error("A pair is not what a pair is.");
}

void readTsv(std::string_view bytes, const Path &folder)
{
    CorpusFiles files;
    files.tsv = folder / "fuzz.tsv";
    writeFile(files.tsv, bytes);
    readPairs(files);
}

Seeds tsvSeeds(const Path &)
{
    return {"A man walks.\tEin Mann geht.\nA dog.\tEin Hund \xc3\xbc\x62\x65r\r\n\tx\nno column\n"};
}

void readLines(std::string_view bytes, const Path &folder)
{
    CorpusFiles files;
    files.source = folder / "fuzz.source";
    files.target = folder / "fuzz.target";
    const auto sides = parts(bytes, 2);
    writeFile(files.source, sides[0]);
    writeFile(files.target, sides[1]);
    readPairs(files);
}

Seeds lineSeeds(const Path &)
{
    return {joined({"A man.\nA dog.\n", "Ein Mann.\nEin Hund.\n"}),
            joined({"\xef\xbb\xbf"
                    "a\r\n",
                    "b"})};
}

/// What the bytes pack, as a gzip file; and the bytes themselves as one.
void readGz(std::string_view bytes, const Path &folder)
{
    CorpusFiles files;
    files.tsv = folder / "fuzz.tsv.gz";
    writeFile(files.tsv, bytes);
    readPairs(files);
}

std::string packed(const std::string &text, const Path &file)
{
    const gzFile stream = gzopen(file.c_str(), "wb");
    gzwrite(stream, text.data(), static_cast<unsigned>(text.size()));
    gzclose(stream);
    return contentOf(file);
}

Seeds gzSeeds(const Path &folder)
{
    const std::string one = packed("A man walks.\tEin Mann geht.\n", folder / "seed.gz");
    return {one, one + one, packed(std::string(100'000, 'x') + "\ta\n", folder / "seed.gz")};
}

void readTmx(std::string_view bytes, const Path &folder)
{
    CorpusFiles files;
    files.tmx = folder / "fuzz.tmx";
    writeFile(files.tmx, bytes);
    readPairs(files);
}

Seeds tmxSeeds(const Path &)
{
    return {"<?xml version=\"1.0\"?><tmx><header srclang=\"en\"/><body><tu><!-- x --><tuv xml:lang=\"en\"><seg>A "
            "<hi>man</hi>"
            "</seg></tuv><tuv xml:lang=\"de\"><seg><![CDATA[Ein]]> Mann<ph>x</ph></seg></tuv></tu>\n<tu/></body></tmx>",
            "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><!DOCTYPE tmx SYSTEM \"tmx14.dtd\" [<!ENTITY a \"A &amp; "
            "B\"><!ENTITY "
            "b \"&a;&a;\"><!ENTITY c SYSTEM \"x\">]><tmx><header srclang=\"*all*\"/><body><tu><tuv "
            "xml:lang=\"en_US\"><seg>&b; "
            "f\xfcr<ph/>us<?x y?></seg></tuv><tuv lang=\"ger\"><seg>&#228;</seg></tuv></tu></body></tmx>",
            "<\0t\0m\0x\0>\0\n\0<\0t\0u\0>\0<\0/\0t\0u\0>\0"s};
}

/// The first byte says whether checksums are made to fit, so that what lies behind them is reached.
void readTokens(std::string_view bytes, const Path &folder)
{
    std::string file(bytes.substr(std::min<std::size_t>(1, bytes.size())));
    tokenformat::Header header;
    if (!bytes.empty() && bytes[0] != 0 && file.size() >= sizeof header) {
        std::memcpy(&header, file.data(), sizeof header);
        const std::uint64_t after = file.size() - sizeof header;
        const std::uint64_t padded = tokenformat::paddedTokenBytes(std::min(header.tokens, after / 2));
        const std::uint64_t held = std::min(header.tokens * 2, after);
        header.tokensChecksum = tokenformat::checksum(0, file.data() + sizeof header, held);
        if (padded <= after)
            header.offsetsChecksum = tokenformat::checksum(0, file.data() + sizeof header + padded, after - padded);
        header.headerChecksum = tokenformat::headerChecksum(header);
        std::memcpy(file.data(), &header, sizeof header);
    }
    writeFile(folder / "train.source.tokens", file);
    writeFile(folder / "train.target.tokens", file);
    const ParallelTokens tokens = openSplit(folder, "train");
    std::vector<int> counts(static_cast<std::size_t>(tokens.source.vocabulary()));
    for (std::int64_t i = 0; i < tokens.size(); ++i)
        for (const std::uint16_t token : tokens.source[i])
            ++counts.at(token);
    for (const auto &batch : planEpoch(tokens, 100, 1, 0))
        static_cast<void>(tokens.target[batch.at(0)]);
    if (tokens.source.tokens() < 300 && tokens.source.vocabulary() < 100)
        static_cast<void>(Lexicon::learn(tokens, {}).selection({}));
}

Seeds tokenSeeds(const Path &folder)
{
    TokenFileWriter writer(folder / "seed.tokens", 50);
    for (int length = 0; length < 6; ++length)
        writer.add(std::vector<int>(static_cast<std::size_t>(length), 4 + length));
    writer.commit();
    const std::string file = contentOf(folder / "seed.tokens");
    return {'\0' + file, '\1' + file};
}

void readTokenizer(std::string_view bytes, const Path &folder)
{
    const Path file = folder / "tokenizer.model";
    writeFile(file, bytes);
    try {
        static_cast<void>(tokenizerPieces(file));
    } catch (const Error &) {
    } // SentencePiece may still take it.
    const Tokenizer tokenizer(file);
    const LineTokens line = lineTokens(tokenizer, "A man walks over the \xef\xac\x81rst street \xe2\x84\xab 42.\xff");
    static_cast<void>(tokenizer.decode(line.tokens));
}

Seeds tokenizerSeeds(const Path &folder)
{
    Tokenizer::Training training;
    training.vocabulary = 34;
    std::vector<std::string> sentences;
    for (const char *who : {"a man", "the woman", "some children", "our dog", "two birds"})
        for (const char *what : {"walks", "sees", "looks for", "runs behind", "stands before"})
            for (const char *whom : {"the street", "an old house", "green trees", "water", "the first table"})
                sentences.push_back(std::string(who) + ' ' + what + ' ' + whom);
    Seeds seeds;
    for (const char *type : {"unigram", "bpe"}) {
        training.type = type;
        Tokenizer::train(sentences, training, folder / "seed.model");
        seeds.push_back(contentOf(folder / "seed.model"));
    }
    return seeds;
}

void readLexicon(std::string_view bytes, const Path &folder)
{
    writeFile(folder / "lexicon.json", bytes);
    const Lexicon lexicon = Lexicon::read(folder / "lexicon.json");
    static_cast<void>(lexicon.selection(std::vector<std::vector<int>>{{0, lexicon.vocabulary() - 1}}));
}

Seeds lexiconSeeds(const Path &)
{
    return {
        R"({"format": "supernet-lexicon", "version": 1, "frequent": [4, 5], "translations": [[], [], [], [], [5], [4, 5]]})"};
}

constexpr std::array<Reader, 7> TextList{{{"tsv", readTsv, tsvSeeds, Million},
                                          {"lines", readLines, lineSeeds, Million},
                                          {"gz", readGz, gzSeeds, Million},
                                          {"tmx", readTmx, tmxSeeds, Million},
                                          {"tokens", readTokens, tokenSeeds, Million},
                                          {"tokenizer", readTokenizer, tokenizerSeeds, Million},
                                          {"lexicon-json", readLexicon, lexiconSeeds, Million}}};

} // namespace

std::span<const Reader> textReaders()
{
    return TextList;
}

} // namespace supernet::fuzz
