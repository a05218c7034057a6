// SPDX-License-Identifier: GPL-3.0-or-later
// usage: fuzz_seeds FOLDER   writes what corpora begin with into FOLDER/READER/; prints each reader and the runs it is to get.
#include "hardening/fuzz/readers.h"

#include <cstdio>
#include <exception>
#include <iostream>

int main(int count, char **arguments)
{
    if (count != 2) {
        std::cerr << "usage: fuzz_seeds FOLDER\n";
        return 2;
    }
    try {
        const std::filesystem::path folder = arguments[1];
        for (const auto &reader : supernet::fuzz::readers()) {
            std::filesystem::create_directories(folder / "scratch");
            const auto seeds = reader.seeds(folder / "scratch");
            std::filesystem::remove_all(folder / "scratch");
            std::filesystem::create_directories(folder / reader.name);
            for (std::size_t i = 0; i < seeds.size(); ++i)
                supernet::fuzz::writeFile(folder / reader.name / ("seed-" + std::to_string(i)), seeds[i]);
            std::cout << reader.name << ' ' << reader.runs << '\n';
        }
    } catch (const std::exception &error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
    return 0;
}
