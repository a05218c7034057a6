// SPDX-License-Identifier: GPL-3.0-or-later
// What can be said of the formats without their runtimes; tests/interop loads the files.
#include "engine/exporters/dense_tensors.h"
#include "engine/exporters/export_writer.h"
#include "engine/exporters/tokenizer_pieces.h"
#include "engine/text/tokenizer.h"

#include <cmath>
#include <cstring>
#include <fstream>
#include <QTemporaryDir>
#include <QtTest>

using namespace supernet;
namespace fs = std::filesystem;

namespace {

std::string contents(const fs::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// A CTranslate2 model.bin, read as its format says.
struct Variables
{
    struct Variable
    {
        std::vector<std::uint32_t> sizes;
        std::string bytes;
        float value(std::size_t i) const
        {
            float value = 0;
            std::memcpy(&value, bytes.data() + i * sizeof(value), sizeof(value));
            return value;
        }
    };

    explicit Variables(std::string bytes)
        : m_rest(std::move(bytes))
    {
        version = take<std::uint32_t>();
        name = text();
        revision = take<std::uint32_t>();
        for (auto count = take<std::uint32_t>(); count > 0; --count) {
            Variable &variable = variables[text()];
            variable.sizes.resize(take<std::uint8_t>());
            for (auto &size : variable.sizes)
                size = take<std::uint32_t>();
            take<std::uint8_t>();
            variable.bytes = take(take<std::uint32_t>());
        }
        for (auto count = take<std::uint32_t>(); count > 0; --count) {
            const std::string alias = text();
            aliases[alias] = text();
        }
        whole = m_at == m_rest.size();
    }

    std::uint32_t version = 0;
    std::string name;
    std::uint32_t revision = 0;
    std::map<std::string, Variable> variables;
    std::map<std::string, std::string> aliases;
    bool whole = false;

private:
    std::string take(std::size_t count) { return m_rest.substr(std::exchange(m_at, m_at + count), count); }
    template<typename Number>
    Number take()
    {
        Number number{};
        std::memcpy(&number, take(sizeof(number)).data(), sizeof(number));
        return number;
    }
    std::string text() { return take(take<std::uint16_t>()).c_str(); }

    std::string m_rest;
    std::size_t m_at = 0;
};

} // namespace

class TestExportFormats : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_temporary;
    fs::path m_folder;
    int m_vocabulary = 0;

    DenseTransformer model(int span) const
    {
        return randomModel({16, 24, 32, {{20, 2}, {12, 4}}, {{28, 2, 4, span}}}, m_vocabulary, 4);
    }

    fs::path write(const std::string &format, const DenseTransformer &model) const
    {
        const fs::path folder = m_folder / format;
        fs::remove_all(folder);
        exportModel({model, m_folder / "pieces", {}, {}, {{5, 6}}, 1}, folder, format);
        return folder;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder = fs::path(m_temporary.path().toStdString());
        std::vector<std::string> sentences;
        for (int i = 0; i < 200; ++i)
            sentences.push_back("the dog number " + std::to_string(i) + " sees a cat near house "
                                + std::to_string(7 * i));
        Tokenizer::Training training;
        training.vocabulary = 60;
        Tokenizer::train(sentences, training, m_folder / "pieces");
        m_vocabulary = Tokenizer(m_folder / "pieces").vocabulary();
    }

    void everyFormatIsWrittenByOneWriter()
    {
        for (const ExportFormat &format : exportFormats())
            QCOMPARE(exportWriter(format).format, format.name);
    }

    void whatHasNoCounterpartIsSaidBeforeAnythingIsWritten()
    {
        QVERIFY_THROWS_EXCEPTION(Error, write("ctranslate2", model(2)));
        QVERIFY(!fs::exists(m_folder / "ctranslate2"));
    }

    void withoutPythonNothingIsCalledVerified()
    {
        const auto proof = exportModel({model(1), m_folder / "pieces", {}, {}, {{5, 6}}, 1}, m_folder / "unverified",
                                       "onnx");
        QCOMPARE(proof["verification"]["verdict"], "not verified here");
        const auto missing = exportModel({model(1), m_folder / "pieces", {}, {}, {{5, 6}}, 1, "/nowhere/python"},
                                         m_folder / "nowhere", "onnx");
        QCOMPARE(missing["verification"]["verdict"], "not verified here");
        QVERIFY(missing["verification"]["why"].get<std::string>().find("/nowhere/python") != std::string::npos);
        for (const auto &entry : fs::directory_iterator(m_folder))
            QVERIFY2(entry.path().string().find(".part-") == std::string::npos, entry.path().c_str());
    }

    void onnxFilesPassTheChecker()
    {
        const fs::path folder = write("onnx", model(2)); // throws when the checker finds fault
        for (const char *file : {"encoder.onnx", "decoder.onnx", "config.json", "tokenizer.model", "proof.json"})
            QVERIFY2(fs::exists(folder / file), file);
    }

    void libTorchLoadsTorchScript()
    {
        const auto proof = exportModel({model(2), m_folder / "pieces", {}, {}, {{5, 6}, {}, {7}}, 1},
                                       m_folder / "script", "torchscript");
        QVERIFY2(proof["comparison"]["largest_logit_difference"] < 1e-4, proof.dump().c_str());
    }

    void pluginAndFileAgreeOnThePieces()
    {
        const auto pieces = tokenizerPieces(m_folder / "pieces");
        QCOMPARE(static_cast<int>(pieces.size()), m_vocabulary);
        QCOMPARE(pieces[token::end], std::string("</s>"));
        const Tokenizer tokenizer(m_folder / "pieces");
        for (const int number : tokenizer.encode("the dog sees house 77"))
            QVERIFY(!pieces[static_cast<std::size_t>(number)].empty());
        QCOMPARE(tokenizer.decode({20}).find_first_not_of(' ') == std::string::npos, pieces[20] == "\xe2\x96\x81");
    }

    void aFileThatIsNoTokenizerIsRefused()
    {
        const std::string whole = contents(m_folder / "pieces");
        for (const std::string &bytes : {std::string(), std::string("a tokenizer's bytes"), whole.substr(0, 50)}) {
            std::ofstream(m_folder / "broken", std::ios::binary) << bytes;
            QVERIFY_THROWS_EXCEPTION(Error, tokenizerPieces(m_folder / "broken"));
        }
    }

    void ctranslate2HeadsArePaddedWithZeros()
    {
        const DenseTransformer given = model(1);
        const Variables file(contents(write("ctranslate2", given) / "model.bin"));
        QVERIFY(file.whole);
        QCOMPARE(file.version, 6U);
        QCOMPARE(file.name, std::string("TransformerSpec"));
        // Two heads of width 16 beside a layer of four: twice the rows, the added ones zero.
        const auto &joined = file.variables.at("encoder/layer_0/self_attention/linear_0/weight");
        QCOMPARE(joined.sizes, (std::vector<std::uint32_t>{3 * 64, 16}));
        const auto &queries = given.weight("encoder.0.self_attention.query.weight").values;
        for (std::size_t i = 0; i < queries.size(); ++i) {
            QCOMPARE(joined.value(i), queries[i]);
            QCOMPARE(joined.value(queries.size() + i), 0.0F);
        }
        QCOMPARE(file.variables.at("encoder/layer_0/self_attention/queries_scale").value(0), 0.25F);
        QCOMPARE(file.variables.at("encoder/layer_1/self_attention/linear_0/weight").sizes.front(), 3U * 32);
        QCOMPARE(file.aliases.at("decoder/projection/weight"), std::string("decoder/embeddings/weight"));
    }

    void eightBitsKeepARowsLargestValue()
    {
        const DenseTransformer given = model(1);
        const Variables file(contents(write("ctranslate2-int8", given) / "model.bin"));
        QVERIFY(file.whole);
        const HostTensor &exact = given.weight("encoder.1.ffn.in.weight");
        const auto &rounded = file.variables.at("encoder/layer_1/ffn/linear_0/weight");
        const auto &scales = file.variables.at("encoder/layer_1/ffn/linear_0/weight_scale");
        QCOMPARE(rounded.bytes.size(), exact.values.size());
        int most = 0;
        for (std::size_t i = 0; i < exact.values.size(); ++i) {
            const auto value = static_cast<signed char>(rounded.bytes[i]);
            const float scale = scales.value(i / static_cast<std::size_t>(exact.sizes[1]));
            QVERIFY(std::abs(static_cast<float>(value) - exact.values[i] * scale) <= 0.501F);
            most = std::max(most, std::abs(static_cast<int>(value)));
        }
        QCOMPARE(most, 127);
        QVERIFY(file.variables.contains("decoder/embeddings/weight_scale"));
        QVERIFY(!file.variables.contains("encoder/layer_1/ffn/linear_0/bias_scale"));
    }

    void positionsAreThoseOfTheStoredWidth()
    {
        const HostTensor table = positionTable(5, 6, 40);
        QCOMPARE(table.sizes, (std::vector<std::int64_t>{5, 6}));
        QCOMPARE(table.values[3 * 6 + 2], sinusoidalPosition(3, 2, 40));
    }
};

QTEST_GUILESS_MAIN(TestExportFormats)
#include "test_export_formats.moc"
