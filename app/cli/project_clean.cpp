// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/project_clean.h"

#include "cli/text_table.h"
#include "domain/project/housekeeping.h"

namespace supernet::cli {

namespace {

using nlohmann::json;

std::string megabytes(std::uintmax_t bytes)
{
    constexpr double megabyte = 1e6;
    return fixed(static_cast<double>(bytes) / megabyte, 1) + " MB";
}

int clean(Invocation &invocation, bool dryRun)
{
    const Project project = Project::open(invocation.projectFolder());
    const Store store = project.openStore(Store::Mode::ReadOnly);
    const auto unneeded = unneededCheckpoints(project, store);
    if (!dryRun)
        freeCheckpoints(project, store, unneeded);
    json freed = json::array();
    std::uintmax_t bytes = 0;
    std::string text;
    for (const UnneededCheckpoint &checkpoint : unneeded) {
        const std::string path = checkpoint.folder.lexically_relative(project.folder()).string();
        freed.push_back(
            {{"path", path}, {"run", checkpoint.run}, {"step", checkpoint.step}, {"bytes", checkpoint.bytes}});
        bytes += checkpoint.bytes;
        text += path + ", " + megabytes(checkpoint.bytes) + '\n';
    }
    text += (dryRun ? "Would free " : "Freed ") + megabytes(bytes)
        + (unneeded.empty() ? ": every checkpoint is needed." : ".");
    invocation.result({{"freed", freed}, {"bytes", bytes}, {"dry_run", dryRun}}, text);
    return Done;
}

} // namespace

json sizesView(const Project &project, const Store &store)
{
    const ProjectSizes sizes = sizesOf(project, store);
    return {{"data", sizes.data},
            {"store", sizes.store},
            {"checkpoints", sizes.checkpoints},
            {"exports", sizes.exports},
            {"leftovers", sizes.leftovers}};
}

std::string sizesTable(const json &sizes)
{
    using enum TextTable::Align;
    TextTable table({{"On the disk", Left}, {"Size"}});
    const auto add = [&table](const std::string &what, const json &bytes) {
        table.add({what, megabytes(bytes.get<std::uintmax_t>())});
    };
    add("Data", sizes["data"]);
    add("Store", sizes["store"]);
    for (const auto &[run, bytes] : sizes["checkpoints"].items())
        add("Checkpoints of " + run, bytes);
    for (const auto &[path, bytes] : sizes["exports"].items())
        add(path, bytes);
    if (sizes["leftovers"] > 0)
        add("Being written", sizes["leftovers"]);
    return table.text();
}

void addProjectClean(CLI::App &command, Invocation &invocation)
{
    CLI::App &part = *command.add_subcommand(
        "clean",
        "Free what nothing needs: checkpoints other than a run's newest and best, those that a branch, search, "
        "pick, evaluation, export or queued job stands on, and those of --keep-every");
    addProjectOption(part, invocation);
    addJsonOption(part, invocation);
    const auto dryRun = std::make_shared<bool>(false);
    part.add_flag("--dry-run", *dryRun, "Only say what would be freed");
    setExamples(part,
                {"supernet project clean --dry-run --project demo.supernet",
                 "supernet project clean --project demo.supernet"});
    invocation.runs(part, [dryRun](Invocation &running) { return clean(running, *dryRun); });
}

} // namespace supernet::cli
