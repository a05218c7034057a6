// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/checkpoint_folder.h"
#include "domain/space/sampling.h"
#include "domain/support/sha256.h"
#include "engine/dense/safetensors.h"
#include "engine/supernets/translation_supernet.h"
#include "engine/training/trainer.h"
#include "support/tiny_corpus.h"
#include "support/tiny_space.h"

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
    settings.policy = {Granularity::Partition, 2, RoutedSet::All, Encoding::Summary, 6, 0.1, false};
    settings.policy.partitionGene = "decoder_layers";
    settings.splitAfter = SplitAfter;
    settings.steps = Steps;
    settings.warmupSteps = 2;
    settings.batchTokens = 64;
    return settings;
}

/// Whether the two experts of every tensor that has them hold the same bytes; nothing when some do and some do not.
std::optional<bool> expertsAgree(const fs::path &file)
{
    const SafetensorsFile tensors(file);
    std::set<bool> answers;
    for (const TensorView &tensor : tensors.tensors()) {
        if (tensor.sizes.size() != 3 || tensor.sizes[0] != 2)
            continue;
        const std::size_t half = tensor.bytes.size() / 2;
        answers.insert(std::memcmp(tensor.bytes.data(), tensor.bytes.data() + half, half) == 0);
    }
    return answers.size() == 1 ? std::optional(*answers.begin()) : std::nullopt;
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
            QVERIFY(shares(SplitAfter, architecture)
                    == (first ? std::vector<float>{1, 0} : std::vector<float>{0, 1}));
        }
    }

    void everyPartBeginsWithTheSharedWeightsAndMoments()
    {
        for (const char *file : {"weights.safetensors", "optimizer.safetensors"}) {
            QVERIFY(expertsAgree(checkpoint(SplitAfter - 1) / file) != true);
            QVERIFY(expertsAgree(checkpoint(SplitAfter) / file) == true);
            QVERIFY(expertsAgree(checkpoint(Steps) / file) != true);
        }
    }

    void theSplitChangesNoSubnet()
    {
        // The step of the split trains as the others; what it leaves is the first expert's, whichever part asks.
        const auto after = TranslationSupernet::load(checkpoint(SplitAfter));
        const SafetensorsFile weights(checkpoint(SplitAfter) / "weights.safetensors");
        const TensorView &bank = weights.tensor("encoder.0.ffn.in.weight");
        std::vector<float> first(bank.bytes.size() / 2 / sizeof(float));
        std::memcpy(first.data(), bank.bytes.data(), bank.bytes.size() / 2);
        const auto collapsed = after.collapse(tiny::space().largestArchitecture()); // of the second part
        QVERIFY(collapsed.weight("encoder.0.ffn.in.weight").values == first);
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
