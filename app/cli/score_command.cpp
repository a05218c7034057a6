// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/text_table.h"
#include "domain/metrics/score_case.h"
#include "domain/metrics/significance.h"
#include "domain/support/json_text.h"
#include "engine/text/line_reader.h"
#include "engine/text/line_tokens.h"

#include <fstream>
#include <iostream>
#include <optional>

namespace supernet::cli {

namespace {

using nlohmann::json;

struct ScoreSettings
{
    std::string cases;
    std::vector<std::string> hypotheses;
    std::vector<std::string> references;
    std::vector<std::string> metrics{"bleu"};
    std::string tokenize = "13a";
    std::string smoothMethod = "exp";
    BleuOptions bleu;
    ChrfOptions chrf;
    TerOptions ter;
    int width = 1;
    bool scoreOnly = false;
    bool pairedBootstrap = false;
    bool pairedRandomisation = false;
    bool confidence = false;
    int samples = 1000;
    int confidenceSamples = 1000;
    int trials = 10'000;
    std::uint64_t seed = 12345;
};

/// As sacreBLEU reads them; where it would not, or reads other text, that is said.
std::vector<std::string> linesOf(const std::string &file)
{
    LineReader reader(file);
    std::vector<std::string> lines;
    for (std::string line; reader.next(line);) {
        if (validUtf8(line) != line)
            throw Error("Line " + std::to_string(reader.number()) + " of `" + file + "` is not UTF-8.",
                        "Convert the file: iconv -f ISO-8859-1 -t UTF-8 OLD > NEW, or from whatever it is in.");
        lines.push_back(line);
    }
    if (reader.encoding() == "UTF-8")
        std::cerr << "supernet score: `" << file
                  << "` begins with a byte order mark, which is left out; sacreBLEU counts it as a part of the first "
                     "word.\n";
    else if (!reader.encoding().empty())
        std::cerr << "supernet score: `" << file << "` is " << reader.encoding()
                  << ", and is read as that; sacreBLEU reads UTF-8 only.\n";
    return lines;
}

MetricOptions optionsOf(const std::string &metric, const ScoreSettings &settings)
{
    if (metric == "chrf")
        return settings.chrf;
    if (metric == "ter")
        return settings.ter;
    BleuOptions bleu = settings.bleu;
    bleu.tokenize = tokenizerFromName(settings.tokenize);
    bleu.smoothMethod = smoothingFromName(settings.smoothMethod);
    return bleu;
}

json fieldsOf(const MetricScore &score, const std::string &name, int width)
{
    return {{"name", name}, {"score", score.score}, {"text", score.text(width)}, {"signature", score.signature}};
}

/// One case a line; a faulty one is said in its place and does not stop the others.
int scoreCases(Invocation &invocation, const ScoreSettings &settings)
{
    std::ifstream file;
    if (settings.cases != "-")
        file.open(settings.cases, std::ios::binary);
    std::istream &in = settings.cases == "-" ? std::cin : file;
    if (!in || in.peek() == std::ifstream::traits_type::eof())
        throw Error("The cases' file `" + settings.cases + "` cannot be read or is empty.");
    int code = Done;
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        try {
            const ScoreCase parsed = scoreCaseFromJson(line);
            const MetricScore score = scoreWith(parsed.options, parsed.hypotheses, parsed.references);
            invocation.out() << (invocation.json ? jsonLine(fieldsOf(score, parsed.name, 4))
                                                 : parsed.name + ": " + score.text())
                             << '\n';
        } catch (const Error &error) {
            code = Failed;
            const std::string text = "Line " + std::to_string(number) + ": " + error.message();
            invocation.out() << (invocation.json ? jsonLine({{"error", text}}) : text) << '\n';
        }
    }
    return code;
}

struct Text
{
    std::vector<std::vector<std::string>> hypotheses;
    std::vector<std::vector<std::string>> references;
};

Text readText(const ScoreSettings &settings)
{
    Text text;
    for (const std::string &file : settings.hypotheses)
        text.hypotheses.push_back(linesOf(file));
    const auto requireAsMany = [&](const std::vector<std::string> &lines, const std::string &file) {
        if (lines.size() != text.hypotheses[0].size())
            throw UsageError("`" + settings.hypotheses[0] + "` has " + std::to_string(text.hypotheses[0].size())
                                 + " lines but `" + file + "` has " + std::to_string(lines.size()) + '.',
                             "Line i of each must be the same sentence.");
    };
    for (std::size_t i = 1; i < text.hypotheses.size(); ++i)
        requireAsMany(text.hypotheses[i], settings.hypotheses[i]);
    for (const std::string &file : settings.references) {
        text.references.push_back(linesOf(file));
        requireAsMany(text.references.back(), file);
    }
    if (text.hypotheses[0].empty())
        throw Error("There is no line in `" + settings.hypotheses[0] + "`.");
    return text;
}

/// The 95 % interval of a system's score where one is wanted.
std::optional<ResampledScore> spreadOf(const MetricOptions &options, const ScoreSettings &settings, const Text &text,
                                       std::size_t system)
{
    if (!settings.confidence)
        return {};
    const Resampler resampled = resampler(options, text.hypotheses[system], text.references);
    return bootstrapScore(text.hypotheses[system].size(), resampled, settings.confidenceSamples, settings.seed);
}

std::string spreadText(const std::optional<ResampledScore> &spread, int width)
{
    if (!spread)
        return {};
    return " (mean " + decimals(spread->mean, width) + " ± " + decimals(spread->interval, width) + ')';
}

void scoreFiles(Invocation &invocation, const ScoreSettings &settings, const Text &text)
{
    for (std::size_t i = 0; i < text.hypotheses.size(); ++i) {
        for (const std::string &metric : settings.metrics) {
            const MetricOptions options = optionsOf(metric, settings);
            const MetricScore score = scoreWith(options, text.hypotheses[i], text.references);
            const auto spread = spreadOf(options, settings, text, i);
            if (invocation.json) {
                json fields = fieldsOf(score, score.name, settings.width);
                fields["hyp"] = settings.hypotheses[i];
                if (spread) {
                    fields["mean"] = spread->mean;
                    fields["interval"] = spread->interval;
                }
                invocation.out() << jsonLine(fields) << '\n';
            } else if (settings.scoreOnly) {
                invocation.out() << decimals(score.score, settings.width) << '\n';
            } else {
                const std::string head = text.hypotheses.size() > 1 ? settings.hypotheses[i] + ": " : "";
                invocation.out() << head << score.text(settings.width) << spreadText(spread, settings.width) << '\n'
                                 << "  " << score.signature << '\n';
            }
        }
    }
}

void compareFiles(Invocation &invocation, const ScoreSettings &settings, const Text &text)
{
    for (const std::string &metric : settings.metrics) {
        const MetricOptions options = optionsOf(metric, settings);
        const auto baseline = resampler(options, text.hypotheses[0], text.references);
        const MetricScore named = scoreWith(options, text.hypotheses[0], text.references);
        for (std::size_t i = 1; i < text.hypotheses.size(); ++i) {
            const auto system = resampler(options, text.hypotheses[i], text.references);
            const PairedBootstrap compared = pairedBootstrap(text.hypotheses[0].size(), baseline, system,
                                                             settings.samples, settings.seed);
            const auto spread = [&](const ResampledScore &score) {
                return decimals(score.score, settings.width) + " (mean " + decimals(score.mean, settings.width) + " ± "
                    + decimals(score.interval, settings.width) + ')';
            };
            if (invocation.json)
                invocation.out() << jsonLine({{"name", named.name},
                                              {"baseline", settings.hypotheses[0]},
                                              {"system", settings.hypotheses[i]},
                                              {"baseline_score", compared.baseline.score},
                                              {"baseline_interval", compared.baseline.interval},
                                              {"system_score", compared.system.score},
                                              {"system_interval", compared.system.interval},
                                              {"p", compared.p},
                                              {"samples", settings.samples},
                                              {"seed", settings.seed},
                                              {"signature", named.signature}})
                                 << '\n';
            else
                invocation.out() << named.name << ": " << settings.hypotheses[0] << ' ' << spread(compared.baseline)
                                 << ", " << settings.hypotheses[i] << ' ' << spread(compared.system)
                                 << ", p = " << decimals(compared.p, 4) << "\n  " << named.signature << '\n';
        }
    }
}

void exchangeFiles(Invocation &invocation, const ScoreSettings &settings, const Text &text)
{
    for (const std::string &metric : settings.metrics) {
        const MetricOptions options = optionsOf(metric, settings);
        const MetricScore named = scoreWith(options, text.hypotheses[0], text.references);
        for (std::size_t i = 1; i < text.hypotheses.size(); ++i) {
            const Exchanger exchange = exchanger(options, text.hypotheses[0], text.hypotheses[i], text.references);
            const PairedRandomisation compared = pairedRandomisation(text.hypotheses[0].size(), exchange,
                                                                     settings.trials, settings.seed);
            if (invocation.json)
                invocation.out() << jsonLine({{"name", named.name},
                                              {"test", "approximate randomisation"},
                                              {"baseline", settings.hypotheses[0]},
                                              {"system", settings.hypotheses[i]},
                                              {"baseline_score", compared.baseline},
                                              {"system_score", compared.system},
                                              {"p", compared.p},
                                              {"trials", settings.trials},
                                              {"seed", settings.seed},
                                              {"signature", named.signature}})
                                 << '\n';
            else
                invocation.out() << named.name << ": " << settings.hypotheses[0] << ' '
                                 << decimals(compared.baseline, settings.width) << ", " << settings.hypotheses[i] << ' '
                                 << decimals(compared.system, settings.width) << ", p = " << decimals(compared.p, 4)
                                 << " (approximate randomisation)\n  " << named.signature << '\n';
        }
    }
}

int run(Invocation &invocation, const ScoreSettings &settings)
{
    if (!settings.cases.empty()) {
        if (!settings.hypotheses.empty() || !settings.references.empty())
            throw UsageError("Give either --cases or --hyp and --ref.");
        return scoreCases(invocation, settings);
    }
    if (settings.hypotheses.empty() || settings.references.empty())
        throw UsageError("There is nothing to score.", "Give --hyp FILE and --ref FILE, or --cases FILE.");
    const bool compares = settings.pairedBootstrap || settings.pairedRandomisation;
    if (compares && settings.hypotheses.size() < 2)
        throw UsageError("A comparison needs two files of hypotheses.", "Give --hyp twice; the first is the baseline.");
    const Text text = readText(settings);
    if (settings.pairedBootstrap)
        compareFiles(invocation, settings, text);
    if (settings.pairedRandomisation)
        exchangeFiles(invocation, settings, text);
    if (!compares)
        scoreFiles(invocation, settings, text);
    return Done;
}

void addFiles(CLI::App &command, ScoreSettings &settings)
{
    command.add_option("-i,--hyp", settings.hypotheses, "Lines to score, plain or packed (.gz, .xz, .bz2, .zst, .zip)")
        ->type_name("FILE");
    command.add_option("-r,--ref", settings.references, "Reference lines; once for each stream of references")
        ->type_name("FILE");
    command.add_option("-m,--metric", settings.metrics, "Metrics: bleu, chrf, ter")
        ->delimiter(',')
        ->check(CLI::IsMember({"bleu", "chrf", "ter"}))
        ->capture_default_str();
    command.add_option("--cases", settings.cases, "Score cases instead, a JSON object a line (- for standard input)")
        ->type_name("FILE");
    command.add_option("-w,--width", settings.width, "Digits after the point")
        ->check(CLI::Range(0, 15))
        ->capture_default_str();
    command.add_flag("-b,--score-only", settings.scoreOnly, "Print the bare score");
}

void addMetricOptions(CLI::App &command, ScoreSettings &settings)
{
    const auto bleu = [](CLI::Option *option) { option->group("BLEU"); };
    bleu(command.add_option("--tokenize,--tok", settings.tokenize, "Tokenizer: 13a, intl, char, zh, none")
             ->capture_default_str());
    bleu(command.add_flag("--lowercase,--lc", settings.bleu.lowercase, "Compare in lower case"));
    bleu(command.add_option("-s,--smooth-method", settings.smoothMethod, "Smoothing: exp, floor, add-k, none")
             ->capture_default_str());
    bleu(command.add_option("--smooth-value,--sv", settings.bleu.smoothValue, "Value of floor (0.1) and add-k (1)")
             ->check(CLI::Range(0.0, 1000.0)));
    bleu(command.add_flag("--effective-order", settings.bleu.effectiveOrder,
                          "Count only the orders that the hypothesis is long enough for"));
    const auto chrf = [](CLI::Option *option) { option->group("chrF"); };
    chrf(command.add_option("--chrf-char-order", settings.chrf.charOrder, "Longest character n-gram")
             ->capture_default_str());
    chrf(command.add_option("--chrf-word-order", settings.chrf.wordOrder, "Longest word n-gram; 2 makes it chrF++")
             ->capture_default_str());
    chrf(command.add_option("--chrf-beta", settings.chrf.beta, "Weight of recall")->capture_default_str());
    chrf(command.add_flag("--chrf-lowercase", settings.chrf.lowercase, "Compare in lower case"));
    chrf(command.add_flag("--chrf-whitespace", settings.chrf.whitespace, "White space counts"));
    chrf(command.add_flag("--chrf-eps-smoothing", settings.chrf.epsSmoothing, "Smooth as chrF++.py, NLTK and Moses"));
    const auto ter = [](CLI::Option *option) { option->group("TER"); };
    ter(command.add_flag("--ter-case-sensitive", settings.ter.caseSensitive, "Compare as written"));
    ter(command.add_flag("--ter-normalized", settings.ter.normalized, "Split off punctuation first"));
    ter(command.add_flag("--ter-no-punct", settings.ter.noPunct, "Leave out punctuation"));
    ter(command.add_flag("--ter-asian-support", settings.ter.asianSupport,
                         "With the two above: East Asian characters too"));
}

void addComparison(CLI::App &command, ScoreSettings &settings)
{
    const auto group = [](CLI::Option *option) { option->group("Significance"); };
    group(command.add_flag("--paired-bs", settings.pairedBootstrap,
                           "Compare every further --hyp with the first by paired bootstrap resampling"));
    group(command.add_option("--paired-bs-n", settings.samples, "Resamples")
              ->check(CLI::Range(1, 100'000))
              ->capture_default_str());
    group(command.add_flag("--paired-ar", settings.pairedRandomisation,
                           "Compare every further --hyp with the first by paired approximate randomisation"));
    group(command.add_option("--paired-ar-n", settings.trials, "Trials")
              ->check(CLI::Range(1, 1'000'000))
              ->capture_default_str());
    group(command.add_flag("--confidence", settings.confidence, "With each score, its 95 % bootstrap interval"));
    group(command.add_option("--confidence-n", settings.confidenceSamples, "Resamples for --confidence")
              ->check(CLI::Range(1, 100'000))
              ->capture_default_str());
    group(command.add_option("--seed", settings.seed, "Seed of the resampling")->capture_default_str());
}

} // namespace

void addScoreCommand(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = *program.add_subcommand("score", "Score translations: BLEU, chrF, TER as sacreBLEU does");
    addJsonOption(command, invocation);
    const auto settings = std::make_shared<ScoreSettings>();
    addFiles(command, *settings);
    addMetricOptions(command, *settings);
    addComparison(command, *settings);
    setExamples(command,
                {"supernet score --hyp out.de --ref test.de",
                 "supernet score --hyp out.de --ref test1.de --ref test2.de --metric bleu,chrf,ter --width 2",
                 "supernet score --hyp baseline.de --hyp better.de --ref test.de --paired-bs",
                 "supernet score --hyp out.de --ref test.de --metric bleu,chrf --confidence",
                 "supernet score --cases cases.jsonl --json"});
    invocation.runs(command, [settings](Invocation &invocation) { return run(invocation, *settings); });
}

} // namespace supernet::cli
