// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/same_training.h"
#include "engine/training/training_settings.h"
#include "support/tiny_space.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace supernet;
using nlohmann::json;

namespace {

TrainingSettings settings()
{
    TrainingSettings settings;
    settings.space = tiny::space();
    settings.policy = {Granularity::Neuron, 2, RoutedSet::FeedForward, Encoding::Summary, 16, 0.1, false};
    settings.steps = 100;
    return settings;
}

/// As a version wrote it that knew no attentive sampling, surgery, stages, blind routers nor partitions.
json oldRecord()
{
    json record = toJson(settings());
    for (const char *later : {"attentive", "attentive_candidates", "surgery", "surgery_from", "stages", "keep_every",
                              "alternate_after", "split_after"})
        record.erase(later);
    for (const char *later : {"blind_routers", "partition_gene"})
        record["policy"].erase(later);
    return record;
}

} // namespace

/// Which run of the store is the training that is asked for.
class TestSameTraining : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_project.emplace(Project::create(std::filesystem::path(m_folder->path().toStdString()) / "p", "p"));
        m_store.emplace(m_project->openStore());
        prepare("prepare-1", "first");
    }

    void settingsThatCameLaterCountByTheirDefaults()
    {
        json record = oldRecord();
        record["data"] = data();
        const RunId run = add(record);
        QCOMPARE(found(settings()), run);
        QCOMPARE(found(settings(), 2), 0); // of another seed
    }

    void whatDiffersInAnyValueIsNotTheSame()
    {
        json record = oldRecord();
        record["data"] = data();
        static_cast<void>(add(record));
        const auto differs = [&](const std::function<void(TrainingSettings &)> &change) {
            TrainingSettings other = settings();
            change(other);
            return found(other) == 0;
        };
        QVERIFY(differs([](TrainingSettings &other) { other.attentive = Attentive::Best; }));
        QVERIFY(differs([](TrainingSettings &other) { other.attentiveCandidates = 4; }));
        QVERIFY(differs([](TrainingSettings &other) { other.surgeryFrom = 0.5; }));
        QVERIFY(differs([](TrainingSettings &other) { other.stages = {{"decoder_layers"}}; }));
        QVERIFY(differs([](TrainingSettings &other) { other.policy.blindRouters = true; }));
        QVERIFY(differs([](TrainingSettings &other) { other.policy.experts = 3; }));
        QVERIFY(differs([](TrainingSettings &other) { other.steps = 101; }));
        QVERIFY(differs([](TrainingSettings &other) { other.space.genes.front().choices = {6}; }));
    }

    void dataThatARunDoesNotNameAreThoseThatWereThere()
    {
        const RunId before = add(oldRecord());
        QCOMPARE(found(settings()), before);
        prepare("prepare-2", "second");
        QCOMPARE(found(settings()), 0);
        const RunId after = add(oldRecord());
        QCOMPARE(found(settings()), after);
    }

    void otherDataAreNotTheSame()
    {
        json record = oldRecord();
        record["data"] = data();
        static_cast<void>(add(record));
        prepare("prepare-2", "second");
        QCOMPARE(found(settings()), 0);
    }

    void aBranchIsNotARunFromTheFirstStepOn()
    {
        json record = toJson(settings());
        record["data"] = data();
        const RunId whole = add(record);
        static_cast<void>(add(record, whole));
        QCOMPARE(found(settings()), whole);
    }

    void aRecordThatNoTrainingCanBeReadFromIsNoneOfOurs()
    {
        json record = oldRecord();
        record["data"] = data();
        record["policy"] = {{"granularity", "partition"}, {"experts", 2}, {"routed", "all"}}; // no longer to be had
        static_cast<void>(add(record));
        TrainingSettings wanted = settings();
        wanted.policy = {Granularity::Partition, 2, RoutedSet::Everything};
        QCOMPARE(found(wanted), 0);
    }

private:
    [[nodiscard]] json data() const { return m_project->settings().at("data"); }

    void prepare(const char *name, const char *checksum)
    {
        RunRecord run;
        run.name = name;
        run.kind = JobKind::Prepare;
        static_cast<void>(m_store->addRun(run));
        m_project->setSection("data", {{"run", name}, {"checksum", checksum}});
    }

    RunId add(const json &record, std::optional<RunId> parent = {})
    {
        RunRecord run;
        run.settings = record;
        run.seed = 1;
        run.parentRun = parent;
        run = m_store->addRun(run);
        m_store->endAttempt(run.id, m_store->beginAttempt(run.id, 0).attempt, "done", {});
        return run.id;
    }

    [[nodiscard]] RunId found(const TrainingSettings &wanted, std::uint64_t seed = 1) const
    {
        json told = toJson(wanted);
        told["data"] = data();
        const auto run = sameTraining(*m_project, *m_store, JobKind::Train, told, seed);
        return run ? run->id : 0;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<Project> m_project;
    std::optional<Store> m_store;
};

QTEST_GUILESS_MAIN(TestSameTraining)
#include "test_same_training.moc"
