// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui_thread_watch.h"

#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <ctime>
#include <dlfcn.h>
#include <mutex>
#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QThread>
#include <sqlite3.h>

namespace supernet::test {

namespace {

/// What is noted, whichever thread finds it.
struct Notes
{
    std::mutex mutex;
    QByteArray folder; ///< Empty: nobody watches.
    QStringList statements;
    QStringList files;
};

Notes &notes()
{
    static Notes all;
    return all;
}

bool isGuiThread()
{
    const auto *application = QCoreApplication::instance();
    return application && QThread::currentThread() == application->thread();
}

int noteStatement(unsigned, void *, void *, void *text)
{
    if (isGuiThread()) {
        const std::lock_guard guard(notes().mutex);
        if (!notes().folder.isEmpty())
            notes().statements << QString::fromUtf8(static_cast<const char *>(text));
    }
    return 0;
}

/// For every connection that is opened from now on.
int watchConnection(sqlite3 *connection, const char **, const sqlite3_api_routines *)
{
    return sqlite3_trace_v2(connection, SQLITE_TRACE_STMT, noteStatement, nullptr);
}

void noteFile(const char *path)
{
    if (!path || !isGuiThread())
        return;
    const std::lock_guard guard(notes().mutex);
    if (!notes().folder.isEmpty() && QByteArray(path).startsWith(notes().folder))
        notes().files << QString::fromUtf8(path);
}

double threadMs()
{
    timespec now = {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

template<typename Function>
Function next(const char *name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

} // namespace

GuiThreadWatch::GuiThreadWatch(const QString &folder)
{
    {
        const std::lock_guard guard(notes().mutex);
        notes().folder = folder.toUtf8();
        notes().statements.clear();
        notes().files.clear();
    }
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(watchConnection));
    // Events are handled between the two, before or after the waiting, as the dispatcher has it; the waiting takes no time of
    // the thread's own.
    const auto turned = [this] {
        const double now = threadMs();
        if (m_began > 0)
            m_longest = std::max(m_longest, now - m_began);
        m_began = now;
    };
    auto *loop = QAbstractEventDispatcher::instance();
    connect(loop, &QAbstractEventDispatcher::awake, this, turned);
    connect(loop, &QAbstractEventDispatcher::aboutToBlock, this, turned);
}

GuiThreadWatch::~GuiThreadWatch()
{
    sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(watchConnection));
    const std::lock_guard guard(notes().mutex);
    notes().folder.clear();
}

QStringList GuiThreadWatch::statements() const
{
    const std::lock_guard guard(notes().mutex);
    return notes().statements;
}

QStringList GuiThreadWatch::files() const
{
    const std::lock_guard guard(notes().mutex);
    return notes().files;
}

} // namespace supernet::test

// The program's own definitions come before those of the C library, for the shared libraries too.
#define SUPERNET_WATCHED extern "C" __attribute__((visibility("default")))

SUPERNET_WATCHED int open64(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const unsigned mode = va_arg(rest, unsigned);
    va_end(rest);
    supernet::test::noteFile(path);
    return supernet::test::next<int (*)(const char *, int, ...)>("open64")(path, flags, mode);
}

SUPERNET_WATCHED int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const unsigned mode = va_arg(rest, unsigned);
    va_end(rest);
    supernet::test::noteFile(path);
    return supernet::test::next<int (*)(const char *, int, ...)>("open")(path, flags, mode);
}

SUPERNET_WATCHED FILE *fopen64(const char *path, const char *mode)
{
    supernet::test::noteFile(path);
    return supernet::test::next<FILE *(*)(const char *, const char *)>("fopen64")(path, mode);
}

SUPERNET_WATCHED FILE *fopen(const char *path, const char *mode)
{
    supernet::test::noteFile(path);
    return supernet::test::next<FILE *(*)(const char *, const char *)>("fopen")(path, mode);
}
