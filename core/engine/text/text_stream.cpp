// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/text_stream.h"

#include "domain/support/error.h"
#include "engine/text/text_decoder.h"

#include <cerrno>
#include <cstring>
#include <optional>
#include <regex>
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

    void begin(Content content)
    {
        first = fill(0);
        FoundEncoding found = foundEncoding(first);
        first.remove_prefix(found.markBytes);
        if (content == Content::Xml && found.name.empty())
            found.name = encodingOfXml(declaredEncoding(first));
        if (found.name.empty() || (found.name == "UTF-8" && content == Content::Text))
            return;
        try {
            decoder.emplace(found.name);
        } catch (const Error &) {
            throw Error("The text file " + file.string() + " is in the encoding " + found.name
                            + ", which is not known here.",
                        "Convert it: iconv -f " + found.name + " -t UTF-8 OLD > NEW.");
        }
    }

    /// A document whose first line could be read is in no wide encoding, whatever it says: it was converted since.
    static std::string encodingOfXml(const std::string &declared)
    {
        static const std::regex wide("(utf|ucs|iso-10646-ucs)[-_]?(16|32|2|4).*", std::regex::icase);
        return declared.empty() || std::regex_match(declared, wide) ? "UTF-8" : declared;
    }

    std::string_view next(std::int64_t line)
    {
        std::string_view bytes = std::exchange(first, {});
        if (bytes.empty())
            bytes = fill(line);
        if (!decoder)
            return bytes;
        for (; !bytes.empty(); bytes = fill(line)) {
            const std::string_view text = decoder->decode(bytes, false);
            if (!text.empty())
                return text;
        }
        return std::exchange(isDone, true) ? std::string_view() : decoder->decode({}, true);
    }

    std::filesystem::path file;
    gzFile stream = nullptr;
    std::vector<char> buffer;
    std::string_view first; ///< What has been read already.
    std::optional<TextDecoder> decoder; ///< None for UTF-8.
    bool isDone = false;
};

TextStream::TextStream(const std::filesystem::path &file, Content content)
    : d(std::make_unique<Private>(file))
{
    d->begin(content);
}

TextStream::~TextStream() = default;

std::string_view TextStream::next(std::int64_t line)
{
    return d->next(line);
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
