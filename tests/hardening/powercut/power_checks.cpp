// SPDX-License-Identifier: GPL-3.0-or-later
#include "power_checks.h"

#include "domain/project/checkpoint_folder.h"
#include "domain/project/project.h"
#include "domain/project/run_state.h"
#include "domain/support/sha256.h"

#include <fstream>
#include <QProcess>
#include <SQLiteCpp/SQLiteCpp.h>

namespace supernet::test {

namespace fs = std::filesystem;

namespace {

using nlohmann::json;
using Faults = std::vector<std::string>;

constexpr int patienceMs = 300'000;

json contentOf(const fs::path &file)
{
    std::ifstream stream(file);
    return json::parse(stream, nullptr, false);
}

/// Files with checksums, as a manifest lists them.
void checkSums(const fs::path &folder, const json &sums, Faults &faults)
{
    if (!sums.is_object() || sums.empty())
        faults.push_back(folder.string() + " has no checksums.");
    for (const auto &[name, value] : sums.items()) {
        const json sum = value.is_object() ? value.value("sha256", json()) : value;
        if (!fs::exists(folder / name) || sum != sha256OfFile(folder / name))
            faults.push_back((folder / name).string() + " is damaged.");
    }
}

void checkStore(const fs::path &project, const fs::path &written, Faults &faults)
{
    SQLite::Database store((project / "store.sqlite").string(), SQLite::OPEN_READWRITE);
    if (store.execAndGet("PRAGMA integrity_check").getString() != "ok")
        faults.push_back("The store is damaged.");
    SQLite::Statement attach(store, "ATTACH ? AS written");
    attach.bind(1, (written / "store.sqlite").string());
    attach.exec();
    int lacking = 0; // The last transaction may be on its way to the disk still: nobody was told that it is there.
    for (const char *table :
         {"runs", "attempts", "candidates", "evaluations", "measurements", "queue", "picks", "exports"}) {
        const std::string name = table;
        const int rows = store
                             .execAndGet("SELECT count(*) FROM (SELECT * FROM written." + name
                                         + " EXCEPT SELECT * FROM main." + name + ")")
                             .getInt();
        if (name == "candidates") // The newest are scored anew, to the same end: see goOn().
            continue;
        lacking += rows > 0 ? 1 : 0;
        if (rows > 1 && name != "measurements") // of which one transaction has several
            faults.push_back(std::to_string(rows) + " rows of " + name + " are lost.");
    }
    if (lacking > 1)
        faults.push_back("Rows of " + std::to_string(lacking) + " tables are lost.");
}

void checkCheckpoints(const Store &store, const std::string &run, const fs::path &checkpoints, const fs::path &written,
                      Faults &faults)
{
    int lacking = 0; // One may be on its way to its place.
    for (const std::int64_t step : checkpointSteps(written))
        lacking += fs::exists(checkpointFolder(checkpoints, step) / CheckpointStateFile) ? 0 : 1;
    if (lacking > 1)
        faults.push_back(std::to_string(lacking) + " checkpoints of " + run + " are lost.");
    const auto steps = checkpointSteps(checkpoints);
    for (const std::int64_t step : steps) {
        const fs::path folder = checkpointFolder(checkpoints, step);
        checkSums(folder, contentOf(folder / CheckpointStateFile).value("sha256", json()), faults);
    }
    if (steps.empty())
        return;
    const auto record = store.run(run);
    if (!record)
        faults.push_back("The row of " + run + " is lost.");
    else if (store.metricSteps(record->id, "train/loss").size() < static_cast<std::size_t>(steps.back()))
        faults.push_back("Facts of the steps up to " + std::to_string(steps.back()) + " of " + run + " are lost.");
}

std::vector<std::string> architecturesOf(const Store &store, const std::string &search)
{
    std::vector<std::string> ids;
    for (const Candidate &candidate : store.candidates(store.run(search)->id))
        ids.push_back(candidate.architectureId);
    return ids;
}

bool supernet(const fs::path &project, const char *arguments, Faults &faults)
{
    QProcess process;
    process.start(supernetProgram(),
                  QString::fromLatin1(arguments).split(u' ')
                      << QStringLiteral("--project") << QString::fromStdString(project.string()));
    const bool well = process.waitForFinished(patienceMs) && process.exitCode() == 0;
    if (!well)
        faults.push_back(std::string(arguments) + ": " + process.readAllStandardError().toStdString());
    return well;
}

void checkRuns(const fs::path &project, const fs::path &written, Faults &faults)
{
    const Store store(project / "store.sqlite", Store::Mode::ReadOnly);
    std::error_code none;
    for (const auto &run : fs::directory_iterator(written / "runs", none)) {
        const std::string name = run.path().filename().string();
        if (fs::is_directory(run))
            checkCheckpoints(store, name, project / "runs" / name / "checkpoints", run.path() / "checkpoints", faults);
    }
    for (const ExportRecord &record : store.exports())
        checkSums(project / record.path, contentOf(project / record.path / "proof.json").value("files", json()),
                  faults);
}

void checkData(const fs::path &project, Faults &faults)
{
    const json settings = contentOf(project / "project.json");
    if (!settings.is_object())
        faults.push_back("project.json is lost.");
    else if (settings.contains("data"))
        checkSums(project / "data", contentOf(project / "data" / "manifest.json").value("files", json()), faults);
}

/// Where a run stands, or nothing where it has not begun.
std::string stateOf(const fs::path &folder, const std::string &run)
{
    const Project project = Project::open(folder);
    const Store store = project.openStore(Store::Mode::ReadOnly);
    const auto record = store.run(run);
    return record ? runState(project, store, *record) : std::string();
}

bool isUnfinished(const fs::path &project, const std::string &run)
{
    const std::string state = stateOf(project, run);
    return !state.empty() && state != "done";
}

void checkTrainedAlike(const fs::path &project, const fs::path &whole, Faults &faults)
{
    const fs::path last = checkpointFolder(fs::path("runs") / "net" / "checkpoints", 160) / "weights.safetensors";
    if (sha256OfFile(project / last) != sha256OfFile(whole / last))
        faults.push_back("The training went on to other weights.");
    const Store store(project / "store.sqlite", Store::Mode::ReadOnly);
    if (store.metricSteps(store.run("net")->id, "train/loss").size() != 160)
        faults.push_back("The whole training lacks facts.");
}

void checkNothingIsLeft(const fs::path &project, Faults &faults)
{
    for (const auto &entry : fs::recursive_directory_iterator(project))
        if (entry.path().filename().string().find(".part") != std::string::npos)
            faults.push_back(entry.path().string() + " is left.");
}

} // namespace

QString supernetProgram()
{
    return qEnvironmentVariable("SUPERNET_BIN", QStringLiteral(SUPERNET_PROGRAMS)) + QStringLiteral("/supernet");
}

std::vector<std::string> whatIsLost(const fs::path &project, const fs::path &written)
{
    Faults faults;
    try {
        checkData(project, faults);
        checkStore(project, written, faults);
        checkRuns(project, written, faults);
    } catch (const std::exception &error) {
        faults.emplace_back(error.what());
    }
    return faults;
}

int goOn(const fs::path &project, const fs::path &whole, std::vector<std::string> &faults)
{
    int resumed = 0;
    try {
        if (isUnfinished(project, "net") && supernet(project, "train --resume net --threads 1", faults)) {
            ++resumed;
            checkTrainedAlike(project, whole, faults);
        }
        if (isUnfinished(project, "hunt") && supernet(project, "search --resume hunt --threads 1", faults)) {
            ++resumed;
            const auto found = [](const fs::path &of) {
                return architecturesOf(Store(of / "store.sqlite", Store::Mode::ReadOnly), "hunt");
            };
            if (found(project) != found(whole))
                faults.emplace_back("The search went on to other architectures.");
        }
        if (isUnfinished(project, "latency-1") && supernet(project, "latency --resume latency-1", faults))
            ++resumed;
        static_cast<void>(Project::open(project)); // which sweeps
        checkNothingIsLeft(project, faults);
    } catch (const std::exception &error) {
        faults.emplace_back(error.what());
    }
    return resumed;
}

} // namespace supernet::test
