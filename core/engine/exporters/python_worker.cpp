// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exporters/python_worker.h"

#include "domain/support/error.h"
#include "domain/support/json_text.h"
#include "engine/exporters/started_program.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace supernet {

namespace {

/// Two ends of a connection, ours first; both close with a new program, except where they are handed to it.
std::array<int, 2> connection()
{
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        throw Error(std::string("A connection to Python cannot be made: ") + std::strerror(errno) + '.');
    return ends;
}

} // namespace

PythonWorker::PythonWorker(const std::string &python, const std::vector<std::string> &arguments,
                           const std::filesystem::path &log, std::function<void()> whileWaiting)
    : m_log(log)
    , m_whileWaiting(std::move(whileWaiting))
{
    const auto ends = connection();
    posix_spawn_file_actions_t actions{};
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW,
                                       0600);
    const int failure = startProgram(python, arguments, actions, m_child);
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    m_connection = ends[0];
    if (failure != 0) {
        ::close(m_connection);
        throw Error("The Python `" + python + "` cannot be run: " + std::strerror(failure) + '.',
                    "Name one with --python or $SUPERNET_PYTHON.");
    }
}

PythonWorker::~PythonWorker()
{
    ::close(m_connection);
    ProgramOfOurs::end(m_child); // It may be in the midst of something, and has nothing to save.
}

void PythonWorker::waitForMore() const
{
    pollfd ready = {m_connection, POLLIN, 0};
    while (m_whileWaiting && ::poll(&ready, 1, 50) == 0)
        m_whileWaiting();
}

void PythonWorker::hasEnded() const
{
    const std::string last = lastLine(m_log);
    throw Error("Python has ended" + (last.empty() ? std::string(".") : ": " + last));
}

nlohmann::json PythonWorker::answer()
{
    std::size_t end = 0;
    while ((end = m_heard.find('\n')) == std::string::npos) {
        waitForMore();
        char bytes[4096];
        const ssize_t count = ::recv(m_connection, bytes, sizeof bytes, 0);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            hasEnded();
        m_heard.append(bytes, static_cast<std::size_t>(count));
    }
    auto said = tryParseJson(m_heard.substr(0, end));
    m_heard.erase(0, end + 1);
    if (!said.is_object())
        hasEnded();
    return said;
}

nlohmann::json PythonWorker::ask(const nlohmann::json &request)
{
    const std::string line = request.dump() + '\n';
    for (std::size_t sent = 0; sent < line.size();) {
        const ssize_t count = ::send(m_connection, line.data() + sent, line.size() - sent, MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            hasEnded();
        sent += static_cast<std::size_t>(count);
    }
    return answer();
}

} // namespace supernet
