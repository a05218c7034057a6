// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/given_pipes.h"

#include "domain/support/error.h"
#include "domain/support/output_file.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace supernet {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t mostBytes = std::uint64_t{32} << 30;
constexpr int patienceMs = 50; ///< Between two looks whether to go on.

/// A descriptor that closes with its scope.
class OpenPipe
{
public:
    explicit OpenPipe(const fs::path &file)
        : m_descriptor(::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC))
    {
        if (m_descriptor < 0)
            throw Error("The text file " + file.string() + " cannot be opened: " + std::strerror(errno) + '.');
    }
    ~OpenPipe() { ::close(m_descriptor); }
    OpenPipe(const OpenPipe &) = delete;
    OpenPipe &operator=(const OpenPipe &) = delete;

    /// Waits a moment for something to read, or for the other end to close.
    [[nodiscard]] bool isReady() const
    {
        pollfd look = {m_descriptor, POLLIN, 0};
        return ::poll(&look, 1, patienceMs) > 0;
    }
    [[nodiscard]] ssize_t read(std::span<char> into) const { return ::read(m_descriptor, into.data(), into.size()); }

private:
    int m_descriptor;
};

/// False when asked to stop.
bool copyPipe(const fs::path &from, OutputFile &to, const DatasetProgress &progress)
{
    const OpenPipe pipe(from);
    std::array<char, 1 << 16> buffer{};
    for (;;) {
        if (progress && !progress({"reading", static_cast<double>(to.size()) / 1e6, 0, "MB"}))
            return false;
        if (!pipe.isReady())
            continue;
        const ssize_t count = pipe.read(buffer);
        if (count == 0)
            return true;
        if (count < 0 && errno != EAGAIN && errno != EINTR)
            throw Error("The text file " + from.string() + " cannot be read: " + std::strerror(errno) + '.');
        to.write(std::string_view(buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0))));
        if (to.size() > mostBytes)
            throw Error("The pipe " + from.string() + " gives more than 32 GiB.", "Give a file instead.");
    }
}

} // namespace

GivenPipes::GivenPipes(DatasetSettings &settings, const fs::path &folder, const DatasetProgress &progress)
{
    for (CorpusFiles *files : {&settings.train, &settings.valid, &settings.test}) {
        for (fs::path *file : {&files->source, &files->target, &files->tsv, &files->tmx}) {
            if (!file->empty() && m_complete)
                keep(*file, settings, folder, progress);
        }
    }
}

GivenPipes::~GivenPipes()
{
    std::error_code ignored;
    for (const fs::path &file : m_kept)
        fs::remove(file, ignored);
}

void GivenPipes::keep(fs::path &file, DatasetSettings &settings, const fs::path &folder,
                      const DatasetProgress &progress)
{
    struct stat status = {};
    if (::stat(file.c_str(), &status) != 0 || S_ISREG(status.st_mode) || S_ISDIR(status.st_mode))
        return; // Whoever reads it says what is wrong.
    if (!S_ISFIFO(status.st_mode))
        throw Error("The text file " + file.string() + " is neither a file nor a pipe.");
    const fs::path kept = folder / ("given-" + std::to_string(m_kept.size() + 1));
    OutputFile output(kept);
    m_complete = copyPipe(file, output, progress);
    if (!m_complete)
        return;
    output.commit();
    m_kept.push_back(kept);
    settings.given[kept] = file;
    file = kept;
}

} // namespace supernet
