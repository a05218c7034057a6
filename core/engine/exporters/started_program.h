// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <spawn.h>
#include <stop_token>
#include <string>
#include <vector>

namespace supernet {

struct EndedProgram
{
    bool well = false; ///< It ended with 0.
    std::string why; ///< Else: a sentence.
};

/// How a program starts that is ours to end: in a group of its own, so that what a terminal sends to ours (Ctrl+C, its end)
/// does not reach it, and it can be ended with all that it has started itself. It heeds SIGPIPE as usual.
class ProgramOfOurs
{
public:
    ProgramOfOurs();
    ~ProgramOfOurs();
    ProgramOfOurs(const ProgramOfOurs &) = delete;
    ProgramOfOurs &operator=(const ProgramOfOurs &) = delete;

    [[nodiscard]] const posix_spawnattr_t *attributes() const { return &m_attributes; }
    /// Kills and awaits what was started so.
    static void end(int child);

private:
    posix_spawnattr_t m_attributes{};
};

/// Runs `program ARGUMENTS...` to its end, its output to the file `log`, without standard input. Ends it when asked to
/// stop. Never throws for what the process does.
[[nodiscard]] EndedProgram runProgram(const std::string &program, const std::vector<std::string> &arguments,
                                      const std::filesystem::path &log, const std::stop_token &stop);

/// The file of the program of that name in the folders of PATH, absolute ones only: the current folder may be a project
/// from elsewhere. The name itself where it is in none.
[[nodiscard]] std::string programOnPath(const std::string &name);

/// The interpreter to use: as told, else what $SUPERNET_PYTHON names, else `python3`; see programOnPath().
[[nodiscard]] std::string chosenPython(const std::string &told);

/// Starts a program that an absolute path names, as a ProgramOfOurs. Returns an errno, 0 when it was started as `child`.
[[nodiscard]] int startProgram(const std::string &program, const std::vector<std::string> &arguments,
                               const posix_spawn_file_actions_t &actions, pid_t &child);

/// The file of the program that this process runs, where that is `supernet` and not, say, a test; else empty.
[[nodiscard]] std::string ownProgram();

/// The last line of an interpreter's errors that says anything: what went wrong.
[[nodiscard]] std::string lastLine(const std::filesystem::path &log);

} // namespace supernet
