// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exporters/started_program.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <optional>
#include <sstream>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace supernet {

namespace {

/// Where a process reads and writes.
class Redirection
{
public:
    explicit Redirection(const std::filesystem::path &log)
    {
        ::posix_spawn_file_actions_init(&m_actions);
        ::posix_spawn_file_actions_addopen(&m_actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        ::posix_spawn_file_actions_addopen(&m_actions, STDOUT_FILENO, log.c_str(),
                                           O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0600);
        ::posix_spawn_file_actions_adddup2(&m_actions, STDOUT_FILENO, STDERR_FILENO);
    }
    ~Redirection() { ::posix_spawn_file_actions_destroy(&m_actions); }
    Redirection(const Redirection &) = delete;
    Redirection &operator=(const Redirection &) = delete;

    [[nodiscard]] const posix_spawn_file_actions_t *actions() const { return &m_actions; }

private:
    posix_spawn_file_actions_t m_actions{};
};

/// The status of the ended process; empty when it was ended because of `stop`.
std::optional<int> waitFor(pid_t child, const std::stop_token &stop)
{
    int status = 0;
    while (::waitpid(child, &status, WNOHANG) == 0) {
        if (stop.stop_requested()) {
            ProgramOfOurs::end(child);
            return std::nullopt;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return status;
}

} // namespace

std::string programOnPath(const std::string &name)
{
    const char *path = std::getenv("PATH");
    std::istringstream folders(path != nullptr ? path : "/usr/local/bin:/usr/bin:/bin");
    for (std::string folder; std::getline(folders, folder, ':');) {
        const auto program = std::filesystem::path(folder) / name;
        if (program.is_absolute() && ::access(program.c_str(), X_OK) == 0)
            return program.string();
    }
    return name;
}

ProgramOfOurs::ProgramOfOurs()
{
    sigset_t usual;
    ::sigemptyset(&usual);
    ::sigaddset(&usual, SIGPIPE);
    ::posix_spawnattr_init(&m_attributes);
    ::posix_spawnattr_setsigdefault(&m_attributes, &usual);
    ::posix_spawnattr_setpgroup(&m_attributes, 0);
    ::posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
}

ProgramOfOurs::~ProgramOfOurs()
{
    ::posix_spawnattr_destroy(&m_attributes);
}

void ProgramOfOurs::end(int child)
{
    ::kill(-child, SIGKILL);
    ::waitpid(child, nullptr, 0);
}

std::string chosenPython(const std::string &told)
{
    const char *named = std::getenv("SUPERNET_PYTHON");
    const std::string wanted = !told.empty() ? told : named != nullptr && *named != '\0' ? named : "python3";
    return wanted.find('/') == std::string::npos ? programOnPath(wanted) : std::filesystem::absolute(wanted).string();
}

int startProgram(const std::string &program, const std::vector<std::string> &arguments,
                 const posix_spawn_file_actions_t &actions, pid_t &child)
{
    if (!std::filesystem::path(program).is_absolute())
        return ENOENT;
    std::vector<char *> words{const_cast<char *>(program.c_str())};
    for (const std::string &argument : arguments)
        words.push_back(const_cast<char *>(argument.c_str()));
    words.push_back(nullptr);
    const ProgramOfOurs start;
    return ::posix_spawn(&child, program.c_str(), &actions, start.attributes(), words.data(), environ);
}

std::string ownProgram()
{
    std::error_code failure;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", failure);
    return !failure && self.filename() == "supernet" ? self.string() : std::string();
}

std::string lastLine(const std::filesystem::path &log)
{
    std::ifstream stream(log);
    std::string last;
    for (std::string line; std::getline(stream, line);)
        if (!line.empty())
            last = line;
    return last;
}

EndedProgram runProgram(const std::string &program, const std::vector<std::string> &arguments,
                        const std::filesystem::path &log, const std::stop_token &stop)
{
    const Redirection redirection(log);
    pid_t child = 0;
    const int error = startProgram(program, arguments, *redirection.actions(), child);
    if (error != 0)
        return {false, "The program `" + program + "` cannot be run: " + std::strerror(error) + '.'};
    const auto status = waitFor(child, stop);
    if (!status)
        return {false, "The verification was stopped."};
    if (WIFEXITED(*status) && WEXITSTATUS(*status) == 0)
        return {true, {}};
    return {false, "The verification failed: " + lastLine(log)};
}

} // namespace supernet
