// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/space_wait.h"

#include <chrono>
#include <thread>

namespace supernet {

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
            sink.message(error.message() + " It goes on by itself once there is space.");
        }
        for (int i = 0; i < looks; ++i) {
            if (stop.stop_requested())
                return false;
            std::this_thread::sleep_for(look);
        }
    }
}

} // namespace supernet
