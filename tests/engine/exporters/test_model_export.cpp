// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/sha256.h"
#include "engine/dense/decoder.h"
#include "engine/exporters/model_export.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>
#include <limits>

using namespace supernet;

namespace {

namespace fs = std::filesystem;

void overwrite(const fs::path &file, const std::string &text)
{
    std::ofstream(file, std::ios::binary) << text;
}

std::string messageOf(const std::function<void()> &work)
{
    try {
        work();
    } catch (const Error &error) {
        return error.what();
    }
    return {};
}

} // namespace

class TestModelExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = fs::path(m_temporary->path().toStdString());
        m_model = randomModel({16, 24, 32, {{20, 2}, {12, 4}}, {{28, 2, 4, 2}}}, 50, 4);
        m_model.positionWidth = 40;
        overwrite(m_folder / "pieces", "a tokenizer's bytes");
    }

    void anExportIsReadBackEqual()
    {
        const auto proof = write();
        const LoadedExport loaded = loadExport(m_folder / "export");
        QVERIFY(loaded.model.weights == m_model.weights);
        QVERIFY(loaded.model.shape == m_model.shape);
        QCOMPARE(loaded.model.positionWidth, 40);
        QCOMPARE(loaded.model.vocabulary, 50);
        QCOMPARE(loaded.proof, proof);
        QCOMPARE(proof["provenance"]["run"], "train-1");
        QCOMPARE(proof["comparison"]["same_translations"], 2);
        QCOMPARE(loaded.config["architecture"]["gene"], 3);
        const std::vector<std::vector<int>> source{{5, 6, 7}};
        QCOMPARE(Decoder(loaded.model).decode(source, {})[0].tokens, Decoder(m_model).decode(source, {})[0].tokens);
    }

    void anExistingFolderIsLeftAlone()
    {
        fs::create_directory(m_folder / "export");
        QVERIFY(messageOf([this] { write(); }).find("exists already") != std::string::npos);
        QVERIFY(fs::is_empty(m_folder / "export"));
    }

    void nothingIsLeftOfAFailure()
    {
        m_model.weights.at("decoder.0.ffn.in.bias").values[0] = std::numeric_limits<float>::quiet_NaN();
        QVERIFY(!messageOf([this] { write(); }).empty());
        QCOMPARE(std::distance(fs::directory_iterator(m_folder), {}), 1);
    }

    void aChangedFileIsFound_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *file : {"model.safetensors", "config.json", "tokenizer.model"})
            QTest::newRow(file) << QString::fromLatin1(file);
    }

    void aChangedFileIsFound()
    {
        QFETCH(QString, file);
        write();
        std::fstream stream(m_folder / "export" / file.toStdString(), std::ios::in | std::ios::out | std::ios::binary);
        stream.seekp(-3, std::ios::end);
        stream.put('#');
        stream.close();
        const auto message = messageOf([this] { (void)loadExport(m_folder / "export"); });
        QVERIFY2(message.find(file.toStdString()) != std::string::npos, message.c_str());
    }

    void anExportOfANewerProgramIsRefused()
    {
        auto proof = write();
        const auto file = m_folder / "export" / "config.json";
        auto config = nlohmann::json::parse(std::ifstream(file));
        config["version"] = 99;
        overwrite(file, config.dump());
        proof["files"]["config.json"] = sha256OfFile(file);
        overwrite(m_folder / "export" / "proof.json", proof.dump());
        const auto message = messageOf([this] { (void)loadExport(m_folder / "export"); });
        QVERIFY2(message.find("newer version") != std::string::npos, message.c_str());
    }

    void aFolderWithoutAnExportIsRefused()
    {
        QVERIFY(messageOf([this] { (void)loadExport(m_folder); }).find(m_folder.string()) != std::string::npos);
    }

private:
    nlohmann::json write() const
    {
        const ExportRequest request{
            m_model, m_folder / "pieces", {{"gene", 3}}, {{"run", "train-1"}}, {{4, 5, 6, 7}, {9}}, 1};
        return exportModel(request, m_folder / "export");
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;
    DenseTransformer m_model;
};

QTEST_GUILESS_MAIN(TestModelExport)
#include "test_model_export.moc"
