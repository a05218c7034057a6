// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/plain_error.h"

#include <new>
#include <QtTest>
#include <stdexcept>
#include <system_error>

using namespace supernet;

/// What libraries throw, as a person is told.
class TestPlainError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tooLittleMemoryIsSaidInOneWayWhoeverMeetsIt()
    {
        const std::string told = notEnoughMemory().message();
        QCOMPARE(asError(std::bad_alloc()).message(), told);
        for (const char *said :
             {"[enforce fail at alloc_cpu.cpp:66] . DefaultCPUAllocator: can't allocate memory: you tried to allocate "
              "4000000000 bytes. Error code 12 (Cannot allocate memory)\nframe #0: c10::ThrowEnforceNotMet(...)",
              "libfoo.so: failed to map segment from shared object", "could not create a memory object",
              "could not create a memory storage object", "std::bad_alloc"})
            QCOMPARE(asError(std::runtime_error(said)).message(), told);
        QCOMPARE(asError(std::system_error(std::make_error_code(std::errc::not_enough_memory))).message(), told);
        QCOMPARE(asError(Error("The file a cannot be mapped: Cannot allocate memory.")).hint(),
                 notEnoughMemory().hint());
    }

    void aThreadThatCannotBeStartedIsNoLibrarysAffair()
    {
        const Error told = asError(
            std::system_error(std::make_error_code(std::errc::resource_unavailable_try_again), "thread"));
        QVERIFY2(std::string(told.what()).starts_with("A thread could not be started"), told.what());
        QVERIFY(!told.hint().empty());
    }

    void ofALibrarysTextTheFirstLineIsKept()
    {
        const Error told = asError(std::runtime_error("shapes differ. Exception raised from x\nframe #0: y"));
        QCOMPARE(std::string(told.what()), std::string("The work failed inside a library: shapes differ."));
    }
};

QTEST_GUILESS_MAIN(TestPlainError)
#include "test_plain_error.moc"
