// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/space/encoding.h"
#include "domain/space/gene_names.h"
#include "domain/space/hat_import.h"
#include "domain/space/inclusion.h"
#include "domain/space/presets.h"
#include "domain/space/translation_shape.h"
#include "domain/space/usable_space.h"
#include "support/hostile_spaces.h"

#include <algorithm>
#include <fstream>
#include <QtTest>

using namespace supernet;

namespace {

/// Depth {1, 2}; the layers' gene offers two choices, in layer 1 three.
SearchSpace tiny()
{
    SearchSpace space;
    space.name = "tiny";
    space.genes = {{"width", {4, 8}, Gene::Scope::Network, {}, {}},
                   {"layers", {1, 2}, Gene::Scope::Network, {}, {}},
                   {"ffn", {16, 32}, Gene::Scope::Layer, "layers", {{1, {16, 32, 64}}}}};
    return space;
}

std::string faults(const SearchSpace &space)
{
    std::string text;
    for (const Issue &issue : space.validate())
        text += issue.where + ' ';
    return text;
}

std::string messageOf(const std::function<void()> &action)
{
    try {
        action();
    } catch (const Error &error) {
        return error.message();
    }
    return {};
}

} // namespace

class TestSpace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsHatsSpaceExactly()
    {
        const SearchSpace space = loadSpace("hat-wmt");
        QCOMPARE(space.genotypes().str(), std::string("2437438960041984"));
        QCOMPARE(space.distinct().str(), std::string("417846678672384"));
    }

    void includesWhatHasNoOtherChoice()
    {
        const SearchSpace whole = tiny();
        QVERIFY(includes(whole, whole));
        SearchSpace part = whole;
        part.name = "part";
        part.genes[1].choices = {1}; // whose second layer, with its own choices, is none
        part.genes[2].choices = {32};
        QVERIFY(includes(whole, part));
        QVERIFY(!includes(part, whole));
        part = whole;
        part.genes[2].layerChoices = {{0, {64}}}; // which only the second layer has
        QVERIFY(!includes(whole, part));
        part = whole;
        part.fixed["qkv_dim"] = 8;
        QVERIFY(!includes(whole, part));
        part = whole;
        part.genes.erase(part.genes.begin());
        QVERIFY(!includes(whole, part));
        QVERIFY(!includes(part, whole));
    }

    /// HAT measured in spaces with more choices than those that it searched.
    void hatsSearchedSpaceLiesInAWiderOne()
    {
        const SearchSpace searched = loadSpace("hat-wmt");
        SearchSpace measured = searched;
        for (Gene &gene : measured.genes)
            if (gene.scope == Gene::Scope::Layer && gene.name.ends_with("heads"))
                gene.choices.push_back(2);
        QVERIFY(includes(measured, searched));
        QVERIFY(!includes(searched, measured));
    }

    void spacesThatCannotBeUsedAreRefused_data()
    {
        QTest::addColumn<std::string>("text");
        for (const auto &[name, space] : test::hostileSpaces())
            QTest::newRow(name.c_str()) << space.dump();
    }
    void spacesThatCannotBeUsedAreRefused()
    {
        QFETCH(std::string, text);
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(usableSpaceFromJson(nlohmann::json::parse(text))), Error);
    }

    /// An editor shows a space at fault: it must be of a size to be shown.
    void aSpaceOfManyLayersIsNotEvenRead()
    {
        nlohmann::json space = toJson(tiny());
        space["genes"][1]["choices"] = {257};
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(spaceFromJson(space)), Error);
        space["genes"][1]["choices"] = {256};
        QVERIFY(spaceFromJson(space).layers(spaceFromJson(space).genes[2]) == 256);
    }

    void countsLayersOwnChoices()
    {
        QCOMPARE(tiny().genotypes().str(), std::string("24")); // 2 * 2 * (2 * 3)
        QCOMPARE(tiny().distinct().str(), std::string("16")); // 2 * (2 + 2 * 3)
    }

    void countsBeyondMachineWords()
    {
        SearchSpace space = tiny();
        space.genes[1].choices = {100};
        space.genes[2].layerChoices.clear();
        QCOMPARE(space.genotypes(), BigCount(1) << 101);
    }

    void presetsAreSound_data()
    {
        QTest::addColumn<std::string>("preset");
        for (const std::string &preset : presetNames())
            QTest::newRow(preset.c_str()) << preset;
    }

    void presetsAreSound()
    {
        QFETCH(std::string, preset);
        const SearchSpace space = loadSpace(preset);
        QCOMPARE(space.name, preset);
        QVERIFY(space.validate().empty());
        QCOMPARE(spaceFromJson(toJson(space)), space);
        QVERIFY(space.check(space.largestArchitecture()).empty());
        QVERIFY(space.check(space.smallestArchitecture()).empty());
    }

    void presetsOfferWhatTheySay_data()
    {
        QTest::addColumn<std::string>("preset");
        QTest::addColumn<std::vector<std::vector<int>>>("choices");
        QTest::addColumn<int>("qkv");
        // Embeddings, FFN and heads of both sides; encoder layers, decoder layers.
        QTest::newRow("small") << std::string(
            "small") << std::vector<std::vector<int>>{{128, 192, 256}, {256, 512, 1024}, {2, 4}, {3}, {1, 2, 3}}
                               << 256;
        QTest::newRow("hat-wmt") << std::string(
            "hat-wmt") << std::vector<std::vector<int>>{{512, 640}, {1024, 2048, 3072}, {4, 8}, {6}, {1, 2, 3, 4, 5, 6}}
                                 << 512;
        QTest::newRow("hat-iwslt")
            << std::string("hat-iwslt")
            << std::vector<std::vector<int>>{{512, 640}, {512, 1024, 2048}, {2, 4}, {6}, {1, 2, 3, 4, 5, 6}} << 512;
    }

    void presetsOfferWhatTheySay()
    {
        QFETCH(std::string, preset);
        QFETCH(std::vector<std::vector<int>>, choices);
        QFETCH(int, qkv);
        const SearchSpace space = loadSpace(preset);
        const auto offered = [&](std::string_view name) {
            std::vector<int> sorted = space.gene(name).choices;
            std::ranges::sort(sorted);
            return sorted;
        };
        const std::vector<std::vector<std::string_view>> genes = {{gene::encoderEmbed, gene::decoderEmbed},
                                                                  {gene::encoderFfn, gene::decoderFfn},
                                                                  {gene::encoderSelfHeads, gene::decoderSelfHeads,
                                                                   gene::decoderCrossHeads},
                                                                  {gene::encoderLayers},
                                                                  {gene::decoderLayers}};
        for (std::size_t i = 0; i < genes.size(); ++i)
            for (const std::string_view name : genes[i])
                QCOMPARE(offered(name), choices[i]);
        QCOMPARE(offered(gene::decoderSpan), (std::vector<int>{-1, 1, 2}));
        QCOMPARE(space.fixedSize(gene::qkvDim), qkv);
        QCOMPARE(space.genes.size(), std::size_t(10));
    }

    void smallsStoredShapeIsItsLargest()
    {
        const SearchSpace space = loadSpace("small");
        const TranslationShape stored = storedShape(space);
        QCOMPARE(stored.encoderEmbed, 256);
        QCOMPARE(stored.qkv, 256);
        QCOMPARE(stored.encoder, (std::vector<TranslationShape::EncoderLayer>(3, {1024, 4})));
        QCOMPARE(stored.decoder, (std::vector<TranslationShape::DecoderLayer>(3, {1024, 4, 4, 3})));
    }

    void extremesKeepTheSpanAtOne()
    {
        const SearchSpace space = loadSpace("small");
        const TranslationShape largest = translationShape(space, space.largestArchitecture());
        const TranslationShape smallest = translationShape(space, space.smallestArchitecture());
        QCOMPARE(largest.decoder, (std::vector<TranslationShape::DecoderLayer>(3, {1024, 4, 4, 2})));
        QCOMPARE(smallest.decoder, (std::vector<TranslationShape::DecoderLayer>(1, {256, 2, 2, 2})));
        QCOMPARE(smallest.encoderEmbed, 128);
        QCOMPARE(smallest.encoder.size(), std::size_t(3));
    }

    void sizesInAFewWords()
    {
        const SearchSpace space = loadSpace("small");
        QCOMPARE(shortDescription(translationShape(space, space.smallestArchitecture())),
                 std::string("enc 3x128 ffn 256, dec 1x128 ffn 256"));
        QCOMPARE(shortDescription({4, 6, 8, {{10, 2}, {20, 2}}, {{5, 1, 1, 1}}}),
                 std::string("enc 2x4 ffn 10-20, dec 1x6 ffn 5"));
    }

    void inactiveLayersDoNotTellArchitecturesApart()
    {
        const SearchSpace space = tiny();
        const auto one = architectureFromJson({{"width", 4}, {"layers", 1}, {"ffn", {16, 32}}}, space);
        const auto other = architectureFromJson({{"width", 4}, {"layers", 1}, {"ffn", {16}}}, space);
        QCOMPARE(one, other);
        QCOMPARE(one.id(), other.id());
        QCOMPARE(one.id().size(), std::size_t(16));
        QVERIFY(one.id() != architectureFromJson({{"width", 8}, {"layers", 1}, {"ffn", {16}}}, space).id());
    }

    void architecturesAreChecked()
    {
        const SearchSpace space = tiny();
        Architecture wrong;
        wrong.set("width", {5});
        wrong.set("layers", {2});
        wrong.set("ffn", {16});
        wrong.set("colour", {1});
        const std::vector<Issue> issues = space.check(wrong);
        QCOMPARE(issues.size(), std::size_t(3));
        QCOMPARE(issues[0].where, std::string("width"));
        QCOMPARE(issues[1].where, std::string("ffn"));
        QCOMPARE(issues[2].where, std::string("colour"));
    }

    void wrongArchitectureJsonNamesTheKey()
    {
        const SearchSpace space = tiny();
        const auto read = [&](const nlohmann::json &json) {
            return messageOf([&] { (void)architectureFromJson(json, space); });
        };
        QVERIFY(read({{"width", 4}, {"layers", 1}}).find("`ffn`") != std::string::npos);
        QVERIFY(read({{"width", "x"}, {"layers", 1}, {"ffn", {16}}}).find("width") != std::string::npos);
        QVERIFY(read({{"width", 4}, {"layers", 1}, {"ffn", {64}}}).find("ffn[0]") != std::string::npos);
        QVERIFY(read({{"width", 4}, {"layers", 1}, {"ffn", 16}}).find("ffn") != std::string::npos);
        QVERIFY(read({{"width", 4}, {"layers", 1}, {"ffn", {16}}, {"x", 1}}).find("`x`") != std::string::npos);
        QVERIFY(read(nlohmann::json::array()).find("object") != std::string::npos);
    }

    void publishedRecordsAreOfHatsSpace()
    {
        std::ifstream file(qEnvironmentVariable("SUPERNET_REFERENCE").toStdString()
                           + "/published/mos-random-architectures.jsonl");
        if (!file)
            QSKIP("The published records are absent (SUPERNET_REFERENCE).");
        const SearchSpace space = loadSpace("hat-wmt");
        int records = 0;
        for (std::string line; std::getline(file, line); ++records) {
            const auto json = nlohmann::json::parse(line).at("architecture");
            QCOMPARE(toJson(architectureFromJson(json, space), space), json);
        }
        QCOMPARE(records, 90);
    }

    void summaryEncodingIsHatsTenNumbers()
    {
        const SearchSpace space = loadSpace("hat-wmt");
        const auto architecture = architectureFromJson({{"encoder_embed", 640},
                                                        {"decoder_embed", 512},
                                                        {"encoder_layers", 6},
                                                        {"decoder_layers", 3},
                                                        {"encoder_ffn", {3072, 1024, 3072, 3072, 3072, 2048}},
                                                        {"encoder_self_heads", {4, 8, 4, 8, 4, 4}},
                                                        {"decoder_ffn", {1024, 3072, 1024}},
                                                        {"decoder_self_heads", {8, 8, 4}},
                                                        {"decoder_cross_heads", {4, 4, 4}},
                                                        {"decoder_encoder_attention_span", {-1, 1, 2}}},
                                                       space);
        const std::vector<float> expected = {1.0F, 1.0F,           2560.0F / 3072, 32.0F / 48, 0.8F,
                                             0.5F, 5120.0F / 9216, 20.0F / 24,     0.5F,       6.0F / 9};
        const std::vector<float> features = encode(space, architecture, Encoding::Summary);
        QCOMPARE(features.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i)
            QVERIFY2(std::abs(features[i] - expected[i]) < 1e-6F, featureNames(space, Encoding::Summary)[i].c_str());
    }

    void perLayerEncodingIsZeroWhereInactive()
    {
        const SearchSpace space = tiny();
        const auto architecture = architectureFromJson({{"width", 4}, {"layers", 1}, {"ffn", {16}}}, space);
        QCOMPARE(encode(space, architecture, Encoding::PerLayer), (std::vector<float>{0.5F, 0.5F, 0.25F, 0.0F}));
        QCOMPARE(featureNames(space, Encoding::PerLayer),
                 (std::vector<std::string>{"width", "layers", "ffn[0]", "ffn[1]"}));
        QCOMPARE(encodingFromName("per-layer"), Encoding::PerLayer);
        QVERIFY_EXCEPTION_THROWN((void)encodingFromName("one-hot"), UsageError);
    }

    void hatYamlGivesHatsSpace()
    {
        const SearchSpace imported = spaceFromHatYaml("dropout: 0.3\n"
                                                      "encoder-embed-choice: [640, 512]\n"
                                                      "decoder-embed-choice: [640, 512]\n"
                                                      "encoder-ffn-embed-dim-choice: [3072, 2048, 1024]\n"
                                                      "decoder-ffn-embed-dim-choice: [3072, 2048, 1024]\n"
                                                      "encoder-layer-num-choice: [6]\n"
                                                      "decoder-layer-num-choice: [6, 5, 4, 3, 2, 1]\n"
                                                      "encoder-self-attention-heads-choice: [8, 4]\n"
                                                      "decoder-self-attention-heads-choice: [8, 4]\n"
                                                      "decoder-ende-attention-heads-choice: [8, 4]\n"
                                                      "decoder-arbitrary-ende-attn-choice: [-1, 1, 2]\n",
                                                      "hat-wmt");
        QCOMPARE(imported, loadSpace("hat-wmt"));
        QVERIFY(messageOf([] {
                    (void)spaceFromHatYaml("encoder-embed-choice: [640]", "x");
                }).find("encoder-layer-num-choice")
                != std::string::npos);
        QVERIFY(messageOf([] { (void)spaceFromHatYaml("[", "x"); }).find("cannot be read") != std::string::npos);
    }

    void validationNamesThePlace()
    {
        SearchSpace space = loadSpace("small");
        const auto geneIndex = [&](std::string_view name) { return &space.gene(name) - space.genes.data(); };
        space.genes[geneIndex(gene::decoderSelfHeads)].choices = {2, 3};
        space.genes[geneIndex(gene::encoderEmbed)].choices = {129};
        space.genes[geneIndex(gene::encoderLayers)].choices = {2, 3};
        QCOMPARE(faults(space),
                 std::string("decoder_self_heads.choices[1] encoder_embed.choices[0] "
                             "decoder_encoder_attention_span.choices[2] "));
    }

    void validationFindsBrokenGenes()
    {
        SearchSpace space = loadSpace("small");
        space.genes[0].choices = {};
        space.genes[2].depth = "nowhere";
        space.genes[6].choices = {256, 256, -4};
        space.genes[7].layerChoices = {{3, {2}}};
        const std::string found = faults(space);
        for (const char *where : {"encoder_embed.choices", "encoder_ffn.depth", "decoder_ffn.choices[1]",
                                  "decoder_ffn.choices[2]", "decoder_self_heads.layer_choices[3]"})
            QVERIFY2(found.find(where) != std::string::npos, where);
        space.genes.erase(space.genes.begin());
        QVERIFY(faults(space).find("encoder_embed ") != std::string::npos);
    }

    void impossibleSizesOfSingleLayersAreNamedWhereTheyStand()
    {
        SearchSpace space = loadSpace("small");
        Gene &heads = *std::ranges::find(space.genes, "encoder_self_heads", &Gene::name);
        heads.choices = {2, 3};
        heads.layerChoices = {{0, {4}}, {1, {5, 4}}};
        QCOMPARE(faults(space), std::string("encoder_self_heads.choices[1] encoder_self_heads.layer_choices[1][0] "));
        heads.layerChoices[2] = {4}; // The gene's own choices serve no layer any more.
        QCOMPARE(faults(space), std::string("encoder_self_heads.layer_choices[1][0] "));
    }

    void hatConfigurationsAreWrittenAsTheyAreRead()
    {
        SearchSpace space = loadSpace("hat-wmt");
        QCOMPARE(spaceFromHatYaml(hatYaml(space), space.name), space);
        space.genes[2].layerChoices[1] = {512};
        QVERIFY(messageOf([&] { (void)hatYaml(space); }).find("encoder_ffn") != std::string::npos);
    }

    void aProjectsOwnSpaceIsRead()
    {
        QTemporaryDir folder;
        const std::string place = folder.path().toStdString();
        const auto write = [&](const nlohmann::json &settings) { std::ofstream(place + "/project.json") << settings; };
        write({{"name", "captions"}});
        QVERIFY(messageOf([&] { (void)readSpace(place); }).find("no space of its own") != std::string::npos);
        write({{"name", "captions"}, {"space", toJson(loadSpace("small"))}});
        QCOMPARE(loadSpace(place), loadSpace("small"));
    }

    void aNameMayHave200Bytes()
    {
        auto json = toJson(loadSpace("small"));
        json["name"] = std::string(200, 'n');
        QCOMPARE(spaceFromJson(json).name, std::string(200, 'n'));
        json["name"] = std::string(201, 'n');
        QVERIFY(messageOf([&] { (void)spaceFromJson(json); }).find("longer than 200 bytes") != std::string::npos);
    }

    void unreadableSpacesSaySo()
    {
        QVERIFY(messageOf([] { (void)loadSpace("no-such-space"); }).find("hat-wmt") != std::string::npos);
        QTemporaryDir folder;
        const std::string file = folder.filePath(QStringLiteral("space.json")).toStdString();
        const auto problem = [&](const std::string &text) {
            std::ofstream(file) << text;
            return messageOf([&] { (void)loadSpace(file); });
        };
        QVERIFY(problem("{").find("not JSON") != std::string::npos);
        QVERIFY(problem("{\"format\": 7}").find("format") != std::string::npos);
        auto json = toJson(loadSpace("small"));
        json["version"] = 2;
        QVERIFY(problem(json.dump()).find("version 2") != std::string::npos);
        json["version"] = 1;
        json["genes"][2].erase("depth");
        QVERIFY(problem(json.dump()).find("genes[2]") != std::string::npos);
        json = toJson(loadSpace("small"));
        json["fixed"]["qkv_dim"] = 250;
        QVERIFY(problem(json.dump()).find("4 heads do not divide") != std::string::npos);
        json["fixed"]["qkv_dim"] = 1e30;
        QVERIFY(problem(json.dump()).find("qkv_dim") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestSpace)
#include "test_space.moc"
