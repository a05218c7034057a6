// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/input_file.h"

#include "domain/support/error.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace supernet {

namespace {

class InputDescriptor
{
public:
    explicit InputDescriptor(const std::filesystem::path &file)
        : m_file(file)
        , m_number(::open(file.c_str(), O_RDONLY | O_CLOEXEC))
    {
        struct stat status = {};
        if (m_number < 0 || ::fstat(m_number, &status) != 0)
            failed(errno);
        if (S_ISDIR(status.st_mode))
            failed(EISDIR);
        m_size = S_ISREG(status.st_mode) ? static_cast<std::uint64_t>(status.st_size) : 0;
    }
    ~InputDescriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    InputDescriptor(const InputDescriptor &) = delete;
    InputDescriptor &operator=(const InputDescriptor &) = delete;

    [[nodiscard]] std::uint64_t size() const noexcept { return m_size; } ///< 0 where it is not known, as of a pipe.

    /// Bytes read; 0 at the end.
    std::size_t read(char *bytes, std::size_t count) const
    {
        ssize_t got = -1;
        do {
            got = ::read(m_number, bytes, count);
        } while (got < 0 && errno == EINTR);
        if (got < 0)
            failed(errno);
        return static_cast<std::size_t>(got);
    }

private:
    [[noreturn]] void failed(int code) const
    {
        throw Error("The file " + m_file.string() + " cannot be read: " + std::strerror(code) + '.');
    }

    const std::filesystem::path &m_file;
    int m_number;
    std::uint64_t m_size = 0;
};

} // namespace

std::string readWholeFile(const std::filesystem::path &file, std::uint64_t most)
{
    const InputDescriptor input(file);
    const auto tooLarge = [&] {
        throw Error("The file " + file.string() + " holds more than " + sizeText(static_cast<double>(most))
                    + ", which is more than any of its kind.");
    };
    if (input.size() > most)
        tooLarge();
    constexpr std::size_t portion = 1 << 16;
    std::string text;
    for (std::size_t filled = 0;;) {
        text.resize(std::max<std::size_t>(filled + portion, std::min(input.size() + 1, most)));
        const std::size_t got = input.read(text.data() + filled, text.size() - filled);
        filled += got;
        if (filled > most)
            tooLarge();
        if (got == 0) {
            text.resize(filled);
            return text;
        }
    }
}

std::string sizeText(double bytes)
{
    char text[32];
    if (bytes >= 1e8)
        std::snprintf(text, sizeof text, "%.1f GB", bytes / 1e9);
    else
        std::snprintf(text, sizeof text, "%.1f MB", bytes / 1e6);
    return text;
}

} // namespace supernet
