// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report_command.h"

#include "domain/project/output_place.h"
#include "project/project_document.h"
#include "report/report.h"
#include "report/report_maker.h"

#include <cstdio>
#include <optional>
#include <QEventLoop>
#include <unistd.h>

namespace supernet::ui {

namespace {

/// How far the test of the picks is, where a person looks on.
void sayProgress(double done, double total)
{
    if (isatty(STDERR_FILENO) && total > 0)
        std::fprintf(stderr, "\rTesting the picks: %3.0f %% of the sentences%s", 100 * done / total,
                     done < total ? "" : "\n");
}

} // namespace

void makeReport(const ReportOrder &order)
{
    checkReportKind(order.output); // Not after minutes of work.
    OutputPlace place(order.output.toStdString(), order.replaces ? Existing::Replaced : Existing::Kept);
    ProjectDocument document(order.project);
    ReportMaker maker(document);
    maker.setSentences(order.sentences);
    QEventLoop loop;
    std::optional<QString> trouble;
    const auto fail = [&](const QString &message) {
        trouble = message;
        loop.quit();
    };
    QObject::connect(&maker, &ReportMaker::testing, &loop, sayProgress);
    QObject::connect(&maker, &ReportMaker::written, &loop, &QEventLoop::quit);
    QObject::connect(&maker, &ReportMaker::failed, &loop, fail);
    QObject::connect(&document, &ProjectDocument::trouble, &loop, fail);
    // With the first look all that the store holds is there.
    QObject::connect(
        &document, &ProjectDocument::runsChanged, &maker,
        [&] { maker.make(QString::fromStdString(place.path().string())); },
        static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    loop.exec();
    if (trouble)
        throw Error(trouble->replace(QString::fromStdString(place.path().string()), order.output).toStdString());
    place.commit();
}

} // namespace supernet::ui
