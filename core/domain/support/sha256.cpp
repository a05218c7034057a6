// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/sha256.h"

#include "domain/support/error.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <fstream>
#include <vector>

namespace supernet {

namespace {

constexpr std::array<std::uint32_t, 64> Constants{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

} // namespace

void Sha256::block(const std::byte *bytes)
{
    std::array<std::uint32_t, 64> words{};
    for (int i = 0; i < 16; ++i)
        for (int part = 0; part < 4; ++part)
            words[i] = words[i] << 8 | std::to_integer<std::uint32_t>(bytes[4 * i + part]);
    for (int i = 16; i < 64; ++i) {
        const auto a = words[i - 15];
        const auto b = words[i - 2];
        words[i] = words[i - 16] + (std::rotr(a, 7) ^ std::rotr(a, 18) ^ (a >> 3)) + words[i - 7]
            + (std::rotr(b, 17) ^ std::rotr(b, 19) ^ (b >> 10));
    }
    auto s = m_state;
    for (int i = 0; i < 64; ++i) {
        const auto choose = (s[4] & s[5]) ^ (~s[4] & s[6]);
        const auto majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]);
        const auto first = s[7] + (std::rotr(s[4], 6) ^ std::rotr(s[4], 11) ^ std::rotr(s[4], 25)) + choose
            + Constants[i] + words[i];
        const auto second = (std::rotr(s[0], 2) ^ std::rotr(s[0], 13) ^ std::rotr(s[0], 22)) + majority;
        s = {first + second, s[0], s[1], s[2], s[3] + first, s[4], s[5], s[6]};
    }
    for (std::size_t i = 0; i < s.size(); ++i)
        m_state[i] += s[i];
}

void Sha256::add(std::span<const std::byte> bytes)
{
    m_total += bytes.size();
    while (!bytes.empty()) {
        if (m_held == 0 && bytes.size() >= m_rest.size()) {
            block(bytes.data());
            bytes = bytes.subspan(m_rest.size());
            continue;
        }
        const auto count = std::min(bytes.size(), m_rest.size() - m_held);
        std::memcpy(m_rest.data() + m_held, bytes.data(), count);
        m_held += count;
        bytes = bytes.subspan(count);
        if (m_held == m_rest.size()) {
            block(m_rest.data());
            m_held = 0;
        }
    }
}

std::string Sha256::hexadecimal()
{
    const std::uint64_t bits = m_total * 8;
    std::vector<std::byte> padding((m_held < 56 ? 56 : 120) - m_held);
    padding[0] = std::byte{0x80};
    for (int i = 7; i >= 0; --i)
        padding.push_back(static_cast<std::byte>(bits >> (8 * i)));
    add(padding);
    constexpr auto Digits = "0123456789abcdef";
    std::string text;
    for (const auto word : m_state)
        for (int shift = 28; shift >= 0; shift -= 4)
            text += Digits[word >> shift & 15U];
    return text;
}

std::string sha256(std::span<const std::byte> bytes)
{
    Sha256 hash;
    hash.add(bytes);
    return hash.hexadecimal();
}

std::string sha256OfFile(const std::filesystem::path &file, const std::function<void()> &between)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        throw Error("Cannot read " + file.string() + ".");
    Sha256 hash;
    std::vector<char> buffer(1 << 16);
    constexpr int often = 64;
    for (int portion = 1;
         stream.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || stream.gcount() > 0; ++portion) {
        if (between && portion % often == 0)
            between();
        hash.add(std::as_bytes(std::span(buffer.data(), static_cast<std::size_t>(stream.gcount()))));
    }
    return hash.hexadecimal();
}

} // namespace supernet
