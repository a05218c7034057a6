// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <utility>

namespace supernet {

/// What grows beside the place that it is to take, and takes it by a rename once it is whole: TARGET.part-TAG. The tag is
/// computed from the target's name, so that nobody else's file bears it by chance; whoever writes it holds a kernel lock on
/// it, so that what is not locked is of a process that died: the next that writes to the target takes it over, and
/// removeAbandoned() removes it. On a network file system, where other machines' locks may not be seen, the tag is this
/// machine's own.
class Aside
{
public:
    Aside() = default;
    /// An empty file, open for writing; with `descriptor() < 0`, errno says why there is none.
    [[nodiscard]] static Aside file(const std::filesystem::path &target);
    /// An empty folder, likewise; folders above it are made.
    [[nodiscard]] static Aside folder(const std::filesystem::path &target);

    Aside(Aside &&other) noexcept;
    Aside &operator=(Aside &&other) noexcept;
    ~Aside(); ///< Lets go of it; whoever does not want it any more removes it before.

    [[nodiscard]] const std::filesystem::path &path() const noexcept { return m_path; }
    [[nodiscard]] int descriptor() const noexcept { return m_descriptor; }
    [[nodiscard]] int release() noexcept { return std::exchange(m_descriptor, -1); } ///< The caller closes it.

    /// Whether a file or folder of that name can only be one of ours.
    [[nodiscard]] static bool isOne(const std::filesystem::path &path);
    /// Removes one of ours that no living process writes. Whether it did.
    static bool removeAbandoned(const std::filesystem::path &path);

private:
    Aside(std::filesystem::path path, int descriptor)
        : m_path(std::move(path))
        , m_descriptor(descriptor)
    {
    }

    std::filesystem::path m_path;
    int m_descriptor = -1;
};

} // namespace supernet
