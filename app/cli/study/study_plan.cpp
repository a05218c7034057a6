// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/study/study_plan.h"

#include "domain/space/presets.h"
#include "domain/study/study_texts.h"
#include "domain/support/json_text.h"
#include "domain/support/sha256.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>

namespace supernet::cli {

namespace {

using nlohmann::json;

constexpr auto Format = "supernet-study";
constexpr int Version = 1;

void requireKeys(const json &object, const std::string &where, const std::set<std::string> &known)
{
    if (!object.is_object())
        throw Error("The study's " + where + " is not a JSON object.");
    for (const auto &[key, value] : object.items()) {
        if (!known.contains(key))
            throw Error("The study's " + where + " has the unknown key `" + key + "`.");
    }
}

std::set<std::string> keysOf(const json &object)
{
    std::set<std::string> keys;
    for (const auto &[key, value] : object.items())
        keys.insert(key);
    return keys;
}

/// Writes the keys of a policy, a sampler or the common settings into training settings.
void apply(json &training, const json &given, const std::string &where)
{
    static const std::set<std::string> sharing = keysOf(toJson(PolicySettings()));
    static const std::set<std::string> own{"name", "space", "policy", "steps", "minutes", "tokens", "flops"};
    if (!given.is_object())
        throw Error("The study's " + where + " is not a JSON object.");
    for (const auto &[key, value] : given.items()) {
        if (key == "name" || (key == "architecture" && where == "policies"))
            continue;
        if (sharing.contains(key))
            training["policy"][key] = value;
        else if (training.contains(key) && !own.contains(key))
            training[key] = value;
        else
            throw Error("The study's " + where + " has the unknown key `" + key + "`.",
                        "It holds keys of the sharing policy and of the training settings; budgets go into `budgets`.");
    }
}

std::string nameOf(const json &entry, const std::string &where)
{
    if (!entry.is_object() || !entry.contains("name"))
        throw Error("The study's " + where + " has an entry without a `name`.");
    return entry["name"].get<std::string>();
}

void requireBudget(const json &budget)
{
    requireKeys(budget, "budget", {"steps", "minutes", "tokens", "flops"});
    if (budget.size() != 1)
        throw Error("A study's budget states one of steps, minutes, tokens and flops.");
}

std::string budgetName(const json &budget)
{
    requireBudget(budget);
    return budget.items().begin().value().dump() + '-' + budget.items().begin().key();
}

/// One value of each dimension of the matrix.
struct Cell
{
    std::string space;
    json policy;
    json sampler;
    json budget;
    std::vector<std::uint64_t> seeds;

    [[nodiscard]] std::array<std::string, 4> parts() const
    {
        return {space, nameOf(policy, "policies"), nameOf(sampler, "samplers"), budgetName(budget)};
    }
};

std::vector<Cell> cellsOf(const json &block)
{
    requireKeys(block, "matrix", {"spaces", "policies", "samplers", "budgets", "seeds"});
    std::vector<Cell> cells;
    const auto seeds = block.at("seeds").get<std::vector<std::uint64_t>>();
    if (seeds.empty())
        throw Error("The study's matrix names no seed.");
    for (const json &space : block.at("spaces")) {
        for (const json &policy : block.at("policies")) {
            for (const json &sampler : block.at("samplers")) {
                for (const json &budget : block.at("budgets"))
                    cells.push_back({space.get<std::string>(), policy, sampler, budget, seeds});
            }
        }
    }
    return cells;
}

std::vector<Cell> cellsOfMatrix(const json &matrix)
{
    std::vector<Cell> cells;
    for (const json &block : matrix)
        std::ranges::move(cellsOf(block), std::back_inserter(cells));
    if (cells.empty())
        throw Error("The study's matrix is empty.");
    return cells;
}

SearchSpace spaceNamed(const std::string &name, const std::filesystem::path &folder)
{
    const bool preset = std::ranges::count(presetNames(), name) > 0;
    return loadSpace(preset ? name : (folder / name).string());
}

/// The parts of a cell's name by which the cells differ; the policy where they all agree.
std::string armName(const Cell &cell, const std::vector<Cell> &cells)
{
    const auto parts = cell.parts();
    std::string name;
    for (const std::size_t part : {1U, 2U, 0U, 3U}) { // policy first, for reading
        const bool differs = std::ranges::any_of(cells,
                                                 [&](const Cell &other) { return other.parts()[part] != parts[part]; });
        if (differs)
            name += (name.empty() ? "" : "-") + parts[part];
    }
    return name.empty() ? parts[1] : name;
}

Architecture architectureOf(const json &given, const SearchSpace &space)
{
    if (given == "largest")
        return space.largestArchitecture();
    if (given == "smallest")
        return space.smallestArchitecture();
    if (!given.is_object())
        throw Error("A study's `architecture` is largest, smallest or an object of genes, not " + given.dump() + '.');
    return architectureFromJson(given, space);
}

StudyArm armOf(const Cell &cell, const std::string &name, const json &common, const std::filesystem::path &folder)
{
    TrainingSettings blank;
    blank.space = spaceNamed(cell.space, folder);
    json training = toJson(blank);
    training["policy"] = json::object(); // what an arm does not say goes by its kind of policy
    apply(training, common, "training");
    apply(training, cell.policy, "policies");
    apply(training, cell.sampler, "samplers");
    applyBudget(training, cell.budget);
    StudyArm arm{name, trainingFromJson(training), cell.seeds};
    if (cell.policy.contains("architecture")) {
        const PolicySettings policy = arm.training.policy;
        arm.training = aloneSettings(arm.training, architectureOf(cell.policy["architecture"], arm.training.space));
        if (policy.granularity == Granularity::Token) // routes tokens in that one net
            arm.training.policy = policy;
        arm.alone = true;
    }
    for (const Issue &issue : arm.training.validate()) {
        if (issue.severity == Issue::Severity::Error)
            throw Error("The study's arm `" + name + "` cannot be trained: `" + issue.where + "` is wrong.",
                        issue.sentence);
    }
    return arm;
}

std::vector<StudyArm> armsOf(const json &study, const std::filesystem::path &folder)
{
    json common = study.value("training", json::object());
    if (study.contains("along"))
        common["keep_every"] = study["along"].at("every");
    const std::vector<Cell> cells = cellsOfMatrix(study.at("matrix"));
    std::vector<StudyArm> arms;
    for (const Cell &cell : cells) {
        const std::string name = armName(cell, cells);
        if (std::ranges::count(arms, name, &StudyArm::name) > 0)
            throw Error("The study has two arms named `" + name + "`.",
                        "Give its policies and samplers names of their own.");
        arms.push_back(armOf(cell, name, common, folder));
    }
    return arms;
}

StudyDemoData declaredData(const json &data)
{
    requireKeys(data, "data", {"demo"});
    const json &demo = data.at("demo");
    requireKeys(demo, "data.demo", {"seed", "pairs", "vocabulary"});
    StudyDemoData made;
    made.seed = demo.value("seed", made.seed);
    made.pairs = demo.value("pairs", made.pairs);
    made.vocabulary = demo.value("vocabulary", made.vocabulary);
    return made;
}

StudyFidelity declaredFidelity(const json &fidelity)
{
    requireKeys(fidelity, "fidelity", {"seed", "architectures", "stratified", "budget", "top", "samples", "scoring"});
    StudyFidelity study;
    study.seed = fidelity.value("seed", study.seed);
    study.budget = fidelity.at("budget");
    study.job.architectures = fidelity.value("architectures", study.job.architectures);
    study.job.stratified = fidelity.value("stratified", study.job.stratified);
    study.job.scoring = scoringProtocolFromJson(fidelity.value("scoring", json::object()));
    study.job.statistics.top = fidelity.value("top", study.job.statistics.top);
    study.job.statistics.samples = fidelity.value("samples", study.job.statistics.samples);
    requireBudget(study.budget); // refused here rather than after hours
    return study;
}

StudyFronts declaredFronts(const json &fronts)
{
    requireKeys(fronts, "fronts", {"seed", "latency", "predictor", "search"});
    const auto part = [&](const char *key, const json &known) {
        const json given = fronts.value(key, json::object());
        requireKeys(given, "fronts." + std::string(key), keysOf(known));
        return given;
    };
    StudyFronts study;
    study.seed = fronts.value("seed", study.seed);
    study.latency = latencyJobSettingsFromJson(part("latency", toJson(study.latency)));
    study.predictor = predictorJobSettingsFromJson(part("predictor", toJson(study.predictor)));
    study.search = searchJobSettingsFromJson(part("search", toJson(study.search)));
    return study;
}

StudyStarts declaredStarts(const json &starts)
{
    requireKeys(starts, "starts", {"arms", "picks", "seed", "budget", "scoring"});
    StudyStarts study;
    study.arms = starts.at("arms").get<std::vector<std::string>>();
    study.picks = starts.value("picks", study.picks);
    study.seed = starts.value("seed", study.seed);
    study.budget = starts.at("budget");
    study.scoring = scoringProtocolFromJson(starts.value("scoring", json::object()));
    requireBudget(study.budget);
    return study;
}

StudyAlong declaredAlong(const json &along)
{
    requireKeys(along, "along", {"every", "seeds"});
    return {along.at("every").get<std::int64_t>(), along.value("seeds", std::vector<std::uint64_t>())};
}

/// What the parts of a study ask of each other.
void requireTogether(const StudyPlan &plan)
{
    if (plan.arms.front().alone)
        throw Error("The first arm of a study is what others are compared with: a supernet, no net trained alone.");
    const auto otherSpace = [&](const StudyArm &arm) {
        return !arm.alone && !(arm.training.space == plan.arms.front().training.space);
    };
    if (plan.fronts && std::ranges::any_of(plan.arms, otherSpace))
        throw Error("A study with `fronts` has one space: latencies are predicted for one.");
    if (plan.starts) {
        if (!plan.fronts)
            throw Error("A study with `starts` trains what searches find: it needs `fronts`.");
        if (plan.fidelity && toJson(plan.fidelity->job.scoring) != toJson(plan.starts->scoring))
            throw Error("A study's `starts` and `fidelity` share their nets from scratch: score both in one way.");
        if (plan.starts->arms.size() != 2 || plan.starts->picks < 1)
            throw Error("A study's `starts` compares two arms by at least one pick of each.");
        for (const std::string &name : plan.starts->arms) {
            if (!plan.arm(name) || plan.arm(name)->alone)
                throw Error("A study's `starts` names the arm `" + name + "`, which is none of its supernets.");
        }
    }
    const auto clocked = [](const StudyArm &arm) { return !arm.alone && !arm.training.countsSteps(); };
    if (plan.along && (!plan.fidelity || plan.along->every < 1 || std::ranges::any_of(plan.arms, clocked)))
        throw Error("A study's `along` needs `fidelity`, budgets in steps, and a number of steps above 0.");
}

StudyPlan planOf(const json &study, const std::filesystem::path &folder)
{
    requireKeys(study, "file",
                {"format", "version", "name", "title", "question", "data", "training", "matrix", "fidelity", "fronts",
                 "starts", "along"});
    if (study.at("format") != Format)
        throw Error("This is no study: its `format` is not `" + std::string(Format) + "`.");
    if (study.at("version").get<int>() > Version)
        throw Error("The study has a newer format than this program knows.", "Update the program.");
    StudyPlan plan;
    plan.name = study.at("name").get<std::string>();
    if (plan.name.empty() || plan.name.find_first_of("/\\. ") != std::string::npos)
        throw Error("A study's `name` is a word without dots, slashes and spaces: its report's folder is called so.");
    plan.title = study.value("title", plan.name);
    plan.question = study.value("question", std::string());
    if (study.contains("data"))
        plan.data = declaredData(study["data"]);
    plan.arms = armsOf(study, folder);
    if (study.contains("fidelity"))
        plan.fidelity = declaredFidelity(study["fidelity"]);
    if (study.contains("fronts"))
        plan.fronts = declaredFronts(study["fronts"]);
    if (study.contains("starts")) {
        plan.starts = declaredStarts(study["starts"]);
        if (plan.fidelity && !study["starts"].contains("scoring"))
            plan.starts->scoring = plan.fidelity->job.scoring;
    }
    if (study.contains("along"))
        plan.along = declaredAlong(study["along"]);
    requireTogether(plan);
    return plan;
}

} // namespace

const StudyArm *StudyPlan::arm(const std::string &armName) const
{
    const auto found = std::ranges::find(arms, armName, &StudyArm::name);
    return found == arms.end() ? nullptr : &*found;
}

StudyPlan readStudyPlan(const std::string &nameOrFile)
{
    const StudyText read = readStudy(nameOrFile);
    try {
        StudyPlan plan = planOf(parseJson(read.text), read.folder);
        plan.checksum = sha256(std::as_bytes(std::span(read.text)));
        return plan;
    } catch (const json::exception &error) {
        throw Error("The study `" + nameOrFile + "` cannot be read: " + error.what() + '.');
    } catch (const Error &error) {
        throw Error("The study `" + nameOrFile + "` cannot be used. " + error.what(), error.hint());
    }
}

void applyBudget(json &training, const json &budget)
{
    requireBudget(budget);
    training["minutes"] = 0.0;
    training["tokens"] = 0;
    training["flops"] = 0.0;
    training.update(budget);
}

} // namespace supernet::cli
