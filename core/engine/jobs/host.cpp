// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/host.h"

#include <fstream>
#include <malloc.h>
#include <string>
#include <sys/utsname.h>
#include <thread>
#include <unistd.h>

namespace supernet {

namespace {

std::string processorName()
{
    std::ifstream input("/proc/cpuinfo");
    for (std::string line; std::getline(input, line);) {
        const auto colon = line.find(": ");
        if (line.starts_with("model name") && colon != std::string::npos)
            return line.substr(colon + 2);
    }
    return "unknown";
}

} // namespace

nlohmann::json describeHost()
{
    utsname system = {};
    uname(&system);
    return {{"processor", processorName()},
            {"cores", std::thread::hardware_concurrency()},
            {"system", std::string(system.sysname) + ' ' + system.release + ' ' + system.machine},
            {"program", SUPERNET_VERSION}};
}

double residentBytes()
{
    std::ifstream input("/proc/self/statm");
    double total = 0;
    double resident = 0;
    input >> total >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

double peakResidentBytes()
{
    std::ifstream input("/proc/self/status");
    for (std::string line; std::getline(input, line);) {
        if (line.starts_with("VmHWM:"))
            return 1024 * std::stod(line.substr(6));
    }
    return 0;
}

void restartPeakMemory()
{
    malloc_trim(0);
    std::ofstream("/proc/self/clear_refs") << "5\n"; // proc(5): the peak begins at what is resident now
}

} // namespace supernet
