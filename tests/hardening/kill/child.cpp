// SPDX-License-Identifier: GPL-3.0-or-later
#include "child.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <poll.h>
#include <spawn.h>
#include <sstream>
#include <stdexcept>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace supernet::hardening {

namespace fs = std::filesystem;

namespace {

std::vector<std::string> environmentWith(const std::vector<std::string> &added)
{
    const auto nameOf = [](const std::string &entry) { return entry.substr(0, entry.find('=') + 1); };
    std::vector<std::string> entries = added;
    for (char **entry = environ; *entry != nullptr; ++entry) {
        const std::string name = nameOf(*entry);
        if (std::ranges::none_of(added, [&](const std::string &other) { return other.starts_with(name); }))
            entries.emplace_back(*entry);
    }
    return entries;
}

std::vector<char *> pointersTo(std::vector<std::string> &texts)
{
    std::vector<char *> pointers;
    for (std::string &text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

int openForOutput(const fs::path &file)
{
    return ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
}

/// As a shell starts programs: signals have their usual effect, whatever we were started with.
void setUsualSignals(posix_spawnattr_t &attributes)
{
    sigset_t usual;
    sigemptyset(&usual);
    for (const int number : {SIGHUP, SIGINT, SIGTERM, SIGPIPE})
        sigaddset(&usual, number);
    posix_spawnattr_setsigdefault(&attributes, &usual);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
}

pid_t spawn(const Start &start, int output, int errors)
{
    std::vector<std::string> words = start.words;
    std::vector<std::string> entries = environmentWith(start.environment);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    setUsualSignals(attributes);
    pid_t process = -1;
    const int failure = posix_spawn(&process, words.front().c_str(), &actions, &attributes, pointersTo(words).data(),
                                    pointersTo(entries).data());
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (failure != 0)
        throw std::runtime_error("The program " + words.front() + " could not be started: " + std::strerror(failure));
    return process;
}

} // namespace

Child::Child(const Start &start)
{
    int ends[2] = {-1, -1};
    if (start.piped && ::pipe2(ends, O_CLOEXEC) != 0)
        throw std::runtime_error("No pipe could be made.");
    m_kept = openForOutput(start.output);
    const int errors = openForOutput(start.errors);
    if (m_kept < 0 || errors < 0)
        throw std::runtime_error("The output of a program cannot be kept in " + start.output.string() + '.');
    m_process = spawn(start, start.piped ? ends[1] : m_kept, errors);
    ::close(errors);
    if (start.piped) {
        ::close(ends[1]);
        m_pipe = ends[0];
        ::fcntl(m_pipe, F_SETFL, O_NONBLOCK);
    }
    m_descriptor = static_cast<int>(::syscall(SYS_pidfd_open, m_process, 0));
}

Child::~Child()
{
    signalAll(SIGKILL);
    code();
    closePipe();
    ::close(m_descriptor);
    ::close(m_kept);
}

void Child::signal(int number) const
{
    if (!m_reaped)
        ::kill(m_process, number);
}

void Child::signalAll(int number) const
{
    ::kill(-m_process, number);
}

void Child::drain()
{
    char buffer[4096];
    while (m_pipe >= 0) {
        const ssize_t count = ::read(m_pipe, buffer, sizeof buffer);
        if (count <= 0)
            return;
        [[maybe_unused]] const ssize_t kept = ::write(m_kept, buffer, static_cast<std::size_t>(count));
    }
}

void Child::closePipe()
{
    drain();
    if (m_pipe >= 0)
        ::close(m_pipe);
    m_pipe = -1;
}

bool Child::hasEnded() const
{
    pollfd end{m_descriptor, POLLIN, 0};
    return m_reaped || ::poll(&end, 1, 0) == 1;
}

double Child::processorSeconds() const
{
    const std::string line = textOf("/proc/" + std::to_string(m_process) + "/stat");
    std::istringstream fields(line.substr(std::min(line.size(), line.rfind(')') + 1))); // The name may hold anything.
    std::string skipped;
    for (int i = 0; i < 11; ++i)
        fields >> skipped;
    double user = 0;
    double system = 0;
    fields >> user >> system;
    return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

int Child::code()
{
    int status = 0;
    while (!m_reaped && ::waitpid(m_process, &status, 0) < 0 && errno == EINTR) { }
    if (!m_reaped)
        m_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    m_reaped = true;
    return m_code;
}

Ended runToEnd(const Start &start, double seconds)
{
    Ended ended;
    {
        Child child(start);
        pollfd end{child.descriptor(), POLLIN, 0};
        if (::poll(&end, 1, static_cast<int>(seconds * 1000)) == 1)
            ended.code = child.code();
    }
    ended.output = textOf(start.output);
    ended.errors = textOf(start.errors);
    return ended;
}

std::string textOf(const fs::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<pid_t> processesWith(const std::string &entry)
{
    std::vector<pid_t> found;
    std::error_code failure;
    for (fs::directory_iterator all("/proc", failure), end; all != end; all.increment(failure)) {
        const std::string name = all->path().filename().string();
        if (name.find_first_not_of("0123456789") != std::string::npos)
            continue;
        const std::string entries = '\0' + textOf(all->path() / "environ");
        if (entries.find('\0' + entry + '\0') != std::string::npos)
            found.push_back(static_cast<pid_t>(std::stol(name)));
    }
    return found;
}

} // namespace supernet::hardening
