// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/text_stream.h"

#include "domain/support/error.h"
#include "engine/text/packed_file.h"
#include "engine/text/text_decoder.h"

#include <optional>
#include <regex>
#include <utility>

namespace supernet {

struct TextStream::Private
{
    explicit Private(const std::filesystem::path &path)
        : file(path)
    {
    }

    void begin(Content content)
    {
        first = file.next(0);
        refuseForeignKind(file.file(), first);
        FoundEncoding found = foundEncoding(first);
        first.remove_prefix(found.markBytes);
        encoding = found.name;
        if (content == Content::Xml && found.name.empty())
            found.name = encodingOfXml(declaredEncoding(first));
        if (found.name.empty() || (found.name == "UTF-8" && content == Content::Text))
            return;
        try {
            decoder.emplace(found.name);
        } catch (const Error &) {
            throw Error("The text file " + file.file().string() + " is in the encoding " + found.name
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
            bytes = file.next(line);
        if (!decoder)
            return bytes;
        for (; !bytes.empty(); bytes = file.next(line)) {
            const std::string_view text = decoder->decode(bytes, false);
            if (!text.empty())
                return text;
        }
        return std::exchange(isDone, true) ? std::string_view() : decoder->decode({}, true);
    }

    PackedFile file;
    std::string_view first; ///< What has been read already.
    std::string encoding; ///< As the first bytes tell.
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
    return d->file.file();
}

const std::string &TextStream::encoding() const noexcept
{
    return d->encoding;
}

std::uint64_t TextStream::bytesRead() const
{
    return d->file.bytesRead();
}

} // namespace supernet
