// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>
#include <QEventLoop>
#include <QProcess>
#include <QThread>
#include <QThreadPool>
#include <QtTest>
#include <string>
#include <vector>

namespace {

constexpr auto racing = "--racing";
int unguarded = 0;

/// Keeps what it is given, on its own thread.
class Keeper : public QObject
{
public:
    std::vector<std::string> kept;
};

/// Hands memory from thread to thread in each of the ways that the window does. The number of what came back.
std::size_t handOver(bool race)
{
    QThread thread;
    auto *keeper = new Keeper;
    keeper->moveToThread(&thread);
    QObject::connect(&thread, &QThread::finished, keeper, &QObject::deleteLater);
    thread.start();
    for (int i = 0; i < 50; ++i)
        QMetaObject::invokeMethod(keeper, [=, text = std::string(100, 'a')] { keeper->kept.push_back(text); });
    std::size_t back = 0;
    int awaited = 3;
    QEventLoop loop;
    const auto arrived = [&](std::size_t count) {
        back += count;
        if (--awaited == 0)
            loop.quit();
    };
    QMetaObject::invokeMethod(keeper, [&, keeper] {
        QMetaObject::invokeMethod(&loop, [&, kept = keeper->kept] { arrived(kept.size()); });
    });
    auto outcome = std::make_shared<std::vector<int>>();
    QThread *aside = QThread::create([outcome, race] {
        outcome->assign(100, 1);
        if (race)
            ++unguarded;
    });
    QObject::connect(aside, &QThread::finished, aside, &QObject::deleteLater);
    QObject::connect(aside, &QThread::finished, &loop, [&, outcome] { arrived(outcome->size()); });
    aside->start();
    if (race)
        ++unguarded;
    QThreadPool::globalInstance()->start([&, text = std::string(1000, 'b')] {
        QMetaObject::invokeMethod(&loop, [&, copy = text] { arrived(copy.size()); });
    });
    loop.exec();
    QMetaObject::invokeMethod(keeper, [&thread] { thread.quit(); });
    thread.wait();
    QThreadPool::globalInstance()->waitForDone();
    return back;
}

} // namespace

/// Of what tells the thread sanitizer in which order Qt does things: runs in its build only.
class QtOrderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatThreadsHandToEachOtherInEventsIsNotReported() { QCOMPARE(handOver(false), std::size_t(50 + 100 + 1000)); }

    void whatTheyShareBesideEventsIs()
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        const QString options = environment.value(QStringLiteral("TSAN_OPTIONS")); // Its report is no finding.
        environment.insert(QStringLiteral("TSAN_OPTIONS"), options + QStringLiteral(":exitcode=99:log_path=stderr"));
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(racing)});
        QVERIFY(process.waitForFinished(-1));
        QVERIFY2(process.readAllStandardError().contains("data race"), "no report");
        QCOMPARE(process.exitCode(), 99);
    }
};

int main(int count, char **words)
{
    QCoreApplication application(count, words);
    if (QCoreApplication::arguments().contains(QString::fromLatin1(racing)))
        return handOver(true) > 0 ? 0 : 1;
    QtOrderTest test;
    return QTest::qExec(&test, count, words);
}

#include "test_qt_order.moc"
