// SPDX-License-Identifier: GPL-3.0-or-later
// What reaches the disk before a call returns: this program's fsync() and fdatasync() take note of what they are asked.
#include "domain/project/project.h"
#include "domain/support/disk_sync.h"
#include "domain/support/output_file.h"

#include <filesystem>
#include <QTemporaryDir>
#include <QtTest>
#include <sys/syscall.h>
#include <unistd.h>
#include <vector>

using namespace supernet;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> &synced()
{
    static std::vector<fs::path> paths;
    return paths;
}

int takeNote(int descriptor, long call)
{
    std::error_code ignored;
    synced().push_back(fs::read_symlink("/proc/self/fd/" + std::to_string(descriptor), ignored));
    return static_cast<int>(syscall(call, descriptor));
}

} // namespace

// Visible, so that SQLite's library calls them too.
extern "C" {
__attribute__((visibility("default"))) int fsync(int descriptor)
{
    return takeNote(descriptor, SYS_fsync);
}

__attribute__((visibility("default"))) int fdatasync(int descriptor)
{
    return takeNote(descriptor, SYS_fdatasync);
}
}

class DurabilityTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;

    /// What `work` brings to the disk.
    static std::vector<fs::path> syncedBy(const std::function<void()> &work)
    {
        synced().clear();
        work();
        return synced();
    }

    static bool has(const std::vector<fs::path> &paths, const fs::path &path)
    {
        return std::ranges::find(paths, path) != paths.end();
    }

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = fs::canonical(m_temporary->path().toStdString()) / "demo.supernet";
    }

    void whatWasFoundIsOnTheDiskWhenTheCallReturns()
    {
        Store store = Project::create(m_folder, "demo").openStore();
        const fs::path log = m_folder / "store.sqlite-wal";
        RunId run = 0;
        QVERIFY(has(syncedBy([&] { run = store.addRun({}).id; }), log));
        QVERIFY(has(syncedBy([&] { static_cast<void>(store.beginAttempt(run, 0)); }), log));
        QVERIFY(has(syncedBy([&] { store.endAttempt(run, 1, "done", {}); }), log));
        const std::vector<Evaluation> evaluations(1);
        QVERIFY(has(syncedBy([&] { store.append(std::span(evaluations)); }), log));
        std::vector<Measurement> measurements(1);
        measurements.front().run = run;
        QVERIFY(has(syncedBy([&] { store.append(std::span<const Measurement>(measurements)); }), log));
        QVERIFY(has(syncedBy([&] { store.append(Pick()); }), log));
        ExportRecord record;
        record.run = run;
        QVERIFY(has(syncedBy([&] { store.append(record); }), log));
        QVERIFY(has(syncedBy([&] { store.enqueue(JobKind::Train, {}); }), log));
        QVERIFY(has(syncedBy([&] { static_cast<void>(store.claimNext()); }), log));
        QVERIFY(has(syncedBy([&] { store.finishQueueItem(1, "done"); }), log));
    }

    void whatComesManyTimesASecondWaitsForNothing()
    {
        Store store = Project::create(m_folder, "demo").openStore();
        const RunId run = store.addRun({}).id;
        Progress progress;
        progress.run = run;
        std::vector<Metric> metrics(3);
        for (Metric &metric : metrics)
            metric.run = run;
        std::vector<Candidate> candidates(1);
        candidates.front().run = run;
        const auto paths = syncedBy([&] {
            for (int i = 0; i < 10; ++i) {
                store.setProgress(progress);
                store.append(std::span<const Metric>(metrics));
                store.append(std::span(candidates));
            }
        });
        QVERIFY(paths.empty());
        QVERIFY(has(syncedBy([&] { store.sync(); }), m_folder / "store.sqlite-wal"));
        QVERIFY(has(synced(), m_folder)); // which names the log
    }

    void aNewProjectAndItsFolderLast()
    {
        const auto paths = syncedBy([&] { static_cast<void>(Project::create(m_folder / "deeper", "demo")); });
        for (const auto &path : {m_folder.parent_path(), m_folder, m_folder / "deeper"})
            QVERIFY2(has(paths, path), path.c_str());
    }

    void aTreeIsSyncedWithAllThatIsInIt()
    {
        fs::create_directories(m_folder / "a" / "b");
        writeWholeFile(m_folder / "a" / "b" / "file", "x");
        fs::create_symlink("/nowhere", m_folder / "link");
        const auto paths = syncedBy([&] { QVERIFY(!syncTree(m_folder)); });
        for (const auto &path : {m_folder, m_folder / "a", m_folder / "a" / "b", m_folder / "a" / "b" / "file"})
            QVERIFY2(has(paths, path), path.c_str());
        QCOMPARE(paths.size(), std::size_t(4));
    }
};

QTEST_GUILESS_MAIN(DurabilityTest)
#include "test_durability.moc"
