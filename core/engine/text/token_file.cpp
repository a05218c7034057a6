// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/error.h"
#include "engine/text/dataset.h"
#include "engine/text/token_format.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace supernet {

namespace {

constexpr const char *PrepareAgain = "Run `supernet prepare` again.";

/// A read-only view of a whole file; stays valid when the file is deleted meanwhile.
class MappedFile
{
public:
    explicit MappedFile(const std::filesystem::path &file)
    {
        const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor < 0)
            throw Error("The token file " + file.string() + " cannot be opened: " + std::strerror(errno) + '.',
                        PrepareAgain);
        struct stat status = {};
        if (::fstat(descriptor, &status) == 0 && status.st_size > 0) {
            m_size = static_cast<std::size_t>(status.st_size);
            m_bytes = ::mmap(nullptr, m_size, PROT_READ, MAP_SHARED, descriptor, 0);
        }
        const int code = errno;
        ::close(descriptor);
        if (m_bytes == MAP_FAILED)
            throw Error("The token file " + file.string() + " cannot be mapped: " + std::strerror(code) + '.');
    }
    ~MappedFile()
    {
        if (m_bytes && m_bytes != MAP_FAILED)
            ::munmap(m_bytes, m_size);
    }
    MappedFile(const MappedFile &) = delete;
    MappedFile &operator=(const MappedFile &) = delete;

    [[nodiscard]] std::size_t size() const noexcept { return m_size; }
    [[nodiscard]] const char *bytes() const noexcept { return static_cast<const char *>(m_bytes); }

private:
    std::size_t m_size = 0;
    void *m_bytes = nullptr;
};

} // namespace

struct TokenFile::Private
{
    explicit Private(const std::filesystem::path &file)
        : path(file)
        , map(file)
    {
        readHeader();
        tokens = reinterpret_cast<const std::uint16_t *>(map.bytes() + sizeof header);
        offsets = reinterpret_cast<const std::uint64_t *>(map.bytes() + sizeof header
                                                          + tokenformat::paddedTokenBytes(header.tokens));
    }

    [[noreturn]] void damaged(const std::string &how) const
    {
        throw Error("The token file " + path.string() + ' ' + how + '.', PrepareAgain);
    }

    void readHeader()
    {
        if (map.size() >= sizeof header)
            std::memcpy(&header, map.bytes(), sizeof header);
        if (std::memcmp(header.magic, tokenformat::Magic, sizeof header.magic) != 0)
            damaged("is not a token file of this program");
        if (header.version != tokenformat::Version)
            damaged("has format version " + std::to_string(header.version) + ", which this program does not know");
        if (header.headerChecksum != tokenformat::headerChecksum(header))
            damaged("has a damaged header");
        if (header.vocabulary < 1 || header.vocabulary > tokenformat::LargestVocabulary)
            damaged("has a vocabulary of " + std::to_string(header.vocabulary) + " pieces, which no token file has");
        // Neither count says more than the file could hold, so that the sum below does not run over.
        const std::uint64_t held = map.size() / sizeof(std::uint16_t);
        const std::uint64_t offsetBytes = (header.sentences + 1) * sizeof(std::uint64_t);
        if (header.sentences > held || header.tokens > held
            || map.size() != sizeof header + tokenformat::paddedTokenBytes(header.tokens) + offsetBytes)
            damaged("is cut short or has grown");
    }

    void verify() const
    {
        if (tokenformat::checksum(0, tokens, header.tokens * sizeof *tokens) != header.tokensChecksum
            || tokenformat::checksum(0, offsets, (header.sentences + 1) * sizeof *offsets) != header.offsetsChecksum)
            damaged("is damaged: its checksum does not fit");
        verifySentences();
        verifyTokens();
    }

    /// A checksum says that the file is as somebody wrote it, not that it was this program.
    void verifySentences() const
    {
        if (offsets[0] != 0 || offsets[header.sentences] != header.tokens
            || !std::is_sorted(offsets, offsets + header.sentences + 1))
            damaged("is damaged: its sentences do not follow each other");
    }

    void verifyTokens() const
    {
        std::uint32_t largest = 0;
        for (std::uint64_t i = 0; i < header.tokens; ++i)
            largest = std::max<std::uint32_t>(largest, tokens[i]);
        if (largest >= header.vocabulary && header.tokens > 0)
            damaged("has the token " + std::to_string(largest) + ", which is outside its vocabulary of "
                    + std::to_string(header.vocabulary) + " pieces");
    }

    std::filesystem::path path;
    MappedFile map;
    tokenformat::Header header;
    const std::uint16_t *tokens = nullptr;
    const std::uint64_t *offsets = nullptr;
};

TokenFile::TokenFile(const std::filesystem::path &file)
    : d(std::make_unique<Private>(file))
{
}

TokenFile::~TokenFile() = default;
TokenFile::TokenFile(TokenFile &&) noexcept = default;

std::int64_t TokenFile::size() const noexcept
{
    return static_cast<std::int64_t>(d->header.sentences);
}

std::int64_t TokenFile::tokens() const noexcept
{
    return static_cast<std::int64_t>(d->header.tokens);
}

std::int64_t TokenFile::vocabulary() const noexcept
{
    return d->header.vocabulary;
}

void TokenFile::verify() const
{
    d->verify();
}

std::span<const std::uint16_t> TokenFile::operator[](std::int64_t sentence) const
{
    const std::uint64_t begin = d->offsets[sentence];
    const std::uint64_t end = d->offsets[sentence + 1];
    if (begin > end || end > d->header.tokens)
        d->damaged("is damaged at sentence " + std::to_string(sentence));
    return {d->tokens + begin, d->tokens + end};
}

ParallelTokens openSplit(const std::filesystem::path &dataFolder, const std::string &split)
{
    ParallelTokens tokens{TokenFile(dataFolder / (split + ".source.tokens")),
                          TokenFile(dataFolder / (split + ".target.tokens"))};
    if (tokens.source.size() != tokens.target.size())
        throw Error("The two sides of the " + split + " split in " + dataFolder.string() + " hold "
                        + std::to_string(tokens.source.size()) + " and " + std::to_string(tokens.target.size())
                        + " sentences.",
                    PrepareAgain);
    tokens.source.verify();
    tokens.target.verify();
    return tokens;
}

void requireVocabulary(const ParallelTokens &tokens, std::int64_t vocabulary)
{
    const std::int64_t needed = std::max(tokens.source.vocabulary(), tokens.target.vocabulary());
    if (needed > vocabulary)
        throw Error("The token files have a vocabulary of " + std::to_string(needed) + " pieces, the model of "
                        + std::to_string(vocabulary) + '.',
                    "The data was prepared anew since the model was trained: use the data of its training.");
}

} // namespace supernet
