// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/error.h"
#include "engine/dense/safetensors.h"
#include "engine/text/parallel_reader.h"
#include "fuzz/mutator.h"

#include <array>
#include <fstream>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QtTest>
#include <zlib.h>

using namespace supernet;

namespace {

constexpr int Milliseconds = 1000; ///< For each parser.

std::string contentOf(const std::filesystem::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::string packed(const std::string &text, const std::filesystem::path &file)
{
    const gzFile stream = gzopen(file.c_str(), "wb");
    gzwrite(stream, text.data(), static_cast<unsigned>(text.size()));
    gzclose(stream);
    return contentOf(file);
}

/// Reads damaged versions of `content` from a file. Nothing but supernet::Error may leave `read`.
template<typename Read>
void feed(const std::filesystem::path &file, const std::string &content, Read read)
{
    test::Mutator mutator(1);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 1500 && timer.elapsed() < Milliseconds; ++i) {
        const std::string input = i % 10 == 0 ? mutator.bytes(300) : mutator.damaged(content);
        std::ofstream(file, std::ios::binary) << input;
        try {
            read();
        } catch (const Error &error) {
            QVERIFY(error.message().find(file.filename().string()) != std::string::npos);
        } catch (const std::exception &error) {
            QFAIL((std::string(error.what()) + " in try " + std::to_string(i)).c_str());
        }
    }
}

} // namespace

class TestFuzzFiles : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path path(const char *name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

private Q_SLOTS:
    void safetensors()
    {
        const auto file = path("fuzz.safetensors");
        const std::array<float, 12> values{1, 2, 3};
        const auto bytes = std::as_bytes(std::span(values));
        const std::vector<TensorView> tensors{{"a", "F32", {3, 4}, bytes}, {"b.c", "U8", {48}, bytes}};
        static_cast<void>(writeSafetensors(file, tensors, {{"key", "value"}}));
        unsigned sum = 0;
        feed(file, contentOf(file), [&] {
            const SafetensorsFile opened(file);
            for (const TensorView &tensor : opened.tensors()) {
                for (const std::byte byte : tensor.bytes) // every promised byte can be read
                    sum += std::to_integer<unsigned>(byte);
            }
        });
        QVERIFY(sum > 0);
    }

    void parallelText_data()
    {
        QTest::addColumn<bool>("gzip");
        QTest::newRow("plain") << false;
        QTest::newRow("gzip") << true;
    }
    void parallelText()
    {
        QFETCH(bool, gzip);
        const auto file = path(gzip ? "fuzz.tsv.gz" : "fuzz.tsv");
        std::string text;
        for (int i = 0; i < 20; ++i)
            text += "A man walks. " + std::to_string(i) + "\tEin Mann geht über die Straße.\n";
        CorpusFiles files;
        files.tsv = file;
        std::int64_t pairs = 0;
        feed(file, gzip ? packed(text, file) : text, [&] {
            ParallelReader reader(files, LineRules(), [](const SkippedLine &) {});
            SentencePair pair;
            while (reader.next(pair)) {
                ++pairs;
                QVERIFY(!pair.source.empty() && !pair.target.empty());
                QVERIFY(pair.source.find('\n') == std::string::npos);
            }
        });
        QVERIFY(pairs > 0);
    }

    void translationMemory()
    {
        const auto file = path("fuzz.tmx");
        std::string text = "<tmx><header srclang=\"en\"/><body>";
        for (int i = 0; i < 20; ++i)
            text += "<tu><!-- x --><tuv xml:lang=\"en\"><seg>A <hi>man</hi></seg></tuv><tuv xml:lang=\"de\"><seg>Ein "
                    "Mann</seg></tuv></tu>";
        CorpusFiles files;
        files.tmx = file;
        std::int64_t pairs = 0;
        feed(file, text + "</body></tmx>", [&] {
            ParallelReader reader(files, LineRules(), [](const SkippedLine &) {});
            SentencePair pair;
            while (reader.next(pair))
                ++pairs;
        });
        QVERIFY(pairs > 0);
    }
};

QTEST_GUILESS_MAIN(TestFuzzFiles)
#include "test_fuzz_files.moc"
