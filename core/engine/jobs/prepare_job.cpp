// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/prepare_job.h"

#include "domain/project/data_folder.h"
#include "domain/project/folder_aside.h"
#include "domain/project/run_state.h"
#include "engine/text/given_pipes.h"
#include "engine/text/language_tag.h"

#include <chrono>

namespace supernet {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

FileLock lockData(const Project &project)
{
    auto lock = FileLock::tryAcquire(project.folder() / "data.lock");
    if (!lock)
        throw Error("Another job prepares the data of " + project.folder().string() + '.', "Wait for it, or stop it.");
    return std::move(*lock);
}

/// What may go once the new data stands: nothing but what was prepared, and that no run stands on. Throws Error.
std::set<std::string> replaceableFiles(const Project &project)
{
    const Store store = project.openStore(Store::Mode::ReadOnly);
    std::set<std::string> files = ownDataFiles(project.dataFolder());
    const auto run = runOnData(project, store);
    if (run && isAlive(project, *run))
        throw Error("The run `" + run->name + "` works with the project's data.", "Wait for it, or stop it.");
    if (run && !files.empty())
        throw Error("The run `" + run->name
                        + "` was trained on the project's data: after another preparation its nets would be worth "
                          "nothing.",
                    "Prepare into a new project.");
    return files;
}

/// Data that was lost comes back by preparing it again, if it is the same.
void requireDataOfRuns(const Project &project, const json &built)
{
    const json data = project.settings().value("data", json::object());
    const auto run = runOnData(project, project.openStore(Store::Mode::ReadOnly));
    if (run && data.contains("checksum") && data["checksum"] != dataChecksum(built["files"]))
        throw Error("The run `" + run->name + "` was trained on other data than these files and settings make.",
                    "Use those of before, or prepare into a new project.");
}

/// A missing file or a wrong column is no reason for a run that failed. What a pipe gives is seen once it is kept.
void requireReadable(const CorpusFiles &files)
{
    (void)files.bytes();
    if (fs::is_regular_file(files.tsv))
        (void)tableColumns(files.tsv, files.tsvColumns);
}

void makeAbsolute(CorpusFiles &files)
{
    for (fs::path *file : {&files.source, &files.target, &files.tsv, &files.tmx}) {
        if (!file->empty())
            *file = fs::absolute(*file).lexically_normal();
    }
}

json dataSection(const json &manifest, const RunRecord &run)
{
    json section = {{"run", run.name},
                    {"vocabulary", manifest["tokenizer"]["vocabulary"]},
                    {"type", manifest["tokenizer"]["type"]},
                    {"seed", run.seed},
                    {"pairs", json::object()},
                    {"checksum", dataChecksum(manifest["files"])}};
    for (const auto &[split, counts] : manifest["splits"].items())
        section["pairs"][split] = counts["pairs"];
    std::int64_t skipped = 0;
    for (const auto &[reason, count] : manifest["skipped"].items())
        skipped += count.get<std::int64_t>();
    section["skipped"] = skipped;
    return section;
}

std::string skippedText(const json &manifest)
{
    std::string text;
    for (const auto &[reason, count] : manifest["skipped"].items())
        text += (text.empty() ? " Left out: " : ", ") + count.dump() + ' ' + reason;
    return text.empty() ? text : text + " (data/skipped.tsv lists them).";
}

std::string beginningOf(const std::string &text)
{
    constexpr std::size_t shown = 80; // Bytes, and the rest of a character.
    std::size_t end = std::min(text.size(), shown);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
        ++end;
    return text.substr(0, end) + (end < text.size() ? " ..." : "");
}

std::string namesOf(const json &languages)
{
    std::string names;
    for (const auto &[language, units] : languages.items())
        names += (names.empty() ? "" : ", ") + statedLanguage(language);
    return names;
}

/// What was taken of translation memories, which may hold other languages too.
std::string languagesText(const json &manifest)
{
    std::string text;
    for (const auto &[split, name] : {std::pair("train", ""), {"valid", " for validation"}, {"test", " for test"}}) {
        const json taken = manifest.value("languages", json::object()).value(split, json());
        if (!taken.is_null())
            text += std::string(" Languages taken") + name + ": " + namesOf(taken["source"]) + " to "
                + namesOf(taken["target"]) + '.';
    }
    return text;
}

std::string columnsText(const json &manifest)
{
    const json taken = manifest.value("columns", json::object()).value("train", json());
    if (taken.is_null() || (taken["source"] == 1 && taken["target"] == 2))
        return {};
    return " Columns taken: " + taken["source"].dump() + " and " + taken["target"].dump() + '.';
}

/// So that a person sees at once whether the text was read as it is meant.
std::string firstPairText(const json &manifest)
{
    const json &pair = manifest["first_pair"];
    return " The first pair: \"" + beginningOf(pair["source"]) + "\" and \"" + beginningOf(pair["target"]) + "\".";
}

std::string summary(const json &manifest)
{
    const auto pairs = [&](const char *split) { return manifest["splits"][split]["pairs"].dump(); };
    std::string text = "Prepared " + pairs("train") + " pairs to train, " + pairs("valid") + " to validate and "
        + pairs("test") + " to test.";
    text += languagesText(manifest) + columnsText(manifest) + skippedText(manifest);
    if (manifest["duplicates"] != 0)
        text += ' ' + manifest["duplicates"].dump() + " pairs are repeats.";
    if (manifest["held_out_repeats"] != 0)
        text += ' ' + manifest["held_out_repeats"].dump()
            + " pairs were left out of training since they are in validation or test too.";
    if (manifest.contains("test_without_source"))
        text += ' ' + manifest["test_without_source"].dump()
            + " lines of the test set cannot be used: they keep their places and are not translated.";
    text += firstPairText(manifest);
    return text;
}

/// Shows stages with their rate and asks whether to go on.
class StageReporter
{
public:
    explicit StageReporter(JobContext &context)
        : m_context(context)
    {
    }

    bool operator()(const DatasetStage &stage)
    {
        const auto now = std::chrono::steady_clock::now();
        if (stage.phase != m_phase) {
            m_phase = stage.phase;
            m_start = now;
        }
        Progress progress;
        progress.phase = stage.phase;
        progress.done = stage.done;
        progress.total = stage.total;
        progress.unit = stage.unit;
        const double seconds = std::chrono::duration<double>(now - m_start).count();
        progress.rate = seconds > 0 ? stage.done / seconds : 0;
        m_context.progress(std::move(progress));
        return !m_context.stopRequested();
    }

private:
    JobContext &m_context;
    std::string m_phase;
    std::chrono::steady_clock::time_point m_start;
};

JobOutcome prepareIn(JobContext &context, DatasetSettings settings, json *manifest)
{
    const GivenPipes pipes(settings, context.folder(), StageReporter(context));
    if (!pipes.isComplete())
        return JobOutcome::Stopped;
    std::optional<FolderAside> aside;
    context.writing([&] { aside.emplace(context.project().dataFolder()); });
    std::optional<json> built; // From the beginning once there is room again where the disk was full.
    context.writing([&] { built = buildDataset(settings, aside->path(), StageReporter(context)); });
    if (!built)
        return JobOutcome::Stopped;
    const std::set<std::string> replaced = replaceableFiles(context.project()); // A training may have begun meanwhile.
    requireDataOfRuns(context.project(), *built);
    context.writing([&] { aside->replace(replaced); });
    context.writing([&] { context.project().setSection("data", dataSection(*built, context.run())); });
    context.message(summary(*built));
    if (manifest)
        *manifest = *built;
    return JobOutcome::Done;
}

} // namespace

JobOutcome prepare(Project &project, DatasetSettings settings, const JobOptions &options, std::stop_token stop,
                   EventSink &sink, json *manifest)
{
    settings.seed = options.seed;
    for (CorpusFiles *files : {&settings.train, &settings.valid, &settings.test})
        makeAbsolute(*files);
    // A project that holds its own text can be moved, and says nothing of the machine that it was made on.
    settings.base = fs::absolute(project.folder()).lexically_normal();
    settings.check();
    for (const CorpusFiles *files : {&settings.train, &settings.valid, &settings.test})
        requireReadable(*files);
    const FileLock lock = lockData(project);
    sweepAsides(project.folder()); // Brings back what a job that died had set aside.
    (void)replaceableFiles(project);
    JobContext context = JobContext::begin(project, JobKind::Prepare, toJson(settings), options, std::move(stop), sink);
    settings.threads = context.run().threads;
    return runJob(context, [&] { return prepareIn(context, settings, manifest); });
}

} // namespace supernet
