// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/checkpoint_folder.h"
#include "domain/space/sampling.h"
#include "domain/space/single_architecture.h"
#include "domain/support/sha256.h"
#include "engine/training/trainer.h"
#include "support/tiny_corpus.h"
#include "support/tiny_policy.h"
#include "support/tiny_space.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace supernet;
namespace fs = std::filesystem;

namespace {

constexpr int Vocabulary = 19;

TrainingSettings supernetSettings(Granularity granularity)
{
    TrainingSettings settings;
    settings.space = tiny::space();
    const bool alone = granularity == Granularity::None || granularity == Granularity::Hypernetwork;
    settings.policy = {granularity, alone ? 1 : 2, tiny::mostRouted(granularity), Encoding::PerLayer, 6, 0.1, false};
    settings.steps = 12;
    settings.warmupSteps = 2;
    settings.batchTokens = 64;
    return settings;
}

TrainingSettings aloneSettings(const Architecture &architecture)
{
    TrainingSettings settings = supernetSettings(Granularity::None);
    settings.space = singleArchitectureSpace(settings.space, architecture);
    return settings;
}

} // namespace

/// One architecture trained alone, from the weights that a supernet gives it and from scratch.
class TestStandaloneTraining : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        tiny::writeSplit(root() / "data", "train", 60, Vocabulary, 1);
        tiny::writeSplit(root() / "data", "valid", 10, Vocabulary, 1);
    }

    void inheritedWeightsComputeWhatTheyDidInTheSupernet_data()
    {
        QTest::addColumn<int>("granularity");
        for (const Granularity granularity : {Granularity::None, Granularity::Network, Granularity::Layer,
                                              Granularity::Neuron, Granularity::Partition, Granularity::Hypernetwork})
            QTest::newRow(name(granularity)) << static_cast<int>(granularity);
    }
    void inheritedWeightsComputeWhatTheyDidInTheSupernet()
    {
        QFETCH(int, granularity);
        const auto settings = supernetSettings(static_cast<Granularity>(granularity));
        const auto train = openSplit(root() / "data", "train");
        const auto valid = openSplit(root() / "data", "valid");
        Trainer supernet(settings, train, Vocabulary, 7);
        for (int step = 0; step < 6; ++step)
            supernet.trainStep();
        Random random(11);
        for (int draw = 0; draw < 20; ++draw) {
            const Architecture architecture = sampleByGene(settings.space, random);
            const DenseTransformer collapsed = supernet.collapse(architecture);
            Trainer alone(aloneSettings(architecture), train, Vocabulary, 8);
            const double drawn = alone.loss(valid, architecture);
            alone.inherit(collapsed);
            const double inherited = supernet.loss(valid, architecture);
            QVERIFY(std::abs(alone.loss(valid, architecture) - inherited) < 1e-6);
            QVERIFY(std::abs(drawn - inherited) > 1e-3);
            const DenseTransformer back = alone.collapse(architecture);
            QVERIFY(back.weights == collapsed.weights);
            QCOMPARE(back.positionWidth, collapsed.positionWidth);
        }
    }

    void resumeIsBitExact_data()
    {
        QTest::addColumn<bool>("inherits");
        QTest::newRow("inherited") << true;
        QTest::newRow("scratch") << false;
    }
    void resumeIsBitExact()
    {
        QFETCH(bool, inherits);
        const auto train = openSplit(root() / "data", "train");
        const fs::path runs = root() / (inherits ? "inherited" : "scratch");
        const Architecture architecture = tiny::space().smallestArchitecture();
        const auto fresh = [&] {
            Trainer trainer(aloneSettings(architecture), train, Vocabulary, 7);
            if (inherits)
                trainer.inherit(
                    Trainer(supernetSettings(Granularity::Layer), train, Vocabulary, 7).collapse(architecture));
            return trainer;
        };
        const auto steps = [](Trainer &trainer, int count) {
            for (int step = 0; step < count; ++step)
                QVERIFY(trainer.trainStep().finite);
        };
        Trainer straight = fresh();
        steps(straight, 12);
        straight.save(runs / "straight");
        Trainer first = fresh();
        steps(first, 5);
        first.save(runs / "resumed");
        Trainer second(checkpointFolder(runs / "resumed", 5), train);
        steps(second, 7);
        second.save(runs / "resumed");
        for (const char *file : {"weights.safetensors", "optimizer.safetensors"})
            QCOMPARE(sha256OfFile(checkpointFolder(runs / "resumed", 12) / file),
                     sha256OfFile(checkpointFolder(runs / "straight", 12) / file));
    }

    void trainingGoesOnFromThere()
    {
        const auto train = openSplit(root() / "data", "train");
        const Architecture architecture = tiny::space().largestArchitecture();
        TrainingSettings settings = aloneSettings(architecture);
        settings.peakLearningRate = 0.01;
        settings.steps = 100;
        Trainer alone(settings, train, Vocabulary, 7);
        alone.inherit(Trainer(supernetSettings(Granularity::Neuron), train, Vocabulary, 7).collapse(architecture));
        const double before = alone.loss(train, architecture);
        for (int step = 0; step < 100; ++step)
            alone.trainStep();
        QVERIFY(alone.loss(train, architecture) < before - 0.1);
    }

    void aNetOfOtherSizesIsRefused()
    {
        const auto train = openSplit(root() / "data", "train");
        const auto space = tiny::space();
        Trainer supernet(supernetSettings(Granularity::Layer), train, Vocabulary, 7);
        const auto smallest = supernet.collapse(space.smallestArchitecture());
        Trainer largest(aloneSettings(space.largestArchitecture()), train, Vocabulary, 7);
        QVERIFY_EXCEPTION_THROWN(largest.inherit(smallest), Error);
        QVERIFY_EXCEPTION_THROWN(supernet.inherit(smallest), Error);
        Trainer begun(aloneSettings(space.smallestArchitecture()), train, Vocabulary, 7);
        begun.trainStep();
        QVERIFY_EXCEPTION_THROWN(begun.inherit(smallest), Error);
    }

private:
    fs::path root() const { return m_folder.path().toStdString(); }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestStandaloneTraining)
#include "test_standalone_training.moc"
