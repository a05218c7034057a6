// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>

namespace supernet {

/// SHA-256 (FIPS 180-4), fed in pieces: the checksum of weights, checkpoints and data.
class Sha256
{
public:
    void add(std::span<const std::byte> bytes);
    [[nodiscard]] std::string hexadecimal(); ///< Ends the message: call once.

private:
    void block(const std::byte *bytes);

    std::array<std::uint32_t, 8> m_state{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<std::byte, 64> m_rest{};
    std::size_t m_held = 0;
    std::uint64_t m_total = 0;
};

[[nodiscard]] std::string sha256(std::span<const std::byte> bytes);
/// Of a file's content. Throws Error naming a file that cannot be read. `between` is called every few MB, and may throw to
/// end it.
[[nodiscard]] std::string sha256OfFile(const std::filesystem::path &file, const std::function<void()> &between = {});

} // namespace supernet
