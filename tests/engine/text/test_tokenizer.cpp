// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/random.h"
#include "engine/text/line_tokens.h"
#include "engine/text/tokenizer.h"
#include "engine/text/tokenizer_check.h"
#include "engine/text/tokenizer_plugin.h"
#include "support/observed.h"

#include <array>
#include <chrono>
#include <cstring>
#include <fstream>
#include <QtTest>
#include <regex>
#include <thread>

using namespace supernet;
using test::bytesOf;
using test::messageOf;

namespace {

/// Sentences over a vocabulary of made-up words, enough for some hundred pieces.
std::vector<std::string> corpus(int count)
{
    static const std::vector<std::string> syllables = {"ba",  "den", "ki",  "lo",  "mur", "nä",   "ost", "pri",
                                                       "quo", "rü",  "sel", "tan", "u",   "vier", "xa",  "zwo"};
    Random random(11);
    std::vector<std::string> sentences(static_cast<std::size_t>(count));
    for (auto &sentence : sentences) {
        for (std::uint64_t word = 0, words = 3 + random.below(8); word < words; ++word) {
            sentence += word ? " " : "";
            for (std::uint64_t i = 0, length = 1 + random.below(3); i < length; ++i)
                sentence += syllables[random.below(syllables.size())];
        }
        sentence += random.below(2) ? " ." : "!";
    }
    return sentences;
}

} // namespace

class TestTokenizer : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path file(const char *name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    std::filesystem::path trained(const std::string &type)
    {
        const auto model = file((type + ".model").c_str());
        if (!std::filesystem::exists(model))
            Tokenizer::train(corpus(400), {200, type, 1, 2}, model);
        return model;
    }

private Q_SLOTS:
    void roundTrips_data()
    {
        QTest::addColumn<QString>("type");
        QTest::newRow("unigram") << "unigram";
        QTest::newRow("bpe") << "bpe";
    }
    void roundTrips()
    {
        QFETCH(QString, type);
        const Tokenizer tokenizer(trained(type.toStdString()));
        QCOMPARE(tokenizer.vocabulary(), 200);
        for (const auto &sentence : corpus(100)) {
            const auto tokens = tokenizer.encode(sentence);
            QVERIFY(tokens.size() < sentence.size()); // Cut into pieces, not into characters.
            for (const int token : tokens)
                QVERIFY(token > 3 && token < 200); // No special tokens: every character is covered.
            QCOMPARE(tokenizer.decode(tokens), sentence);
        }
    }

    /// SentencePiece takes the table at its word, and would read wherever that leads.
    void aDamagedTableOfNormalisationIsRefused()
    {
        const auto model = trained("unigram");
        std::string bytes = bytesOf(model);
        QCOMPARE(std::string(tokenizerFault(bytes)), std::string());
        // The table: its length, a trie of units of four bytes, and texts. Message 3, field 2 are near the end.
        const std::string letters = "nmt_nfkc";
        const std::size_t name = bytes.find(letters);
        QVERIFY(name != std::string::npos);
        std::size_t table = name + letters.size() + 1; // behind the field's number comes its length, a varint
        while ((static_cast<unsigned char>(bytes[table++]) & 0x80) != 0) { }
        std::uint32_t length = 0;
        std::memcpy(&length, bytes.data() + table, sizeof length);
        QVERIFY(length > 10'000 && table + length < bytes.size());
        int refused = 0;
        for (std::size_t place = 0; place < length; place += 4 * 997) {
            std::string changed = bytes;
            const std::uint32_t far = 0x7fffffff & ~(1U << 9U);
            std::memcpy(changed.data() + table + 4 + place, &far, sizeof far);
            refused += *tokenizerFault(changed) ? 1 : 0;
        }
        QVERIFY(refused > 10);
        const std::uint32_t beyond = length + 4'000'000;
        std::memcpy(bytes.data() + table, &beyond, sizeof beyond);
        const std::filesystem::path damaged = model.string() + ".damaged"; // The sound one serves other tests.
        std::ofstream(damaged, std::ios::binary) << bytes;
        QVERIFY(messageOf([&] { Tokenizer{damaged}; }).find("normalisation") != std::string::npos);
    }

    /// A line that is a whole book is cut before it is split: between characters, and whatever it holds.
    void aSentenceOfAnyLengthIsCut()
    {
        const Tokenizer tokenizer(trained("unigram"));
        std::string words;
        while (words.size() < 3'000'000)
            words += "lo tan n\xc3\xa4 ";
        const LineTokens found = lineTokens(tokenizer, words);
        QVERIFY(found.cut && !found.mended);
        QCOMPARE(found.tokens.size(), LongestSentence);
        for (const char *letter : {"\x80", "\xc3", "\xff"}) {
            const LineTokens broken = lineTokens(tokenizer, std::string(200'000, *letter));
            QVERIFY(broken.cut && broken.mended && broken.tokens.size() <= LongestSentence);
        }
        const LineTokens white = lineTokens(tokenizer, std::string(200'000, ' '));
        QVERIFY(!white.cut && white.tokens.empty());
        QVERIFY(lineTokens(tokenizer, "lo tan").tokens == tokenizer.encode("lo tan"));
    }

    /// As the corpus was: what translate and serve are given is cut into the pieces that the model was trained on.
    void aSentenceToTranslateIsCleanedAsACorpusIs()
    {
        const Tokenizer tokenizer(trained("unigram"));
        const auto tokens = tokenizer.encode("lo tan");
        for (const char *line : {"lo t\xc2\xad" // soft hyphen
                                 "an",
                                 "\xef\xbb\xbflo tan\xc2\xad\r", "lo\xe2\x80\xa9tan", "lo\x07tan"})
            QVERIFY2(lineTokens(tokenizer, line).tokens == tokens, line);
        QVERIFY(lineTokens(tokenizer, "\xc2\xad \xe2\x80\x8b").tokens.empty());
    }

    /// In letters of three bytes 2,000 characters are more than SentencePiece's own limit.
    void longSentencesAreLearntFromToo()
    {
        std::vector<std::string> sentences = corpus(400);
        std::string longOne;
        while (longOne.size() < 6000)
            longOne += "\xe0\xa4\x95\xe0\xa4\xae\xe0\xa4\xb2 ";
        sentences.insert(sentences.end(), 80, longOne);
        for (const char *type : {"unigram", "bpe"}) {
            Tokenizer::train(sentences, {200, type, 1, 2}, file("long.model"));
            const Tokenizer tokenizer(file("long.model"));
            const auto tokens = tokenizer.encode("\xe0\xa4\x95\xe0\xa4\xae\xe0\xa4\xb2");
            QVERIFY2(std::ranges::count(tokens, 0) == 0, type);
        }
    }

    void dropsBeginEndAndPad()
    {
        const Tokenizer tokenizer(trained("unigram"));
        auto tokens = tokenizer.encode("lo tan");
        tokens.insert(tokens.begin(), 1);
        tokens.push_back(2);
        tokens.insert(tokens.end(), 5, 3);
        QCOMPARE(tokenizer.decode(tokens), std::string("lo tan"));
    }

    void anUnknownCharacterIsTokenZeroAndIsShown()
    {
        const Tokenizer tokenizer(trained("unigram"));
        const auto tokens = tokenizer.encode("lo \xe2\x98\x83");
        QCOMPARE(tokens.back(), 0);
        QVERIFY(tokenizer.decode(tokens).find("\xe2\x81\x87") != std::string::npos);
    }

    void encodesWhateverTheLine_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("white space") << QByteArray(" \t  ");
        QTest::newRow("NUL inside") << QByteArray("lo\0tan", 6);
        QTest::newRow("invalid UTF-8") << QByteArray("lo \xff\xc3 tan");
        QTest::newRow("100,000 characters") << QByteArray(100'000, 'a');
        QTest::newRow("marks as text") << QByteArray("<s> </s> <unk> <pad>");
    }
    void encodesWhateverTheLine()
    {
        QFETCH(QByteArray, line);
        const Tokenizer tokenizer(trained("unigram"));
        const auto tokens = tokenizer.encode(line.toStdString());
        for (const int token : tokens)
            QVERIFY(token == 0 || (token > 3 && token < 200));
        (void)tokenizer.decode(tokens);
    }

    void refusesATokenOutsideTheVocabulary()
    {
        const Tokenizer tokenizer(trained("unigram"));
        QVERIFY(messageOf([&] { (void)tokenizer.decode({200}); }).find("200") != std::string::npos);
        QVERIFY(!messageOf([&] { (void)tokenizer.decode({-1}); }).empty());
    }

    void eightThreadsEncodeAsOneDoes()
    {
        const Tokenizer tokenizer(trained("unigram"));
        const auto sentences = corpus(400);
        std::vector<std::vector<int>> expected;
        for (const auto &sentence : sentences)
            expected.push_back(tokenizer.encode(sentence));
        std::array<bool, 8> same{};
        std::vector<std::jthread> threads;
        for (bool &result : same) {
            threads.emplace_back([&] {
                result = true;
                for (std::size_t i = 0; i < sentences.size(); ++i)
                    result = result && tokenizer.encode(sentences[i]) == expected[i];
            });
        }
        threads.clear();
        for (const bool result : same)
            QVERIFY(result);
    }

    void trainsTheSameModelTwice()
    {
        Tokenizer::train(corpus(400), {150, "unigram", 5, 2}, file("one.model"));
        Tokenizer::train(corpus(400), {150, "unigram", 5, 2}, file("two.model"));
        QCOMPARE(bytesOf(file("one.model")), bytesOf(file("two.model")));
    }

    void tooLargeAVocabularySaysWhichWorks_data() { roundTrips_data(); }
    void tooLargeAVocabularySaysWhichWorks()
    {
        QFETCH(QString, type);
        const auto model = file(("large-" + type.toStdString() + ".model").c_str());
        const auto message = messageOf([&] { Tokenizer::train(corpus(40), {9000, type.toStdString(), 1, 2}, model); });
        std::smatch found;
        QVERIFY2(std::regex_search(message, found, std::regex("at most ([0-9]+) pieces")), message.c_str());
        QVERIFY(!std::filesystem::exists(model));
        const int works = std::stoi(found[1]);
        QVERIFY(Tokenizer::train(corpus(40), {works, type.toStdString(), 1, 2}, model));
        QCOMPARE(Tokenizer(model).vocabulary(), works);
    }

    void tooSmallAVocabularySaysWhichWorks()
    {
        const auto model = file("small.model");
        const auto message = messageOf([&] { Tokenizer::train(corpus(400), {20, "unigram", 1, 2}, model); });
        std::smatch found;
        QVERIFY2(std::regex_search(message, found, std::regex("at least ([0-9]+) pieces")), message.c_str());
        const int works = std::stoi(found[1]);
        QVERIFY(Tokenizer::train(corpus(400), {works, "unigram", 1, 2}, model));
        QVERIFY(!messageOf([&] { Tokenizer::train(corpus(400), {works - 1, "unigram", 1, 2}, model); }).empty());
    }

    void refusesAnUnknownTypeAndAnEmptyCorpus()
    {
        QVERIFY_EXCEPTION_THROWN(Tokenizer::train(corpus(10), {100, "word", 1, 1}, file("w.model")), UsageError);
        QVERIFY_EXCEPTION_THROWN(Tokenizer::train({}, {100, "bpe", 1, 1}, file("w.model")), Error);
    }

    void trainingEndsSoonWhenAskedTo()
    {
        const auto model = file("stopped.model");
        const auto lines = corpus(200'000); // Making them takes its time, the more so under sanitizers.
        const auto start = std::chrono::steady_clock::now();
        QVERIFY(!Tokenizer::train(lines, {1000, "unigram", 1, 1}, model, [] { return false; }));
        QVERIFY(std::chrono::steady_clock::now() - start < std::chrono::seconds(3));
        QVERIFY(!std::filesystem::exists(model));
    }

    void namesAMissingOrBrokenModel()
    {
        QVERIFY(messageOf([&] { Tokenizer(file("none.model")); }).find("none.model") != std::string::npos);
        std::ofstream(file("broken.model")) << "no model";
        QVERIFY(messageOf([&] { Tokenizer(file("broken.model")); }).find("broken.model") != std::string::npos);
    }

    /// As the plugin's interface promises.
    void aReasonIsCutToTheRoomThatIsGiven()
    {
        const SupernetTokenizerPlugin &plugin = tokenizerPlugin();
        std::array<char, 8> room{};
        room.fill('#');
        QVERIFY(!plugin.open("/nowhere", room.data(), 4));
        QCOMPARE(std::strlen(room.data()), std::size_t(3));
        QCOMPARE(room[4], '#');
        room.fill('#');
        QVERIFY(!plugin.open("/nowhere", room.data(), 0));
        QCOMPARE(room[0], '#');
        QVERIFY(!plugin.open("/nowhere", nullptr, 0));
    }

    void namesAPluginThatCannotBeOpened()
    {
        std::ofstream(file("broken.so")) << "no library";
        QVERIFY(messageOf([&] { (void)openTokenizerPlugin(file("broken.so")); }).find("broken.so")
                != std::string::npos);
        QVERIFY(messageOf([] { (void)openTokenizerPlugin("/lib/x86_64-linux-gnu/libz.so.1"); }).find("does not fit")
                != std::string::npos);
    }

    void theEnvironmentVariableAloneDecidesWhereToLook()
    {
        QVERIFY(tokenizerPluginCandidates().size() > 1);
        qputenv("SUPERNET_PLUGINS", "/nowhere");
        const auto candidates = tokenizerPluginCandidates();
        qunsetenv("SUPERNET_PLUGINS");
        QCOMPARE(candidates, std::vector<std::filesystem::path>{"/nowhere/supernet_sentencepiece.so"});
    }
};

QTEST_GUILESS_MAIN(TestTokenizer)
#include "test_tokenizer.moc"
