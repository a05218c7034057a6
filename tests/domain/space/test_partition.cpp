// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/cost/cost.h"
#include "domain/space/partition.h"
#include "domain/space/sampling.h"
#include "support/tiny_space.h"

#include <limits>
#include <QtTest>

using namespace supernet;

/// A space cut into parts.
class TestPartition : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGenesChoicesAreItsParts()
    {
        const SearchSpace space = loadSpace("demo");
        const Partition partition = Partition::byGene(space, "decoder_layers");
        const auto choices = space.gene("decoder_layers").choices;
        QCOMPARE(partition.parts(), static_cast<int>(choices.size()));
        for (std::uint64_t draw = 0; draw < 50; ++draw) {
            Random random(draw);
            const Architecture architecture = sampleByGene(space, random);
            QCOMPARE(choices[static_cast<std::size_t>(partition.partOf(architecture))],
                     architecture.value("decoder_layers"));
        }
    }

    void partsBySizeAreInOrderAndAboutEquallyLikely()
    {
        const SearchSpace space = loadSpace("demo");
        const Partition partition = Partition::byParameters(space, 4);
        QCOMPARE(partition.parts(), 4);
        QCOMPARE(partition.partOf(space.smallestArchitecture()), 0);
        QCOMPARE(partition.partOf(space.largestArchitecture()), 3);
        std::vector<int> counts(4);
        std::vector<std::int64_t> least(4, std::numeric_limits<std::int64_t>::max());
        std::vector<std::int64_t> most(4);
        for (std::uint64_t draw = 0; draw < 800; ++draw) {
            Random random(streamKey(77, "others", {draw}));
            const Architecture architecture = sampleByGene(space, random);
            const auto part = static_cast<std::size_t>(partition.partOf(architecture));
            const std::int64_t size = parametersWithoutEmbeddings(translationShape(space, architecture));
            ++counts[part];
            least[part] = std::min(least[part], size);
            most[part] = std::max(most[part], size);
        }
        for (std::size_t part = 0; part < 4; ++part) {
            QVERIFY2(std::abs(counts[part] - 200) < 60, std::to_string(counts[part]).c_str()); // five deviations
            QVERIFY(part == 0 || most[part - 1] < least[part]);
        }
    }

    void whatCannotBeCutIsRefused()
    {
        const SearchSpace space = tiny::space();
        for (const char *gene : {"encoder_layers", "decoder_ffn", "nothing"}) // one choice; of layers; unknown
            QVERIFY_EXCEPTION_THROWN(static_cast<void>(Partition::byGene(space, gene)), UsageError);
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(Partition::byParameters(space, 2000)), UsageError);
    }
};

QTEST_GUILESS_MAIN(TestPartition)
#include "test_partition.moc"
