// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/store_follower.h"

#include "domain/project/run_state.h"
#include "domain/support/plain_error.h"

namespace supernet::ui {

namespace {

constexpr int lookEveryMs = 250;

} // namespace

StoreFollower::StoreFollower(const std::filesystem::path &folder)
    : m_folder(folder)
{
    qRegisterMetaType<ProjectNews>();
}

StoreFollower::~StoreFollower() = default;

void StoreFollower::start()
{
    m_timer = std::make_unique<QTimer>();
    connect(m_timer.get(), &QTimer::timeout, this, &StoreFollower::look);
    m_timer->start(lookEveryMs);
    look();
}

void StoreFollower::look()
{
    try {
        lookThrough();
        m_lastTrouble.clear();
    } catch (const std::exception &error) {
        // Said once, not four times a second.
        const QString message = QString::fromStdString(asError(error).message());
        if (std::exchange(m_lastTrouble, message) != message)
            Q_EMIT trouble(message);
        m_store.reset();
        m_version.reset();
    }
}

void StoreFollower::lookThrough()
{
    if (!m_project)
        m_project = Project::open(m_folder);
    if (!m_store)
        m_store = m_project->openStore(Store::Mode::ReadOnly);
    const auto version = m_store->dataVersion();
    ProjectNews found;
    bool changed = m_version != version;
    // A killed process writes nothing, so states are looked at whatever the store says.
    for (const RunRecord &run : m_store->runs()) {
        found.runs.push_back(view(run));
        auto &state = m_states[run.id];
        changed |= std::exchange(state, found.runs.back().state) != found.runs.back().state;
    }
    if (!changed)
        return;
    m_version = version;
    for (const RunView &run : found.runs) {
        RunNews facts = factsOf(run);
        if (facts.afresh || !facts.metrics.empty() || !facts.candidates.empty())
            found.facts.emplace(run.run.id, std::move(facts));
    }
    found.evaluations = m_store->evaluations(m_evaluation);
    if (!found.evaluations.empty())
        m_evaluation = found.evaluations.back().id;
    const auto exports = m_store->exports();
    found.exports.assign(exports.begin() + static_cast<std::ptrdiff_t>(std::min(m_exports, exports.size())), exports.end());
    m_exports = exports.size();
    Q_EMIT news(found);
}

RunView StoreFollower::view(const RunRecord &run)
{
    RunView result{run, runState(*m_project, *m_store, run), m_store->progress(run.id), {}};
    const auto attempts = m_store->attempts(run.id);
    if (!attempts.empty())
        result.attempt = attempts.back();
    return result;
}

RunNews StoreFollower::factsOf(const RunView &view)
{
    Seen &seen = m_seen[view.run.id];
    RunNews facts;
    const int attempt = view.attempt ? view.attempt->attempt : 0;
    if (attempt != seen.attempt) {
        facts.afresh = seen.attempt != 0;
        seen = {.metric = 0, .candidate = 0, .attempt = attempt};
    }
    facts.metrics = m_store->metrics(view.run.id, seen.metric);
    if (!facts.metrics.empty())
        seen.metric = facts.metrics.back().id;
    if (view.run.kind == JobKind::Search)
        facts.candidates = m_store->candidates(view.run.id, seen.candidate);
    if (!facts.candidates.empty())
        seen.candidate = facts.candidates.back().id;
    return facts;
}

void StoreFollower::send(qint64 run, const QString &verb)
{
    try {
        m_project->openStore().send(run, verb.toStdString());
    } catch (const std::exception &error) {
        Q_EMIT trouble(QString::fromStdString(asError(error).message()));
    }
}

} // namespace supernet::ui
