// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/packed_file.h"

#include "domain/support/error.h"
#include "engine/text/line_cleaning.h"
#include "engine/text/line_tokens.h"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <cerrno>
#include <cstring>
#include <string>
#include <unistd.h>
#include <vector>

namespace supernet {

namespace {

constexpr std::size_t PortionBytes = 1 << 18;
constexpr std::size_t BlockBytes = 1 << 16;

using Archive = std::unique_ptr<archive, int (*)(archive *)>;

std::string reasonOf(archive *reader)
{
    std::string reason = archive_error_string(reader) ? archive_error_string(reader) : "it is damaged";
    std::string lower = reason;
    std::ranges::transform(lower, lower.begin(), [](unsigned char letter) { return std::tolower(letter); });
    for (const char *words : {"truncated", "no progress"}) // In whatever words a library says it.
        if (lower.find(words) != std::string::npos)
            return "it is cut short";
    return reason;
}

/// Only what libarchive does itself: for the rest it would start a program.
Archive opened(const std::filesystem::path &file)
{
    if (std::error_code ignored; std::filesystem::is_directory(file, ignored))
        throw Error("The text file " + file.string() + " is a folder.");
    Archive reader(archive_read_new(), archive_read_free);
    if (!reader)
        throw std::bad_alloc();
    archive_read_support_filter_compress(reader.get());
    if (archive_zlib_version())
        archive_read_support_filter_gzip(reader.get());
    if (archive_bzlib_version())
        archive_read_support_filter_bzip2(reader.get());
    if (archive_liblzma_version()) {
        archive_read_support_filter_xz(reader.get());
        archive_read_support_filter_lzma(reader.get());
        archive_read_support_filter_lzip(reader.get());
    }
    if (archive_libzstd_version())
        archive_read_support_filter_zstd(reader.get());
    if (archive_liblz4_version())
        archive_read_support_filter_lz4(reader.get());
    archive_read_support_format_zip(reader.get());
    archive_read_support_format_7zip(reader.get());
    archive_read_support_format_tar(reader.get());
    archive_read_support_format_raw(reader.get());
    archive_read_support_format_empty(reader.get());
    if (::access(file.c_str(), R_OK) != 0)
        throw Error("The text file " + file.string() + " cannot be opened: " + std::strerror(errno) + '.');
    if (archive_read_open_filename(reader.get(), file.c_str(), BlockBytes) != ARCHIVE_OK)
        throw Error("The packed file " + file.string() + " cannot be read: " + reasonOf(reader.get()) + '.',
                    "Get the file again.");
    return reader;
}

/// The next file in an archive; nothing at its end.
archive_entry *nextEntry(archive *reader, const std::filesystem::path &file)
{
    for (;;) {
        archive_entry *entry = nullptr;
        const int code = archive_read_next_header(reader, &entry);
        if (code == ARCHIVE_EOF)
            return nullptr;
        if (code < ARCHIVE_WARN)
            throw Error("The packed file " + file.string() + " cannot be read: " + reasonOf(reader) + '.',
                        "Get the file again.");
        const char *name = archive_entry_pathname(entry);
        const bool isRaw = (archive_format(reader) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_RAW;
        const bool isOfFinder = name && std::string_view(name).starts_with("__MACOSX/");
        if (isRaw || (archive_entry_filetype(entry) == AE_IFREG && !isOfFinder))
            return entry;
    }
}

bool isRaw(archive *reader)
{
    return (archive_format(reader) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_RAW;
}

/// Throws Error unless the archive holds one file, naming some of them.
void requireOneFile(const std::filesystem::path &file)
{
    constexpr std::size_t named = 6;
    const Archive reader = opened(file);
    std::string names;
    std::size_t count = 0;
    while (archive_entry *entry = nextEntry(reader.get(), file)) {
        const char *name = archive_entry_pathname(entry);
        if (++count <= named)
            names += (names.empty() ? "" : ", ") + validUtf8(name ? name : "?");
    }
    if (count == 0)
        throw Error("The archive " + file.string() + " holds no file.");
    if (count > 1)
        throw Error("The archive " + file.string() + " holds " + std::to_string(count) + " files: " + names
                        + (count > named ? " ..." : "") + '.',
                    "Unpack it, and give those that are meant.");
}

} // namespace

struct PackedFile::Private
{
    explicit Private(const std::filesystem::path &path)
        : file(path)
        , reader(opened(path))
        , buffer(PortionBytes)
    {
    }

    std::filesystem::path file;
    Archive reader;
    std::vector<char> buffer;
    bool isEmpty = false;
};

PackedFile::PackedFile(const std::filesystem::path &file)
    : d(std::make_unique<Private>(file))
{
    d->isEmpty = !nextEntry(d->reader.get(), file);
    if (!isRaw(d->reader.get()) && (archive_format(d->reader.get()) & ARCHIVE_FORMAT_BASE_MASK) != ARCHIVE_FORMAT_EMPTY)
        requireOneFile(file);
}

PackedFile::~PackedFile() = default;

std::string_view PackedFile::next(std::int64_t line)
{
    if (d->isEmpty)
        return {};
    const la_ssize_t count = archive_read_data(d->reader.get(), d->buffer.data(), d->buffer.size());
    if (count >= 0)
        return {d->buffer.data(), static_cast<std::size_t>(count)};
    throw Error("The text file " + d->file.string() + " cannot be read to its end (after line " + std::to_string(line)
                    + "): " + reasonOf(d->reader.get()) + '.',
                "Get the file again.");
}

std::uint64_t PackedFile::bytesRead() const
{
    return static_cast<std::uint64_t>(std::max<la_int64_t>(0, archive_filter_bytes(d->reader.get(), -1)));
}

const std::filesystem::path &PackedFile::file() const noexcept
{
    return d->file;
}

void refuseForeignKind(const std::filesystem::path &file, std::string_view beginning)
{
    using namespace std::string_view_literals;
    constexpr std::pair<std::string_view, const char *> kinds[] = {
        {"Rar!\x1a\x07"sv, "a RAR archive"},           {"%PDF-"sv, "a PDF document"},
        {"\xd0\xcf\x11\xe0"sv, "an Office document"},  {"PAR1"sv, "a Parquet file"},
        {"SQLite format 3\0"sv, "an SQLite database"}, {"PK\3\4"sv, "a zip archive within another"},
    };
    // A text may begin with such letters, but then it is text.
    if (beginning.find('\0') == std::string_view::npos && cleaned(beginning.substr(0, 1000)))
        return;
    for (const auto &[magic, name] : kinds)
        if (beginning.starts_with(magic))
            throw Error("The file " + file.string() + " is " + name + ", not text.",
                        "Unpack it or convert it to text first.");
}

} // namespace supernet
