// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sibling_program.h"

#include "domain/support/error.h"
#include "engine/exporters/started_program.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace supernet::cli {

namespace {

std::string findProgram(const std::string &program)
{
    std::error_code failure;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", failure);
    if (!failure && std::filesystem::exists(self.parent_path() / program, failure))
        return (self.parent_path() / program).string();
    return programOnPath(program);
}

/// Our environment, with Qt drawing offscreen where there is no display to draw on.
std::vector<std::string> environmentForDrawing()
{
    std::vector<std::string> variables;
    for (char **entry = environ; *entry != nullptr; ++entry)
        variables.emplace_back(*entry);
    const bool display = std::getenv("DISPLAY") != nullptr || std::getenv("WAYLAND_DISPLAY") != nullptr;
    if (!display && std::getenv("QT_QPA_PLATFORM") == nullptr)
        variables.emplace_back("QT_QPA_PLATFORM=offscreen");
    return variables;
}

std::vector<char *> pointers(std::vector<std::string> &texts)
{
    std::vector<char *> result;
    for (std::string &text : texts)
        result.push_back(text.data());
    result.push_back(nullptr);
    return result;
}

} // namespace

int runSibling(const std::string &program, const std::vector<std::string> &arguments)
{
    const std::string path = findProgram(program);
    std::vector<std::string> words = {path};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<std::string> variables = environmentForDrawing();
    pid_t child = 0;
    const int problem = posix_spawn(&child, path.c_str(), nullptr, nullptr, pointers(words).data(),
                                    pointers(variables).data());
    if (problem != 0)
        throw Error("The program `" + program + "` cannot be started: " + std::strerror(problem) + '.',
                    "It is installed beside `supernet`.");
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) { }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

} // namespace supernet::cli
