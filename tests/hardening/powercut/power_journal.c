// SPDX-License-Identifier: GPL-3.0-or-later
// Preloaded (LD_PRELOAD) into a program, writes down in order what it does to the files under POWER_ROOT, what it wrote and
// what it had brought to the disk, into the file POWER_JOURNAL: enough to tell what a power cut at any moment would have
// left. Shared memory of SQLite (-shm) and logs that are written through stdio are left out: nothing stands on them.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/random.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum Operation { Create = 1, Write, Resize, Sync, Rename, Exchange, Unlink, MakeFolder, RemoveFolder };

struct Record
{
    uint32_t operation;
    uint32_t pathSize;
    uint64_t offset; // or the new size
    uint64_t size; // of what follows the path: bytes, or a second path
};

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int journal = -2; // not opened yet
static char root[PATH_MAX];
static size_t rootSize;

static void openJournal(void)
{
    const char *file = getenv("POWER_JOURNAL");
    const char *folder = getenv("POWER_ROOT");
    journal = -1;
    if (file == NULL || folder == NULL || strlen(folder) >= sizeof root)
        return;
    strcpy(root, folder);
    rootSize = strlen(root);
    journal = (int)syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
}

// Between these two, nobody else changes a file or writes a record: no other thread, no other process.
static void begin(void)
{
    const int code = errno;
    pthread_mutex_lock(&mutex);
    if (journal == -2)
        openJournal();
    if (journal >= 0)
        syscall(SYS_flock, journal, LOCK_EX);
    errno = code;
}

static void end(void)
{
    const int code = errno;
    if (journal >= 0)
        syscall(SYS_flock, journal, LOCK_UN);
    pthread_mutex_unlock(&mutex);
    errno = code;
}

static int isInside(const char *path)
{
    return journal >= 0 && strncmp(path, root, rootSize) == 0 && (path[rootSize] == '/' || path[rootSize] == '\0');
}

static void note(enum Operation operation, const char *path, uint64_t offset, const void *bytes, uint64_t size)
{
    const int code = errno;
    struct Record record = {operation, (uint32_t)strlen(path), offset, size};
    const struct iovec parts[3] = {
        {&record, sizeof record}, {(void *)(uintptr_t)path, record.pathSize}, {(void *)(uintptr_t)bytes, size}};
    if (syscall(SYS_writev, journal, parts, size > 0 ? 3 : 2) != (long)(sizeof record + record.pathSize + size))
        abort();
    errno = code;
}

// The path without "." and ".."; false where it does not fit.
static int normalise(char *path)
{
    char *to = path;
    for (const char *from = path; *from != '\0';) {
        while (*from == '/')
            ++from;
        const char *next = strchrnul(from, '/');
        const size_t size = (size_t)(next - from);
        if (size == 2 && strncmp(from, "..", 2) == 0) {
            while (to > path && *--to != '/') { }
        } else if (size > 0 && !(size == 1 && *from == '.')) {
            *to++ = '/';
            memmove(to, from, size);
            to += size;
        }
        from = next;
    }
    *to = '\0';
    return to > path;
}

static int pathAt(int folder, const char *name, char *path)
{
    ssize_t size = 0;
    if (name[0] != '/') {
        char link[64];
        snprintf(link, sizeof link, folder == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/%d", folder);
        size = readlink(link, path, PATH_MAX - 1);
        if (size < 0)
            return 0;
        path[size++] = '/';
    }
    if ((size_t)size + strlen(name) >= PATH_MAX)
        return 0;
    strcpy(path + size, name);
    return normalise(path);
}

static int pathOf(int descriptor, char *path)
{
    char link[64];
    struct stat found;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    if (journal < 0 || fstat(descriptor, &found) != 0 || !(S_ISREG(found.st_mode) || S_ISDIR(found.st_mode)))
        return 0;
    const ssize_t size = readlink(link, path, PATH_MAX - 1);
    if (size <= 0)
        return 0;
    path[size] = '\0';
    return isInside(path) && strstr(path, " (deleted)") == NULL;
}

// What was written is read back from the file: one way for all calls.
static void noteWritten(int descriptor, off_t offset, size_t size)
{
    char path[PATH_MAX];
    if (!pathOf(descriptor, path) || size == 0)
        return;
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    const int reader = (int)syscall(SYS_openat, AT_FDCWD, link, O_RDONLY | O_CLOEXEC, 0);
    char *bytes = malloc(size);
    if (reader < 0 || bytes == NULL || syscall(SYS_pread64, reader, bytes, size, offset) != (long)size)
        abort();
    syscall(SYS_close, reader);
    note(Write, path, (uint64_t)offset, bytes, size);
    free(bytes);
}

static off_t positionAfter(int descriptor)
{
    return lseek(descriptor, 0, SEEK_CUR);
}

static int openNoted(int folder, const char *name, int flags, mode_t mode)
{
    char path[PATH_MAX];
    begin();
    struct stat before;
    const int inside = journal >= 0 && (flags & (O_CREAT | O_TRUNC)) != 0 && pathAt(folder, name, path) && isInside(path);
    const int existed = inside && fstatat(folder, name, &before, 0) == 0;
    const int descriptor = (int)syscall(SYS_openat, folder, name, flags, mode);
    if (inside && descriptor >= 0) {
        if (!existed)
            note(Create, path, 0, NULL, 0);
        else if ((flags & O_TRUNC) != 0)
            note(Resize, path, 0, NULL, 0);
    }
    end();
    return descriptor;
}

static mode_t modeOf(int flags, va_list arguments)
{
    return (flags & O_CREAT) != 0 ? va_arg(arguments, mode_t) : 0;
}

#define OPEN(NAME)                                                                                                     \
    int NAME(const char *name, int flags, ...)                                                                         \
    {                                                                                                                  \
        va_list arguments;                                                                                             \
        va_start(arguments, flags);                                                                                    \
        const mode_t mode = modeOf(flags, arguments);                                                                  \
        va_end(arguments);                                                                                             \
        return openNoted(AT_FDCWD, name, flags, mode);                                                                 \
    }
#define OPENAT(NAME)                                                                                                   \
    int NAME(int folder, const char *name, int flags, ...)                                                             \
    {                                                                                                                  \
        va_list arguments;                                                                                             \
        va_start(arguments, flags);                                                                                    \
        const mode_t mode = modeOf(flags, arguments);                                                                  \
        va_end(arguments);                                                                                             \
        return openNoted(folder, name, flags, mode);                                                                   \
    }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)

int creat(const char *name, mode_t mode)
{
    return openNoted(AT_FDCWD, name, O_CREAT | O_WRONLY | O_TRUNC, mode);
}

static FILE *openStream(const char *symbol, const char *name, const char *mode)
{
    FILE *(*real)(const char *, const char *) = (FILE * (*)(const char *, const char *)) dlsym(RTLD_NEXT, symbol);
    char path[PATH_MAX];
    struct stat before;
    begin();
    const int inside = journal >= 0 && mode[0] != 'r' && pathAt(AT_FDCWD, name, path) && isInside(path);
    const int existed = inside && stat(name, &before) == 0;
    FILE *stream = real(name, mode);
    if (inside && stream != NULL && (!existed || mode[0] == 'w'))
        note(existed ? Resize : Create, path, 0, NULL, 0);
    end();
    return stream;
}

FILE *fopen(const char *name, const char *mode)
{
    return openStream("fopen", name, mode);
}

FILE *fopen64(const char *name, const char *mode)
{
    return openStream("fopen64", name, mode);
}

ssize_t write(int descriptor, const void *bytes, size_t size)
{
    begin();
    const ssize_t written = syscall(SYS_write, descriptor, bytes, size);
    if (written > 0)
        noteWritten(descriptor, positionAfter(descriptor) - written, (size_t)written);
    end();
    return written;
}

ssize_t writev(int descriptor, const struct iovec *parts, int count)
{
    begin();
    const ssize_t written = syscall(SYS_writev, descriptor, parts, count);
    if (written > 0)
        noteWritten(descriptor, positionAfter(descriptor) - written, (size_t)written);
    end();
    return written;
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t offset)
{
    begin();
    const ssize_t written = syscall(SYS_pwrite64, descriptor, bytes, size, offset);
    if (written > 0)
        noteWritten(descriptor, offset, (size_t)written);
    end();
    return written;
}

ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t offset)
{
    return pwrite64(descriptor, bytes, size, offset);
}

ssize_t sendfile64(int to, int from, off64_t *offset, size_t size)
{
    begin();
    const ssize_t written = syscall(SYS_sendfile, to, from, offset, size);
    if (written > 0)
        noteWritten(to, positionAfter(to) - written, (size_t)written);
    end();
    return written;
}

ssize_t sendfile(int to, int from, off_t *offset, size_t size)
{
    return sendfile64(to, from, offset, size);
}

ssize_t copy_file_range(int from, off64_t *fromOffset, int to, off64_t *toOffset, size_t size, unsigned flags)
{
    begin();
    const ssize_t written = syscall(SYS_copy_file_range, from, fromOffset, to, toOffset, size, flags);
    if (written > 0)
        noteWritten(to, (toOffset != NULL ? *toOffset : positionAfter(to)) - written, (size_t)written);
    end();
    return written;
}

int ftruncate64(int descriptor, off64_t size)
{
    char path[PATH_MAX];
    begin();
    const int result = (int)syscall(SYS_ftruncate, descriptor, size);
    if (result == 0 && pathOf(descriptor, path))
        note(Resize, path, (uint64_t)size, NULL, 0);
    end();
    return result;
}

int ftruncate(int descriptor, off_t size)
{
    return ftruncate64(descriptor, size);
}

int truncate64(const char *name, off64_t size)
{
    char path[PATH_MAX];
    begin();
    const int result = (int)syscall(SYS_truncate, name, size);
    if (result == 0 && journal >= 0 && pathAt(AT_FDCWD, name, path) && isInside(path))
        note(Resize, path, (uint64_t)size, NULL, 0);
    end();
    return result;
}

int truncate(const char *name, off_t size)
{
    return truncate64(name, size);
}

static int synced(long call, int descriptor)
{
    char path[PATH_MAX];
    begin();
    const int result = (int)syscall(call, descriptor);
    if (result == 0 && pathOf(descriptor, path))
        note(Sync, path, 0, NULL, 0);
    end();
    return result;
}

int fsync(int descriptor)
{
    return synced(SYS_fsync, descriptor);
}

int fdatasync(int descriptor)
{
    return synced(SYS_fdatasync, descriptor);
}

static int renameNoted(int fromFolder, const char *from, int toFolder, const char *to, unsigned flags)
{
    char fromPath[PATH_MAX];
    char toPath[PATH_MAX];
    begin();
    const int inside = journal >= 0 && pathAt(fromFolder, from, fromPath) && pathAt(toFolder, to, toPath)
        && isInside(fromPath) && isInside(toPath);
    const int result = (int)syscall(SYS_renameat2, fromFolder, from, toFolder, to, flags);
    if (inside && result == 0)
        note((flags & RENAME_EXCHANGE) != 0 ? Exchange : Rename, fromPath, 0, toPath, strlen(toPath));
    end();
    return result;
}

int rename(const char *from, const char *to)
{
    return renameNoted(AT_FDCWD, from, AT_FDCWD, to, 0);
}

int renameat(int fromFolder, const char *from, int toFolder, const char *to)
{
    return renameNoted(fromFolder, from, toFolder, to, 0);
}

int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned flags)
{
    return renameNoted(fromFolder, from, toFolder, to, flags);
}

static int unlinkNoted(int folder, const char *name, int flags)
{
    char path[PATH_MAX];
    begin();
    const int inside = journal >= 0 && pathAt(folder, name, path) && isInside(path);
    const int result = (int)syscall(SYS_unlinkat, folder, name, flags);
    if (inside && result == 0)
        note((flags & AT_REMOVEDIR) != 0 ? RemoveFolder : Unlink, path, 0, NULL, 0);
    end();
    return result;
}

int unlink(const char *name)
{
    return unlinkNoted(AT_FDCWD, name, 0);
}

int unlinkat(int folder, const char *name, int flags)
{
    return unlinkNoted(folder, name, flags);
}

int rmdir(const char *name)
{
    return unlinkNoted(AT_FDCWD, name, AT_REMOVEDIR);
}

int remove(const char *name)
{
    const int result = unlinkNoted(AT_FDCWD, name, 0);
    return result != 0 && errno == EISDIR ? rmdir(name) : result;
}

int mkdirat(int folder, const char *name, mode_t mode)
{
    char path[PATH_MAX];
    begin();
    const int inside = journal >= 0 && pathAt(folder, name, path) && isInside(path);
    const int result = (int)syscall(SYS_mkdirat, folder, name, mode);
    if (inside && result == 0)
        note(MakeFolder, path, 0, NULL, 0);
    end();
    return result;
}

int mkdir(const char *name, mode_t mode)
{
    return mkdirat(AT_FDCWD, name, mode);
}

/* The library's own makes its folder by a call of its own. */
char *mkdtemp(char *name)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    enum { Blanks = 6, Attempts = 100 };
    const size_t length = strlen(name);
    if (length < Blanks) {
        errno = EINVAL;
        return NULL;
    }
    for (int attempt = 0; attempt < Attempts; ++attempt) {
        unsigned char drawn[Blanks];
        if (getrandom(drawn, sizeof drawn, 0) != (ssize_t)sizeof drawn)
            return NULL;
        for (int i = 0; i < Blanks; ++i)
            name[length - Blanks + (size_t)i] = letters[drawn[i] % (sizeof letters - 1)];
        if (mkdir(name, 0700) == 0)
            return name;
        if (errno != EEXIST)
            return NULL;
    }
    return NULL;
}
