// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/export/export_format.h"
#include "domain/search/search_limits.h"
#include "domain/space/gene_names.h"
#include "domain/space/presets.h"
#include "domain/space/sampling.h"

#include <algorithm>
#include <QtTest>

using namespace supernet;

namespace {

constexpr std::int64_t Vocabulary = 8000;

TranslationShape shape(int span)
{
    return {16, 24, 32, {{20, 2}, {12, 4}}, {{28, 2, 4, 1}, {28, 2, 4, span}}};
}

/// How many of 200 architectures of the space have no counterpart in the format.
std::ptrdiff_t refused(const SearchSpace &space, const ExportFormat &format)
{
    Random random(5);
    std::vector<TranslationShape> shapes;
    for (int i = 0; i < 200; ++i)
        shapes.push_back(translationShape(space, sampleByGene(space, random)));
    return std::ranges::count_if(shapes, [&](const auto &each) { return !format.obstacle(each, Vocabulary).empty(); });
}

} // namespace

class TestExportFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePlainFormatIsTheDefault() { QCOMPARE(exportFormats().front().name, std::string("safetensors")); }

    void anUnknownFormatIsRefusedWithThoseThereAre()
    {
        try {
            (void)exportFormat("gguf");
            QFAIL("It was accepted.");
        } catch (const UsageError &error) {
            QVERIFY(error.message().find("gguf") != std::string::npos);
            QVERIFY(error.message().find("onnx") != std::string::npos);
        }
    }

    void theReasonNamesTheLayerAndItsSpan()
    {
        const ExportFormat &format = exportFormat("ctranslate2");
        QCOMPARE(format.obstacle(shape(1), Vocabulary), std::string());
        const std::string why = format.obstacle(shape(3), Vocabulary);
        QVERIFY2(why.find("decoder layer 2") != std::string::npos, why.c_str());
        QVERIFY2(why.find("attention span 2") != std::string::npos, why.c_str());
    }

    void modelsTooLargeForOneFileAreNotForOnnx()
    {
        const ExportFormat &format = exportFormat("onnx");
        QCOMPARE(format.obstacle(shape(2), Vocabulary), std::string());
        QVERIFY(!format.obstacle({1024, 1024, 1024, {{20, 2}}, {{28, 2, 4, 1}}}, 600'000).empty());
    }

    void aRestrictedSpaceHoldsOnlyWhatCanBeExported_data()
    {
        QTest::addColumn<QString>("name");
        for (const std::string &name : presetNames())
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }

    void aRestrictedSpaceHoldsOnlyWhatCanBeExported()
    {
        QFETCH(const QString, name);
        const SearchSpace space = loadSpace(name.toStdString());
        const ExportFormat &format = exportFormat("ctranslate2");
        const SearchSpace restricted = exportableSpace(space, format);
        QVERIFY(refused(space, format) > 0);
        QCOMPARE(refused(restricted, format), 0);
        QVERIFY(restricted.validate().empty());
        QVERIFY(exportableSpace(space, exportFormat("onnx")) == space);
        QVERIFY(exportableSpace(restricted, format) == restricted);
    }

    void aSearchIsHeldToTheSame()
    {
        const ExportFormat &format = exportFormat("ctranslate2");
        SearchLimits limits(loadSpace("small"));
        for (const auto &pin : exportablePins(format))
            limits.apply("pin-gene", pin);
        QCOMPARE(refused(limits.space, format), 0);
        QVERIFY(exportablePins(exportFormat("onnx")).empty());
    }

    void aSpaceWithoutTheChoiceIsRefused()
    {
        SearchSpace space = loadSpace("small");
        std::ranges::find(space.genes, gene::decoderSpan, &Gene::name)->choices = {1, 2};
        QVERIFY_THROWS_EXCEPTION(Error, exportableSpace(space, exportFormat("ctranslate2")));
    }
};

QTEST_GUILESS_MAIN(TestExportFormat)
#include "test_export_format.moc"
