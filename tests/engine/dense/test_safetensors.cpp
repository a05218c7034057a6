// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/sha256.h"
#include "engine/dense/safetensors.h"

#include <fstream>
#include <QTemporaryDir>
#include <QtTest>

using namespace supernet;

namespace {

std::string hashOf(std::string_view text)
{
    return sha256(std::as_bytes(std::span(text)));
}

std::string fileText(std::uint64_t headerLength, const std::string &rest)
{
    std::string text(8, '\0');
    for (int i = 0; i < 8; ++i)
        text[static_cast<std::size_t>(i)] = static_cast<char>(headerLength >> (8 * i));
    return text + rest;
}

} // namespace

class TestSafetensors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sha256KnowsItsTestVectors()
    {
        QCOMPARE(hashOf(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        QCOMPARE(hashOf("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        QCOMPARE(hashOf("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
                 "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
        QCOMPARE(hashOf(std::string(1'000'000, 'a')),
                 "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    }

    void writtenTensorsComeBack()
    {
        const auto path = file("tensors.safetensors");
        const std::vector<float> values{1.5F, -2.0F, 0.25F, 3.0F, 5.0F, -0.0F};
        const std::vector<std::int64_t> counts{7};
        const auto hash = writeSafetensors(
            path,
            std::vector<TensorView>{{"a", "F32", {2, 3}, std::as_bytes(std::span(values))},
                                    {"b", "I64", {1}, std::as_bytes(std::span(counts))}},
            {{"step", "12"}});
        QCOMPARE(hash, sha256OfFile(path));
        const SafetensorsFile read(path);
        QCOMPARE(read.metadata().at("step"), "12");
        QCOMPARE(read.tensor("a").sizes, (std::vector<std::int64_t>{2, 3}));
        QCOMPARE(std::memcmp(read.tensor("a").bytes.data(), values.data(), 24), 0);
        QCOMPARE(read.tensor("b").dtype, "I64");
        QVERIFY_EXCEPTION_THROWN((void)read.tensor("c"), Error);
    }

    void aTensorWithoutValuesIsOne()
    {
        const auto path = file("empty.safetensors");
        writeSafetensors(path, std::vector<TensorView>{{"none", "F32", {0, 3}, {}}});
        const SafetensorsFile read(path);
        QCOMPARE(read.tensor("none").sizes, (std::vector<std::int64_t>{0, 3}));
        QVERIFY(valuesOf<float>(read.tensor("none")).empty());
    }

    void brokenFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        const auto row = [](const char *name, const std::string &text) {
            QTest::newRow(name) << QByteArray::fromStdString(text);
        };
        const auto entry = [](const std::string &json, const std::string &data) {
            return fileText(json.size(), json + data);
        };
        row("empty", "");
        row("short", "1234");
        row("header beyond the file", fileText(1000, "{}"));
        row("huge header", fileText(~0ULL, "{}"));
        row("no JSON", fileText(4, "nope"));
        row("array", fileText(2, "[]"));
        row("no offsets", entry(R"({"a":{"dtype":"F32","shape":[1]}})", "0000"));
        row("beyond the data", entry(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", "0000"));
        row("backwards", entry(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}})", "0000"));
        row("other size", entry(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}})", "0000"));
        row("negative", entry(R"({"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}})", "0000"));
        row("overflow", entry(R"({"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}})", "0000"));
        row("unknown type", entry(R"({"a":{"dtype":"F31","shape":[1],"data_offsets":[0,4]}})", "0000"));
        row("one tensor in another",
            entry(R"({"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]},)"
                  R"("b":{"dtype":"U8","shape":[4],"data_offsets":[4,8]}})",
                  "00000000"));
        row("cut short", entry(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})", "000"));
    }

    void brokenFilesAreRefused()
    {
        QFETCH(QByteArray, content);
        const auto path = file("broken.safetensors");
        std::ofstream(path, std::ios::binary).write(content.constData(), content.size());
        QVERIFY_EXCEPTION_THROWN(SafetensorsFile{path}, Error);
    }

    void missingFilesAndFoldersAreNamed()
    {
        QVERIFY_EXCEPTION_THROWN(SafetensorsFile(file("absent")), Error);
        QVERIFY_EXCEPTION_THROWN(SafetensorsFile(m_folder.path().toStdString()), Error);
    }

private:
    [[nodiscard]] std::filesystem::path file(const char *name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestSafetensors)
#include "test_safetensors.moc"
