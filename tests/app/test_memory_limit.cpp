// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tiny_project.h"

#include <QtTest>
#include <sys/resource.h>

using namespace supernet;

namespace {

constexpr int patienceMs = 120'000; // An orderly program ends long before.
constexpr rlim_t mebibyte = 1 << 20;

} // namespace

/// What a limit on memory, as batch systems set it, does to a job.
class TestMemoryLimit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("A sanitizer takes more memory than any limit that a job could be given.");
#endif
        const auto prepared = m_project.prepare();
        QVERIFY2(prepared.code == 0, prepared.error.constData());
    }

    void aJobWithTooLittleSaysSo_data()
    {
        QTest::addColumn<int>("limit");
        for (const int limit : {400, 450})
            QTest::addRow("%d MiB", limit) << limit;
    }
    void aJobWithTooLittleSaysSo()
    {
        QFETCH(int, limit);
        const auto ended = train("small", limit);
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.error.contains("There is not enough memory."), ended.error.constData());
        QVERIFY2(ended.error.contains("Use smaller batches"), ended.error.constData());
        const Store store = m_project.store();
        QCOMPARE(store.attempts(store.runs().back().id).back().outcome, std::string("failed"));
    }

    void aJobWithEnoughGoesThrough()
    {
        const auto ended = train("large", 4000);
        QVERIFY2(ended.code == 0, ended.error.constData());
    }

private:
    test::Ended train(const char *run, int limit) const
    {
        QProcess process;
        process.setChildProcessModifier([limit] {
            const struct rlimit memory = {static_cast<rlim_t>(limit) * mebibyte, static_cast<rlim_t>(limit) * mebibyte};
            ::setrlimit(RLIMIT_DATA, &memory);
        });
        m_project.start(process,
                        m_project.training(run + std::to_string(limit), {{"--steps", "5"}, {"--policy", "neuron"}}));
        return test::endOf(process, patienceMs);
    }

    test::TinyProject m_project;
};

QTEST_GUILESS_MAIN(TestMemoryLimit)
#include "test_memory_limit.moc"
