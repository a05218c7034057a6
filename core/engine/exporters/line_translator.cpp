// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exporters/line_translator.h"

#include "domain/support/plain_file.h"
#include "engine/exporters/safetensors_export.h"

#include <algorithm>
#include <istream>
#include <ostream>

namespace supernet {

namespace {

constexpr std::size_t MostBytes = 64 * LineTranslator::LongestLine;

/// Bytes of the valid sequence at the beginning of `text`, or 0.
std::size_t sequenceLength(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return 1;
    const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || text.size() < length)
        return 0;
    // No overlong forms, no surrogates, nothing beyond U+10FFFF.
    const unsigned char least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    const unsigned char most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (byte(1) < least || byte(1) > most)
        return 0;
    for (std::size_t i = 2; i < length; ++i)
        if ((byte(i) & 0xc0) != 0x80)
            return 0;
    return length;
}

/// A translation is one line whatever the tokenizer makes of it.
std::string onOneLine(std::string text)
{
    std::ranges::replace(text, '\n', ' ');
    std::ranges::replace(text, '\r', ' ');
    return text;
}

Tokenizer tokenizerOf(const std::filesystem::path &exported)
{
    requirePlainFolder(exported); // Of all in it: this is read first.
    return Tokenizer(exported / "tokenizer.model");
}

Decoder decoderOf(const LoadedExport &loaded, const Tokenizer &tokenizer, const LineTranslatorOptions &options)
{
    if (tokenizer.vocabulary() != loaded.model.vocabulary)
        throw Error("The tokenizer of the exported model has " + std::to_string(tokenizer.vocabulary())
                        + " pieces, the model " + std::to_string(loaded.model.vocabulary) + '.',
                    "Export it again.");
    return Decoder(loaded.model, options.threads, options.computeType.value_or(computeTypeOf(loaded)));
}

} // namespace

std::string validUtf8(std::string_view text)
{
    std::string result;
    while (!text.empty()) {
        const std::size_t length = sequenceLength(text);
        if (length > 0)
            result += text.substr(0, length);
        else
            result += "\xef\xbf\xbd";
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return result;
}

LineTranslator::LineTranslator(const std::filesystem::path &exported, const LineTranslatorOptions &options,
                               std::function<void(const std::string &)> warn)
    : m_tokenizer(tokenizerOf(exported))
    , m_decoder(decoderOf(loadExport(exported), m_tokenizer, options))
    , m_lexicon(options.vocabularySelection ? std::optional(Lexicon::read(exported / LexiconFile)) : std::nullopt)
    , m_warn(std::move(warn))
{
    if (m_lexicon && m_lexicon->vocabulary() != m_tokenizer.vocabulary())
        throw Error("The lexicon of " + exported.string() + " is for another vocabulary.", "Export the model again.");
}

std::vector<int> LineTranslator::tokensOf(const std::string &line, std::int64_t number) const
{
    const auto warn = [&](const std::string &what) { m_warn("Line " + std::to_string(number) + ' ' + what); };
    const std::string text = validUtf8(line);
    if (text != line)
        warn("is not valid UTF-8: the bytes at fault are replaced.");
    if (text.find_first_not_of(" \t\r\v\f") == std::string::npos)
        return {};
    // A whole book on one line is cut before it is split into tokens (never inside a character).
    std::size_t bytes = std::min(text.size(), MostBytes);
    while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xc0) == 0x80)
        --bytes;
    std::vector<int> tokens = m_tokenizer.encode(std::string_view(text).substr(0, bytes));
    if (tokens.size() > LongestLine) {
        warn("is too long: only its first " + std::to_string(LongestLine) + " tokens are translated.");
        tokens.resize(LongestLine);
    }
    return tokens;
}

std::vector<std::string> LineTranslator::translate(const std::vector<std::string> &lines, const DecodeOptions &options,
                                                   std::int64_t firstLine, std::stop_token stop) const
{
    std::vector<std::vector<int>> sources;
    for (const std::string &line : lines)
        sources.push_back(tokensOf(line, firstLine + static_cast<std::int64_t>(sources.size())));
    DecodeOptions chosen = options;
    if (m_lexicon)
        chosen.selection = [this](std::span<const std::vector<int>> together) {
            return m_lexicon->selection(together);
        };
    std::vector<std::string> result;
    for (const Hypothesis &hypothesis : m_decoder.decode(sources, chosen, std::move(stop)))
        result.push_back(hypothesis.tokens.empty() ? std::string() : onOneLine(m_tokenizer.decode(hypothesis.tokens)));
    return result;
}

std::int64_t LineTranslator::translate(std::istream &in, std::ostream &out, const DecodeOptions &options,
                                       std::size_t portion, std::stop_token stop) const
{
    std::int64_t written = 0;
    while (in && !stop.stop_requested()) {
        std::vector<std::string> lines;
        for (std::string line; lines.size() < portion && std::getline(in, line);)
            lines.push_back(std::move(line));
        const auto translations = translate(lines, options, written + 1, stop);
        if (stop.stop_requested())
            break;
        for (const std::string &translation : translations)
            out << translation << '\n';
        if (!out.flush())
            throw Error("The translations cannot be written.", "Is the disk full, or the reader gone?");
        written += static_cast<std::int64_t>(translations.size());
    }
    return written;
}

} // namespace supernet
