// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/line_reader.h"

#include "domain/support/error.h"

#include <cerrno>
#include <cstring>
#include <string_view>
#include <vector>
#include <zlib.h>

namespace supernet {

struct LineReader::Private
{
    explicit Private(const std::filesystem::path &path)
        : file(path)
    {
        if (std::error_code ignored; std::filesystem::is_directory(path, ignored))
            throw Error("The text file " + path.string() + " is a folder.");
        stream = ::gzopen(path.c_str(), "rb");
        if (!stream)
            throw Error("The text file " + path.string() + " cannot be opened: " + std::strerror(errno) + '.');
        ::gzbuffer(stream, 1 << 17);
        buffer.resize(1 << 18);
        fill();
        skipMark();
    }
    ~Private() { ::gzclose(stream); }
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    /// False at the end of the file.
    bool fill()
    {
        const int count = ::gzread(stream, buffer.data(), static_cast<unsigned>(buffer.size()));
        int code = Z_OK;
        const char *reason = ::gzerror(stream, &code);
        // A cut gzip file ends like a whole one, but leaves this error.
        if (count < 0 || (count == 0 && code != Z_OK && code != Z_STREAM_END))
            throw Error("The text file " + file.string() + " cannot be read to its end (after line "
                            + std::to_string(number) + "): " + (code == Z_BUF_ERROR ? "it is cut short" : reason) + '.',
                        "Get the file again.");
        unread = {buffer.data(), static_cast<std::size_t>(count)};
        return count > 0;
    }

    void skipMark()
    {
        if (unread.starts_with("\xff\xfe") || unread.starts_with("\xfe\xff"))
            throw Error("The text file " + file.string() + " is UTF-16, not UTF-8.",
                        "Convert it: iconv -f UTF-16 -t UTF-8 OLD > NEW.");
        if (unread.starts_with("\xef\xbb\xbf"))
            unread.remove_prefix(3);
    }

    std::filesystem::path file;
    gzFile stream = nullptr;
    std::vector<char> buffer;
    std::string_view unread; ///< Of the buffer.
    std::int64_t number = 0;
};

LineReader::LineReader(const std::filesystem::path &file)
    : d(std::make_unique<Private>(file))
{
}

LineReader::~LineReader() = default;
LineReader::LineReader(LineReader &&) noexcept = default;

bool LineReader::next(std::string &line)
{
    line.clear();
    if (d->unread.empty() && !d->fill())
        return false;
    for (;;) {
        const std::size_t end = d->unread.find('\n');
        const std::string_view part = d->unread.substr(0, end);
        line.append(part.substr(0, LongestLine - line.size()));
        if (end != std::string_view::npos) {
            d->unread.remove_prefix(end + 1);
            break;
        }
        if (!d->fill())
            break;
    }
    if (line.ends_with('\r'))
        line.pop_back();
    ++d->number;
    return true;
}

std::int64_t LineReader::number() const noexcept
{
    return d->number;
}

const std::filesystem::path &LineReader::file() const noexcept
{
    return d->file;
}

std::uint64_t LineReader::bytesRead() const
{
    return static_cast<std::uint64_t>(::gzoffset(d->stream));
}

} // namespace supernet
