// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/space_wait.h"

#include <QtTest>

using namespace supernet;

namespace {

class Listener final : public EventSink
{
public:
    void progress(const Progress & /*progress*/) override { }
    void message(const std::string &text) override
    {
        m_messages.push_back(text);
        if (m_stop)
            m_stop->request_stop();
    }

    std::vector<std::string> m_messages;
    std::stop_source *m_stop = nullptr; ///< Asked once there is a message.
};

[[noreturn]] void full()
{
    throw DiskFullError("The disk is full.", "Free some space.");
}

} // namespace

class TestSpaceWait : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workThatAFullDiskEndedIsRunAgain()
    {
        Listener listener;
        int times = 0;
        QVERIFY(untilThereIsSpace({}, listener, [&times] {
            if (++times == 1)
                full();
        }));
        QCOMPARE(times, 2);
        QCOMPARE(listener.m_messages.size(), std::size_t(1));
        QVERIFY(listener.m_messages.front().starts_with("The disk is full. "));
    }

    void itStopsWhileItWaits()
    {
        std::stop_source source;
        Listener listener;
        listener.m_stop = &source;
        QVERIFY(!untilThereIsSpace(source.get_token(), listener, full));
    }

    void anotherErrorGoesOn()
    {
        Listener listener;
        QVERIFY_EXCEPTION_THROWN(
            static_cast<void>(untilThereIsSpace({}, listener, [] { throw Error("Something else."); })), Error);
        QVERIFY(listener.m_messages.empty());
    }
};

QTEST_GUILESS_MAIN(TestSpaceWait)
#include "test_space_wait.moc"
