// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/device_latencies.h"
#include "cli/front_table.h"
#include "cli/sibling_program.h"
#include "cli/text_table.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <optional>

namespace supernet::cli {

namespace {

struct FrontOptions
{
    std::string run;
    std::string by;
    std::string output;
    Existing existing = Existing::Kept;
    double least = 0;
    double most = std::numeric_limits<double>::infinity();
    std::optional<double> bound;
    bool possible = false;
};

/// What the search ranked by, unless the person says otherwise.
FrontAxis axisOf(const RunRecord &run, const std::string &by)
{
    const std::string axis = by.empty() ? run.settings.value("fitness", "loss") : by;
    return axis == "bleu" ? FrontAxis::Bleu : FrontAxis::Loss;
}

void render(const Invocation &invocation, const RunRecord &run, const FrontOptions &options)
{
    requireFree(options.output, options.existing);
    std::vector<std::string> arguments{"--render", "front",  "--project", invocation.projectFolder().string(),
                                       "--run",    run.name, "--output",  options.output};
    if (options.existing == Existing::Replaced)
        arguments.emplace_back("--force");
    const int code = runSibling("supernet-studio", arguments);
    if (code != 0)
        throw Error("The picture `" + options.output + "` could not be drawn.");
}

/// The pick that `--bound` asks for; throws Error when every member is slower.
ScoredCandidate pick(const std::vector<ScoredCandidate> &front, double bound)
{
    const auto best = bestUnder(front, bound);
    if (!best)
        throw Error("No architecture of the front keeps under " + fixed(bound, 2) + " ms: the fastest takes "
                    + fixed(front.front().candidate.latencyMs, 2) + " ms.");
    return *best;
}

/// All that some figures within the ranges put on the front, fastest first.
std::vector<ScoredCandidate> possibleMembers(const std::vector<ScoredCandidate> &candidates, const Standings &standings)
{
    std::vector<ScoredCandidate> members;
    std::ranges::copy_if(candidates, std::back_inserter(members), [&](const ScoredCandidate &scored) {
        return standings.at(scored.candidate.architectureId) != Standing::Dominated;
    });
    std::ranges::stable_sort(members, {}, [](const ScoredCandidate &scored) { return scored.candidate.latencyMs; });
    return members;
}

nlohmann::json withStanding(nlohmann::json member, const Standings &standings)
{
    member["standing"] = name(standings.at(member["id"].get<std::string>()));
    return member;
}

nlohmann::json withExports(nlohmann::json member, const std::vector<ExportedPoint> &exported)
{
    member["exports"] = nlohmann::json::array();
    for (const ExportedPoint &point : exported)
        if (point.architectureId == member["id"])
            member["exports"].push_back(pointJson(point));
    return member;
}

nlohmann::json withStates(nlohmann::json member, const std::vector<ScoredState> &states)
{
    member["states"] = nlohmann::json::array();
    for (const ScoredState &state : states)
        if (state.architectureId == member["id"])
            member["states"].push_back(stateJson(state));
    return member;
}

int front(Invocation &invocation, const FrontOptions &options)
{
    const Project project = Project::open(invocation.projectFolder());
    const Store store = project.openStore(Store::Mode::ReadOnly);
    const RunRecord run = searchRun(store, options.run);
    const auto candidates = scoredCandidates(store, run);
    const Standings standings = standingsById(candidates, axisOf(run, options.by));
    std::vector<ScoredCandidate> members = options.possible ? possibleMembers(candidates, standings)
                                                            : frontOf(candidates, axisOf(run, options.by));
    std::erase_if(members, [&](const ScoredCandidate &member) {
        return member.candidate.latencyMs < options.least || member.candidate.latencyMs > options.most;
    });
    if (members.empty())
        throw Error("The search `" + run.name + "` has no front "
                    + (candidates.empty() ? "yet: it has scored nothing." : "in that range of latency."));
    if (options.bound)
        members = {pick(members, *options.bound)};
    if (!options.output.empty())
        render(invocation, run, options);
    std::vector<ExportedPoint> exported = exportedPoints(store, run);
    std::vector<ScoredState> states = scoredStates(store, run);
    const DeviceLatencies devices(project, run);
    if (invocation.json) {
        for (const ScoredCandidate &member : members) {
            auto line = withExports(withStates(withStanding(memberJson(member), standings), states), exported);
            line["device_ms"] = devices.of(member);
            invocation.out() << line.dump() << '\n';
        }
        return Done;
    }
    if (options.bound) {
        const auto isAnothers = [&](const auto &point) {
            return point.architectureId != members.front().candidate.architectureId;
        };
        std::erase_if(exported, isAnothers);
        std::erase_if(states, isAnothers);
    }
    if (!options.bound)
        invocation.out() << frontHeadline(run, members, candidates.size());
    invocation.out() << frontTable(members, spaceOf(run), {}, standings) << statesTable(states)
                     << devices.table(members) << exportedTable(exported);
    if (!options.output.empty())
        invocation.out() << "Picture: " << options.output << '\n';
    return Done;
}

} // namespace

void addFrontCommand(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = *program.add_subcommand("front",
                                                "The best architectures that a search has found, fastest first");
    const auto options = std::make_shared<FrontOptions>();
    addProjectOption(command, invocation);
    addJsonOption(command, invocation);
    command.add_option("--run", options->run, "The search; by default the latest")->type_name("NAME");
    command.add_option("--by", options->by, "What is traded for latency; by default what the search ranked by")
        ->check(CLI::IsMember({"loss", "bleu"}));
    command.add_option("--min", options->least, "Leave out what is faster")->type_name("MS");
    command.add_option("--max", options->most, "Leave out what is slower")->type_name("MS");
    command.add_option("--bound", options->bound, "Only the best that keeps under this latency")->type_name("MS");
    command.add_flag(
        "--possible", options->possible,
        "Every candidate that the ranges of latency, and of BLEU where that is traded, do not rule out, instead "
        "of the front alone");
    command.add_option("--output", options->output, "Draw the front as a picture (.png or .svg)")->type_name("FILE");
    addForceOption(command, options->existing);
    setExamples(command,
                {"supernet front --project demo.supernet", "supernet front --project demo.supernet --bound 12",
                 "supernet front --project demo.supernet --output front.svg"});
    invocation.runs(command, [options](Invocation &running) { return front(running, *options); });
}

} // namespace supernet::cli
