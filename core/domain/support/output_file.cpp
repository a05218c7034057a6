// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/output_file.h"

#include "domain/support/disk_sync.h"
#include "domain/support/error.h"

#include <cerrno>
#include <cstring>
#include <unistd.h>
#include <utility>

namespace supernet {

namespace {

constexpr std::size_t BufferSize = 1 << 18;

bool meansFullDisk(int code)
{
    return code == ENOSPC || code == EDQUOT || code == EFBIG;
}

std::string hintFor(int code)
{
    switch (code) {
    case EACCES:
    case EPERM:
    case EROFS:
        return "Check that you may write to that folder.";
    case ENOENT:
        return "Check that the folder exists.";
    default:
        return {};
    }
}

} // namespace

OutputFile::OutputFile(std::filesystem::path file)
    : m_file(std::move(file))
    , m_aside(Aside::file(m_file))
{
    if (m_aside.descriptor() < 0)
        failed("created");
    m_buffer.reserve(BufferSize);
}

OutputFile::OutputFile(OutputFile &&other) noexcept
    : m_file(std::move(other.m_file))
    , m_aside(std::move(other.m_aside))
    , m_buffer(std::move(other.m_buffer))
    , m_flushed(other.m_flushed)
    , m_size(other.m_size)
{
}

OutputFile::~OutputFile()
{
    if (m_aside.descriptor() >= 0)
        ::unlink(m_aside.path().c_str());
}

void OutputFile::failed(const char *action) const
{
    const int code = errno;
    const std::string what = "The file " + m_file.string() + " could not be " + action + ": " + std::strerror(code)
        + '.';
    if (meansFullDisk(code))
        throw DiskFullError(what, "Free some space on that disk and try again.");
    throw Error(what, hintFor(code));
}

void OutputFile::writeFully(const char *bytes, std::size_t count, std::uint64_t offset)
{
    while (count > 0) {
        const ssize_t written = ::pwrite(m_aside.descriptor(), bytes, count, static_cast<off_t>(offset));
        if (written < 0) {
            if (errno == EINTR)
                continue;
            failed("written");
        }
        bytes += written;
        offset += static_cast<std::uint64_t>(written);
        count -= static_cast<std::size_t>(written);
    }
}

void OutputFile::flush()
{
    writeFully(m_buffer.data(), m_buffer.size(), m_flushed);
    m_flushed += m_buffer.size();
    m_buffer.clear();
}

void OutputFile::write(std::string_view bytes)
{
    if (m_buffer.size() + bytes.size() > BufferSize)
        flush();
    if (bytes.size() > BufferSize) {
        writeFully(bytes.data(), bytes.size(), m_flushed);
        m_flushed += bytes.size();
    } else {
        m_buffer += bytes;
    }
    m_size += bytes.size();
}

void OutputFile::write(std::span<const std::byte> bytes)
{
    write(std::string_view(reinterpret_cast<const char *>(bytes.data()), bytes.size()));
}

void OutputFile::writeAt(std::uint64_t offset, std::string_view bytes)
{
    flush();
    writeFully(bytes.data(), bytes.size(), offset);
}

void OutputFile::commit()
{
    flush();
    if (::fsync(m_aside.descriptor()) != 0)
        failed("written");
    // Before it is closed: from then on it would be anybody's.
    if (::rename(m_aside.path().c_str(), m_file.c_str()) != 0)
        failed("renamed into place");
    ::close(m_aside.release());
    syncFolder(m_file.parent_path());
}

void writeWholeFile(const std::filesystem::path &file, std::string_view bytes)
{
    OutputFile output(file);
    output.write(bytes);
    output.commit();
}

} // namespace supernet
