// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Everything of the program that reads what others wrote, each as one function of some bytes. Free of LibTorch and of Qt, so that
/// it can be built with any sanitizer.
namespace supernet::fuzz {

struct Reader
{
    const char *name;
    /// Reads the bytes as a person's file, in a folder of its own. Nothing but supernet::Error may leave it.
    void (*read)(std::string_view bytes, const std::filesystem::path &folder);
    /// Sound inputs, made anew each time: what corpora begin with.
    std::vector<std::string> (*seeds)(const std::filesystem::path &folder);
    std::int64_t runs; ///< That a guided fuzzer is to make.
};

[[nodiscard]] std::span<const Reader> readers();
/// Throws std::invalid_argument naming those that there are.
[[nodiscard]] const Reader &reader(std::string_view name);

// The readers by what they read; each is in the list above.
[[nodiscard]] std::span<const Reader> spaceReaders();
[[nodiscard]] std::span<const Reader> textReaders();
[[nodiscard]] std::span<const Reader> modelReaders();
[[nodiscard]] std::span<const Reader> projectReaders();

inline constexpr std::int64_t Million = 1'000'000;
inline constexpr std::int64_t HundredThousand = 100'000;

/// Of readers that take a folder or a database apart.
void writeFile(const std::filesystem::path &file, std::string_view bytes);
[[nodiscard]] std::string contentOf(const std::filesystem::path &file);

/// Several files as one input: each behind a line of eight dashes. Missing ones are empty.
[[nodiscard]] std::vector<std::string_view> parts(std::string_view bytes, std::size_t count);
[[nodiscard]] std::string joined(const std::vector<std::string> &parts);

} // namespace supernet::fuzz
