// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/project_document.h"

#include "project/job_launcher.h"
#include "project/serve_client.h"
#include "project/store_follower.h"

#include <QFileInfo>

namespace supernet::ui {

ProjectDocument::ProjectDocument(const QString &folder, QObject *parent)
    : QObject(parent)
    , m_project(Project::open(QFileInfo(folder).absoluteFilePath().toStdString()))
    , m_follower(new StoreFollower(m_project.folder()))
    , m_launcher(new JobLauncher(this->folder(), this))
    , m_serve(new ServeClient(this->folder(), this))
{
    m_thread.setObjectName(QStringLiteral("store follower"));
    m_follower->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, m_follower, &StoreFollower::start);
    connect(&m_thread, &QThread::finished, m_follower, &QObject::deleteLater);
    connect(m_follower, &StoreFollower::news, this, &ProjectDocument::take);
    connect(m_follower, &StoreFollower::trouble, this, &ProjectDocument::trouble);
    connect(m_launcher, &JobLauncher::failed, this, &ProjectDocument::trouble);
    m_thread.start();
}

ProjectDocument::~ProjectDocument()
{
    m_thread.quit();
    m_thread.wait();
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

const std::vector<Metric> &ProjectDocument::metrics(RunId run) const
{
    static const std::vector<Metric> none;
    const auto found = m_metrics.find(run);
    return found == m_metrics.end() ? none : found->second;
}

const std::vector<Candidate> &ProjectDocument::candidates(RunId run) const
{
    static const std::vector<Candidate> none;
    const auto found = m_candidates.find(run);
    return found == m_candidates.end() ? none : found->second;
}

std::optional<double> ProjectDocument::bleu(const RunRecord &search, const std::string &architectureId) const
{
    const auto found = m_bleu.find({search.parentRun.value_or(0), search.parentStep.value_or(0), architectureId});
    return found == m_bleu.end() ? std::nullopt : std::optional(found->second);
}

const SearchSpace *ProjectDocument::spaceOf(const RunRecord &run) const
{
    auto [entry, fresh] = m_spaces.try_emplace(run.id);
    if (fresh && run.settings.is_object() && run.settings.contains("space")) {
        try {
            entry->second = spaceFromJson(run.settings["space"]);
        } catch (const Error &) {
            entry->second.reset(); // A space of a later version: figures are shown, no picture.
        }
    }
    return entry->second ? &*entry->second : nullptr;
}

void ProjectDocument::send(RunId run, const QString &verb)
{
    QMetaObject::invokeMethod(m_follower, [this, run, verb] { m_follower->send(run, verb); });
}

void ProjectDocument::take(const ProjectNews &news)
{
    std::map<RunId, bool> wereAlive;
    for (const RunView &view : m_runs)
        wereAlive[view.run.id] = view.isAlive();
    m_runs = news.runs;
    for (const auto &[id, facts] : news.facts) {
        auto &metrics = m_metrics[id];
        auto &candidates = m_candidates[id];
        if (facts.afresh) {
            metrics.clear();
            candidates.clear();
        }
        metrics.insert(metrics.end(), facts.metrics.begin(), facts.metrics.end());
        candidates.insert(candidates.end(), facts.candidates.begin(), facts.candidates.end());
    }
    for (const Evaluation &evaluation : news.evaluations) {
        if (evaluation.metric == "bleu" && evaluation.split == "valid" && evaluation.state == "inherited")
            m_bleu[{evaluation.supernetRun, evaluation.supernetStep, evaluation.architectureId}] = evaluation.value;
    }
    m_exports.insert(m_exports.end(), news.exports.begin(), news.exports.end());
    for (const RunView &view : m_runs)
        m_launcher->sawAttempt(view.attempt ? view.attempt->pid : 0);
    Q_EMIT runsChanged();
    for (const auto &[id, facts] : news.facts)
        Q_EMIT factsAdded(id, facts.afresh);
    if (!news.evaluations.empty())
        Q_EMIT evaluationsAdded();
    if (!news.exports.empty())
        Q_EMIT exportsAdded();
    for (const RunView &view : m_runs) {
        if (wereAlive[view.run.id] && !view.isAlive())
            Q_EMIT runEnded(view.run.id, QString::fromStdString(view.state));
    }
}

} // namespace supernet::ui
