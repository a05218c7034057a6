// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/error.h"
#include "domain/support/random.h"
#include "engine/supernets/packed_batch.h"
#include "engine/text/dataset.h"
#include "engine/text/token_file_writer.h"
#include "engine/text/token_format.h"

#include <fstream>
#include <functional>
#include <QtTest>
#include <set>

using namespace supernet;

namespace {

using Sentences = std::vector<std::vector<int>>;

Sentences randomSentences(int count, std::uint64_t seed)
{
    Random random(seed);
    Sentences sentences(static_cast<std::size_t>(count));
    for (auto &sentence : sentences) {
        sentence.resize(1 + random.below(40));
        for (int &token : sentence)
            token = static_cast<int>(4 + random.below(60000));
    }
    return sentences;
}

void write(const std::filesystem::path &file, const Sentences &sentences)
{
    TokenFileWriter writer(file, 65536);
    for (const auto &sentence : sentences)
        writer.add(sentence);
    writer.commit();
}

/// What a token file holds, to be written back with checksums that fit, as somebody may who means harm.
struct ForeignFile
{
    tokenformat::Header header;
    std::vector<std::uint16_t> tokens; ///< With the padding.
    std::vector<std::uint64_t> offsets;

    explicit ForeignFile(const std::filesystem::path &file)
    {
        std::ifstream stream(file, std::ios::binary);
        stream.read(reinterpret_cast<char *>(&header), sizeof header);
        tokens.resize(tokenformat::paddedTokenBytes(header.tokens) / sizeof(std::uint16_t));
        stream.read(reinterpret_cast<char *>(tokens.data()), static_cast<std::streamsize>(tokens.size() * 2));
        offsets.resize(header.sentences + 1);
        stream.read(reinterpret_cast<char *>(offsets.data()), static_cast<std::streamsize>(offsets.size() * 8));
    }

    void write(const std::filesystem::path &file)
    {
        const std::uint64_t counted = std::min<std::uint64_t>(header.tokens, tokens.size());
        header.tokensChecksum = tokenformat::checksum(0, tokens.data(), counted * 2);
        header.offsetsChecksum = tokenformat::checksum(0, offsets.data(), offsets.size() * 8);
        header.headerChecksum = tokenformat::headerChecksum(header);
        std::ofstream stream(file, std::ios::binary);
        stream.write(reinterpret_cast<const char *>(&header), sizeof header);
        stream.write(reinterpret_cast<const char *>(tokens.data()), static_cast<std::streamsize>(tokens.size() * 2));
        stream.write(reinterpret_cast<const char *>(offsets.data()), static_cast<std::streamsize>(offsets.size() * 8));
    }
};

using Change = std::function<void(ForeignFile &)>;

std::int64_t longerSide(const ParallelTokens &tokens, const BatchIndices &batch)
{
    std::int64_t source = 0;
    std::int64_t target = 0;
    for (const auto sentence : batch) {
        source += static_cast<std::int64_t>(tokens.source[sentence].size()) + 1;
        target += static_cast<std::int64_t>(tokens.target[sentence].size()) + 1;
    }
    return std::max(source, target);
}

std::vector<std::int64_t> flattened(const std::vector<BatchIndices> &batches)
{
    std::vector<std::int64_t> all;
    for (const auto &batch : batches)
        all.insert(all.end(), batch.begin(), batch.end());
    return all;
}

} // namespace

class TestDataset : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    ParallelTokens randomSplit(int count)
    {
        write(folder() / "train.source.tokens", randomSentences(count, 1));
        write(folder() / "train.target.tokens", randomSentences(count, 2));
        return openSplit(folder(), "train");
    }
    void damage(const std::filesystem::path &file, std::streamoff at)
    {
        std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
        stream.seekg(at);
        const char byte = static_cast<char>(stream.get() ^ 1);
        stream.seekp(at);
        stream.put(byte);
    }

private Q_SLOTS:
    void readsBackWhatWasWritten()
    {
        Sentences sentences = randomSentences(1000, 7);
        sentences.push_back({});
        sentences.push_back({0, 65535});
        write(folder() / "a.tokens", sentences);
        const TokenFile file(folder() / "a.tokens");
        QCOMPARE(file.size(), 1002);
        std::int64_t tokens = 0;
        for (std::size_t i = 0; i < sentences.size(); ++i) {
            const auto read = file[static_cast<std::int64_t>(i)];
            QVERIFY(std::equal(read.begin(), read.end(), sentences[i].begin(), sentences[i].end()));
            tokens += static_cast<std::int64_t>(read.size());
        }
        QCOMPARE(file.tokens(), tokens);
        file.verify();
    }

    void anEmptyFileHoldsNoSentence()
    {
        write(folder() / "empty.tokens", {});
        QCOMPARE(TokenFile(folder() / "empty.tokens").size(), 0);
    }

    void nothingAppearsBeforeCommit()
    {
        const auto file = folder() / "uncommitted.tokens";
        {
            TokenFileWriter writer(file, 100);
            writer.add(std::vector{5, 6});
        }
        QVERIFY(!std::filesystem::exists(file));
        for (const auto &entry : std::filesystem::directory_iterator(folder()))
            QVERIFY(entry.path().filename().string().find("uncommitted") == std::string::npos);
    }

    void namesAMissingFile()
    {
        try {
            TokenFile(folder() / "missing.tokens");
            QFAIL("nothing was thrown");
        } catch (const Error &error) {
            QVERIFY(error.message().find("missing.tokens") != std::string::npos);
        }
    }

    void refusesDamage_data()
    {
        QTest::addColumn<int>("at");
        QTest::newRow("magic") << 0;
        QTest::newRow("version") << 8;
        QTest::newRow("sentence count") << 16;
        QTest::newRow("first token") << 64;
        QTest::newRow("last offset") << -1;
    }
    void refusesDamage()
    {
        QFETCH(int, at);
        (void)randomSplit(20);
        const auto file = folder() / "train.target.tokens";
        const auto size = static_cast<std::streamoff>(std::filesystem::file_size(file));
        damage(file, at < 0 ? size + at : at);
        QVERIFY_EXCEPTION_THROWN((void)openSplit(folder(), "train"), Error);
    }

    void refusesWhatNoChecksumTells_data()
    {
        QTest::addColumn<Change>("change");
        const auto row = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
        row("token of its vocabulary's size", [](ForeignFile &file) { file.header.vocabulary = file.tokens[3]; });
        row("no vocabulary", [](ForeignFile &file) { file.header.vocabulary = 0; });
        row("vocabulary beyond 16 bits", [](ForeignFile &file) { file.header.vocabulary = 65537; });
        row("sentences out of order", [](ForeignFile &file) { std::swap(file.offsets[4], file.offsets[5]); });
        row("first sentence begins late", [](ForeignFile &file) { file.offsets.front() = 1; });
        row("last sentence ends early", [](ForeignFile &file) { --file.offsets.back(); });
        row("sentence beyond the tokens", [](ForeignFile &file) { file.offsets[4] = ~std::uint64_t(0); });
        row("count of sentences runs over", [](ForeignFile &file) {
            file.header.sentences = ~std::uint64_t(0);
            file.offsets.clear();
        });
        row("bytes of sentences run over", [](ForeignFile &file) {
            file.header.sentences = (std::uint64_t(1) << 61) - 1;
            file.offsets.clear();
        });
        row("bytes of tokens run over", [](ForeignFile &file) {
            file.header.tokens = std::uint64_t(1) << 63;
            file.tokens.clear();
        });
    }
    void refusesWhatNoChecksumTells()
    {
        QFETCH(Change, change);
        (void)randomSplit(20);
        for (const char *side : {"train.source.tokens", "train.target.tokens"}) {
            (void)randomSplit(20);
            ForeignFile file(folder() / side);
            file.write(folder() / side);
            QCOMPARE(openSplit(folder(), "train").size(), 20); // as it was
            change(file);
            file.write(folder() / side);
            try {
                (void)openSplit(folder(), "train");
                QFAIL("nothing was thrown");
            } catch (const Error &error) {
                QVERIFY2(error.message().find(side) != std::string::npos, error.message().c_str());
            }
        }
    }

    void refusesAVocabularyThatTheModelLacks()
    {
        const auto tokens = randomSplit(3);
        requireVocabulary(tokens, 65536);
        QVERIFY_EXCEPTION_THROWN(requireVocabulary(tokens, 65535), Error);
    }

    void refusesACutFile()
    {
        (void)randomSplit(20);
        const auto file = folder() / "train.source.tokens";
        std::filesystem::resize_file(file, std::filesystem::file_size(file) - 8);
        QVERIFY_EXCEPTION_THROWN((void)openSplit(folder(), "train"), Error);
    }

    void refusesSidesOfDifferentLength()
    {
        (void)randomSplit(20);
        write(folder() / "train.target.tokens", randomSentences(19, 3));
        QVERIFY_EXCEPTION_THROWN((void)openSplit(folder(), "train"), Error);
    }

    void refusesATokenOutsideTheVocabulary()
    {
        TokenFileWriter writer(folder() / "small.tokens", 10);
        QVERIFY_EXCEPTION_THROWN(writer.add(std::vector{10}), Error);
        QVERIFY_EXCEPTION_THROWN(writer.add(std::vector{-1}), Error);
    }

    void anEpochHoldsEachSentenceOnce()
    {
        const auto tokens = randomSplit(3000);
        const auto all = flattened(planEpoch(tokens, 500, 1, 0));
        QCOMPARE(all.size(), std::size_t(3000));
        QCOMPARE(std::set(all.begin(), all.end()).size(), std::size_t(3000));
    }

    void batchesKeepTheTokenBoundAndFillIt()
    {
        const auto tokens = randomSplit(3000);
        std::int64_t total = 0;
        const auto batches = planEpoch(tokens, 500, 1, 0);
        for (const auto &batch : batches) {
            QVERIFY(longerSide(tokens, batch) <= 500);
            total += longerSide(tokens, batch);
        }
        QVERIFY(total > 0.9 * 500 * static_cast<double>(batches.size()));
    }

    void aSentenceBeyondTheBoundMakesItsOwnBatch()
    {
        const auto tokens = randomSplit(200);
        const auto batches = planEpoch(tokens, 10, 1, 0);
        QCOMPARE(flattened(batches).size(), std::size_t(200));
        for (const auto &batch : batches)
            QVERIFY(batch.size() == 1 || longerSide(tokens, batch) <= 10);
    }

    void batchesHoldSentencesOfLikeLength()
    {
        const auto tokens = randomSplit(3000);
        double spread = 0;
        const auto batches = planEpoch(tokens, 500, 1, 0);
        for (const auto &batch : batches) {
            std::size_t shortest = 1000;
            std::size_t longest = 0;
            for (const auto sentence : batch) {
                shortest = std::min(shortest, tokens.source[sentence].size());
                longest = std::max(longest, tokens.source[sentence].size());
            }
            spread += static_cast<double>(longest - shortest);
        }
        QVERIFY(spread / static_cast<double>(batches.size()) < 1.0);
    }

    void thePlanDependsOnSeedAndEpochOnly()
    {
        const auto tokens = randomSplit(500);
        const auto plan = planEpoch(tokens, 300, 1, 4);
        QCOMPARE(planEpoch(tokens, 300, 1, 4), plan);
        QVERIFY(planEpoch(tokens, 300, 1, 5) != plan);
        QVERIFY(planEpoch(tokens, 300, 2, 4) != plan);
        // Not only the order of the batches changes but who is in them.
        const auto sorted = [](std::vector<BatchIndices> batches) {
            for (auto &batch : batches)
                std::sort(batch.begin(), batch.end());
            std::sort(batches.begin(), batches.end());
            return batches;
        };
        QVERIFY(sorted(planEpoch(tokens, 300, 1, 5)) != sorted(plan));
    }

    void scoringGoesByLengthAndHoldsEachSentenceOnce()
    {
        const auto tokens = randomSplit(500);
        const auto all = flattened(planScoring(tokens, 300));
        QCOMPARE(std::set(all.begin(), all.end()).size(), std::size_t(500));
        QCOMPARE(all.size(), std::size_t(500));
        QVERIFY(std::is_sorted(all.begin(), all.end(),
                               [&](auto a, auto b) { return tokens.source[a].size() < tokens.source[b].size(); }));
    }

    void packsPairsEndToEnd()
    {
        write(folder() / "tiny.source.tokens", {{10, 11}, {12}, {13, 14, 15}});
        write(folder() / "tiny.target.tokens", {{20}, {21, 22}, {23}});
        const auto tokens = openSplit(folder(), "tiny");
        const PackedBatch batch = packBatch(tokens, {2, 0});
        using Tokens = std::vector<std::int64_t>;
        QCOMPARE(batch.source, (Tokens{13, 14, 15, 2, 10, 11, 2}));
        QCOMPARE(batch.targetInput, (Tokens{1, 23, 1, 20}));
        QCOMPARE(batch.targetOutput, (Tokens{23, 2, 20, 2}));
        QCOMPARE(batch.sourceOffsets, (Tokens{0, 4, 7}));
        QCOMPARE(batch.targetOffsets, (Tokens{0, 2, 4}));
        QCOMPARE(batch.sentences(), 2);
        QCOMPARE(batch.targetTokens(), 4);
    }
};

QTEST_GUILESS_MAIN(TestDataset)
#include "test_dataset.moc"
