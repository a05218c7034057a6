// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/strangers_project.h"

#include "support/tiny_space.h"

#include <fstream>
#include <iterator>
#include <SQLiteCpp/Database.h>
#include <sys/inotify.h>
#include <unistd.h>

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

void StrangersProject::change(const std::string &sql) const
{
    SQLite::Database((path() / "store.sqlite").string(), SQLite::OPEN_READWRITE).exec(sql);
}

OpenWatch::OpenWatch(const fs::path &path)
    : m_descriptor(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK))
{
    if (::inotify_add_watch(m_descriptor, path.c_str(), IN_OPEN | IN_MODIFY | IN_CREATE | IN_DELETE_SELF) < 0)
        qFatal("The file cannot be watched.");
}

OpenWatch::~OpenWatch()
{
    ::close(m_descriptor);
}

bool OpenWatch::wasOpened() const
{
    char events[4096];
    return ::read(m_descriptor, events, sizeof events) > 0;
}

std::string StrangersProject::addLatencyRun() const
{
    RunRecord run;
    run.kind = JobKind::Latency;
    run.seed = 1;
    run.threads = 1;
    run.device = "cpu";
    run.settings = {
        {"space", toJson(tiny::space())}, {"vocabulary", 60},  {"architectures", 2}, {"repetitions", 1}, {"beams", {1}},
        {"runtime", "onnxruntime"},       {"python", canary()}};
    Store opened = store();
    run = opened.addRun(run);
    opened.endAttempt(run.id, opened.beginAttempt(run.id, 0).attempt, "stopped", {});
    return run.name;
}

} // namespace supernet::test
