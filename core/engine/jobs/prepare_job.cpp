// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/prepare_job.h"

#include "domain/support/sha256.h"
#include "engine/text/given_pipes.h"

#include <chrono>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace supernet {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// The folder beside `data` in which new data grows; gone with this object unless it took data's place.
class FolderAside
{
public:
    explicit FolderAside(const Project &project)
        : m_data(project.dataFolder())
        , m_aside(project.folder() / "data.new")
        , m_old(project.folder() / "data.old")
        , m_lock(FileLock::tryAcquire(project.folder() / "data.lock"))
    {
        if (!m_lock)
            throw Error("Another job prepares the data of " + project.folder().string() + '.',
                        "Wait for it, or stop it.");
        if (!fs::exists(m_data) && fs::exists(m_old)) // An earlier job died between two renames.
            fs::rename(m_old, m_data);
        fs::remove_all(m_aside);
        fs::remove_all(m_old);
        fs::create_directory(m_aside);
    }
    ~FolderAside()
    {
        std::error_code ignored;
        fs::remove_all(m_aside, ignored);
    }
    FolderAside(const FolderAside &) = delete;
    FolderAside &operator=(const FolderAside &) = delete;

    [[nodiscard]] const fs::path &path() const { return m_aside; }

    void takeItsPlace()
    {
        // After the exchange `m_aside` holds the old data.
        if (::renameat2(AT_FDCWD, m_aside.c_str(), AT_FDCWD, m_data.c_str(), RENAME_EXCHANGE) == 0)
            return;
        // No old data, or a file system that cannot exchange.
        if (fs::exists(m_data))
            fs::rename(m_data, m_old);
        fs::rename(m_aside, m_data);
        fs::remove_all(m_old);
    }

private:
    fs::path m_data;
    fs::path m_aside;
    fs::path m_old;
    std::optional<FileLock> m_lock;
};

void makeAbsolute(CorpusFiles &files)
{
    for (fs::path *file : {&files.source, &files.target, &files.tsv, &files.tmx}) {
        if (!file->empty())
            *file = fs::absolute(*file).lexically_normal();
    }
}

std::string checksumOf(const json &files)
{
    const std::string text = files.dump(); // Sorted by name, a checksum each.
    return sha256(std::as_bytes(std::span(text)));
}

json dataSection(const json &manifest, const RunRecord &run)
{
    json section = {{"run", run.name},
                    {"vocabulary", manifest["tokenizer"]["vocabulary"]},
                    {"type", manifest["tokenizer"]["type"]},
                    {"seed", run.seed},
                    {"pairs", json::object()},
                    {"checksum", checksumOf(manifest["files"])}};
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

std::string summary(const json &manifest)
{
    const auto pairs = [&](const char *split) { return manifest["splits"][split]["pairs"].dump(); };
    std::string text = "Prepared " + pairs("train") + " pairs to train, " + pairs("valid") + " to validate and "
        + pairs("test") + " to test." + skippedText(manifest);
    if (manifest["duplicates"] != 0)
        text += ' ' + manifest["duplicates"].dump() + " pairs are repeats.";
    if (manifest["held_out_repeats"] != 0)
        text += ' ' + manifest["held_out_repeats"].dump()
            + " pairs were left out of training since they are in validation or test too.";
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
    FolderAside aside(context.project());
    const auto built = buildDataset(settings, aside.path(), StageReporter(context));
    if (!built)
        return JobOutcome::Stopped;
    aside.takeItsPlace();
    context.project().setSection("data", dataSection(*built, context.run()));
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
        (void)files->bytes(); // A missing file is no reason for a run that failed.
    JobContext context = JobContext::begin(project, JobKind::Prepare, toJson(settings), options, std::move(stop), sink);
    settings.threads = context.run().threads;
    return runJob(context, [&] { return prepareIn(context, settings, manifest); });
}

} // namespace supernet
