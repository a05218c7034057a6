// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/space_wait.h"

#include "domain/support/disk_sync.h"
#include "domain/support/plain_error.h"
#include "domain/support/plain_file.h"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <fstream>
#include <thread>

namespace supernet {

namespace {

[[noreturn]] void couldNotBeMade(const std::filesystem::path &folder, int code)
{
    throwSystemError({code, std::system_category()},
                     "The folder " + folder.string() + " could not be made: " + std::strerror(code) + '.',
                     "Check that the disk has space and that you may write there.");
}

} // namespace

void makeRunFolder(const std::filesystem::path &folder)
{
    if (const std::error_code error = makeFolders(folder))
        couldNotBeMade(folder, error.value());
    requirePlainEntries(folder, {"log"});
    if (!std::ofstream(folder / "log", std::ios::app))
        couldNotBeMade(folder, errno);
}

bool untilThereIsSpace(const std::stop_token &stop, EventSink &sink, const std::function<void()> &work)
{
    using namespace std::chrono_literals;
    constexpr auto look = 50ms; // whether to stop
    constexpr int looks = 20; // between two tries
    for (;;) {
        try {
            work();
            return true;
        } catch (const DiskFullError &error) {
            if (stop.stop_requested())
                return false;
            sink.message(error.message() + " The run goes on by itself once there is space.");
        }
        for (int i = 0; i < looks; ++i) {
            if (stop.stop_requested())
                return false;
            std::this_thread::sleep_for(look);
        }
    }
}

} // namespace supernet
