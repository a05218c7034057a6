// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/checkpoint_folder.h"
#include "domain/space/sampling.h"
#include "domain/support/sha256.h"
#include "engine/dense/safetensors.h"
#include "engine/supernets/translation_supernet.h"
#include "engine/training/trainer.h"
#include "support/tiny_corpus.h"
#include "support/tiny_space.h"

#include <algorithm>
#include <cstring>
#include <QTemporaryDir>
#include <QtTest>

using namespace supernet;
namespace fs = std::filesystem;

namespace {

constexpr int Vocabulary = 19;
constexpr int SplitAfter = 4;
constexpr int Steps = 10;

TrainingSettings fewShot()
{
    TrainingSettings settings;
    settings.space = tiny::space();
    settings.policy = {Granularity::Partition, 2, RoutedSet::Everything, Encoding::Summary, 6, 0.1, false};
    settings.policy.partitionGene = "decoder_layers";
    settings.splitAfter = SplitAfter;
    settings.steps = Steps;
    settings.warmupSteps = 2;
    settings.batchTokens = 64;
    return settings;
}

/// How many tensors of the first part hold the same bytes as the second's, and of how many.
std::pair<int, int> partsAgree(const fs::path &file)
{
    const std::string first = "part.0.";
    const SafetensorsFile tensors(file);
    std::pair<int, int> result;
    for (const TensorView &tensor : tensors.tensors()) {
        if (!tensor.name.starts_with(first))
            continue;
        ++result.second;
        const TensorView &other = tensors.tensor("part.1." + tensor.name.substr(first.size()));
        result.first += std::ranges::equal(tensor.bytes, other.bytes) ? 1 : 0;
    }
    return result;
}

} // namespace

/// Few-shot NAS: the parts of a space go on from one supernet.
class TestFewShot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        tiny::writeSplit(root() / "data", "train", 60, Vocabulary, 1);
        const auto train = openSplit(root() / "data", "train");
        Trainer trainer(fewShot(), train, Vocabulary, 7);
        for (int step = 1; step <= Steps; ++step) {
            QVERIFY(trainer.trainStep().finite);
            trainer.save(checkpoints());
        }
    }

    void allPartsShareTheFirstOnesWeightsUntilTheSplit()
    {
        for (const Architecture &architecture : drawDifferent(tiny::space(), 6, 5))
            QVERIFY(shares(SplitAfter - 1, architecture) == (std::vector<float>{1, 0}));
        for (const Architecture &architecture : drawDifferent(tiny::space(), 6, 5)) {
            const bool first = architecture.value("decoder_layers") == 1;
            QVERIFY(shares(SplitAfter, architecture) == (first ? std::vector<float>{1, 0} : std::vector<float>{0, 1}));
        }
    }

    void everyPartBeginsWithTheSharedWeightsAndMoments()
    {
        for (const char *file : {"weights.safetensors", "optimizer.safetensors"}) {
            QCOMPARE(partsAgree(checkpoint(SplitAfter - 1) / file).first, 0);
            const auto [agree, all] = partsAgree(checkpoint(SplitAfter) / file);
            QVERIFY(all > 40); // norms and the embedding among them
            QCOMPARE(agree, all);
            QCOMPARE(partsAgree(checkpoint(Steps) / file).first, 0);
        }
    }

    void theSplitChangesNoSubnet()
    {
        // The step of the split trains as the others; what it leaves is the first part's, whichever part asks.
        const auto after = TranslationSupernet::load(checkpoint(SplitAfter));
        const SafetensorsFile weights(checkpoint(SplitAfter) / "weights.safetensors");
        const auto collapsed = after.collapse(tiny::space().largestArchitecture()); // of the second part
        for (const char *name : {"embedding", "encoder.0.ffn.in.weight", "encoder.0.ffn_norm.weight"}) {
            const TensorView &stored = weights.tensor(std::string("part.0.") + name);
            std::vector<float> first(stored.bytes.size() / sizeof(float));
            std::memcpy(first.data(), stored.bytes.data(), stored.bytes.size());
            QVERIFY2(collapsed.weight(name).values == first, name);
        }
    }

    void resumeIsBitExact_data()
    {
        QTest::addColumn<int>("step");
        for (const int step : {2, SplitAfter - 1, SplitAfter, 7})
            QTest::newRow(std::to_string(step).c_str()) << step;
    }
    void resumeIsBitExact()
    {
        QFETCH(int, step);
        const auto train = openSplit(root() / "data", "train");
        Trainer resumed(checkpoint(step), train);
        while (resumed.step() < Steps)
            QVERIFY(resumed.trainStep().finite);
        const fs::path again = root() / ("again-" + std::to_string(step));
        resumed.save(again);
        for (const char *file : {"weights.safetensors", "optimizer.safetensors"})
            QCOMPARE(sha256OfFile(checkpointFolder(again, Steps) / file), sha256OfFile(checkpoint(Steps) / file));
    }

    void anotherPolicyIsNotSplit()
    {
        TrainingSettings settings = fewShot();
        QVERIFY(settings.validate().empty());
        QVERIFY(toJson(trainingFromJson(toJson(settings))) == toJson(settings));
        settings.policy.partitionGene.clear();
        settings.policy.granularity = Granularity::Layer;
        settings.policy.routed = RoutedSet::All;
        QCOMPARE(settings.validate().front().where, std::string("split_after"));
    }

private:
    fs::path root() const { return m_folder.path().toStdString(); }
    fs::path checkpoints() const { return root() / "checkpoints"; }
    fs::path checkpoint(int step) const { return checkpointFolder(checkpoints(), step); }

    std::vector<float> shares(int step, const Architecture &architecture) const
    {
        return TranslationSupernet::load(checkpoint(step)).coefficients(architecture).begin()->second.values;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestFewShot)
#include "test_few_shot.moc"
