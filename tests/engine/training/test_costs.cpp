// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/cost/cost.h"
#include "domain/project/checkpoint_folder.h"
#include "domain/support/sha256.h"
#include "engine/training/pass_flops.h"
#include "engine/training/trainer.h"
#include "support/tiny_corpus.h"
#include "support/tiny_translation.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace supernet;
namespace fs = std::filesystem;

namespace {

constexpr int Vocabulary = 19;

TrainingSettings tinyTraining()
{
    TrainingSettings settings;
    settings.space = tiny::space();
    settings.policy = {Granularity::Layer, 2, RoutedSet::All, Encoding::Summary, 6, 0.1, false};
    settings.steps = 12;
    settings.warmupSteps = 2;
    settings.batchTokens = 64;
    return settings;
}

/// A sentence of `source` and `target` words; each side has one token more, for its end or beginning.
PackedBatch sentences(const std::vector<std::pair<int, int>> &lengths)
{
    std::vector<std::pair<tiny::Sentence, tiny::Sentence>> pairs;
    for (const auto &[source, target] : lengths)
        pairs.emplace_back(tiny::Sentence(static_cast<std::size_t>(source), 5),
                           tiny::Sentence(static_cast<std::size_t>(target), 6));
    return tiny::pack(pairs);
}

} // namespace

/// What training costs, and the budgets that end it.
class TestCosts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPassIsThreeTimesTheForwardOfEverySentence()
    {
        const TranslationNetwork network(tiny::settings(Granularity::None, 1, RoutedSet::All), 3);
        const auto architecture = tiny::space().largestArchitecture();
        const auto shape = translationShape(tiny::space(), architecture);
        const double one = static_cast<double>(cost(shape, {Vocabulary, 5, 3}).flops);
        const double other = static_cast<double>(cost(shape, {Vocabulary, 2, 8}).flops);
        QCOMPARE(passFlops(network, sentences({{4, 2}}), architecture), 3 * one);
        QCOMPARE(passFlops(network, sentences({{4, 2}, {1, 7}}), architecture), 3 * (one + other));
    }

    void mixingCountsEveryExpertsWeightsInTheSubnet()
    {
        const TranslationNetwork plain(tiny::settings(Granularity::None, 1, RoutedSet::FeedForward), 3);
        const TranslationNetwork mixed(tiny::settings(Granularity::Neuron, 2, RoutedSet::FeedForward), 3);
        const auto smallest = tiny::space().smallestArchitecture();
        // Width 6 and inner width 5 on both sides; three encoder layers and one of the decoder; two matrices each.
        constexpr std::int64_t Matrices = 2 * (3 + 1);
        QCOMPARE(plain.mixedWeights(smallest), 0);
        QCOMPARE(mixed.mixedWeights(smallest), 2 * Matrices * 6 * 5);
        const auto batch = sentences({{4, 2}});
        QCOMPARE(passFlops(mixed, batch, smallest) - passFlops(plain, batch, smallest), 6.0 * 2 * Matrices * 6 * 5);
    }

    void aTeacherCostsItsLogitsAndThePupilsTwice()
    {
        const TranslationNetwork network(tiny::settings(Granularity::None, 1, RoutedSet::All), 3);
        const auto space = tiny::space();
        // Decoder widths 10 and 6; three target tokens.
        QCOMPARE(distillationFlops(network, sentences({{4, 2}}), space.largestArchitecture(),
                                   space.smallestArchitecture()),
                 2.0 * 3 * Vocabulary * (10 + 3 * 6));
    }

    void aSandwichCostsAllItsSubnets()
    {
        TrainingSettings sandwich = tinyTraining();
        sandwich.sampling = Sampling::Sandwich;
        sandwich.randomSubnets = 0;
        const auto train = corpus();
        Trainer both(sandwich, train, Vocabulary, 7);
        const double pass = both.trainStep().flops;
        sandwich.distillation = 0.5;
        QVERIFY(Trainer(sandwich, train, Vocabulary, 7).trainStep().flops > pass);

        sandwich.distillation = 0;
        sandwich.randomSubnets = 1;
        const double three = Trainer(sandwich, train, Vocabulary, 7).trainStep().flops;
        TrainingSettings uniform = tinyTraining(); // draws the sandwich's random one
        QCOMPARE(three - pass, Trainer(uniform, train, Vocabulary, 7).trainStep().flops);
    }

    void theRoutersStepIsCountedToo()
    {
        TrainingSettings settings = tinyTraining();
        settings.policy.granularity = Granularity::Network;
        settings.alternateAfter = 2;
        const auto train = corpus();
        Trainer trainer(settings, train, Vocabulary, 7);
        for (int step = 1; step <= 4; ++step)
            QVERIFY(trainer.trainStep().flops > 0);
    }

    void whatIsSpentIsTheSumOfTheSteps()
    {
        const auto train = corpus();
        Trainer trainer(tinyTraining(), train, Vocabulary, 7);
        std::int64_t tokens = 0;
        double flops = 0;
        for (int step = 0; step < 7; ++step) {
            const StepReport report = trainer.trainStep();
            tokens += report.targetTokens;
            flops += report.flops;
        }
        trainer.addTrainedSeconds(1.5);
        QCOMPARE(trainer.spent().steps, 7);
        QCOMPARE(trainer.spent().tokens, tokens);
        QCOMPARE(trainer.spent().flops, flops);
        QCOMPARE(trainer.spent().seconds, 1.5);
        QVERIFY(tokens > 0 && flops > 0);
    }

    void aBudgetEndsTheRunAndResumesBitForBit_data()
    {
        QTest::addColumn<QString>("unit");
        for (const char *unit : {"steps", "tokens", "FLOPs"})
            QTest::newRow(unit) << QString::fromLatin1(unit);
    }
    void aBudgetEndsTheRunAndResumesBitForBit()
    {
        QFETCH(QString, unit);
        const auto train = corpus();
        TrainingSettings settings = tinyTraining();
        const double total = budgetFor(settings, unit, train);
        Trainer straight(settings, train, Vocabulary, 7);
        while (straight.progress() < 1) {
            const Budget before = budgetOf(settings, straight.spent());
            QCOMPARE(QString::fromLatin1(before.unit), unit);
            QCOMPARE(before.total, total);
            QVERIFY(before.spent < total);
            QVERIFY(straight.trainStep().finite);
            if (straight.step() == 4)
                straight.save(root() / "resumed");
        }
        QVERIFY(budgetOf(settings, straight.spent()).spent >= total);
        QCOMPARE(straight.step(), 10);
        straight.save(root() / "straight");

        Trainer resumed(checkpointFolder(root() / "resumed", 4), train);
        while (resumed.progress() < 1)
            resumed.trainStep();
        QCOMPARE(resumed.spent().tokens, straight.spent().tokens);
        QCOMPARE(resumed.spent().flops, straight.spent().flops);
        resumed.save(root() / "resumed");
        for (const char *file : {"weights.safetensors", "optimizer.safetensors"})
            QCOMPARE(sha256OfFile(checkpointFolder(root() / "resumed", 10) / file),
                     sha256OfFile(checkpointFolder(root() / "straight", 10) / file));
    }

    void theScheduleFollowsTheBudgetThatCounts()
    {
        TrainingSettings settings = tinyTraining();
        settings.tokens = 1000;
        QCOMPARE(learningRate(settings, 50'000, 0.5), settings.peakLearningRate / 2);
        settings.tokens = 0;
        settings.flops = 1e9;
        QCOMPARE(learningRate(settings, 50'000, 0.5), settings.peakLearningRate / 2);
    }

    void onlyOneBudgetCanBeStated()
    {
        TrainingSettings settings = tinyTraining();
        settings.tokens = 1000;
        QVERIFY(settings.validate().empty());
        QVERIFY(toJson(trainingFromJson(toJson(settings))) == toJson(settings));
        settings.flops = 1e9;
        QVERIFY(!settings.validate().empty());
        settings.tokens = 0;
        settings.minutes = 1;
        QVERIFY(!settings.validate().empty());
        settings.flops = -1;
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

    /// States a budget that ten steps spend, in the given unit, and returns its total.
    static double budgetFor(TrainingSettings &settings, const QString &unit, const ParallelTokens &train)
    {
        Trainer trainer(settings, train, Vocabulary, 7);
        for (int step = 0; step < 10; ++step)
            trainer.trainStep();
        if (unit == QLatin1String("steps"))
            return static_cast<double>(settings.steps = 10);
        if (unit == QLatin1String("tokens"))
            return static_cast<double>(settings.tokens = trainer.spent().tokens);
        return settings.flops = trainer.spent().flops;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestCosts)
#include "test_costs.moc"
