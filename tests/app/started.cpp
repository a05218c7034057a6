// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/started.h"

#include "app/program.h"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <pty.h>
#include <QElapsedTimer>
#include <QThread>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace supernet::test {

namespace {

void redirect(int descriptor)
{
    ::dup2(descriptor, STDOUT_FILENO);
    ::dup2(descriptor, STDERR_FILENO);
}

std::array<int, 2> fullPipe()
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        throw std::runtime_error("No pipe could be opened.");
    ::fcntl(ends[1], F_SETFL, O_NONBLOCK);
    const std::array<char, 4096> bytes{};
    while (::write(ends[1], bytes.data(), bytes.size()) > 0) { }
    ::fcntl(ends[1], F_SETFL, 0);
    return ends;
}

} // namespace

Started::Started(const QStringList &arguments, Output output, const std::function<void()> &prepare)
{
    std::vector<QByteArray> words = {program(QStringLiteral("supernet")).toLocal8Bit()};
    for (const QString &argument : arguments)
        words.push_back(argument.toLocal8Bit());
    std::vector<char *> pointers;
    for (QByteArray &word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    const auto ends = output == Output::FullPipe ? fullPipe() : std::array{-1, -1};
    m_id = output == Output::Terminal ? ::forkpty(&m_reader, nullptr, nullptr, nullptr) : ::fork();
    if (m_id < 0)
        throw std::runtime_error("No process could be started.");
    if (m_id == 0) {
        ::signal(SIGPIPE, SIG_DFL);
        if (output != Output::Terminal) {
            ::dup2(::open("/dev/null", O_RDONLY), STDIN_FILENO);
            redirect(output == Output::FullPipe ? ends[1] : ::open("/dev/null", O_WRONLY));
        }
        if (prepare)
            prepare();
        ::execv(pointers[0], pointers.data());
        ::_exit(127);
    }
    if (output == Output::FullPipe) {
        ::close(ends[1]);
        m_reader = ends[0];
    }
}

Started::~Started()
{
    if (!m_ended) {
        ::kill(m_id, SIGKILL);
        ::waitpid(m_id, nullptr, 0);
    }
    closeReader();
}

void Started::closeReader()
{
    if (m_reader >= 0)
        ::close(std::exchange(m_reader, -1));
}

void Started::signal(int number) const
{
    ::kill(m_id, number);
}

bool Started::hasEnded()
{
    int status = 0;
    if (!m_ended && ::waitpid(m_id, &status, WNOHANG) == m_id) {
        m_ended = true;
        m_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    return m_ended;
}

int Started::wait(int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (!hasEnded() && timer.elapsed() < milliseconds)
        QThread::msleep(5);
    return m_code;
}

} // namespace supernet::test
