// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/token_file_writer.h"

#include "domain/support/error.h"
#include "engine/text/token_format.h"

#include <cstring>
#include <zlib.h>

namespace supernet {

namespace tokenformat {

std::uint32_t checksum(std::uint32_t start, const void *bytes, std::uint64_t count)
{
    return static_cast<std::uint32_t>(crc32_z(start, static_cast<const Bytef *>(bytes), count));
}

std::uint32_t headerChecksum(const Header &header)
{
    return checksum(0, &header, offsetof(Header, headerChecksum));
}

} // namespace tokenformat

namespace {

constexpr int LargestVocabulary = tokenformat::LargestVocabulary;

template<typename T>
std::string_view bytesOf(const T *values, std::size_t count)
{
    return {reinterpret_cast<const char *>(values), count * sizeof(T)};
}

} // namespace

TokenFileWriter::TokenFileWriter(const std::filesystem::path &file, int vocabulary)
    : m_output(file)
    , m_file(file)
    , m_vocabulary(static_cast<std::uint32_t>(vocabulary))
{
    if (vocabulary < 1 || vocabulary > LargestVocabulary)
        throw Error("A vocabulary of " + std::to_string(vocabulary) + " pieces does not fit " + file.string() + '.',
                    "Choose at most " + std::to_string(LargestVocabulary) + " pieces.");
    m_output.write(std::string(sizeof(tokenformat::Header), '\0'));
}

void TokenFileWriter::add(std::span<const int> sentence)
{
    m_scratch.clear();
    for (const int token : sentence) {
        if (token < 0 || static_cast<std::uint32_t>(token) >= m_vocabulary)
            throw Error("Token " + std::to_string(token) + " is outside the vocabulary of " + m_file.string() + '.');
        m_scratch.push_back(static_cast<std::uint16_t>(token));
    }
    const auto bytes = bytesOf(m_scratch.data(), m_scratch.size());
    m_output.write(bytes);
    m_checksum = tokenformat::checksum(m_checksum, bytes.data(), bytes.size());
    m_lengths.push_back(static_cast<std::uint32_t>(sentence.size()));
    m_tokens += sentence.size();
}

void TokenFileWriter::commit()
{
    const std::uint64_t tokenBytes = m_tokens * sizeof(std::uint16_t);
    m_output.write(std::string(tokenformat::paddedTokenBytes(m_tokens) - tokenBytes, '\0'));

    tokenformat::Header header;
    std::memcpy(header.magic, tokenformat::Magic, sizeof header.magic);
    header.vocabulary = m_vocabulary;
    header.sentences = m_lengths.size();
    header.tokens = m_tokens;
    header.tokensChecksum = m_checksum;

    std::uint64_t offset = 0;
    const auto writeOffset = [&] {
        const auto bytes = bytesOf(&offset, 1);
        header.offsetsChecksum = tokenformat::checksum(header.offsetsChecksum, bytes.data(), bytes.size());
        m_output.write(bytes);
    };
    writeOffset();
    for (const std::uint32_t length : m_lengths) {
        offset += length;
        writeOffset();
    }
    header.headerChecksum = tokenformat::headerChecksum(header);
    m_output.writeAt(0, bytesOf(&header, 1));
    m_output.commit();
}

} // namespace supernet
