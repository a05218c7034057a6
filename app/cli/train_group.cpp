// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/train_group.h"

#include "cli/text_table.h"
#include "domain/project/run_state.h"
#include "domain/study/seed_bands.h"
#include "engine/jobs/same_training.h"
#include "engine/jobs/train_job.h"

#include <utility>

namespace supernet::cli {

namespace {

using nlohmann::json;

/// The last validation of a run: figure (`valid/loss`, `valid/bleu`) and subnet to value.
using Validation = std::map<std::pair<std::string, std::string>, double>;

Validation lastValidation(const Store &store, const RunRecord &run)
{
    Validation figures;
    for (const Metric &metric : store.metrics(run.id)) {
        if (metric.name == "valid/loss" || metric.name == "valid/bleu")
            figures[{metric.name, metric.subnet}] = metric.value;
    }
    return figures;
}

/// The runs of the group, done or begun, in the order of the seeds.
std::vector<RunRecord> runsOf(const Project &project, const json &settings, const std::vector<std::uint64_t> &seeds)
{
    const Store store = project.openStore(Store::Mode::ReadOnly);
    std::vector<RunRecord> runs;
    for (const std::uint64_t seed : seeds) {
        if (const auto run = sameTraining(project, store, JobKind::Train, settings, seed))
            runs.push_back(*run);
    }
    return runs;
}

void report(Invocation &invocation, const Project &project, const std::vector<RunRecord> &runs)
{
    const Store store = project.openStore(Store::Mode::ReadOnly);
    std::map<std::pair<std::string, std::string>, std::vector<std::map<double, double>>> bySubnet;
    json fields = {{"runs", json::array()}, {"validation", json::array()}};
    for (const RunRecord &run : runs) {
        fields["runs"].push_back({{"run", run.name}, {"seed", run.seed}});
        for (const auto &[figure, value] : lastValidation(store, run))
            bySubnet[figure].push_back({{0, value}});
    }
    using Align = TextTable::Align;
    TextTable table({{"Validation", Align::Left}, {"Subnet", Align::Left}, {"Runs"}, {"Mean"}, {"Least"}, {"Most"}});
    for (const auto &[figure, values] : bySubnet) {
        const BandPoint point = curveBand(values).front();
        const int digits = figure.first == "valid/loss" ? 4 : 2;
        table.add({figure.first == "valid/loss" ? "loss" : "BLEU", figure.second, std::to_string(values.size()),
                   fixed(point.mean, digits), fixed(point.low, digits), fixed(point.high, digits)});
        fields["validation"].push_back({{"figure", figure.first},
                                        {"subnet", figure.second},
                                        {"runs", values.size()},
                                        {"mean", point.mean},
                                        {"low", point.low},
                                        {"high", point.high}});
    }
    invocation.result(fields, table.text());
}

} // namespace

int trainGroup(Invocation &invocation, Project &project, const TrainingSettings &settings,
               const std::vector<std::uint64_t> &seeds)
{
    const json wanted = recordOf(project, settings);
    const std::string base = invocation.job.runName.empty() ? std::string(name(settings.policy.granularity))
                                                            : invocation.job.runName;
    for (const std::uint64_t seed : seeds) {
        const auto held = runsOf(project, wanted, {seed});
        if (!held.empty() && runState(project, project.openStore(Store::Mode::ReadOnly), held.front()) == "done") {
            invocation.sink().message("Seed " + std::to_string(seed) + ": in the store, as `" + held.front().name
                                      + "`.");
            continue;
        }
        JobOptions options = invocation.jobOptions();
        options.seed = seed;
        options.runName = base + "-s" + std::to_string(seed);
        if (project.openStore(Store::Mode::ReadOnly).run(options.runName))
            options.runName.clear(); // another run has it: the store finds a free name
        const JobOutcome outcome = held.empty()
            ? trainSupernet(project, settings, options, invocation.stopToken(), invocation.sink())
            : resumeTraining(project, held.front().name, invocation.stopToken(), invocation.sink());
        if (outcome == JobOutcome::Stopped)
            return Stopped;
    }
    report(invocation, project, runsOf(project, wanted, seeds));
    return Done;
}

} // namespace supernet::cli
