// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/support/aside.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace supernet {

/// A file written aside (see Aside) and renamed into place by commit(): readers see the old file or the whole new one,
/// never a part. Without commit() nothing is left behind. Every function throws Error naming the file (a full disk included).
class OutputFile
{
public:
    explicit OutputFile(std::filesystem::path file);
    ~OutputFile();
    OutputFile(OutputFile &&other) noexcept;
    OutputFile &operator=(OutputFile &&) = delete;

    void write(std::string_view bytes);
    void write(std::span<const std::byte> bytes);
    void writeAt(std::uint64_t offset, std::string_view bytes); ///< Overwrites bytes already written.
    [[nodiscard]] std::uint64_t size() const noexcept { return m_size; }
    void commit(); ///< Flushes to the disk, then renames.

private:
    void flush();
    void writeFully(const char *bytes, std::size_t count, std::uint64_t offset);
    [[noreturn]] void failed(const char *action) const;

    std::filesystem::path m_file;
    Aside m_aside;
    std::string m_buffer;
    std::uint64_t m_flushed = 0;
    std::uint64_t m_size = 0;
};

/// Writes a whole file by way of OutputFile.
void writeWholeFile(const std::filesystem::path &file, std::string_view bytes);

} // namespace supernet
