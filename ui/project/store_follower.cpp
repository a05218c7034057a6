// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/store_follower.h"

#include "domain/project/queue_origin.h"
#include "domain/project/run_state.h"
#include "domain/support/plain_file.h"
#include "project/core_words.h"

#include <QFile>

namespace supernet::ui {

namespace {

constexpr int lookEveryMs = 250;
constexpr qint64 mostLog = 256 * 1024; ///< Of a long log only the end is shown.

/// The rows after `last`, which moves on to the newest of them.
template<typename Read>
auto after(RowId &last, Read read)
{
    auto rows = read(last);
    if (!rows.empty())
        last = rows.back().id;
    return rows;
}

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
        const auto leftOut = m_store->leftOut();
        const QString sentence = leftOut ? coreText(leftOut->sentence) : QString();
        if (std::exchange(m_leftOut, sentence) != sentence && !sentence.isEmpty())
            Q_EMIT trouble(sentence);
        m_lastTrouble.clear();
        readLog();
    } catch (const std::exception &error) {
        // Said once, not four times a second.
        const QString message = errorText(error);
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
        if (facts.afresh || !facts.isEmpty())
            found.facts.emplace(run.run.id, std::move(facts));
    }
    found.evaluations = after(m_evaluation, [&](RowId last) { return m_store->evaluations(last); });
    found.measurements = after(m_measurement, [&](RowId last) { return m_store->measurements(last); });
    const auto exports = m_store->exports();
    found.exports.assign(exports.begin() + static_cast<std::ptrdiff_t>(std::min(m_exports, exports.size())),
                         exports.end());
    m_exports = exports.size();
    for (const QueueItem &item : m_store->queue()) {
        if (needsYes(item))
            found.waitingForYes.push_back({item.id, describe(item)});
    }
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
        seen = {.metric = 0, .candidate = 0, .conflict = 0, .command = seen.command, .attempt = attempt};
    }
    const RunId run = view.run.id;
    facts.metrics = after(seen.metric, [&](RowId last) { return m_store->metrics(run, last); });
    if (view.run.kind == JobKind::Train)
        facts.conflicts = after(seen.conflict, [&](RowId last) { return m_store->conflictSamples(run, last); });
    if (view.run.kind == JobKind::Search)
        facts.candidates = after(seen.candidate, [&](RowId last) { return m_store->candidates(run, last); });
    facts.commands = after(seen.command, [&](RowId last) { return m_store->commands(run, last); });
    return facts;
}

void StoreFollower::followLog(qint64 run)
{
    m_logRun = run;
    m_logRead = -1;
}

void StoreFollower::readLog()
{
    const auto run = m_logRun == 0 ? std::nullopt : m_store->run(m_logRun);
    if (!run)
        return;
    const auto path = m_project->runFolder(run->name) / "log";
    try {
        requirePlainFile(path);
    } catch (const Error &error) {
        m_logRun = 0; // Said once.
        Q_EMIT trouble(errorText(error));
        return;
    }
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::ReadOnly) || file.size() == m_logRead)
        return;
    const bool afresh = m_logRead < 0 || file.size() < m_logRead;
    file.seek(std::max(afresh ? 0 : m_logRead, file.size() - mostLog));
    const qint64 from = file.pos();
    QByteArray grown = file.readAll();
    grown.truncate(grown.lastIndexOf('\n') + 1); // The rest of a line comes with its end.
    m_logRead = from + grown.size();
    grown.chop(1);
    if (afresh || !grown.isEmpty())
        Q_EMIT logGrew(m_logRun, QString::fromUtf8(grown), afresh);
}

void StoreFollower::send(qint64 run, const QString &verb, const nlohmann::json &argument)
{
    try {
        m_project->openStore().send(run, verb.toStdString(), argument);
    } catch (const std::exception &error) {
        Q_EMIT trouble(errorText(error));
    }
}

void StoreFollower::enqueue(const std::vector<QueuedJob> &jobs)
{
    try {
        Store store = m_project->openStore();
        for (const QueuedJob &job : jobs)
            queueJob(store, job.job, job.arguments);
        Q_EMIT queued();
    } catch (const std::exception &error) {
        Q_EMIT trouble(errorText(error));
    }
}

void StoreFollower::answerQueued(qint64 item, bool yes)
{
    try {
        Store store = m_project->openStore();
        yes ? acceptQueued(store, item) : declineQueued(store, item);
        if (yes)
            Q_EMIT queued();
    } catch (const std::exception &error) {
        Q_EMIT trouble(errorText(error));
    }
}

void StoreFollower::setSection(const std::string &section, const nlohmann::json &value)
{
    try {
        Project::open(m_folder).setSection(section, value);
    } catch (const std::exception &error) {
        Q_EMIT trouble(errorText(error));
    }
}

} // namespace supernet::ui
