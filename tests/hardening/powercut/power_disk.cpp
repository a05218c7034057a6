// SPDX-License-Identifier: GPL-3.0-or-later
#include "power_disk.h"

#include "domain/support/random.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <stdexcept>

namespace supernet::test {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t Nothing = 0;
constexpr std::size_t Root = 1;

struct Record ///< As in power_journal.c.
{
    std::uint32_t operation;
    std::uint32_t pathSize;
    std::uint64_t offset;
    std::uint64_t size;
};

std::string take(std::ifstream &stream, std::size_t size)
{
    std::string bytes(size, '\0');
    if (!stream.read(bytes.data(), static_cast<std::streamsize>(size)))
        throw std::runtime_error("The journal is cut short.");
    return bytes;
}

void applyTo(std::string &content, bool isResize, std::uint64_t offset, const std::string &bytes)
{
    if (isResize) {
        content.resize(offset);
        return;
    }
    if (content.size() < offset + bytes.size())
        content.resize(offset + bytes.size());
    std::memcpy(content.data() + offset, bytes.data(), bytes.size());
}

} // namespace

std::vector<DiskOperation> readJournal(const fs::path &file, const fs::path &root)
{
    std::ifstream stream(file, std::ios::binary);
    std::vector<DiskOperation> operations;
    while (stream.peek() != std::ifstream::traits_type::eof()) {
        Record record;
        const std::string head = take(stream, sizeof record);
        std::memcpy(&record, head.data(), sizeof record);
        const fs::path path = take(stream, record.pathSize);
        DiskOperation operation{static_cast<DiskOperation::Kind>(record.operation), path.lexically_relative(root),
                                record.offset, take(stream, record.size)};
        if (operation.kind == DiskOperation::Rename || operation.kind == DiskOperation::Exchange)
            operation.bytes = fs::path(operation.bytes).lexically_relative(root).string();
        if (!path.string().ends_with("-shm"))
            operations.push_back(std::move(operation));
    }
    return operations;
}

PowerDisk::PowerDisk()
    : m_things(2)
{
    m_things[Root].isFolder = true;
}

PowerDisk::Id PowerDisk::find(const fs::path &path) const
{
    Id at = Root;
    for (const fs::path &part : path) {
        if (part == ".")
            continue;
        const auto entry = m_things[at].entries.find(part.string());
        if (entry == m_things[at].entries.end())
            return Nothing;
        at = entry->second;
    }
    return at;
}

PowerDisk::Id PowerDisk::make(bool isFolder)
{
    m_things.emplace_back();
    m_things.back().isFolder = isFolder;
    return m_things.size() - 1;
}

void PowerDisk::set(std::map<std::string, Id> &entries, const Entry &entry)
{
    if (entry.thing == Nothing)
        entries.erase(entry.name);
    else
        entries[entry.name] = entry.thing;
}

PowerDisk::Entry PowerDisk::entryFor(const fs::path &path, Id thing) const
{
    return {find(path.parent_path()), path.filename().string(), thing};
}

void PowerDisk::change(std::vector<Entry> entries)
{
    for (const Entry &entry : entries) {
        if (entry.folder == Nothing)
            throw std::runtime_error("The journal changes " + entry.name + " in a folder that it never made.");
        set(m_things[entry.folder].entries, entry);
    }
    m_pending.push_back({std::move(entries), false});
}

PowerDisk::Id PowerDisk::fileAt(const fs::path &path)
{
    Id file = find(path);
    if (file == Nothing) {
        file = make(false);
        change({entryFor(path, file)});
    }
    return file;
}

void PowerDisk::sync(Id thing)
{
    Thing &what = m_things[thing];
    for (const Change &change : what.since)
        applyTo(what.synced, change.isResize, change.offset, change.bytes);
    what.since.clear();
    if (!what.isFolder)
        return;
    // A change lasts with all earlier ones of the folders that it touches.
    std::set<Id> folders{thing};
    for (auto change = m_pending.rbegin(); change != m_pending.rend(); ++change) {
        change->synced = std::ranges::any_of(change->entries,
                                             [&](const Entry &entry) { return folders.contains(entry.folder); });
        for (const Entry &entry : change->entries)
            if (change->synced)
                folders.insert(entry.folder);
    }
    for (const FolderChange &change : m_pending)
        for (const Entry &entry : change.entries)
            if (change.synced)
                set(m_things[entry.folder].syncedEntries, entry);
    std::erase_if(m_pending, [](const FolderChange &change) { return change.synced; });
}

void PowerDisk::apply(const DiskOperation &operation)
{
    const auto &path = operation.path;
    switch (operation.kind) {
    case DiskOperation::Create:
        if (find(path) == Nothing) // Another thread may have seen it come before.
            static_cast<void>(fileAt(path));
        break;
    case DiskOperation::Write:
        m_things[fileAt(path)].since.push_back({false, operation.offset, operation.bytes});
        break;
    case DiskOperation::Resize:
        m_things[fileAt(path)].since.push_back({true, operation.offset, {}});
        break;
    case DiskOperation::Sync:
        if (const Id thing = find(path); thing != Nothing)
            sync(thing);
        break;
    case DiskOperation::Rename:
        change({entryFor(path, Nothing), entryFor(operation.bytes, find(path))});
        break;
    case DiskOperation::Exchange:
        change({entryFor(path, find(operation.bytes)), entryFor(operation.bytes, find(path))});
        break;
    case DiskOperation::Unlink:
    case DiskOperation::RemoveFolder:
        change({entryFor(path, Nothing)});
        break;
    case DiskOperation::MakeFolder:
        change({entryFor(path, make(true))});
        break;
    }
}

void PowerDisk::restore(const fs::path &folder, Left left, std::uint64_t seed) const
{
    std::map<Id, std::map<std::string, Id>> entries;
    for (Id id = 0; id < m_things.size(); ++id)
        if (m_things[id].isFolder)
            entries[id] = left == Left::All ? m_things[id].entries : m_things[id].syncedEntries;
    Random random(streamKey(seed, "power cut", {}));
    const std::size_t kept = left == Left::Some ? random.below(m_pending.size() + 1) : 0;
    for (std::size_t i = 0; i < kept; ++i)
        for (const Entry &entry : m_pending[i].entries)
            set(entries[entry.folder], entry);
    write(folder, Root, entries, left, seed);
}

void PowerDisk::write(const fs::path &path, Id thing, const std::map<Id, std::map<std::string, Id>> &entries, Left left,
                      std::uint64_t seed) const
{
    const Thing &what = m_things[thing];
    if (what.isFolder) {
        fs::create_directories(path);
        for (const auto &[name, id] : entries.at(thing))
            write(path / name, id, entries, left, seed);
        return;
    }
    std::string content = what.synced;
    Random random(streamKey(seed, "file", {thing}));
    for (const Change &change : what.since)
        if (left == Left::All || (left == Left::Some && random.below(2) == 1))
            applyTo(content, change.isResize, change.offset, change.bytes);
    std::ofstream(path, std::ios::binary) << content;
}

} // namespace supernet::test
