// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/strangers_project.h"

#include "support/tiny_space.h"

#include <fstream>
#include <iterator>

namespace supernet::test {

namespace fs = std::filesystem;

StrangersProject::StrangersProject()
{
    (void)Project::create(path(), "Theirs");
    const fs::path program = path() / "canary";
    std::ofstream(program) << "#!/bin/sh\ntouch '" << outside("canary-ran").string() << "'\n";
    fs::permissions(program, fs::perms::owner_all);
    std::ofstream(secretFile()) << "not to be read by a project\n";
}

fs::path StrangersProject::outside(const std::string &name) const
{
    return fs::path(m_root.path().toStdString()) / name;
}

bool StrangersProject::hasRun() const
{
    return fs::exists(outside("canary-ran"));
}

std::string StrangersProject::secret() const
{
    std::ifstream file(secretFile());
    return {std::istreambuf_iterator<char>(file), {}};
}

RowId StrangersProject::queue(JobKind job, const std::vector<std::string> &arguments) const
{
    return store().enqueue(job, {{"arguments", arguments}});
}

std::string StrangersProject::addLatencyRun() const
{
    RunRecord run;
    run.kind = JobKind::Latency;
    run.seed = 1;
    run.threads = 1;
    run.device = "cpu";
    run.settings = {{"space", toJson(tiny::space())}, {"vocabulary", 60}, {"architectures", 2}, {"repetitions", 1},
                    {"beams", {1}},  {"runtime", "onnxruntime"}, {"python", canary()}};
    Store opened = store();
    run = opened.addRun(run);
    opened.endAttempt(run.id, opened.beginAttempt(run.id, 0).attempt, "stopped", {});
    return run.name;
}

} // namespace supernet::test
