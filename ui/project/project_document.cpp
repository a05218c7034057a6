// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/project_document.h"

#include "domain/space/presets.h"
#include "domain/space/translation_shape.h"
#include "domain/space/usable_space.h"
#include "project/job_launcher.h"
#include "project/serve_client.h"
#include "project/space_editor.h"
#include "project/store_follower.h"

#include <algorithm>
#include <QFileInfo>

namespace supernet::ui {

namespace {

template<typename Facts>
const Facts &factsOf(const std::map<RunId, Facts> &facts, RunId run)
{
    static const Facts none;
    const auto found = facts.find(run);
    return found == facts.end() ? none : found->second;
}

template<typename Row>
void take(std::vector<Row> &rows, const std::vector<Row> &fresh, bool afresh)
{
    if (afresh)
        rows.clear();
    rows.insert(rows.end(), fresh.begin(), fresh.end());
}

template<typename Facts, typename Row>
void take(Facts &facts, const std::vector<Row> &fresh, bool afresh)
{
    if (afresh)
        facts.clear();
    facts.add(fresh);
}

constexpr int savePauseMs = 250; ///< A burst of edits is written once.
constexpr std::int64_t usualVocabulary = 8000; ///< Of `supernet prepare`.

SearchSpace spaceIn(const Project &project)
{
    if (project.settings().contains("space")) {
        try {
            return spaceFromJson(project.settings()["space"]);
        } catch (const Error &) {
            // Of a later version: it is not overwritten before a person edits.
        }
    }
    return loadSpace("demo");
}

} // namespace

ProjectDocument::ProjectDocument(const QString &folder, Following following, QObject *parent)
    : QObject(parent)
    , m_project(Project::open(QFileInfo(folder).absoluteFilePath().toStdString()))
    , m_follower(new StoreFollower(m_project.folder()))
    , m_launcher(new JobLauncher(this->folder(), this))
    , m_serve(new ServeClient(this->folder(), this))
    , m_space(new SpaceEditor(spaceIn(m_project), m_undo, this))
{
    m_spaceSaving.setSingleShot(true);
    m_spaceSaving.setInterval(savePauseMs);
    connect(&m_spaceSaving, &QTimer::timeout, this, &ProjectDocument::saveSpace);
    connect(m_space, &SpaceEditor::changed, &m_spaceSaving, qOverload<>(&QTimer::start));
    m_thread.setObjectName(QStringLiteral("store follower"));
    m_follower->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_follower, &QObject::deleteLater);
    connect(m_follower, &StoreFollower::news, this, &ProjectDocument::take);
    connect(m_follower, &StoreFollower::trouble, this, &ProjectDocument::trouble);
    connect(m_follower, &StoreFollower::logGrew, this, &ProjectDocument::logGrew);
    connect(m_follower, &StoreFollower::queued, m_launcher, &JobLauncher::startWorker);
    connect(m_launcher, &JobLauncher::failed, this, &ProjectDocument::trouble);
    m_thread.start();
    if (following == Following::AtOnce)
        follow();
}

void ProjectDocument::follow()
{
    QMetaObject::invokeMethod(m_follower, &StoreFollower::start);
}

ProjectDocument::~ProjectDocument()
{
    if (m_spaceSaving.isActive())
        saveSpace();
    // In the follower's turn, so that what it was given to do before is done.
    QMetaObject::invokeMethod(m_follower, [this] { m_thread.quit(); });
    m_thread.wait();
}

void ProjectDocument::saveSpace()
{
    QMetaObject::invokeMethod(m_follower,
                              [this, space = toJson(m_space->space())] { m_follower->setSection("space", space); });
}

QString ProjectDocument::name() const
{
    return QString::fromStdString(m_project.name());
}

QString ProjectDocument::folder() const
{
    return QString::fromStdString(m_project.folder().string());
}

const RunView *ProjectDocument::run(RunId id) const
{
    for (const RunView &view : m_runs) {
        if (view.run.id == id)
            return &view;
    }
    return nullptr;
}

std::vector<const RunView *> ProjectDocument::runsOf(JobKind kind) const
{
    std::vector<const RunView *> result;
    for (const RunView &view : m_runs) {
        if (view.run.kind == kind)
            result.push_back(&view);
    }
    return result;
}

const RunView *ProjectDocument::working() const
{
    const RunView *latest = nullptr;
    for (const RunView &view : m_runs) {
        if (view.isAlive())
            latest = &view;
    }
    return latest;
}

const RunMetrics &ProjectDocument::metrics(RunId run) const
{
    return factsOf(m_metrics, run);
}

const std::vector<Candidate> &ProjectDocument::candidates(RunId run) const
{
    return factsOf(m_candidates, run);
}

const ConflictHistory &ProjectDocument::conflicts(RunId run) const
{
    return factsOf(m_conflicts, run);
}

const std::vector<Command> &ProjectDocument::commands(RunId run) const
{
    return factsOf(m_commands, run);
}

std::int64_t ProjectDocument::vocabulary() const
{
    const auto data = m_project.settings().find("data");
    if (data == m_project.settings().end() || !data->is_object())
        return usualVocabulary;
    const auto pieces = data->find("vocabulary");
    return pieces != data->end() && pieces->is_number_integer()
        ? std::clamp(pieces->get<std::int64_t>(), std::int64_t{1}, MostPieces)
        : usualVocabulary;
}

const SearchSpace *ProjectDocument::spaceOf(const RunRecord &run) const
{
    auto [entry, fresh] = m_spaces.try_emplace(run.id);
    if (fresh && run.settings.is_object() && run.settings.contains("space")) {
        try {
            entry->second = usableSpaceFromJson(run.settings["space"]);
        } catch (const Error &) {
            entry->second.reset(); // A space of a later version: figures are shown, no picture.
        }
    }
    return entry->second ? &*entry->second : nullptr;
}

void ProjectDocument::setPicked(const QStringList &ids)
{
    if (ids == m_picked)
        return;
    m_picked = ids;
    Q_EMIT picksChanged();
}

void ProjectDocument::send(RunId run, const QString &verb, const nlohmann::json &argument)
{
    QMetaObject::invokeMethod(m_follower, [=, this] { m_follower->send(run, verb, argument); });
}

void ProjectDocument::queue(std::vector<QueuedJob> jobs)
{
    QMetaObject::invokeMethod(m_follower, [this, jobs = std::move(jobs)] { m_follower->enqueue(jobs); });
}

void ProjectDocument::answerQueued(RowId item, bool yes)
{
    QMetaObject::invokeMethod(m_follower, [=, this] { m_follower->answerQueued(item, yes); });
}

void ProjectDocument::followLog(RunId run)
{
    QMetaObject::invokeMethod(m_follower, [=, this] { m_follower->followLog(run); });
}

void ProjectDocument::take(const ProjectNews &news)
{
    std::map<RunId, bool> wereAlive;
    for (const RunView &view : m_runs)
        wereAlive[view.run.id] = view.isAlive();
    m_runs = news.runs;
    for (const auto &[id, facts] : news.facts) {
        ui::take(m_metrics[id], facts.metrics, facts.afresh);
        ui::take(m_candidates[id], facts.candidates, facts.afresh);
        ui::take(m_conflicts[id], facts.conflicts, facts.afresh);
        ui::take(m_commands[id], facts.commands, false);
    }
    m_scores.setRuns(m_runs);
    m_scores.add(news.evaluations, news.measurements);
    m_exports.insert(m_exports.end(), news.exports.begin(), news.exports.end());
    for (const RunView &view : m_runs)
        m_launcher->sawAttempt(view.attempt ? view.attempt->pid : 0);
    Q_EMIT runsChanged();
    for (const auto &[id, facts] : news.facts)
        Q_EMIT factsAdded(id, facts.afresh);
    if (!news.evaluations.empty() || !news.measurements.empty())
        Q_EMIT evaluationsAdded();
    if (!news.exports.empty())
        Q_EMIT exportsAdded();
    if (std::exchange(m_waitingForYes, news.waitingForYes) != news.waitingForYes)
        Q_EMIT queueChanged();
    for (const RunView &view : m_runs) {
        if (wereAlive[view.run.id] && !view.isAlive())
            Q_EMIT runEnded(view.run.id, QString::fromStdString(view.state));
    }
}

} // namespace supernet::ui
