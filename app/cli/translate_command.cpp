// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/commands.h"
#include "engine/exporters/line_translator.h"
#include "engine/exporters/runtime_proof.h"

#include <csignal>
#include <iostream>
#include <sys/prctl.h>

namespace supernet::cli {

namespace {

struct TranslateOptions
{
    std::string model;
    DecodeOptions decoding;
    std::string computeType; ///< Empty: what the model says.
    bool vocabularySelection = false;
    std::size_t portion = 256;
    int threads = 0;
    std::string proofReference; ///< Translate this instead, for an export's proof; see verifyHere().
    std::string proofResult;
};

int translate(Invocation &invocation, const TranslateOptions &options)
{
    if (!options.proofReference.empty()) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL); // Nobody else wants the answer.
        verifyHere(options.model, options.proofReference, options.proofResult, threadsFor(options.threads));
        return Done;
    }
    const auto warn = [](const std::string &warning) { std::cerr << "supernet translate: " << warning << '\n'; };
    const auto type = options.computeType.empty() ? std::nullopt : std::optional(computeType(options.computeType));
    const LineTranslatorOptions how{threadsFor(options.threads), type, options.vocabularySelection};
    const LineTranslator translator(options.model, how, warn);
    invocation.nothingToSave();
    translator.translate(std::cin, invocation.out(), options.decoding, options.portion, {});
    return Done;
}

} // namespace

void addTranslateCommand(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = *program.add_subcommand("translate",
                                                "Translate standard input with an exported model, line by line");
    const auto options = std::make_shared<TranslateOptions>();
    options->decoding.beam = 5;
    command.add_option("--model", options->model, "Folder of the exported model")->required();
    command.add_option("--beam", options->decoding.beam, "Hypotheses kept; 1 is greedy")
        ->capture_default_str()
        ->check(CLI::Range(1, 100));
    command.add_option("--alpha", options->decoding.alpha, "Length penalty: log-probability / length^alpha")
        ->capture_default_str();
    command
        .add_option("--batch-tokens", options->decoding.batchTokens, "Source tokens translated together, beams counted")
        ->capture_default_str()
        ->check(CLI::Range(1, 1'000'000));
    command
        .add_option(
            "--compute-type", options->computeType,
            "What weights are multiplied in; bfloat16 and int8 are faster where the processor has them. As the model "
            "says by default: float32, but int8 for an export in eight bits")
        ->check(CLI::IsMember({"float32", "bfloat16", "int8"}));
    command.add_flag(
        "--vocabulary-selection", options->vocabularySelection,
        "Choose only among words that the model's lexicon expects (see `supernet export`): faster, and now and "
        "then another translation");
    command.add_option("--portion", options->portion, "Lines read before the next are written; 1 for a dialogue")
        ->capture_default_str()
        ->check(CLI::Range(1, 1'000'000));
    command.add_option("--threads", options->threads, "0: all cores, less one while a studio is open")
        ->capture_default_str()
        ->check(CLI::Range(0, 1024));
    command.add_option("--proof-reference", options->proofReference)->group("");
    command.add_option("--proof-result", options->proofResult)->group("");
    setExamples(command,
                {"supernet translate --model my-model < in.txt > out.txt",
                 "supernet translate --model my-model --beam 1 --portion 1",
                 "supernet translate --model my-model --compute-type int8 < in.txt > out.txt"});
    invocation.runs(command, [options](Invocation &running) { return translate(running, *options); });
}

} // namespace supernet::cli
