// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/compare/pick_scoring.h"
#include "report/report.h"

#include <functional>
#include <QObject>

namespace supernet::ui {

class ProjectDocument;

/// Tests how certain the differences between a project's picks are, draws a report, a part in each turn of the event loop so
/// that the window goes on answering, and writes it on another thread.
class ReportMaker : public QObject
{
    Q_OBJECT
public:
    explicit ReportMaker(ProjectDocument &document, QObject *parent = nullptr);

    /// By how many validation sentences the picks are tested; 0: not at all.
    void setSentences(int sentences) { m_sentences = sentences; }
    /// To a .html or .pdf file. A report on its way goes on first.
    void make(const QString &file);
    [[nodiscard]] bool isBusy() const { return m_next >= 0; }

Q_SIGNALS:
    void testing(double done, double total); ///< Sentences that the picks have translated.
    void written(const QString &file);
    void failed(const QString &message);

private:
    void test();
    void drawNext();
    void write();
    void end();

    ProjectDocument &m_document;
    PickScoring *m_scoring;
    int m_sentences = PickScoring::MostSentences;
    std::vector<Subnet> m_picks;
    QString m_untested; ///< Why the picks could not be tested.
    QList<std::function<ReportSection()>> m_sections;
    QStringList m_files; ///< To be written, the first now.
    Report m_report;
    qsizetype m_next = -1; ///< Section to be drawn; -1: nothing is on its way.
};

} // namespace supernet::ui
