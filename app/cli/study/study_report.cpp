// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/study/study_report.h"

#include "cli/study/study_along.h"
#include "cli/study/study_starts.h"
#include "cli/study/study_tables.h"
#include "cli/text_table.h"
#include "domain/project/folder_aside.h"
#include "domain/support/error.h"
#include "domain/support/json_text.h"
#include "domain/support/output_file.h"
#include "domain/support/plain_error.h"
#include "domain/support/sha256.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace supernet::cli {

namespace {

using nlohmann::json;
using Kind = ReportColumn::Kind;

constexpr auto ReportFile = "report.json";
constexpr auto Format = "supernet-study-report";
constexpr auto ForceHint = "Name another folder with --output, or replace files with --force.";
constexpr int Version = 1;

std::string seedsText(const StudyArm &arm)
{
    std::string text;
    for (const std::uint64_t seed : arm.seeds)
        text += text.empty() ? std::to_string(seed) : ' ' + std::to_string(seed);
    return text;
}

ReportTable provenanceTable(const Project &project, const StudyPlan &plan)
{
    ReportTable table{"provenance", "Where the figures come from", "", {{"What", Kind::Key}, {"Value"}}, {}};
    const json data = project.settings().value("data", json::object());
    const auto ofData = [&](const char *key) {
        const json value = data.value(key, json());
        return value.is_string() ? value.get<std::string>() : value.dump();
    };
    table.add({"Study", plan.name});
    table.add({"SHA-256 of the study", plan.checksum});
    table.add({"SHA-256 of the data", ofData("checksum")});
    table.add({"Pairs", ofData("pairs")});
    table.add({"Vocabulary", ofData("vocabulary")});
    table.add({"Seed of the data", ofData("seed")});
    for (const StudyArm &arm : plan.arms)
        table.add({"Seeds of " + arm.name, seedsText(arm)});
    if (plan.fidelity)
        table.add({"Seed of standalone training", std::to_string(plan.fidelity->seed)});
    if (plan.fronts)
        table.add({"Seed of the searches", std::to_string(plan.fronts->seed)});
    if (plan.starts)
        table.add({"Seed of the starts", std::to_string(plan.starts->seed)});
    return table;
}

/// The machines that trained, each once, with the runs that it did.
ReportTable hostTable(const StudyFacts &facts)
{
    std::map<std::string, std::vector<const RunRecord *>> runs;
    const auto add = [&](const TrainingFacts &training) { runs[training.run.host.dump()].push_back(&training.run); };
    for (const ArmFacts &arm : facts.arms) {
        for (const SupernetFacts &supernet : arm.supernets)
            add(supernet.training);
    }
    for (const StandaloneFacts &alone : facts.standalone)
        add(alone.training);
    ReportTable table{"hosts",
                      "Machines",
                      "",
                      {{"Processor", Kind::Text},
                       {"Cores", Kind::Text},
                       {"Threads", Kind::Text},
                       {"System", Kind::Text},
                       {"Program", Kind::Text},
                       {"Trainings", Kind::Text}},
                      {}};
    for (const auto &[host, records] : runs) {
        const json &described = records.front()->host;
        table.add({described.value("processor", ""), described.value("cores", json()).dump(),
                   std::to_string(records.front()->threads), described.value("system", ""),
                   described.value("program", ""), std::to_string(records.size())});
    }
    return table;
}

StudyResampling resamplingOf(const StudyPlan &plan)
{
    StudyResampling resampling;
    if (plan.fidelity)
        resampling = {plan.fidelity->job.statistics.samples, plan.fidelity->seed};
    return resampling;
}

json toJson(const StudyReport &report)
{
    json result = {{"format", Format},      {"version", Version},          {"name", report.name},
                   {"title", report.title}, {"question", report.question}, {"findings", report.findings}};
    result["tables"] = json::array();
    for (const ReportTable &table : report.tables)
        result["tables"].push_back(supernet::toJson(table));
    return result;
}

/// The files of an earlier report with the checksums that they may have: those of the report and, where it took another's
/// place and was cut short, of that. None of an older program's.
using ReportFiles = std::map<std::string, std::set<std::string>>;

/// Nothing where the folder holds no report of the study.
std::optional<ReportFiles> earlierReport(const std::string &study, const std::filesystem::path &folder)
try {
    std::ifstream stream(folder / ReportFile, std::ios::binary);
    const json report = json::parse(std::string((std::istreambuf_iterator<char>(stream)), {}), nullptr, false);
    if (!report.is_object() || report.value("format", json()) != Format || report.value("name", json()) != study)
        return {};
    ReportFiles files{{ReportFile, {}}};
    if (report.contains("files")) {
        for (const char *list : {"files", "files_before"}) {
            const json checksums = report.value(list, json::object());
            for (const auto &[name, checksum] : checksums.items())
                files[name].insert(checksum.get<std::string>());
        }
        return files;
    }
    files["report.html"] = files["tables.tex"] = {};
    if (report.value("tables", json()).is_array()) {
        for (const json &table : report["tables"])
            if (table.is_object() && table.value("name", json()).is_string())
                files[table["name"].get<std::string>() + ".csv"] = {};
    }
    return files;
} catch (const json::exception &) {
    return {};
}

void requireOwn(const std::filesystem::path &file, const ReportFiles &own)
{
    const auto known = own.find(file.filename().string());
    if (known == own.end())
        throw Error("The file " + file.string() + " is not of the earlier report there.", ForceHint);
    if (!known->second.empty() && !known->second.contains(sha256OfFile(file)))
        throw Error("The file " + file.string() + " was changed since the report was written.", ForceHint);
}

/// Whether the folder is empty but for what a report aside left there whose process was killed.
bool holdsNothing(const std::filesystem::path &folder)
{
    std::error_code error;
    const std::filesystem::directory_iterator entries(folder, error);
    return !error && std::ranges::all_of(entries, [](const auto &entry) { return isAside(entry.path()); });
}

void putInPlace(const std::filesystem::path &file, const std::filesystem::path &folder)
{
    std::error_code failure;
    std::filesystem::rename(file, folder / file.filename(), failure);
    if (!failure)
        return;
    throwSystemError(failure,
                     "The file " + (folder / file.filename()).string() + " could not be written: " + failure.message()
                         + '.',
                     ForceHint);
}

/// A report's table with its columns for a terminal.
std::string text(const ReportTable &table)
{
    std::vector<TextTable::Column> columns;
    for (const ReportColumn &column : table.columns) {
        const bool words = column.kind == Kind::Key || column.kind == Kind::Text;
        columns.push_back({column.title, words ? TextTable::Align::Left : TextTable::Align::Right});
    }
    TextTable lines(std::move(columns));
    for (const auto &row : table.rows) {
        std::vector<std::string> cells;
        for (const ReportCell &cell : row)
            cells.push_back(cell.text + (cell.elsewhere ? " (elsewhere " + *cell.elsewhere + ')' : ""));
        lines.add(std::move(cells));
    }
    return table.title + "\n" + lines.text();
}

} // namespace

StudyReport studyReport(const Project &project, const StudyPlan &plan)
{
    const StudyFacts facts = studyFacts(project, plan);
    const Store store = project.openStore(Store::Mode::ReadOnly);
    StudyReport report{plan.name, plan.title, plan.question, {}, {}, {}};
    const auto add = [&](ReportTable table) {
        if (!table.rows.empty())
            report.tables.push_back(std::move(table));
    };
    add(armTable(facts));
    add(conflictTable(facts, store, resamplingOf(plan), report.findings));
    if (plan.fidelity) {
        FidelitySettings statistics = plan.fidelity->job.statistics;
        statistics.seed = plan.fidelity->seed;
        add(fidelityComparison(facts, statistics, report.findings));
        add(fidelityTable(facts, statistics));
        add(standaloneTable(facts));
        add(alongTable(project, plan, statistics));
    }
    if (plan.starts) {
        const auto starts = startFacts(project, plan);
        add(startMeans(starts, *plan.starts));
        add(startEffects(starts, *plan.starts, resamplingOf(plan), report.findings));
        add(startTable(starts));
    }
    add(frontTable(facts));
    add(supernetTable(facts));
    add(provenanceTable(project, plan));
    add(hostTable(facts));
    for (const FrontPlot &plot : {lossPlot(facts, store), frontPlot(facts)}) {
        if (!plot.fronts.empty())
            report.plots.push_back(plot);
    }
    return report;
}

void requireReportPlace(const std::string &study, const std::filesystem::path &folder, Existing existing)
{
    std::error_code ignored;
    if (existing == Existing::Replaced || !std::filesystem::exists(folder, ignored) || holdsNothing(folder))
        return;
    const auto own = earlierReport(study, folder);
    if (!own)
        throw Error("The folder " + folder.string() + " holds something else than a report of the study `" + study
                        + "`.",
                    ForceHint);
    for (const auto &[name, checksum] : *own) {
        if (std::filesystem::exists(folder / name, ignored))
            requireOwn(folder / name, *own);
    }
}

void writeReport(const StudyReport &report, const std::filesystem::path &folder, Existing existing)
{
    requireReportPlace(report.name, folder, existing);
    const ReportFiles own = earlierReport(report.name, folder).value_or(ReportFiles());
    FolderAside aside(folder / "report");
    std::string tables = "% Needs \\usepackage{booktabs}.\n";
    for (const ReportTable &table : report.tables) {
        writeWholeFile(aside.path() / (table.name + ".csv"), csv(table));
        tables += '\n' + latex(table);
    }
    writeWholeFile(aside.path() / "tables.tex", tables);
    writeWholeFile(aside.path() / "report.html", page(report));
    json whole = toJson(report);
    for (const auto &entry : std::filesystem::directory_iterator(aside.path())) {
        const auto file = folder / entry.path().filename();
        if (existing == Existing::Kept && std::filesystem::exists(std::filesystem::symlink_status(file)))
            requireOwn(file, own);
        whole["files"][entry.path().filename().string()] = sha256OfFile(entry.path());
        if (existing == Existing::Kept && std::filesystem::exists(file))
            whole["files_before"][entry.path().filename().string()] = sha256OfFile(file);
    }
    writeWholeFile(aside.path() / ReportFile, whole.dump(1) + '\n');
    // The list first: what is of it is then known as its own, however far this comes.
    putInPlace(aside.path() / ReportFile, folder);
    for (const auto &[name, checksum] : whole["files"].items())
        putInPlace(aside.path() / name, folder);
}

std::vector<ReportTable> readReportTables(const std::filesystem::path &reportOrFolder)
{
    const bool folder = std::filesystem::is_directory(reportOrFolder);
    const auto file = folder ? reportOrFolder / ReportFile : reportOrFolder;
    if (!std::filesystem::exists(file))
        throw Error("There is no report " + file.string() + ".", "Give a report.json, or the folder that holds one.");
    try {
        const json report = readJsonFile(file);
        if (report.at("version").get<int>() > Version)
            throw Error("The report " + file.string() + " was written by a newer program.", "Update the program.");
        std::vector<ReportTable> tables;
        for (const json &table : report.at("tables"))
            tables.push_back(reportTableFromJson(table));
        return tables;
    } catch (const json::exception &error) {
        throw Error("The report " + file.string() + " cannot be read: " + error.what() + '.');
    }
}

std::string text(const StudyReport &report)
{
    std::string result;
    for (const std::string &finding : report.findings)
        result += "- " + finding + '\n';
    for (const ReportTable &table : report.tables) {
        static const std::set<std::string> main{
            "arms", "conflict", "fidelity-comparison", "fidelity", "start-means", "start-effects", "along"};
        if (main.contains(table.name))
            result += '\n' + text(table);
    }
    return result;
}

} // namespace supernet::cli
