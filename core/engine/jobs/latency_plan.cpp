// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/latency_plan.h"

#include "domain/support/json_text.h"
#include "domain/support/output_file.h"
#include "engine/exporters/export_folder.h"
#include "engine/exporters/export_texts.h"

namespace supernet {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr auto FormatName = "supernet-latency-plan";
constexpr int FormatVersion = 1;

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

} // namespace

void writeLatencyPlan(const LatencyPlan &plan, const fs::path &folder)
{
    ExportFolder aside(folder);
    const json about{{"format", FormatName},
                     {"version", FormatVersion},
                     {"program", SUPERNET_VERSION},
                     {"seed", plan.seed},
                     {"settings", toJson(plan.settings)}};
    writeWholeFile(aside.path() / "plan.json", about.dump(1) + '\n');
    writeWholeFile(aside.path() / "README.md", exportText("measure.md"));
    writeWholeFile(aside.path() / "measure", exportText("measure"));
    makeExecutable(aside.path() / "measure");
    copyProgram(aside.path() / "supernet");
    aside.keep();
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
