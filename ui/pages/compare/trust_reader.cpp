// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/compare/trust_reader.h"

#include "project/aside.h"
#include "project/project_document.h"

namespace supernet::ui {

namespace {

constexpr int pauseMs = 1000;
constexpr int queueingMs = 10'000; ///< Until a worker has begun the first of some queued jobs, on a busy machine.

} // namespace

TrustReader::TrustReader(ProjectDocument &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_facts(std::make_shared<const TrustFacts>())
    , m_expecting(0)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &TrustReader::look);
    connect(&m_document, &ProjectDocument::runsChanged, this, &TrustReader::look);
}

void TrustReader::setWanted(bool wanted)
{
    m_wanted = wanted;
    look();
}

void TrustReader::expectJobs()
{
    m_expecting.setRemainingTime(queueingMs);
    look();
}

TrustReader::Seen TrustReader::seen() const
{
    Seen seen;
    for (const RunView &view : m_document.runs()) {
        const bool counts = view.run.kind == JobKind::Fidelity || view.run.kind == JobKind::Retrain;
        seen.emplace_back(view.run.id, view.state, counts ? m_document.metrics(view.run.id).rows() : 0);
    }
    return seen;
}

void TrustReader::look()
{
    if (!m_wanted || m_reading || m_pause.isActive())
        return;
    Seen now = seen();
    if (m_seen == now && m_facts->waiting == 0 && m_expecting.hasExpired())
        return;
    m_seen = std::move(now);
    m_reading = true;
    aside(
        this,
        [folder = m_document.project().folder(), before = m_facts] {
            const Project project = Project::open(folder);
            return readTrustFacts(project, project.openStore(Store::Mode::ReadOnly), *before);
        },
        [this](TrustFacts facts) {
            m_facts = std::make_shared<const TrustFacts>(std::move(facts));
            m_hasRead = true;
            rest();
            Q_EMIT changed();
        },
        [this](const QString &message) {
            rest();
            Q_EMIT failed(message);
        });
}

void TrustReader::rest()
{
    m_reading = false;
    m_pause.start();
}

} // namespace supernet::ui
