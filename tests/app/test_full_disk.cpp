// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/quick_project.h"
#include "support/slowness.h"

#include <fstream>
#include <QProcess>
#include <QtTest>

using namespace supernet;
using supernet::test::Ended;

namespace {

constexpr int Patience = 120'000 * supernet::Slowness; ///< Milliseconds.
constexpr int NoDisk = 77; ///< What the script ends with where it may not mount a file system.

/// In a mount namespace of its own: $1 a folder, $2 a project; `supernet` is $SUPERNET. The disk is in $disk, the project
/// copied there as $project; fill and drain do so.
constexpr auto Prelude = R"(
disk=$1/disk project=$1/disk/p
mkdir -p "$disk" && mount -t tmpfs -o size=16m none "$disk" 2>/dev/null || exit 77
cp -r "$2" "$project"
fill() { cat /dev/zero 2>/dev/null > "$disk/filler"; :; }
drain() { rm "$disk/filler"; }
heard() { until grep -q "$1" "$2"; do kill -0 $job 2>/dev/null || return 0; sleep 0.02; done; }
train() {
    "$SUPERNET" train --project "$project" --threads 1 --space "$1/tiny.json" --policy none --warmup 1 --batch-tokens 100 \
        --validate-every 1000000 --checkpoint-every 20 --bleu-sentences 0 --steps $2 --run short > "$1/out" 2>&1 &
    job=$!
    until test -e "$project/runs/short/checkpoints/step-000020/state.json"; do
        kill -0 $job 2>/dev/null || exit 1
        sleep 0.02
    done
}
)";

} // namespace

/// What a small disk that fills up does to jobs and to what only looks. On a file system in memory, in a namespace of the
/// test's own, which needs no rights where the system lets people make one.
class TestFullDisk : public QObject
{
    Q_OBJECT

private:
    test::QuickProject m_tiny;

    Ended onSmallDisk(const QString &script) const
    {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("SUPERNET"), test::program(QStringLiteral("supernet")));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral("unshare"),
                      {QStringLiteral("-Urm"), QStringLiteral("bash"), QStringLiteral("-c"),
                       QString::fromLatin1(Prelude) + script, QStringLiteral("bash"),
                       QString::fromStdString(m_tiny.root().string()), m_tiny.file("p")});
        Ended ended = test::endOf(process, Patience);
        if (ended.error.contains("unshare"))
            ended.code = NoDisk;
        return ended;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const Ended prepared = m_tiny.prepare();
        QVERIFY2(prepared.code == 0, prepared.error.constData());
    }

    void aJobThatIsStoppedWhileItWaitsForSpaceHasStopped()
    {
        const Ended ended = onSmallDisk(QStringLiteral(R"(
            train "$1" 1000000
            fill
            heard 'goes on by itself' "$1/out"
            kill $job; wait $job; echo "code $?"
            drain
            "$SUPERNET" project runs --project "$project" --json
        )"));
        if (ended.code == NoDisk)
            QSKIP("No file system can be mounted in a namespace here.");
        QVERIFY2(ended.out.contains("code 130\n"), QByteArray(ended.out + ended.error).constData());
        QVERIFY2(ended.out.contains("\"stopped\""), ended.out.constData());
        QVERIFY2(ended.out.contains("Stopped while the disk was full"), ended.out.constData());
    }

    void aJobGoesOnWhenThereIsSpaceAgain()
    {
        const Ended ended = onSmallDisk(QStringLiteral(R"(
            train "$1" 2000
            fill
            heard 'goes on by itself' "$1/out"
            drain
            wait $job; echo "code $?"
            "$SUPERNET" project runs --project "$project" --json
        )"));
        if (ended.code == NoDisk)
            QSKIP("No file system can be mounted in a namespace here.");
        QVERIFY2(ended.out.contains("code 0\n"), QByteArray(ended.out + ended.error).constData());
        QVERIFY2(ended.out.contains("\"done\""), ended.out.constData());
    }

    void whatOnlyLooksSaysThatTheDiskIsFull_data()
    {
        QTest::addColumn<QString>("command");
        for (const char *command : {"project runs", "project show --json", "train --policy none --steps 1", "latency"})
            QTest::newRow(command) << QString::fromLatin1(command);
    }
    void whatOnlyLooksSaysThatTheDiskIsFull()
    {
        QFETCH(QString, command);
        const Ended ended = onSmallDisk(QStringLiteral("fill; \"$SUPERNET\" %1 --project \"$project\"").arg(command));
        if (ended.code == NoDisk)
            QSKIP("No file system can be mounted in a namespace here.");
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.error.contains("the disk is full"), ended.error.constData());
        QVERIFY2(!ended.error.contains("in order"), ended.error.constData());
    }
};

QTEST_GUILESS_MAIN(TestFullDisk)
#include "test_full_disk.moc"
