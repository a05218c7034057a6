// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/support/error.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

/// What a test sees of something that happened.
namespace supernet::test {

/// What the Error that `call` ends in tells a person; empty when it ends in none.
template<typename Call>
std::string messageOf(const Call &call)
{
    try {
        call();
    } catch (const Error &error) {
        return error.message();
    }
    return {};
}

/// All that a file holds; empty when it cannot be read.
inline std::string bytesOf(const std::filesystem::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace supernet::test
