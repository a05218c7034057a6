// SPDX-License-Identifier: GPL-3.0-or-later
// powercut STATE [CUTS]: cuts the power so many times (100) at moments drawn over a project's whole journey, each as often as
// it was not done in an earlier session, and says what was lost. STATE keeps the recorded journey and the results.
#include "power_lab.h"

#include <cstdio>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

using namespace supernet::test;
using nlohmann::json;

namespace {

std::map<int, json> resultsIn(const std::filesystem::path &file)
{
    std::map<int, json> results;
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);)
        if (const json result = json::parse(line, nullptr, false); result.is_object())
            results[result.value("cut", 0)] = result;
    return results;
}

json resultOf(const PowerLab &lab, int number)
{
    const PowerLab::Cut cut = lab.cut(static_cast<std::uint64_t>(number), true);
    return {{"cut", number},
            {"operation", cut.operation},
            {"only_synced", cut.left == PowerDisk::Left::Synced},
            {"resumed", cut.resumed},
            {"faults", cut.faults}};
}

int cutAll(const std::filesystem::path &state, int cuts)
{
    PowerLab lab(state);
    lab.record();
    std::printf("The journey took %zu operations on the disk.\n", lab.operations());
    auto results = resultsIn(state / "cuts.jsonl");
    std::ofstream file(state / "cuts.jsonl", std::ios::app);
    for (int number = 1; number <= cuts; ++number) {
        if (results.contains(number))
            continue;
        results[number] = resultOf(lab, number);
        file << results[number].dump() << std::endl;
        for (const json &fault : results[number]["faults"])
            std::printf("Cut %d: %s\n", number, fault.get<std::string>().c_str());
    }
    int faulty = 0;
    int resumed = 0;
    for (const auto &[number, result] : results) {
        faulty += result["faults"].empty() ? 0 : 1;
        resumed += result.value("resumed", 0);
    }
    std::printf("%zu power cuts: %d lost or damaged something; %d runs went on to the very same end.\n", results.size(),
                faulty, resumed);
    return faulty == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::puts("powercut STATE [CUTS]");
        return 2;
    }
    if (const std::string obstacle = PowerLab::obstacle(); !obstacle.empty()) {
        std::puts(obstacle.c_str());
        return 2;
    }
    try {
        return cutAll(argv[1], argc > 2 ? std::atoi(argv[2]) : 100);
    } catch (const std::exception &error) {
        std::puts(error.what());
        return 1;
    }
}
