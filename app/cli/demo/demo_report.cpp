// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/demo/demo_report.h"

#include "cli/front_table.h"
#include "cli/sibling_program.h"
#include "cli/text_table.h"
#include "domain/support/sha256.h"
#include "engine/exporters/line_translator.h"
#include "engine/jobs/job.h"
#include "engine/text/references.h"

namespace supernet::cli {

using nlohmann::json;

namespace {

constexpr std::size_t Translations = 3;
constexpr std::size_t MostRows = 14;
constexpr auto PictureSection = "demo_picture"; ///< Of project.json: the checksum of what was drawn.

/// The latest test score of a pick.
double testScore(const Store &store, const DemoPick &pick)
{
    double score = 0;
    for (const Evaluation &evaluation : store.evaluations())
        if (evaluation.split == "test" && evaluation.metric == "bleu"
            && evaluation.architectureId == pick.member.candidate.architectureId)
            score = evaluation.value;
    return score;
}

/// Sentences evenly through the test set: not the best ones.
std::vector<DemoReport::Sentence> chooseSentences(const Project &project)
{
    const SplitText test = readSplitText(project.dataFolder(), "test");
    std::vector<DemoReport::Sentence> chosen;
    for (std::size_t i = 0; i < Translations; ++i) {
        const std::size_t at = test.source.size() * (2 * i + 1) / (2 * Translations);
        chosen.push_back({test.source[at], test.target[at], {}});
    }
    return chosen;
}

void translate(DemoReport &report, int threads, const std::stop_token &stop)
{
    std::vector<std::string> lines;
    for (const auto &sentence : report.sentences)
        lines.push_back(sentence.source);
    DecodeOptions options;
    options.beam = report.beam;
    for (const std::filesystem::path &model : report.exports) {
        const LineTranslator translator(model, {.threads = threads}, [](const std::string &) {});
        const auto translated = translator.translate(lines, options, 1, stop);
        for (std::size_t i = 0; i < translated.size(); ++i)
            report.sentences[i].translations.push_back(translated[i]);
    }
}

/// Over the picture that an earlier report drew, and over no other.
void drawPicture(DemoReport &report)
{
    const auto picture = report.project / "front.png";
    Project project = Project::open(report.project);
    if (std::filesystem::exists(picture) && project.settings().value(PictureSection, json()) != sha256OfFile(picture)) {
        report.picture = picture;
        return;
    }
    try {
        const int code = runSibling("supernet-studio",
                                    {"--render", "front", "--project", report.project.string(), "--run",
                                     report.front.search.name, "--output", picture.string(), "--force"});
        if (code == 0) {
            report.picture = picture;
            project.setSection(PictureSection, sha256OfFile(picture));
        } else {
            report.noPicture = "supernet-studio could not draw it.";
        }
    } catch (const Error &error) {
        report.noPicture = error.what();
    }
}

std::map<std::string, std::string> labelsOf(const DemoFront &front)
{
    std::map<std::string, std::string> labels;
    for (const DemoPick &pick : front.picks) {
        std::string &label = labels[pick.member.candidate.architectureId];
        label += (label.empty() ? "" : ", ") + pick.label;
    }
    return labels;
}

std::string padded(const std::string &word)
{
    return word + std::string(word.size() < 11 ? 11 - word.size() : 1, ' ');
}

std::string translationsText(const DemoReport &report)
{
    std::string text = "Three sentences of the test, translated by the two picks (beam " + std::to_string(report.beam)
        + "):\n";
    for (const auto &sentence : report.sentences) {
        text += '\n' + padded("English") + sentence.source + '\n' + padded("right") + sentence.reference + '\n';
        for (std::size_t pick = 0; pick < sentence.translations.size(); ++pick)
            text += padded(report.front.picks[pick].label) + sentence.translations[pick] + '\n';
    }
    return text;
}

std::string scoresText(const DemoReport &report)
{
    std::string text;
    for (std::size_t i = 0; i < report.front.picks.size(); ++i)
        text += (i == 0 ? "Test BLEU: " : ", ") + report.front.picks[i].label + ' ' + fixed(report.testBleu[i], 2);
    return text + ".\n";
}

} // namespace

DemoReport reportDemo(const Project &project, const DemoPlan &plan, int threads, std::stop_token stop)
{
    DemoReport report;
    report.project = project.folder();
    report.front = demoFront(project, plan);
    report.beam = plan.beam;
    const Store store = project.openStore(Store::Mode::ReadOnly);
    for (const DemoPick &pick : report.front.picks) {
        report.testBleu.push_back(testScore(store, pick));
        report.exports.push_back(project.exportsFolder() / pick.label);
    }
    report.sentences = chooseSentences(project);
    translate(report, threads, stop);
    drawPicture(report);
    return report;
}

std::string text(const DemoReport &report)
{
    const DemoFront &front = report.front;
    const auto shown = shownMembers(front, MostRows);
    std::string text = '\n' + frontHeadline(front.search, front.members, front.candidates)
        + frontTable(shown, spaceOf(front.search), labelsOf(front));
    if (shown.size() < front.members.size())
        text += "All " + std::to_string(front.members.size()) + ": supernet front --project " + report.project.string()
            + " --run " + front.search.name + '\n';
    text += '\n' + translationsText(report) + '\n' + scoresText(report);
    text += padded("Picture") + (report.picture.empty() ? "none: " + report.noPicture : report.picture.string()) + '\n';
    text += padded("Exported") + report.exports.back().string() + '\n';
    text += padded("") + "supernet translate --model " + report.exports.back().string() + '\n';
    return text + padded("Look at it") + "supernet-studio " + report.project.string();
}

json toJson(const DemoReport &report)
{
    json front = json::array();
    for (const ScoredCandidate &member : report.front.members)
        front.push_back(memberJson(member));
    json picks = json::array();
    for (std::size_t i = 0; i < report.front.picks.size(); ++i) {
        json pick = memberJson(report.front.picks[i].member);
        pick["label"] = report.front.picks[i].label;
        pick["test_bleu"] = report.testBleu[i];
        pick["export"] = report.exports[i].string();
        picks.push_back(std::move(pick));
    }
    json translations = json::array();
    for (const auto &sentence : report.sentences) {
        json line = {{"source", sentence.source}, {"reference", sentence.reference}};
        for (std::size_t i = 0; i < sentence.translations.size(); ++i)
            line["translations"][report.front.picks[i].label] = sentence.translations[i];
        translations.push_back(std::move(line));
    }
    return {{"project", report.project.string()},
            {"run", report.front.search.name},
            {"candidates", report.front.candidates},
            {"front", front},
            {"picks", picks},
            {"translations", translations},
            {"picture", report.picture.empty() ? json() : json(report.picture.string())},
            {"export", report.exports.back().string()}};
}

} // namespace supernet::cli
