// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/text_stream.h"

#include "domain/support/error.h"

#include <cerrno>
#include <cstring>
#include <utility>
#include <vector>
#include <zlib.h>

namespace supernet {

struct TextStream::Private
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
    }
    ~Private() { ::gzclose(stream); }
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    std::string_view fill(std::int64_t line)
    {
        const int count = ::gzread(stream, buffer.data(), static_cast<unsigned>(buffer.size()));
        int code = Z_OK;
        const char *reason = ::gzerror(stream, &code);
        // A cut gzip file ends like a whole one, but leaves this error.
        if (count < 0 || (count == 0 && code != Z_OK && code != Z_STREAM_END))
            throw Error("The text file " + file.string() + " cannot be read to its end (after line "
                            + std::to_string(line) + "): " + (code == Z_BUF_ERROR ? "it is cut short" : reason) + '.',
                        "Get the file again.");
        return {buffer.data(), static_cast<std::size_t>(count)};
    }

    [[nodiscard]] std::string_view withoutMark(std::string_view text) const
    {
        if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff"))
            throw Error("The text file " + file.string() + " is UTF-16, not UTF-8.",
                        "Convert it: iconv -f UTF-16 -t UTF-8 OLD > NEW.");
        return text.starts_with("\xef\xbb\xbf") ? text.substr(3) : text;
    }

    std::filesystem::path file;
    gzFile stream = nullptr;
    std::vector<char> buffer;
    std::string_view first; ///< What has been read already.
};

TextStream::TextStream(const std::filesystem::path &file)
    : d(std::make_unique<Private>(file))
{
    d->first = d->withoutMark(d->fill(0));
}

TextStream::~TextStream() = default;

std::string_view TextStream::next(std::int64_t line)
{
    const std::string_view first = std::exchange(d->first, {});
    return first.empty() ? d->fill(line) : first;
}

const std::filesystem::path &TextStream::file() const noexcept
{
    return d->file;
}

std::uint64_t TextStream::bytesRead() const
{
    return static_cast<std::uint64_t>(::gzoffset(d->stream));
}

} // namespace supernet
