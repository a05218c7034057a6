// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/forked.h"

#include <csignal>
#include <exception>
#include <sys/wait.h>
#include <unistd.h>

namespace supernet::test {

namespace {

void sendLine(int descriptor, const std::string &text)
{
    const std::string line = text + '\n';
    [[maybe_unused]] const auto written = write(descriptor, line.data(), line.size());
}

} // namespace

Forked::Forked(const std::function<void(const Send &)> &work)
{
    int ends[2];
    if (pipe(ends) != 0)
        return;
    m_child = fork();
    if (m_child == 0) {
        close(ends[0]);
        try {
            work([&](const std::string &text) { sendLine(ends[1], text); });
        } catch (const std::exception &error) {
            sendLine(ends[1], error.what());
            _exit(1);
        }
        _exit(0); // no destructors: they belong to the parent
    }
    close(ends[1]);
    m_pipe = ends[0];
}

Forked::~Forked()
{
    kill();
    close(m_pipe);
}

std::string Forked::line()
{
    std::string text;
    for (char letter = 0; read(m_pipe, &letter, 1) == 1 && letter != '\n';)
        text += letter;
    return text;
}

void Forked::kill()
{
    if (m_child > 0) {
        ::kill(m_child, SIGKILL);
        static_cast<void>(wait());
    }
}

int Forked::wait()
{
    int status = 0;
    waitpid(m_child, &status, 0);
    m_child = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

} // namespace supernet::test
