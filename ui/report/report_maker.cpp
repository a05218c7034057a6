// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report_maker.h"

#include "project/aside.h"
#include "project/project_document.h"
#include "report/report_sections.h"

#include <algorithm>
#include <QDateTime>
#include <QLocale>
#include <QTimer>

namespace supernet::ui {

ReportMaker::ReportMaker(ProjectDocument &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_scoring(new PickScoring(this))
    , m_sections({[&document] { return projectSection(document); }, [&document] { return trainingSection(document); },
                  [&document] { return searchSection(document); },
                  [this] { return picksSection(m_picks, m_scoring->resultOf(m_picks), m_untested); },
                  [&document] { return exportsSection(document); }})
{
    connect(m_scoring, &PickScoring::advanced, this, [this] {
        Q_EMIT testing(static_cast<double>(m_scoring->done()), static_cast<double>(m_scoring->total()));
    });
    connect(m_scoring, &PickScoring::failed, this, [this](const QString &message) { m_untested = message; });
    // Later: what went wrong is told after the end.
    connect(m_scoring, &PickScoring::ended, this, &ReportMaker::drawNext, Qt::QueuedConnection);
}

void ReportMaker::make(const QString &file)
{
    m_files << file;
    if (isBusy())
        return;
    m_next = 0;
    m_report = {tr("Report on %1").arg(m_document.name()),
                tr("Written by Supernet Studio on %1.")
                    .arg(QLocale().toString(QDateTime::currentDateTime(), QLocale::LongFormat)),
                {}};
    QTimer::singleShot(0, this, &ReportMaker::test);
}

void ReportMaker::test()
{
    m_picks = pickedSubnets(m_document);
    m_picks.resize(std::min(m_picks.size(), PickScoring::MostPicks));
    m_untested.clear();
    if (m_picks.size() < 2 || m_sentences == 0)
        return drawNext();
    const auto start = [this](const ValidationText &text) {
        if (text.sources.empty())
            drawNext();
        else
            m_scoring->start(m_picks, text, translatorOf(m_document, m_scoring));
    };
    fetchValidation(QString::fromStdString(m_document.project().dataFolder().string()), m_sentences, this, start);
}

void ReportMaker::drawNext()
{
    m_report.sections << m_sections[m_next++]();
    if (m_next == m_sections.size())
        write();
    else
        QTimer::singleShot(0, this, &ReportMaker::drawNext);
}

void ReportMaker::write()
{
    const QString file = m_files.first();
    aside(
        this,
        [drawn = m_report, project = m_document.project(), file] {
            Report report = drawn;
            report.sections << signaturesSection(project);
            writeReport(report, file);
            return true;
        },
        [this, file](bool) {
            Q_EMIT written(file);
            end();
        },
        [this](const QString &message) {
            Q_EMIT failed(message);
            end();
        });
}

void ReportMaker::end()
{
    m_files.removeFirst();
    m_next = -1;
    if (!m_files.isEmpty())
        make(m_files.takeFirst());
}

} // namespace supernet::ui
