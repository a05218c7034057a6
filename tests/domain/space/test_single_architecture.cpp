// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/space/presets.h"
#include "domain/space/sampling.h"
#include "domain/space/single_architecture.h"
#include "domain/space/translation_shape.h"

#include <QtTest>

using namespace supernet;

namespace {

std::size_t errorsOf(const SearchSpace &space)
{
    return static_cast<std::size_t>(std::ranges::count(space.validate(), Issue::Severity::Error, &Issue::severity));
}

} // namespace

class TestSingleArchitecture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsThatArchitectureAndNoOther()
    {
        const SearchSpace space = loadSpace("hat-wmt");
        QVERIFY(!isSingleArchitecture(space));
        Random random(3);
        for (int draw = 0; draw < 50; ++draw) {
            const Architecture architecture = sampleByGene(space, random);
            const SearchSpace single = singleArchitectureSpace(space, architecture);
            QCOMPARE(errorsOf(single), std::size_t(0));
            QVERIFY(isSingleArchitecture(single));
            QVERIFY(single.largestArchitecture() == architecture);
            QVERIFY(single.smallestArchitecture() == architecture);
            QCOMPARE(single.largestArchitecture().id(), architecture.id());
            QVERIFY(storedShape(single) == translationShape(space, architecture));
            QVERIFY(spaceFromJson(toJson(single)) == single);
        }
    }

    void positionsKeepTheWidthOfTheWholeSpace()
    {
        const SearchSpace space = loadSpace("hat-wmt");
        const SearchSpace single = singleArchitectureSpace(space, space.smallestArchitecture());
        QCOMPARE(positionWidth(space), 640);
        QCOMPARE(storedShape(single).encoderEmbed, 512);
        QCOMPARE(positionWidth(single), 640);
        QCOMPARE(positionWidth(singleArchitectureSpace(single, single.largestArchitecture())), 640);
    }

    void positionsNarrowerThanTheNetAreRefused()
    {
        SearchSpace space = loadSpace("demo");
        space.fixed["position_width"] = positionWidth(space);
        QCOMPARE(errorsOf(space), std::size_t(0));
        space.fixed["position_width"] -= 2;
        QCOMPARE(errorsOf(space), std::size_t(1));
    }

    void anArchitectureOfAnotherSpaceIsRefused()
    {
        const SearchSpace demo = loadSpace("demo");
        QVERIFY_EXCEPTION_THROWN(
            static_cast<void>(singleArchitectureSpace(demo, loadSpace("hat-wmt").largestArchitecture())), Error);
    }
};

QTEST_GUILESS_MAIN(TestSingleArchitecture)
#include "test_single_architecture.moc"
