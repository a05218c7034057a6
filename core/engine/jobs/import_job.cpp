// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/import_job.h"

#include "domain/space/shape_space.h"
#include "domain/support/plain_error.h"
#include "domain/support/plain_file.h"
#include "domain/support/sha256.h"
#include "engine/dense/foreign_tensors.h"
#include "engine/exporters/export_folder.h"
#include "engine/exporters/model_export.h"
#include "engine/jobs/project_facts.h"
#include "engine/training/dense_checkpoint.h"

namespace supernet {

using nlohmann::json;

namespace {

namespace fs = std::filesystem;

/// A model read from its folder, and what it is here.
struct Imported
{
    LoadedExport loaded;
    SearchSpace space;
    Architecture architecture;
    bool isPick = false;
};

bool hasTokenizer(const Project &project, const fs::path &tokenizer)
{
    const fs::path own = project.dataFolder() / "tokenizer.model";
    return fs::exists(own) && sha256OfFile(own) == sha256OfFile(tokenizer);
}

Imported read(const Project &project, const fs::path &folder)
{
    Imported imported{loadExport(folder), {}, {}, false};
    const DenseTransformer &model = imported.loaded.model;
    imported.space = spaceOfShape(model.shape, static_cast<int>(model.positionWidth));
    imported.architecture = imported.space.largestArchitecture();
    imported.isPick = hasTokenizer(project, imported.loaded.tokenizer) && !foreign::isForeign(model);
    return imported;
}

/// A copy in the project's exports that no other has the name of.
fs::path copyInto(const Project &project, const fs::path &folder)
{
    const std::string base = (project.exportsFolder() / fs::canonical(folder).filename()).string();
    fs::path target = base;
    for (int number = 2; fs::exists(target); ++number)
        target = base + '-' + std::to_string(number);
    ExportFolder aside(target);
    std::error_code failure;
    requirePlainFolder(folder); // so that nothing but its own content is copied
    fs::copy(folder, aside.path(), fs::copy_options::recursive | fs::copy_options::copy_symlinks, failure);
    if (failure)
        throwSystemError(
            failure, "The folder " + folder.string() + " cannot be copied into the project: " + failure.message() + '.',
            "Make room on the disk.");
    aside.keep();
    return target;
}

std::string freeName(const Store &store)
{
    for (int number = 1;; ++number)
        if (std::string name = "imported-" + std::to_string(number); !store.run(name))
            return name;
}

void record(JobContext &context, const Imported &imported, const std::string &label, const fs::path &folder)
{
    ExportRecord exported;
    exported.run = context.run().id;
    exported.architectureId = imported.architecture.id();
    exported.path = folder.lexically_relative(context.project().folder()).string();
    exported.proof = imported.loaded.proof;
    exported.at = nowMilliseconds();
    context.writing([&] { context.store().append(exported); });
    if (!imported.isPick)
        return;
    Pick pick;
    pick.supernetRun = context.run().id;
    pick.architectureId = exported.architectureId;
    pick.architecture = toJson(imported.architecture, imported.space);
    pick.label = label.empty() ? "imported" : label;
    pick.at = nowMilliseconds();
    context.writing([&] { context.store().append(pick); });
}

} // namespace

ImportResult runImportJob(Project &project, const fs::path &folder, const std::string &label, const JobOptions &given,
                          std::stop_token stop, EventSink &sink)
{
    const Imported imported = read(project, folder);
    JobOptions options = given;
    if (options.runName.empty())
        options.runName = freeName(project.openStore(Store::Mode::ReadOnly));
    json settings = imported.isPick ? denseTrainingRecord(imported.space) : json::object();
    settings["start"] = ImportedStart;
    settings["imported"] = {{"folder", folder.filename().string()},
                            {"provenance", imported.loaded.proof.value("provenance", json())}};
    // A net of its own is a run as of one that was trained alone.
    JobContext context = JobContext::begin(project, imported.isPick ? JobKind::Retrain : JobKind::Export, settings,
                                           options, std::move(stop), sink);
    ImportResult result{JobOutcome::Done, context.run().name, imported.architecture.id(), {}, imported.isPick};
    result.outcome = runJob(context, [&] {
        context.writing([&] { result.folder = copyInto(project, folder); });
        if (imported.isPick)
            context.writing(
                [&] { writeDenseCheckpoint(context.folder() / "checkpoints", imported.loaded.model, imported.space); });
        record(context, imported, label, result.folder);
        return JobOutcome::Done;
    });
    return result;
}

} // namespace supernet
