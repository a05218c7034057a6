// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/text_table.h"
#include "domain/cost/cost.h"
#include "domain/export/export_format.h"
#include "domain/space/presets.h"
#include "domain/space/sampling.h"
#include "domain/support/json_text.h"

#include <fstream>
#include <iostream>

namespace supernet::cli {

namespace {

using nlohmann::json;

constexpr std::int64_t LargestVocabulary = 100'000'000; // Counts stay far from the largest 64-bit number.

struct SpaceOptions
{
    std::string space;
    std::string architectures;
    std::string output;
    Existing existing = Existing::Kept;
    std::string exportableAs;
    std::int64_t vocabulary = 0;
    std::int64_t sourceLength = 30;
    std::int64_t targetLength = 30;
    int count = 1;
    std::uint64_t seed = 1;
    bool distinct = false;
};

using Options = std::shared_ptr<SpaceOptions>;

std::string choicesText(const SearchSpace &space, const Gene &gene)
{
    const auto list = [](const std::vector<int> &choices) {
        std::string text;
        for (const int choice : choices) {
            text += text.empty() ? "" : " ";
            text += std::to_string(choice);
        }
        return text;
    };
    std::string text = list(gene.choices);
    for (const auto &[layer, choices] : gene.layerChoices)
        text += "; layer " + std::to_string(layer) + ": " + list(choices);
    const int layers = space.layers(gene);
    return gene.scope == Gene::Scope::Network ? text : text + "  in each of " + std::to_string(layers) + " layers";
}

std::string description(const SearchSpace &space)
{
    TextTable genes({{"Gene", TextTable::Align::Left}, {"Choices", TextTable::Align::Left}});
    for (const Gene &gene : space.genes)
        genes.add({gene.name, choicesText(space, gene)});
    for (const auto &[name, size] : space.fixed)
        genes.add({name, std::to_string(size) + "  (fixed)"});
    const auto parameters = [&](const Architecture &architecture) {
        return grouped(std::to_string(parametersWithoutEmbeddings(translationShape(space, architecture))));
    };
    return "Space `" + space.name + "`, family " + space.family + "\n\n" + genes.text() + "\nGenotypes:              "
        + grouped(space.genotypes().str()) + "\nDistinct architectures: " + grouped(space.distinct().str())
        + "\nParameters:             " + parameters(space.smallestArchitecture()) + " to "
        + parameters(space.largestArchitecture()) + ", embeddings not counted\n";
}

int show(Invocation &invocation, const SpaceOptions &options)
{
    const SearchSpace space = loadSpace(options.space);
    if (!invocation.json) {
        invocation.out() << description(space);
        return Done;
    }
    json result = toJson(space);
    result["genotypes"] = space.genotypes().str();
    result["distinct"] = space.distinct().str();
    invocation.out() << result.dump() << '\n';
    return Done;
}

int list(Invocation &invocation)
{
    for (const std::string &name : presetNames()) {
        const SearchSpace space = loadSpace(name);
        if (invocation.json)
            invocation.out() << json{{"name", name}, {"distinct", space.distinct().str()}}.dump() << '\n';
        else
            invocation.out() << name << ": " << grouped(space.distinct().str()) << " architectures\n";
    }
    return Done;
}

int check(Invocation &invocation, const SpaceOptions &options)
{
    bool sound = true;
    for (const Issue &issue : readSpace(options.space).validate()) {
        const bool error = issue.severity == Issue::Severity::Error;
        sound = sound && !error;
        const char *severity = error ? "error" : "warning";
        if (invocation.json)
            invocation.out()
                << json{{"where", issue.where}, {"severity", severity}, {"sentence", issue.sentence}}.dump() << '\n';
        else
            invocation.out() << issue.where << ": " << severity << ": " << issue.sentence << '\n';
    }
    return sound ? Done : Failed;
}

/// One line of `space cost`: a bare architecture, or a record that holds one and perhaps its vocabulary.
json costOfLine(const std::string &line, const SearchSpace &space, const SpaceOptions &options)
{
    const json record = parseJson(line);
    const bool whole = record.is_object() && record.contains("architecture");
    const Architecture architecture = architectureFromJson(whole ? record["architecture"] : record, space);
    Workload workload{options.vocabulary, options.sourceLength, options.targetLength};
    if (whole && record.contains("vocabulary"))
        workload.vocabulary = record["vocabulary"].get<std::int64_t>();
    if (workload.vocabulary > LargestVocabulary)
        throw Error("A vocabulary of " + std::to_string(workload.vocabulary) + " is larger than any can be.");
    if (workload.vocabulary < 1)
        throw UsageError("The line has no vocabulary.", "Say its size with --vocabulary N.");
    const Cost counted = cost(translationShape(space, architecture), workload);
    return {{"id", architecture.id()},
            {"params_without_embeddings", counted.parametersWithoutEmbeddings},
            {"embedding_params", counted.embeddingParameters},
            {"flops", counted.flops},
            {"macs", counted.macs}};
}

std::string peopleLine(const json &counted)
{
    const auto number = [&](const char *key) { return grouped(counted[key].dump()); };
    return counted["id"].get<std::string>() + "  " + number("params_without_embeddings") + " parameters + "
        + number("embedding_params") + " embedding, " + number("flops") + " FLOPs";
}

int costs(Invocation &invocation, const SpaceOptions &options)
{
    const SearchSpace space = loadSpace(options.space);
    std::ifstream file;
    if (options.architectures != "-")
        file.open(options.architectures, std::ios::binary);
    std::istream &in = options.architectures == "-" ? std::cin : file;
    if (!in)
        throw Error("The architectures' file `" + options.architectures + "` cannot be read.");
    bool allWell = true;
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        const auto fault = [&](const std::string &what) {
            allWell = false;
            const std::string text = "Line " + std::to_string(number) + ": " + what;
            invocation.out() << (invocation.json ? jsonLine({{"error", text}}) : text) << '\n';
        };
        try {
            const json counted = costOfLine(line, space, options);
            invocation.out() << (invocation.json ? counted.dump() : peopleLine(counted)) << '\n';
        } catch (const UsageError &) {
            throw;
        } catch (const Error &error) {
            fault(error.message());
        } catch (const json::exception &error) {
            fault(std::string("it cannot be read as an architecture: ") + error.what() + '.');
        }
    }
    return allWell ? Done : Failed;
}

int sample(Invocation &invocation, const SpaceOptions &options)
{
    const SearchSpace space = loadSpace(options.space);
    if (options.count < 1)
        throw UsageError("--count is a number from 1 on.");
    for (int number = 0; number < options.count; ++number) {
        Random random(streamKey(options.seed, "space sample", {static_cast<std::uint64_t>(number)}));
        const Architecture drawn = options.distinct ? sampleDistinct(space, random) : sampleByGene(space, random);
        invocation.out() << toJson(drawn, space).dump() << '\n';
    }
    return Done;
}

int importSpace(Invocation &invocation, const SpaceOptions &options)
{
    SearchSpace space = loadSpace(options.space);
    if (!options.exportableAs.empty())
        space = exportableSpace(space, exportFormat(options.exportableAs));
    const std::string text = toJson(space).dump(4) + '\n';
    if (options.output.empty()) {
        invocation.out() << text;
        return Done;
    }
    writeOutput(options.output, text, options.existing);
    return Done;
}

CLI::App &addPart(CLI::App &command, Invocation &invocation, const char *name, const char *what, const Options &options,
                  int (*action)(Invocation &, const SpaceOptions &))
{
    CLI::App &part = *command.add_subcommand(name, what);
    part.add_option("space", options->space, "A preset, a space file (JSON), or a HAT configuration (YAML)")
        ->required();
    invocation.runs(part, [options, action](Invocation &running) { return action(running, *options); });
    return part;
}

void addCost(CLI::App &command, Invocation &invocation, const Options &options)
{
    CLI::App &part = addPart(command, invocation, "cost", "Parameters and operations of architectures", options, costs);
    part.add_option("--architectures", options->architectures,
                    "JSON lines: architectures, or records that hold one (- for standard input)")
        ->required();
    part.add_option("--vocabulary", options->vocabulary, "Size of the vocabulary where a line has none");
    part.add_option("--source-length", options->sourceLength, "Source tokens that FLOPs are counted for")
        ->capture_default_str()
        ->check(CLI::Range(1, 100'000));
    part.add_option("--target-length", options->targetLength, "Target tokens that FLOPs are counted for")
        ->capture_default_str()
        ->check(CLI::Range(1, 100'000));
    addJsonOption(part, invocation);
    setExamples(part, {"supernet space cost hat-wmt --architectures picks.jsonl --vocabulary 32768 --json"});
}

void addSample(CLI::App &command, Invocation &invocation, const Options &options)
{
    CLI::App &part = addPart(command, invocation, "sample", "Draw architectures, one JSON line each", options, sample);
    part.add_option("--count", options->count, "How many")->capture_default_str();
    part.add_option("--seed", options->seed, "Seed of the draws")->capture_default_str();
    part.add_flag("--distinct", options->distinct,
                  "Uniform over distinct architectures (nearly all at the greatest depth) instead of gene by gene");
    setExamples(part, {"supernet space sample small --count 5 --seed 7"});
}

void addImport(CLI::App &command, Invocation &invocation, const Options &options)
{
    CLI::App &part = addPart(command, invocation, "import", "A HAT configuration, or any other space, as a space file",
                             options, importSpace);
    part.add_option("--exportable-as", options->exportableAs,
                    "Only the choices that an export format has a counterpart for; ctranslate2 has not for all")
        ->type_name("FORMAT");
    part.add_option("--output", options->output, "Where to write it; standard output by default");
    addForceOption(part, options->existing);
    setExamples(part,
                {"supernet space import space0.yml --output space0.json",
                 "supernet space import small --exportable-as ctranslate2 --output small-ctranslate2.json"});
}

} // namespace

void addSpaceCommand(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = *program.add_subcommand("space", "Show, count, sample and import search spaces");
    command.require_subcommand(1);
    const auto options = std::make_shared<SpaceOptions>();

    CLI::App &showPart = addPart(command, invocation, "show", "A space and its counts", options, show);
    addJsonOption(showPart, invocation);
    setExamples(showPart, {"supernet space show hat-wmt", "supernet space show my-space.json --json"});

    CLI::App &listPart = *command.add_subcommand("list", "The spaces that the program ships");
    addJsonOption(listPart, invocation);
    invocation.runs(listPart, list);
    setExamples(listPart, {"supernet space list"});

    CLI::App &checkPart = addPart(command, invocation, "check", "All that is wrong with a space", options, check);
    addJsonOption(checkPart, invocation);
    setExamples(checkPart, {"supernet space check my-space.json"});

    addCost(command, invocation, options);
    addSample(command, invocation, options);

    addImport(command, invocation, options);
    setExamples(command, {"supernet space list", "supernet space show small"});
}

} // namespace supernet::cli
