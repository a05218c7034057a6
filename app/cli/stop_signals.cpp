// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stop_signals.h"

#include "domain/support/error.h"

#include <csignal>
#include <fcntl.h>
#include <thread>
#include <unistd.h>

namespace supernet::cli {

namespace {

// A handler may call next to nothing, so it wakes a thread through a pipe, and that thread requests the stop.
int wakePipe[2] = {-1, -1};
volatile std::sig_atomic_t interrupted = 0;
volatile std::sig_atomic_t endsAtOnce = 0;

void onSignal(int signal)
{
    if (endsAtOnce != 0 || (signal == SIGINT && interrupted != 0))
        _exit(130);
    if (signal == SIGINT)
        interrupted = 1;
    const char byte = 1;
    [[maybe_unused]] const auto written = write(wakePipe[1], &byte, 1);
}

void listen(int signal)
{
    struct sigaction action = {};
    action.sa_handler = onSignal;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    sigaction(signal, &action, nullptr);
}

std::stop_source install()
{
    if (pipe2(wakePipe, O_CLOEXEC) != 0)
        throw Error("The program could not make a pipe for its signals.", "Close other programs and try again.");
    std::stop_source source;
    std::thread([source]() mutable {
        char byte = 0;
        while (read(wakePipe[0], &byte, 1) != 1) { }
        source.request_stop();
    }).detach();
    listen(SIGINT);
    listen(SIGTERM);
    struct sigaction hangUp = {};
    if (sigaction(SIGHUP, nullptr, &hangUp) == 0 && hangUp.sa_handler != SIG_IGN)
        listen(SIGHUP);
    return source;
}

} // namespace

std::stop_token stopOnSignals()
{
    static const std::stop_source source = install();
    return source.get_token();
}

void endOnSignals()
{
    const std::stop_token stop = stopOnSignals();
    endsAtOnce = 1;
    if (stop.stop_requested())
        _exit(130);
}

} // namespace supernet::cli
