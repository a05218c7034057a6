// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/project.h"

#include "domain/project/file_system.h"
#include "domain/project/folder_aside.h"
#include "domain/project/leftovers.h"
#include "domain/project/project_place.h"
#include "domain/project/run_name.h"
#include "domain/support/disk_sync.h"
#include "domain/support/json_text.h"
#include "domain/support/output_file.h"
#include "domain/support/plain_file.h"

namespace supernet {

namespace {

namespace fs = std::filesystem;

constexpr const char *formatName = "supernet-project";
constexpr std::uint64_t mostSettings = 64 << 20; ///< Bytes of project.json.

fs::path settingsFile(const fs::path &folder)
{
    return folder / "project.json";
}

void write(const fs::path &folder, const nlohmann::json &settings)
{
    writeWholeFile(settingsFile(folder), settings.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n');
}

nlohmann::json parse(const fs::path &file)
{
    const std::string text = readPlainFile(file, mostSettings);
    try {
        return parseJson(text);
    } catch (const Error &error) {
        throw Error("The project file " + file.string() + " cannot be used. " + error.what(),
                    "Correct it in an editor or restore it from a copy.");
    }
}

void checkFormat(const nlohmann::json &settings, const fs::path &file)
{
    if (!settings.is_object() || settings.value("format", nlohmann::json()) != formatName
        || !settings.value("version", nlohmann::json()).is_number_integer())
        throw Error("The file " + file.string() + " is not a Supernet Studio project.",
                    "Choose the folder of a project; `supernet project new` makes one.");
    if (settings["version"] > Project::FormatVersion)
        throw Error("The project " + file.parent_path().string() + " has version " + settings["version"].dump()
                        + "; this program knows versions up to " + std::to_string(Project::FormatVersion) + '.',
                    "Open it with a newer Supernet Studio.");
    if (settings["version"] < 1)
        throw Error("The project file " + file.string() + " has version " + settings["version"].dump()
                        + ", which never was.",
                    "Restore it from a copy.");
}

/// What is the project's of a folder, where a person may have put more.
void requirePlainParts(const fs::path &folder)
{
    requirePlainEntries(folder,
                        {"project.json", "store.sqlite", "store.sqlite-wal", "store.sqlite-shm", "store.sqlite-journal",
                         "data", "data.new", "data.old", "data.lock", "runs", "exports", "studies"});
}

nlohmann::json load(const fs::path &folder)
{
    const fs::path file = settingsFile(folder);
    if (!fs::exists(file))
        throw Error("There is no project in " + folder.string() + '.',
                    "Give a project's folder with --project, or make one with `supernet project new`.");
    nlohmann::json settings = parse(file);
    checkFormat(settings, file);
    return settings;
}

void makeFolder(const fs::path &folder)
{
    if (const std::error_code error = makeFolders(folder))
        throw Error("The folder " + folder.string() + " could not be made: " + error.message() + '.',
                    "Check that you may write there.");
}

void makeWritable(const fs::path &path)
{
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write, fs::perm_options::add);
    if (fs::is_directory(path))
        fs::permissions(path, fs::perms::owner_exec, fs::perm_options::add);
}

/// File by file, each made writable at once: a copied read-only folder would not take its own content.
void copyFolder(const fs::path &from, const fs::path &to)
{
    makeFolder(to);
    for (const auto &entry : fs::directory_iterator(from)) {
        const fs::path target = to / entry.path().filename();
        if (isAside(entry.path()))
            continue;
        if (entry.is_directory()) {
            copyFolder(entry.path(), target);
        } else {
            fs::copy_file(entry.path(), target);
            makeWritable(target);
        }
    }
}

/// Whole or not at all. A folder that is there already may be one that a shell stands in, or a disk: it stays the same
/// folder, and gets last what makes it a project.
void copyTo(const fs::path &from, const fs::path &to)
{
    if (!fs::exists(to)) {
        FolderAside aside(to);
        copyFolder(from, aside.path());
        return aside.takePlace();
    }
    FolderAside aside(to / "project");
    copyFolder(from, aside.path());
    for (const auto &entry : fs::directory_iterator(aside.path())) {
        if (entry.path().filename() != settingsFile({}))
            fs::rename(entry.path(), to / entry.path().filename());
    }
    fs::rename(settingsFile(aside.path()), settingsFile(to));
}

} // namespace

Project::Project(fs::path folder, nlohmann::json settings)
    : m_folder(std::move(folder))
    , m_settings(std::move(settings))
{
}

Project Project::create(const fs::path &folder, const std::string &name)
{
    if (fs::exists(settingsFile(folder)))
        throw Error("There already is a project in " + folder.string() + '.', "Open it, or choose another folder.");
    requirePlainParts(folder);
    requireFreePlace(folder);
    makeFolder(folder);
    const nlohmann::json settings = {{"format", formatName}, {"version", FormatVersion}, {"name", name}};
    Project project(folder, settings);
    for (const auto &part : {project.dataFolder(), folder / "runs", project.exportsFolder()})
        makeFolder(part);
    static_cast<void>(project.openStore());
    write(folder, settings); // last: it is what makes the folder a project
    return project;
}

Project Project::open(const fs::path &folder)
{
    requirePlainParts(folder);
    Project project(folder, load(folder));
    sweepLeftovers(project);
    return project;
}

Project Project::openOrCreate(const fs::path &folder)
{
    if (fs::exists(settingsFile(folder)))
        return open(folder);
    auto stem = folder.has_filename() ? folder.stem() : folder.parent_path().stem();
    return create(folder, stem.empty() || stem == "." ? "project" : stem.string());
}

Project Project::copyOf(const fs::path &shipped, const fs::path &target)
{
    static_cast<void>(open(shipped)); // a folder that is no project is refused before anything is copied
    requirePlainFolder(shipped);
    if (fs::exists(settingsFile(target)))
        throw Error("There already is a project in " + target.string() + '.', "Open it, or choose another folder.");
    requireEmptyPlace(target);
    try {
        copyTo(shipped, target);
    } catch (const fs::filesystem_error &error) {
        throw Error("The project " + shipped.string() + " could not be copied to " + target.string() + ": "
                        + error.code().message() + '.',
                    "Check that the disk has space and that you may write there.");
    }
    return open(target);
}

std::string Project::name() const
{
    const auto name = m_settings.find("name");
    return name != m_settings.end() && name->is_string() ? name->get<std::string>() : m_folder.stem().string();
}

fs::path Project::runFolder(const std::string &run) const
{
    checkRunName(run);
    return m_folder / "runs" / run;
}

void Project::setSection(const std::string &section, const nlohmann::json &value)
{
    m_settings = load(m_folder); // another program may have changed another section since
    m_settings[section] = value;
    write(m_folder, m_settings);
}

Store Project::openStore(Store::Mode mode) const
{
    return Store(storeFile(), mode);
}

std::vector<Issue> Project::warnings() const
{
    std::vector<Issue> found;
    if (isOnNetwork(storeFile()))
        found.push_back({m_folder.string(), Issue::Severity::Warning,
                         "The project lies on a network file system, where its store is slower and should be used from "
                         "one machine only."});
    return found;
}

void Project::seal() const
{
    openStore().seal();
}

} // namespace supernet
