// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/project.h"

#include "domain/project/file_system.h"
#include "domain/support/input_file.h"
#include "domain/support/json_text.h"
#include "domain/support/output_file.h"

namespace supernet {

namespace {

namespace fs = std::filesystem;

constexpr const char *formatName = "supernet-project";

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
    const std::string text = readWholeFile(file);
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
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
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
        if (entry.is_directory()) {
            copyFolder(entry.path(), target);
        } else {
            fs::copy_file(entry.path(), target);
            makeWritable(target);
        }
    }
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
    return {folder, load(folder)};
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
    static_cast<void>(load(shipped)); // a folder that is no project is refused before anything is copied
    if (fs::exists(settingsFile(target)))
        throw Error("There already is a project in " + target.string() + '.', "Open it, or choose another folder.");
    try {
        copyFolder(shipped, target);
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
