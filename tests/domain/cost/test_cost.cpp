// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/cost/cost.h"
#include "domain/cost/supernet_size.h"
#include "domain/space/presets.h"

#include <cmath>
#include <fstream>
#include <QtTest>

using namespace supernet;

class TestCost : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsASmallNetByHand()
    {
        TranslationShape shape;
        shape.encoderEmbed = 4;
        shape.decoderEmbed = 6;
        shape.qkv = 8;
        shape.encoder = {{10, 2}};
        shape.decoder = {{12, 2, 2, 2}};
        // Encoder: 3 * (4*8+8) + (8*4+4) + (4*10+10) + (10*4+4) + 2 * 8 = 120 + 36 + 50 + 44 + 16
        QCOMPARE(parametersWithoutEmbeddings({4, 6, 8, {{10, 2}}, {}}), 266);
        // Decoder: self 3 * (6*8+8) + (8*6+6) = 222; cross 56 + 2 * 40 + 54 = 190; FFN 84 + 78; norms 36
        QCOMPARE(parametersWithoutEmbeddings(shape), 266 + 222 + 190 + 162 + 36);

        const Cost counted = cost(shape, {100, 3, 2});
        QCOMPARE(counted.embeddingParameters, 600);
        // Encoder, 3 tokens: 4*3*4*8 + 2*3*3*8 + 2*3*4*10 = 384 + 144 + 240
        // Decoder, 2 tokens: self 4*2*6*8 + 2*2*2*8 = 448; cross over 6 keys 2*2*6*8 + 2*6*4*8 + 2*2*6*8 = 768;
        // FFN 2*2*6*12 = 288; output 2*6*100 = 1200
        QCOMPARE(counted.macs, 768 + 448 + 768 + 288 + 1200);
        QCOMPARE(counted.flops, 2 * counted.macs);
    }

    void expertsAndRoutersAddToASupernet()
    {
        TranslationShape shape;
        shape.encoderEmbed = 4;
        shape.decoderEmbed = 6;
        shape.qkv = 8;
        shape.encoder = {{10, 2}};
        const std::int64_t plain = 266 + 100 * 6; // As counted above; the embedding has the larger width.
        using Routers = SharingSize::Routers;
        QCOMPARE(supernetParameters(shape, 100, {}), plain);
        // A second expert: 4*10 + 10 + 10*4 + 4 = 94. A router of 3 hidden units that reads 2 numbers: 3*2 + 3 = 9, and
        // 3 + 1 for each score.
        QCOMPARE(supernetParameters(shape, 100, {Routers::Network, 2, 3, 2}), plain + 94 + 9 + 2 * 4);
        QCOMPARE(supernetParameters(shape, 100, {Routers::Layer, 3, 3, 2}), plain + 2 * 94 + 9 + 3 * 4);
        QCOMPARE(supernetParameters(shape, 100, {Routers::Neuron, 2, 3, 2}),
                 plain + 94 + 9 + 2 * 10 * 4 + 9 + 2 * 4 * 4);
    }

    void equalsThePublishedFigures()
    {
        std::ifstream file(qEnvironmentVariable("SUPERNET_REFERENCE").toStdString()
                           + "/published/mos-random-architectures.jsonl");
        if (!file)
            QSKIP("The published records are absent (SUPERNET_REFERENCE).");
        const SearchSpace space = loadSpace("hat-wmt");
        int records = 0;
        for (std::string line; std::getline(file, line); ++records) {
            const auto record = nlohmann::json::parse(line);
            const auto shape = translationShape(space, architectureFromJson(record.at("architecture"), space));
            const Cost counted = cost(shape, {record.at("vocabulary").get<std::int64_t>(), 30, 30});
            QCOMPARE(counted.parametersWithoutEmbeddings, record.at("params_without_embeddings").get<std::int64_t>());
            QCOMPARE(counted.embeddingParameters, record.at("embedding_params").get<std::int64_t>());
            const auto published = record.at("total_flops").get<double>();
            QVERIFY2(std::abs(static_cast<double>(counted.flops) - published) < 1e-3 * published, line.c_str());
        }
        QCOMPARE(records, 90);
    }
};

QTEST_GUILESS_MAIN(TestCost)
#include "test_cost.moc"
