// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/lost_file_signal.h"

#include <csignal>
#include <string_view>
#include <unistd.h>

namespace supernet::cli {

namespace {

// A handler may call next to nothing: the sentence is ready before.
constexpr std::string_view sentence
    = "\nsupernet: A file that this program was reading (the prepared data or a model) was cut short or its disk is "
      "gone.\n"
      "Nothing that was saved is lost. Put the file back, or prepare the data again, and resume the run.\n";

void onBusError(int)
{
    [[maybe_unused]] const auto written = write(STDERR_FILENO, sentence.data(), sentence.size());
    _exit(1);
}

} // namespace

void sayWhenAFileIsLost()
{
    struct sigaction action = {};
    action.sa_handler = onBusError;
    sigemptyset(&action.sa_mask);
    sigaction(SIGBUS, &action, nullptr);
}

} // namespace supernet::cli
