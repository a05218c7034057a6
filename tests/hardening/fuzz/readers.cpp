// SPDX-License-Identifier: GPL-3.0-or-later
#include "hardening/fuzz/readers.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace supernet::fuzz {

namespace {

constexpr std::string_view Between = "\n--------\n";

} // namespace

std::span<const Reader> readers()
{
    static const std::vector<Reader> all = [] {
        std::vector<Reader> list;
        for (const auto some : {spaceReaders(), textReaders(), modelReaders(), projectReaders()})
            list.insert(list.end(), some.begin(), some.end());
        return list;
    }();
    return all;
}

const Reader &reader(std::string_view name)
{
    std::string known;
    for (const Reader &one : readers()) {
        if (one.name == name)
            return one;
        known += std::string(known.empty() ? "" : ", ") + one.name;
    }
    throw std::invalid_argument("There is no reader \"" + std::string(name) + "\" among " + known + '.');
}

void writeFile(const std::filesystem::path &file, std::string_view bytes)
{
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!stream.flush())
        throw std::runtime_error("The file " + file.string() + " cannot be written.");
}

std::string contentOf(const std::filesystem::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<std::string_view> parts(std::string_view bytes, std::size_t count)
{
    std::vector<std::string_view> found;
    while (found.size() + 1 < count) {
        const std::size_t end = std::min(bytes.find(Between), bytes.size());
        found.push_back(bytes.substr(0, end));
        bytes.remove_prefix(std::min(end + Between.size(), bytes.size()));
    }
    found.push_back(bytes);
    return found;
}

std::string joined(const std::vector<std::string> &parts)
{
    std::string bytes;
    for (std::size_t i = 0; i < parts.size(); ++i)
        bytes += (i > 0 ? std::string(Between) : std::string()) + parts[i];
    return bytes;
}

} // namespace supernet::fuzz
