// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace supernet::test {

/// One entry of what power_journal.c writes down.
struct DiskOperation
{
    enum Kind : std::uint32_t { Create = 1, Write, Resize, Sync, Rename, Exchange, Unlink, MakeFolder, RemoveFolder };
    Kind kind = Create;
    std::filesystem::path path; ///< Relative to the root.
    std::uint64_t offset = 0; ///< Of the bytes written; of Resize, the new size.
    std::string bytes; ///< Of Rename and Exchange, the other path, relative.
};

/// A journal's operations, without those of files that a start after a power cut makes anew (-shm). Throws
/// std::runtime_error where it is cut short.
[[nodiscard]] std::vector<DiskOperation> readJournal(const std::filesystem::path &file,
                                                     const std::filesystem::path &root);

/// A disk that forgets what was not synced. A file's bytes last from its fsync on; an entry of a folder (made, renamed,
/// removed) from the folder's on. In between anything may have reached the disk or not.
class PowerDisk
{
public:
    PowerDisk();

    void apply(const DiskOperation &operation);

    enum class Left {
        Synced, ///< Only what was synced.
        Some, ///< Also some of the rest, drawn: of each file's writes any, of the changes to folders the first.
        All ///< As if only the program had died.
    };
    /// Writes what the disk holds into a new folder.
    void restore(const std::filesystem::path &folder, Left left, std::uint64_t seed = 0) const;

private:
    using Id = std::size_t;
    struct Change ///< Of a file's bytes.
    {
        bool isResize = false;
        std::uint64_t offset = 0;
        std::string bytes;
    };
    struct Thing
    {
        bool isFolder = false;
        std::string synced; ///< A file's bytes.
        std::vector<Change> since;
        std::map<std::string, Id> entries; ///< A folder's, as they are now,
        std::map<std::string, Id> syncedEntries;
    };
    struct Entry ///< A change of one entry; the two of a rename belong together.
    {
        Id folder;
        std::string name;
        Id thing; ///< Nothing: removed.
    };
    struct FolderChange
    {
        std::vector<Entry> entries;
        bool synced = false;
    };

    [[nodiscard]] Id find(const std::filesystem::path &path) const; ///< Nothing where there is none.
    [[nodiscard]] Id make(bool isFolder);
    [[nodiscard]] Id fileAt(const std::filesystem::path &path); ///< Made where there is none.
    [[nodiscard]] Entry entryFor(const std::filesystem::path &path, Id thing) const;
    static void set(std::map<std::string, Id> &entries, const Entry &entry);
    void change(std::vector<Entry> entries);
    void sync(Id thing);
    void write(const std::filesystem::path &folder, Id thing, const std::map<Id, std::map<std::string, Id>> &entries,
               Left left, std::uint64_t seed) const;

    std::vector<Thing> m_things; ///< The first is nothing, the second the root.
    std::vector<FolderChange> m_pending;
};

} // namespace supernet::test
