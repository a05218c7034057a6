// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/text_decoder.h"

#include "domain/support/error.h"

#include <algorithm>
#include <array>
#include <regex>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

namespace supernet {

namespace {

bool isUtf8(std::string_view text)
{
    constexpr std::int64_t cutSequence = 3; // The last character may go on in the next portion.
    const auto length = static_cast<std::int64_t>(text.size());
    for (std::int64_t at = 0; at < length;) {
        const std::int64_t start = at;
        UChar32 character = 0;
        U8_NEXT(text.data(), at, length, character);
        if (character < 0)
            return length - start <= cutSequence;
    }
    return true;
}

/// Text in UTF-16 has a zero byte in each blank and line end, on the side that tells the order of bytes: an eighth of all
/// bytes and far more in most languages, fewer among East Asian characters, which then are no UTF-8.
std::string encodingOfZeroBytes(std::string_view beginning)
{
    const auto zeros = static_cast<std::size_t>(std::ranges::count(beginning, '\0'));
    if (zeros == 0 || (8 * zeros < beginning.size() && isUtf8(beginning)))
        return {};
    constexpr std::string_view blanks = " \n\r\t";
    std::array<std::size_t, 2> zerosOfBlanks{}; // Before and after the other byte.
    for (std::size_t i = 0; i + 1 < beginning.size(); i += 2) {
        zerosOfBlanks[0] += beginning[i] == '\0' && blanks.find(beginning[i + 1]) != std::string_view::npos ? 1 : 0;
        zerosOfBlanks[1] += beginning[i + 1] == '\0' && blanks.find(beginning[i]) != std::string_view::npos ? 1 : 0;
    }
    if (zerosOfBlanks[0] == zerosOfBlanks[1])
        return {};
    return zerosOfBlanks[0] > zerosOfBlanks[1] ? "UTF-16BE" : "UTF-16LE";
}

void markUndecoded(const void *, UConverterToUnicodeArgs *arguments, const char *, std::int32_t,
                   UConverterCallbackReason reason, UErrorCode *code)
{
    constexpr UChar mark = 0xfdd0;
    if (reason > UCNV_IRREGULAR)
        return; // The converter is reset or closed.
    *code = U_ZERO_ERROR;
    ucnv_cbToUWriteUChars(arguments, &mark, 1, 0, code);
}

} // namespace

FoundEncoding foundEncoding(std::string_view beginning)
{
    UErrorCode code = U_ZERO_ERROR;
    std::int32_t length = 0;
    const char *name = ucnv_detectUnicodeSignature(beginning.data(), static_cast<std::int32_t>(beginning.size()),
                                                   &length, &code);
    // ICU knows marks too that nobody writes and a text may begin with.
    if (U_SUCCESS(code) && name && std::string_view(name).starts_with("UTF-") && std::string_view(name) != "UTF-7"
        && std::string_view(name) != "UTF-EBCDIC")
        return {name, static_cast<std::size_t>(length)};
    return {encodingOfZeroBytes(beginning), 0};
}

std::string declaredEncoding(std::string_view beginning)
{
    if (!beginning.starts_with("<?xml"))
        return {};
    const std::string declaration(beginning.substr(0, std::min<std::size_t>(beginning.find("?>"), 500)));
    static const std::regex pattern("\\sencoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");
    std::smatch found;
    return std::regex_search(declaration, found, pattern) ? found[1].str() : std::string();
}

struct TextDecoder::Private
{
    explicit Private(const std::string &encoding)
    {
        UErrorCode code = U_ZERO_ERROR;
        converter = ucnv_open(encoding.c_str(), &code);
        if (U_SUCCESS(code))
            ucnv_setToUCallBack(converter, markUndecoded, nullptr, nullptr, nullptr, &code);
        if (U_FAILURE(code))
            throw Error("The encoding " + encoding + " is not known here.");
    }
    ~Private() { ucnv_close(converter); }
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    UConverter *converter = nullptr;
    std::u16string wide;
    std::string text;
};

TextDecoder::TextDecoder(const std::string &encoding)
    : d(std::make_unique<Private>(encoding))
{
}

TextDecoder::~TextDecoder() = default;

std::string_view TextDecoder::decode(std::string_view bytes, bool isLast)
{
    constexpr std::size_t room = 16; // For what was kept of the portion before.
    std::size_t filled = 0;
    const char *from = bytes.data();
    UErrorCode code = U_BUFFER_OVERFLOW_ERROR;
    while (code == U_BUFFER_OVERFLOW_ERROR) {
        d->wide.resize(std::max(d->wide.size(), filled + bytes.size() + room));
        code = U_ZERO_ERROR;
        UChar *to = d->wide.data() + filled;
        ucnv_toUnicode(d->converter, &to, d->wide.data() + d->wide.size(), &from, bytes.data() + bytes.size(), nullptr,
                       isLast, &code);
        filled = static_cast<std::size_t>(to - d->wide.data());
    }
    constexpr std::size_t mostBytes = 3; // Of a unit of UTF-16.
    d->text.resize(mostBytes * filled);
    std::int32_t length = 0;
    if (U_SUCCESS(code))
        u_strToUTF8WithSub(d->text.data(), static_cast<std::int32_t>(d->text.size()), &length, d->wide.data(),
                           static_cast<std::int32_t>(filled), 0xfdd0, nullptr, &code);
    if (U_FAILURE(code))
        throw Error(std::string("A text could not be decoded: ") + u_errorName(code) + '.');
    return std::string_view(d->text).substr(0, static_cast<std::size_t>(length));
}

} // namespace supernet
