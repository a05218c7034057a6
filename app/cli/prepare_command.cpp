// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/prepare_command.h"

#include "cli/command.h"
#include "cli/commands.h"
#include "engine/jobs/prepare_job.h"

#include <algorithm>
#include <optional>

namespace supernet::cli {

namespace {

using nlohmann::json;

void addFiles(CLI::App &command, CorpusFiles &files, const std::string &prefix, const std::string &what)
{
    const auto add = [&](const char *name, std::filesystem::path &path, const std::string &help) {
        command.add_option("--" + prefix + name, path, help)->type_name("FILE");
    };
    add("source", files.source,
        what + " in the source language, a sentence a line, plain or packed (.gz, .xz, .bz2, .zst, .zip)");
    add("target", files.target, what + " in the target language, line by line as the source");
    add("tsv", files.tsv, what + " as one file instead: source, tab, target");
    command
        .add_option("--" + prefix + "tsv-columns", files.tsvColumns,
                    "Of that file, where others than the first two are meant: numbers from 1, as 2,4, or names of its "
                    "first line, as en,de")
        ->type_name("SOURCE,TARGET");
    add("tmx", files.tmx, what + " as a translation memory instead (TMX)");
    command.add_option("--" + prefix + "source-language", files.sourceLanguage,
                       "Of that memory: en, en-GB ...; as its header says, or "
                       "its first unit, by default");
    command.add_option("--" + prefix + "target-language", files.targetLanguage,
                       "Of that memory; the first other one by default");
}

std::string skippedLines(const json &manifest)
{
    std::string text;
    for (const json &line : manifest["skipped_first"])
        text += line["file"].get<std::string>() + ':' + line["line"].dump() + ": " + line["reason"].get<std::string>()
            + '\n';
    std::int64_t skipped = 0;
    for (const auto &[reason, count] : manifest["skipped"].items())
        skipped += count.get<std::int64_t>();
    const auto more = skipped - static_cast<std::int64_t>(manifest["skipped_first"].size());
    return more > 0 ? text + "and " + std::to_string(more) + " more\n" : text;
}

std::string splitTable(const json &manifest)
{
    std::string text;
    for (const char *split : {"train", "valid", "test"}) {
        const json &counts = manifest["splits"][split];
        text += std::string(split) + ": " + counts["pairs"].dump() + " pairs, " + counts["source_tokens"].dump()
            + " source and " + counts["target_tokens"].dump() + " target tokens\n";
    }
    return text;
}

int run(Invocation &invocation, const DatasetSettings &settings)
{
    settings.check(); // Before a project is made for it.
    Project project = Project::openOrCreate(invocation.projectFolder());
    json manifest;
    const JobOutcome outcome = prepare(project, settings, invocation.jobOptions(), invocation.stopToken(),
                                       invocation.sink(), &manifest);
    if (outcome == JobOutcome::Done)
        invocation.result(manifest, skippedLines(manifest) + splitTable(manifest));
    return exitCode(outcome);
}

void addOptions(CLI::App &command, Invocation &invocation, DatasetSettings *settings)
{
    addJobOptions(command, invocation);
    addFiles(command, settings->train, "", "Text");
    addFiles(command, settings->valid, "valid-", "Validation text (else drawn from the text)");
    addFiles(command, settings->test, "test-", "Test text (else drawn from the text)");
    command.add_option("--valid-size", settings->validSize, "Pairs to draw for validation (1000 at most by default)");
    command.add_option("--test-size", settings->testSize, "Pairs to draw for test (1000 at most by default)");
    command.add_option("--vocabulary", settings->vocabulary, "Pieces of the SentencePiece tokenizer")
        ->capture_default_str();
    command.add_option("--type", settings->type, "Kind of pieces: unigram or bpe")->capture_default_str();
    command.add_option("--longest-line", settings->rules.longest, "Leave out lines of more characters")
        ->capture_default_str();
    command
        .add_option("--length-ratio", settings->rules.ratio,
                    "Leave out pairs whose longer side has more times the characters of the shorter one")
        ->capture_default_str();
}

/// Nothing where a person waits longer for it than it is worth.
std::optional<SentencePair> firstPair(const DatasetSettings &settings)
{
    constexpr int mostLines = 20'000;
    struct TooMany
    {
    };
    int lines = 0;
    try {
        ParallelReader reader(settings.train, settings.rules, [&](const SkippedLine &) {
            if (++lines > mostLines)
                throw TooMany();
        });
        SentencePair pair;
        return reader.next(pair) ? std::optional(pair) : std::nullopt;
    } catch (const TooMany &) {
        return {};
    }
}

} // namespace

json firstPairOfText(std::vector<std::string> words)
{
    CLI::App command;
    Invocation invocation;
    DatasetSettings settings;
    addOptions(command, invocation, &settings);
    try {
        std::ranges::reverse(words); // as CLI11 takes them
        command.parse(words);
        settings.check();
        for (const auto &file : settings.train.files())
            if (std::filesystem::exists(file) && !std::filesystem::is_regular_file(file))
                return json::object(); // What a pipe gives is given once.
        const auto pair = firstPair(settings);
        return pair ? json{{"source", pair->source}, {"target", pair->target}} : json::object();
    } catch (const Error &error) {
        return {{"fault", error.message()}};
    } catch (const CLI::ParseError &error) {
        return {{"fault", error.what()}};
    }
}

void addPrepareCommand(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = *program.add_subcommand("prepare", "Make a project's data from parallel text");
    const auto settings = std::make_shared<DatasetSettings>();
    addOptions(command, invocation, settings.get());
    setExamples(command,
                {"supernet prepare --project my.supernet --source train.en.gz --target train.de.gz --vocabulary 8000",
                 "supernet prepare --project my.supernet --tsv pairs.tsv --valid-size 500 --test-size 500",
                 "supernet prepare --project my.supernet --tsv tatoeba.tsv --tsv-columns 2,4",
                 "supernet prepare --project my.supernet --tmx memory.tmx.gz --source-language en --target-language de",
                 "supernet prepare --project my.supernet --source train.en --target train.de --valid-source val.en "
                 "--valid-target val.de --test-source test.en --test-target test.de"});
    invocation.runsJob(command, [settings](Invocation &running) { return run(running, *settings); });
}

} // namespace supernet::cli
