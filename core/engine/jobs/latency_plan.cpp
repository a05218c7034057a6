// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/latency_plan.h"

#include "domain/support/json_text.h"
#include "domain/support/output_file.h"
#include "domain/support/sha256.h"
#include "engine/exporters/export_folder.h"
#include "engine/exporters/export_texts.h"

#include <fstream>
#include <set>

namespace supernet {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr auto FormatName = "supernet-latency-plan";
constexpr int FormatVersion = 1;
constexpr auto PlanFile = "plan.json";

void makeExecutable(const fs::path &file)
{
    fs::permissions(file, fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec,
                    fs::perm_options::add);
}

/// The running program: the other machine may have none.
void copyProgram(const fs::path &to)
{
    std::error_code failure;
    fs::copy_file("/proc/self/exe", to, failure);
    if (failure)
        throw Error("The program cannot be copied to " + to.string() + ": " + failure.message() + '.',
                    "Choose another place, or make room on the disk.");
    makeExecutable(to);
}

/// Of an earlier plan in the folder: what was measured there, or put there by hand, is not of it. Throws Error where there is
/// no plan, or a changed one.
std::set<std::string> ownFiles(const fs::path &folder)
{
    std::error_code ignored;
    if (!fs::exists(folder, ignored) || (fs::is_directory(folder, ignored) && fs::is_empty(folder, ignored)))
        return {};
    std::ifstream stream(folder / PlanFile, std::ios::binary);
    const json about = json::parse(std::string((std::istreambuf_iterator<char>(stream)), {}), nullptr, false);
    if (!about.is_object() || about.value("format", json()) != FormatName || !about.value("files", json()).is_object())
        throw Error("The folder " + folder.string() + " holds something else than a plan.", "Name another one.");
    std::set<std::string> names{PlanFile};
    for (const auto &[name, checksum] : about["files"].items()) {
        if (!fs::exists(folder / name))
            continue;
        if (sha256OfFile(folder / name) != checksum)
            throw Error("The file " + (folder / name).string() + " was changed since the plan was written.",
                        "Name another folder.");
        names.insert(name);
    }
    return names;
}

} // namespace

void writeLatencyPlan(const LatencyPlan &plan, const fs::path &folder, Existing existing)
{
    const std::set<std::string> replaced = existing == Existing::Replaced ? ownFiles(folder) : std::set<std::string>();
    if (existing == Existing::Kept && fs::exists(fs::symlink_status(folder)))
        throw Error("The folder " + folder.string() + " exists already.", "Name another one.");
    FolderAside aside(folder);
    writeWholeFile(aside.path() / "README.md", exportText("measure.md"));
    writeWholeFile(aside.path() / "measure", exportText("measure"));
    makeExecutable(aside.path() / "measure");
    copyProgram(aside.path() / "supernet");
    const json about{{"format", FormatName}, {"version", FormatVersion},         {"program", SUPERNET_VERSION},
                     {"seed", plan.seed},    {"files", checksums(aside.path())}, {"settings", toJson(plan.settings)}};
    writeWholeFile(aside.path() / PlanFile, about.dump(1) + '\n');
    aside.replace(replaced);
}

LatencyPlan readLatencyPlan(const fs::path &file)
{
    if (!fs::exists(file))
        throw Error("The plan " + file.string() + " cannot be read.", "`supernet latency --plan DIR` writes one.");
    try {
        const json about = readJsonFile(file);
        if (about.at("format") != FormatName || about.at("version").get<int>() > FormatVersion)
            throw Error("it is of another format, or a newer version of the program made it.");
        LatencyPlan plan{latencyJobSettingsFromJson(about.at("settings")), about.at("seed").get<std::uint64_t>()};
        if (plan.settings.given.empty() || plan.settings.vocabulary < 5 || plan.settings.space.is_null())
            throw Error("it names no architectures, vocabulary or space.");
        return plan;
    } catch (const std::exception &error) {
        throw Error("The plan " + file.string() + " cannot be used: " + error.what(),
                    "Write it again with `supernet latency --plan DIR`.");
    }
}

} // namespace supernet
