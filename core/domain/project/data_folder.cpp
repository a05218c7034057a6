// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/data_folder.h"

#include "domain/project/checkpoint_folder.h"
#include "domain/project/run_state.h"
#include "domain/support/error.h"
#include "domain/support/json_text.h"
#include "domain/support/sha256.h"

#include <fstream>

namespace supernet {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::uintmax_t MostBytesRead = std::uintmax_t{64} << 20;

constexpr auto MoveItHint = "Move it elsewhere, or prepare into another project with --project.";

/// The list of files in our manifest; nothing where there is none of ours.
std::optional<json> listedFiles(const fs::path &dataFolder)
{
    std::ifstream stream(dataFolder / DataManifestFile, std::ios::binary);
    const json manifest = json::parse(std::string((std::istreambuf_iterator<char>(stream)), {}), nullptr, false);
    if (!manifest.is_object() || manifest.value("format", json()) != 1 || !manifest.contains("tokenizer")
        || !manifest.contains("splits") || !manifest.contains("files") || !manifest["files"].is_object())
        return {};
    for (const json &file : manifest["files"]) {
        if (!file.is_object() || !file.value("bytes", json()).is_number_unsigned()
            || !file.value("sha256", json()).is_string())
            return {};
    }
    return manifest["files"];
}

/// Whether a file is the listed one: by its size, and by its content where that is to be read.
bool isListed(const fs::path &file, const json &listed, std::uintmax_t mostBytesRead)
{
    std::error_code missing;
    const std::uintmax_t bytes = fs::file_size(file, missing);
    if (missing || bytes != listed["bytes"].get<std::uintmax_t>())
        return false;
    return bytes > mostBytesRead || sha256OfFile(file) == listed["sha256"].get<std::string>();
}

/// What project.json says of its data; nothing in a project without data or of a program that recorded no checksum.
std::optional<std::string> checksumIn(const json &settings)
{
    const auto data = settings.find("data");
    if (data == settings.end() || !data->is_object() || !data->contains("checksum") || !(*data)["checksum"].is_string())
        return {};
    return (*data)["checksum"].get<std::string>();
}

/// Whether the data that the project has now was prepared after the run had begun.
bool wasPreparedAfter(const Project &project, const Store &store, const RunRecord &run)
{
    const json data = project.settings().value("data", json());
    const json prepared = data.is_object() ? data.value("run", json()) : json();
    const auto found = prepared.is_string() ? store.run(prepared.get<std::string>()) : std::nullopt;
    return found && found->id > run.id;
}

bool isOfThisData(const Project &project, const Store &store, const RunRecord &run)
{
    const auto recorded = checksumIn(run.settings);
    return recorded ? recorded == checksumIn(project.settings()) : !wasPreparedAfter(project, store, run);
}

bool isTrained(const RunRecord &run)
{
    return run.kind == JobKind::Train || run.kind == JobKind::Retrain;
}

/// Latencies are measured and learned without data.
bool readsData(const RunRecord &run)
{
    return run.kind != JobKind::Prepare && run.kind != JobKind::Latency && run.kind != JobKind::Predictor;
}

} // namespace

std::string dataChecksum(const json &files)
{
    const std::string text = files.dump(); // Sorted by name, a checksum each.
    return sha256(std::as_bytes(std::span(text)));
}

bool holdsNoData(const fs::path &dataFolder)
{
    const auto status = fs::symlink_status(dataFolder);
    return status.type() == fs::file_type::not_found
        || (status.type() == fs::file_type::directory && fs::is_empty(dataFolder));
}

std::set<std::string> ownDataFiles(const fs::path &dataFolder)
{
    if (holdsNoData(dataFolder))
        return {};
    const auto listed = fs::is_directory(fs::symlink_status(dataFolder)) ? listedFiles(dataFolder) : std::nullopt;
    if (!listed)
        throw Error("The folder " + dataFolder.string() + " holds something else than prepared data.", MoveItHint);
    std::set<std::string> names;
    for (const auto &entry : fs::directory_iterator(dataFolder)) {
        const std::string name = entry.path().filename().string();
        const bool regular = fs::is_regular_file(entry.symlink_status());
        const auto found = listed->find(name);
        if (!regular || (found == listed->end() && name != DataManifestFile))
            throw Error("In the prepared data lies " + entry.path().string() + ", which is not of it.", MoveItHint);
        if (found != listed->end() && !isListed(entry.path(), *found, UINTMAX_MAX))
            throw Error("The file " + entry.path().string() + " is not as it was prepared.", MoveItHint);
        names.insert(name);
    }
    return names;
}

void requireRecordedData(const Project &project)
{
    const auto recorded = checksumIn(project.settings());
    if (!recorded)
        return;
    const fs::path folder = project.dataFolder();
    const auto refuse = [&](const std::string &why) {
        throw Error("The data in " + folder.string() + " is not that which the project records: " + why + '.',
                    "Bring the folder back as it was, or prepare into a new project.");
    };
    const auto listed = listedFiles(folder);
    if (!listed)
        refuse("it has no list of its files, manifest.json");
    if (dataChecksum(*listed) != *recorded)
        refuse("it is of another preparation");
    for (const auto &[name, file] : listed->items()) {
        // A test split may be kept elsewhere until all is decided; whoever asks for it then says that it is not there.
        if (name.starts_with("test.") && !fs::exists(fs::symlink_status(folder / name)))
            continue;
        if (!isListed(folder / name, file, MostBytesRead))
            refuse(name + " has changed or is missing");
    }
}

void requireDataOf(const Project &project, const Store &store, const RunRecord &run)
{
    requireRecordedData(project);
    if (!isOfThisData(project, store, run))
        throw Error("The run `" + run.name + "` was trained on other data than the project has now.",
                    "Bring back the folder data and the section `data` of project.json as they were then.");
}

std::optional<RunRecord> runOnData(const Project &project, const Store &store)
{
    for (const RunRecord &run : store.runs()) {
        if (readsData(run) && isAlive(project, run))
            return run;
        if (isTrained(run) && isOfThisData(project, store, run)
            && (!checkpointSteps(project.runFolder(run.name) / "checkpoints").empty()
                || runState(project, store, run) == "done"))
            return run;
    }
    return {};
}

} // namespace supernet
