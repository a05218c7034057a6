// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/cost/cost.h"
#include "domain/project/checkpoint_folder.h"
#include "domain/space/sampling.h"
#include "domain/support/sha256.h"
#include "engine/training/attentive_sampling.h"
#include "engine/training/trainer.h"
#include "support/tiny_corpus.h"
#include "support/tiny_space.h"

#include <algorithm>
#include <cmath>
#include <QTemporaryDir>
#include <QtTest>
#include <set>

using namespace supernet;
namespace fs = std::filesystem;

namespace {

constexpr int Vocabulary = 19;

TrainingSettings attentive(Attentive choice)
{
    TrainingSettings settings;
    settings.space = tiny::space();
    settings.policy = {Granularity::Neuron, 2, RoutedSet::All, Encoding::Summary, 6, 0.1, false};
    settings.attentive = choice;
    settings.steps = 12;
    settings.warmupSteps = 2;
    settings.batchTokens = 64;
    settings.labelSmoothing = 0;
    settings.dropout = 0;
    settings.policy.routerDropout = 0;
    return settings;
}

double flops(const SearchSpace &space, const Architecture &architecture)
{
    return static_cast<double>(cost(translationShape(space, architecture), {Vocabulary, 30, 30}).flops);
}

} // namespace

/// AttentiveNAS: the best or worst of several architectures of one cost.
class TestAttentiveSampling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void candidatesAreDifferentAndCostAboutTheSame()
    {
        const SearchSpace space = loadSpace("demo");
        double within = 0;
        std::set<double> costs;
        for (std::uint64_t key = 0; key < 40; ++key) {
            const auto candidates = candidatesOfOneCost(space, Vocabulary, 3, key);
            QCOMPARE(std::set<Architecture>(candidates.begin(), candidates.end()).size(), std::size_t(3));
            for (const Architecture &candidate : candidates)
                within += std::abs(flops(space, candidate) / flops(space, candidates[0]) - 1) / 80;
            costs.insert(flops(space, candidates[0]));
            QVERIFY(candidates == candidatesOfOneCost(space, Vocabulary, 3, key));
        }
        QVERIFY2(within < 0.1, std::to_string(within).c_str()); // random ones differ by some 40 %
        QVERIFY(*costs.rbegin() > 1.5 * *costs.begin()); // but all costs come
    }

    void aSmallSpaceGivesWhatItHas()
    {
        SearchSpace space = tiny::space();
        for (Gene &gene : space.genes)
            gene.choices.resize(1);
        QCOMPARE(candidatesOfOneCost(space, Vocabulary, 3, 1).size(), std::size_t(1));
    }

    void theBestIsBetterAndTheWorstIsWorseThanOneDrawn()
    {
        const auto train = corpus();
        double differences = 0;
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            // Without dropout and smoothing the step's loss is that by which its subnet was chosen.
            const double best = Trainer(attentive(Attentive::Best), train, Vocabulary, seed).trainStep().loss;
            const double worst = Trainer(attentive(Attentive::Worst), train, Vocabulary, seed).trainStep().loss;
            QVERIFY(best <= worst);
            differences += worst - best;
        }
        QVERIFY(differences > 0);
    }

    void choosingIsCounted()
    {
        const auto train = corpus();
        TrainingSettings one = attentive(Attentive::Best);
        one.attentiveCandidates = 1;
        const double single = Trainer(one, train, Vocabulary, 7).trainStep().flops;
        const double three = Trainer(attentive(Attentive::Best), train, Vocabulary, 7).trainStep().flops;
        QVERIFY(three > 1.2 * single);
    }

    void trainingResumesBitForBit()
    {
        const auto train = corpus();
        TrainingSettings settings = attentive(Attentive::Worst);
        settings.sampling = Sampling::Sandwich;
        settings.dropout = 0.1;
        Trainer straight(settings, train, Vocabulary, 7);
        for (int step = 0; step < 12; ++step) {
            if (step == 5)
                straight.save(root() / "resumed");
            QVERIFY(straight.trainStep().finite);
        }
        straight.save(root() / "straight");
        Trainer resumed(checkpointFolder(root() / "resumed", 5), train);
        while (resumed.step() < 12)
            resumed.trainStep();
        resumed.save(root() / "resumed");
        for (const char *file : {"weights.safetensors", "optimizer.safetensors"})
            QCOMPARE(sha256OfFile(checkpointFolder(root() / "resumed", 12) / file),
                     sha256OfFile(checkpointFolder(root() / "straight", 12) / file));
    }

    void aSandwichNeedsRandomOnesToChooseFrom()
    {
        TrainingSettings settings = attentive(Attentive::Best);
        QVERIFY(settings.validate().empty());
        QVERIFY(toJson(trainingFromJson(toJson(settings))) == toJson(settings));
        settings.sampling = Sampling::Sandwich;
        QVERIFY(settings.validate().empty());
        settings.randomSubnets = 0;
        QVERIFY(!settings.validate().empty());
    }

private:
    fs::path root() const { return m_folder.path().toStdString(); }

    ParallelTokens corpus() const
    {
        if (!fs::exists(root() / "data"))
            tiny::writeSplit(root() / "data", "train", 60, Vocabulary, 1);
        return openSplit(root() / "data", "train");
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestAttentiveSampling)
#include "test_attentive_sampling.moc"
