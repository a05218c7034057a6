// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/sha256.h"
#include "engine/dense/safetensors.h"
#include "engine/jobs/host.h"
#include "engine/supernets/translation_supernet.h"
#include "engine/training/checkpoint.h"
#include "engine/training/trainer.h"
#include "support/tiny_corpus.h"
#include "support/tiny_policy.h"
#include "support/tiny_translation.h"

#include <fstream>
#include <QtTest>

using namespace supernet;
namespace fs = std::filesystem;

namespace {

constexpr int Vocabulary = 19;

TrainingSettings tinyTraining(Granularity granularity, Sampling sampling = Sampling::Uniform)
{
    TrainingSettings settings;
    settings.space = tiny::space();
    const bool alone = granularity == Granularity::None || granularity == Granularity::Hypernetwork;
    settings.policy = {granularity, alone ? 1 : 2, tiny::mostRouted(granularity), Encoding::Summary, 6, 0.1, false};
    settings.sampling = sampling;
    settings.steps = 12;
    settings.warmupSteps = 2;
    settings.batchTokens = 64;
    settings.attentionDropout = 0.1;
    return settings;
}

void change(const fs::path &file, std::int64_t at)
{
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekg(at);
    const char byte = static_cast<char>(stream.get() ^ 1);
    stream.seekp(at);
    stream.put(byte);
}

template<typename Action>
std::string messageOf(const Action &action)
{
    try {
        action();
    } catch (const Error &error) {
        return error.message();
    }
    return {};
}

/// Puts what `with` holds into `to`, into its lists by place where they are of objects.
void merge(nlohmann::json &to, const nlohmann::json &with)
{
    if (with.is_object())
        for (const auto &[key, value] : with.items())
            merge(to[key], value);
    else if (with.is_array() && !with.empty() && with[0].is_object())
        for (std::size_t i = 0; i < with.size(); ++i)
            merge(to[i], with[i]);
    else
        to = with;
}

bool mentions(const std::string &text, const std::string &part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

class TestTrainer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        tiny::writeSplit(root() / "data", "train", 60, Vocabulary, 1);
        tiny::writeSplit(root() / "data", "valid", 10, Vocabulary, 1);
    }

    void resumeIsBitExact_data()
    {
        QTest::addColumn<int>("granularity");
        QTest::addColumn<int>("sampling");
        const auto row = [](const char *name, Granularity granularity, Sampling sampling) {
            QTest::newRow(name) << static_cast<int>(granularity) << static_cast<int>(sampling);
        };
        row("none", Granularity::None, Sampling::Uniform);
        row("network", Granularity::Network, Sampling::Uniform);
        row("layer", Granularity::Layer, Sampling::Uniform);
        row("neuron", Granularity::Neuron, Sampling::Uniform);
        row("neuron, sandwich", Granularity::Neuron, Sampling::Sandwich);
        row("partition", Granularity::Partition, Sampling::Uniform);
        row("hypernetwork", Granularity::Hypernetwork, Sampling::Uniform);
        row("token", Granularity::Token, Sampling::Uniform);
    }
    void resumeIsBitExact()
    {
        QFETCH(int, granularity);
        QFETCH(int, sampling);
        const auto settings = tinyTraining(static_cast<Granularity>(granularity), static_cast<Sampling>(sampling));
        const auto train = openSplit(root() / "data", "train");
        Trainer straight(settings, train, Vocabulary, 7);
        for (int step = 0; step < 12; ++step)
            QVERIFY(straight.trainStep().finite);
        straight.save(root() / "straight");

        {
            Trainer first(settings, train, Vocabulary, 7);
            for (int step = 0; step < 5; ++step)
                first.trainStep();
            first.save(root() / "resumed");
        }
        Trainer second(root() / "resumed" / "step-000005", train);
        QCOMPARE(second.step(), 5);
        for (int step = 5; step < 12; ++step)
            second.trainStep();
        second.save(root() / "resumed");
        for (const char *file : {"weights.safetensors", "optimizer.safetensors"})
            QCOMPARE(sha256OfFile(root() / "resumed" / "step-000012" / file),
                     sha256OfFile(root() / "straight" / "step-000012" / file));
    }

    void theSeedDecidesTheWeights()
    {
        const auto train = openSplit(root() / "data", "train");
        std::set<std::string> sums;
        for (const std::uint64_t seed : {1, 1, 2}) {
            Trainer trainer(tinyTraining(Granularity::Neuron), train, Vocabulary, seed);
            trainer.trainStep();
            trainer.save(root() / "checkpoints");
            sums.insert(sha256OfFile(root() / "checkpoints" / "step-000001" / "weights.safetensors"));
        }
        QCOMPARE(sums.size(), 2U);
    }

    void validationAndProbesLeaveTheTrajectoryAlone()
    {
        const auto train = openSplit(root() / "data", "train");
        const auto valid = openSplit(root() / "data", "valid");
        for (const bool watched : {false, true}) {
            Trainer trainer(tinyTraining(Granularity::Layer), train, Vocabulary, 7);
            for (int step = 0; step < 4; ++step) {
                trainer.trainStep();
                if (!watched)
                    continue;
                static_cast<void>(trainer.probeConflict());
                QVERIFY(trainer.loss(valid, tiny::space().largestArchitecture()) > 0);
                static_cast<void>(trainer.collapse(tiny::space().smallestArchitecture()));
            }
            trainer.save(root() / (watched ? "watched" : "alone"));
        }
        QCOMPARE(sha256OfFile(root() / "watched" / "step-000004" / "weights.safetensors"),
                 sha256OfFile(root() / "alone" / "step-000004" / "weights.safetensors"));
    }

    void trainingLowersTheLoss()
    {
        auto settings = tinyTraining(Granularity::Neuron);
        settings.steps = 150;
        settings.peakLearningRate = 0.01;
        const auto train = openSplit(root() / "data", "train");
        Trainer trainer(settings, train, Vocabulary, 7);
        const auto largest = settings.space.largestArchitecture();
        const double before = trainer.loss(train, largest);
        for (int step = 0; step < 150; ++step)
            trainer.trainStep();
        QVERIFY(trainer.loss(train, largest) < before - 0.2);
        QVERIFY(trainer.epochs() > 1);
        QCOMPARE(trainer.progress(), 1.0);
    }

    void copiedExpertsComeApart_data()
    {
        QTest::addColumn<int>("granularity");
        for (const auto granularity : {Granularity::Network, Granularity::Layer, Granularity::Neuron})
            QTest::newRow(name(granularity)) << static_cast<int>(granularity);
    }
    void copiedExpertsComeApart()
    {
        QFETCH(int, granularity);
        auto settings = tinyTraining(static_cast<Granularity>(granularity));
        settings.policy.copiedExperts = true;
        settings.steps = 100;
        settings.peakLearningRate = 0.01;
        const auto train = openSplit(root() / "data", "train");
        Trainer trainer(settings, train, Vocabulary, 7);
        trainer.save(root() / "start");
        for (int step = 0; step < 100; ++step)
            trainer.trainStep();
        trainer.save(root() / "end");
        int banks = 0;
        for (const auto &[name, distance] : expertDistances(root() / "start" / "step-000000")) {
            QVERIFY2(distance == 0, name.c_str());
            ++banks;
        }
        QVERIFY(banks > 10);
        // Adam steps alike for gradients that differ by a factor only: that a subnet's share changes with the
        // architecture is what parts the experts.
        for (const auto &[name, distance] : expertDistances(root() / "end" / "step-000100"))
            QVERIFY2(distance > 1e-3, (name + ' ' + std::to_string(distance)).c_str());
    }

    void aLossThatIsNotANumberChangesNothing()
    {
        auto settings = tinyTraining(Granularity::None);
        settings.peakLearningRate = 1e38;
        settings.warmupSteps = 0;
        const auto train = openSplit(root() / "data", "train");
        Trainer trainer(settings, train, Vocabulary, 7);
        int steps = 0;
        while (trainer.trainStep().finite)
            QVERIFY(++steps < 10);
        trainer.save(root() / "after");
        const auto file = checkpointFolder(root() / "after", steps) / "weights.safetensors";
        const auto before = sha256OfFile(file);
        QVERIFY(!trainer.trainStep().finite);
        trainer.save(root() / "after");
        QCOMPARE(trainer.step(), steps);
        QCOMPARE(sha256OfFile(file), before);
    }

    void aDamagedCheckpointIsNamed_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("weights") << "weights.safetensors";
        QTest::newRow("optimizer") << "optimizer.safetensors";
    }
    void aDamagedCheckpointIsNamed()
    {
        QFETCH(QString, file);
        const auto train = openSplit(root() / "data", "train");
        const auto checkpoint = saved(train, 1);
        const auto damaged = checkpoint / file.toStdString();
        change(damaged, static_cast<std::int64_t>(fs::file_size(damaged)) - 5);
        QVERIFY(mentions(messageOf([&] { Trainer(checkpoint, train); }), damaged.string()));
    }

    void aNewerCheckpointIsRefused()
    {
        const auto train = openSplit(root() / "data", "train");
        const auto checkpoint = saved(train, 1);
        std::ifstream in(checkpoint / "state.json");
        auto json = nlohmann::json::parse(in);
        json["version"] = CheckpointState::FormatVersion + 1;
        std::ofstream(checkpoint / "state.json") << json;
        QVERIFY(mentions(messageOf([&] { Trainer(checkpoint, train); }), "newer"));
    }

    void changedDataIsNoticed()
    {
        const auto train = openSplit(root() / "data", "train");
        const auto checkpoint = saved(train, 5);
        tiny::writeSplit(root() / "other", "train", 4, Vocabulary, 1);
        const auto other = openSplit(root() / "other", "train");
        QVERIFY(mentions(messageOf([&] { Trainer(checkpoint, other); }), checkpoint.string()));
    }

    /// A few bytes that tell of a huge net take no memory: the weights beside them are no larger for it.
    void aStateTakesNoMoreMemoryThanItsWeights_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<bool>("trains");
        QTest::addColumn<bool>("loads");
        const auto row = [](const char *name, const char *change, bool trains, bool loads) {
            QTest::newRow(name) << QByteArray(change) << trains << loads;
        };
        row("vocabulary", R"({"vocabulary": 900000})", false, false);
        row("vocabulary and width",
            R"({"vocabulary": 300000, "settings": {"space": {"genes": [{"choices": [1024]}]}}})", false, false);
        row("inner width", R"({"settings": {"space": {"genes": [{"choices": [2048]}, {}, {"choices": [60000]}]}}})",
            false, false);
        row("layers", R"({"settings": {"space": {"genes": [{}, {"choices": [2000000000]}]}}})", false, false);
        row("subnets of a step", R"({"settings": {"sampling": "sandwich", "random_subnets": 2000000000}})", false,
            true);
        row("positions", R"({"settings": {"space": {"fixed": {"position_width": 65536}}}})", true, true);
    }
    void aStateTakesNoMoreMemoryThanItsWeights()
    {
        QFETCH(QByteArray, change);
        QFETCH(bool, trains);
        QFETCH(bool, loads);
        const auto train = openSplit(root() / "data", "train");
        const auto checkpoint = saved(train, 1);
        std::ifstream in(checkpoint / "state.json");
        auto state = nlohmann::json::parse(in);
        merge(state, nlohmann::json::parse(change.toStdString()));
        std::ofstream(checkpoint / "state.json") << state;
        restartPeakMemory();
        const double before = residentBytes();
        QCOMPARE(messageOf([&] { Trainer(checkpoint, train); }).empty(), trains);
        QCOMPARE(messageOf([&] { static_cast<void>(TranslationSupernet::load(checkpoint)); }).empty(), loads);
        QVERIFY2(peakResidentBytes() - before < 1e8, std::to_string(peakResidentBytes() - before).c_str());
    }

    void dataOfALargerVocabularyIsRefused()
    {
        const auto train = openSplit(root() / "data", "train");
        const auto checkpoint = saved(train, 1);
        tiny::writeSplit(root() / "other", "train", 60, Vocabulary + 1, 1);
        const auto other = openSplit(root() / "other", "train");
        const std::string said = "a vocabulary of 20 pieces, the model of 19";
        QVERIFY(mentions(messageOf([&] { Trainer(checkpoint, other); }), said));
        QVERIFY(mentions(messageOf([&] { Trainer(tinyTraining(Granularity::None), other, Vocabulary, 7); }), said));
        const Trainer trainer(checkpoint, train);
        const auto loss = [&] {
            static_cast<void>(trainer.loss(other, trainer.settings().space.largestArchitecture()));
        };
        QVERIFY(mentions(messageOf(loss), said));
    }

private:
    fs::path root() const { return m_folder->path().toStdString(); }

    /// The largest difference between two experts' weights, by the name of their bank.
    static std::map<std::string, double> expertDistances(const fs::path &checkpoint)
    {
        std::map<std::string, double> result;
        const SafetensorsFile file(checkpoint / "weights.safetensors");
        for (const auto &tensor : file.tensors()) {
            if (tensor.sizes.size() != 3 || tensor.sizes[0] != 2)
                continue;
            const auto *values = reinterpret_cast<const float *>(tensor.bytes.data());
            const std::int64_t count = tensor.sizes[1] * tensor.sizes[2];
            double &largest = result[tensor.name];
            for (std::int64_t i = 0; i < count; ++i)
                largest = std::max(largest, static_cast<double>(std::abs(values[i] - values[count + i])));
        }
        return result;
    }

    /// The checkpoint of a run after some steps.
    fs::path saved(const ParallelTokens &train, int steps) const
    {
        Trainer trainer(tinyTraining(Granularity::None), train, Vocabulary, 7);
        for (int step = 0; step < steps; ++step)
            trainer.trainStep();
        trainer.save(root() / "checkpoints");
        return checkpointFolder(root() / "checkpoints", steps);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestTrainer)
#include "test_trainer.moc"
