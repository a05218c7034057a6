// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace supernet {

/// SplitMix64's finaliser (Steele, Lea and Flood 2014): a bijection whose output passes statistical tests.
[[nodiscard]] constexpr std::uint64_t mixBits(std::uint64_t bits) noexcept
{
    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9ULL;
    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebULL;
    return bits ^ (bits >> 31);
}

/// A stream key made of a seed, what the numbers are for, and any counters (step, rank, subnet ...). Streams with
/// different keys are independent, so a resumed or probed run draws what an uninterrupted one draws.
[[nodiscard]] constexpr std::uint64_t streamKey(std::uint64_t seed, std::string_view purpose,
                                                std::initializer_list<std::uint64_t> counters = {}) noexcept
{
    std::uint64_t key = mixBits(seed + 0x9e3779b97f4a7c15ULL);
    for (const char letter : purpose)
        key = mixBits(key ^ static_cast<unsigned char>(letter)) + 0x9e3779b97f4a7c15ULL;
    for (const std::uint64_t counter : counters)
        key = mixBits(key ^ mixBits(counter + 0x9e3779b97f4a7c15ULL));
    return key;
}

/// Counter-based random numbers: number i of a stream depends on the key and on i only. The same everywhere
/// (no standard-library distributions, whose results differ between implementations).
class Random
{
public:
    using result_type = std::uint64_t;

    explicit constexpr Random(std::uint64_t key) noexcept
        : m_key(key)
    {
    }

    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return ~result_type{0}; }
    constexpr result_type operator()() noexcept { return mixBits(m_key + 0x9e3779b97f4a7c15ULL * ++m_counter); }

    /// Uniform in [0, count), without bias. `count` must be positive.
    constexpr std::uint64_t below(std::uint64_t count) noexcept
    {
        const std::uint64_t threshold = (0 - count) % count;
        for (;;) {
            const std::uint64_t bits = (*this)();
            if (bits >= threshold)
                return bits % count;
        }
    }

    /// Uniform in [0, 1), 53 bits.
    constexpr double uniform() noexcept { return static_cast<double>((*this)() >> 11) * 0x1.0p-53; }

private:
    std::uint64_t m_key;
    std::uint64_t m_counter = 0;
};

/// Fisher and Yates' shuffle.
template<typename Container>
void shuffle(Container &items, Random &random)
{
    for (std::size_t i = items.size(); i > 1; --i) {
        using std::swap;
        swap(items[i - 1], items[random.below(i)]);
    }
}

} // namespace supernet
