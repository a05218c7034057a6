// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/run_lock.h"

#include <filesystem>
#include <set>
#include <string>

namespace supernet {

/// A folder that is filled aside and gets its name when all is well; without that nothing is left of it.
///
/// Beside `target` lies meanwhile `.supernet-aside-XXXXXX`, which holds `mark` (one line that says whose it is, then the
/// target's name; its process keeps it locked), `new` (what is filled) and, for a moment, `old` (what it replaces). What
/// has that mark is ours; neither a name alone nor a folder of the person's is ever taken for it.
class FolderAside
{
public:
    /// Clears up what ended processes left beside `target` (see sweepAsides). Makes the folders above that are missing.
    /// Throws Error when nothing can be made there.
    explicit FolderAside(std::filesystem::path target);
    ~FolderAside();
    FolderAside(const FolderAside &) = delete;
    FolderAside &operator=(const FolderAside &) = delete;

    [[nodiscard]] std::filesystem::path path() const { return m_aside / "new"; } ///< Where to write.

    /// Gives the folder its name. Throws Error where something has that name that is no empty folder.
    void takePlace();
    /// The same where a folder has the name: its files named in `owned` go once the new folder stands, and whatever else
    /// is in it moves into the new folder. Where that threw (DiskFullError on a full disk), another call goes on.
    void replace(const std::set<std::string> &owned);

private:
    void exchange();
    void removeAside() noexcept;
    void syncNew() const;

    std::filesystem::path m_target;
    std::filesystem::path m_aside;
    std::filesystem::path m_replaced; ///< Where the old folder lies once the new one has its name.
    std::optional<FileLock> m_lock;
};

/// Whether a path is that of a folder aside, by its name.
[[nodiscard]] bool isAside(const std::filesystem::path &path);

/// Removes the folders aside in `folder` that no living process owns, and brings back what one of them had set aside
/// without having put anything in its place. Returns how many there were; what cannot be removed stays.
int sweepAsides(const std::filesystem::path &folder) noexcept;

} // namespace supernet
