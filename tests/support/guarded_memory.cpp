// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <new>

/// Linked into a test program, it ends the program when a block that came from `new` (a vector's, for example) was
/// written behind its end: without a sanitizer such a write mostly goes unnoticed until much later. One guards blocks
/// by itself, and hands out those of `new (std::nothrow)`, which `delete` here would take for its own.
#ifndef SUPERNET_SANITIZED
namespace {

constexpr std::size_t Header = 16; ///< Holds the size and keeps the alignment that `new` promises.
constexpr std::size_t Guard = 8192;
constexpr unsigned char Mark = 0xa5;

} // namespace

void *operator new(std::size_t size)
{
    auto *block = static_cast<unsigned char *>(std::malloc(Header + size + Guard));
    if (block == nullptr)
        throw std::bad_alloc();
    *reinterpret_cast<std::size_t *>(block) = size;
    std::fill_n(block + Header + size, Guard, Mark);
    return block + Header;
}

void operator delete(void *memory) noexcept
{
    if (memory == nullptr)
        return;
    auto *block = static_cast<unsigned char *>(memory) - Header;
    const std::size_t size = *reinterpret_cast<std::size_t *>(block);
    const auto *guard = block + Header + size;
    if (std::any_of(guard, guard + Guard, [](unsigned char byte) { return byte != Mark; })) {
        std::fprintf(stderr, "A block of %zu bytes was written behind its end.\n", size);
        std::abort();
    }
    std::free(block);
}

void operator delete(void *memory, std::size_t) noexcept
{
    operator delete(memory);
}
#endif
