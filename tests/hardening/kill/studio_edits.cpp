// SPDX-License-Identifier: GPL-3.0-or-later
// The studio's edits of a project, one after the other as a person makes them, without a window: the space is renamed, jobs
// are queued, a run is told something. With a count, it ends after so many.
#include "project/project_document.h"
#include "project/space_editor.h"

#include <cstdlib>
#include <QGuiApplication>
#include <QTimer>

namespace {

constexpr int editEveryMs = 60;
constexpr int pauseEvery = 6; ///< Edits; then the space is left alone for long enough to be saved.

} // namespace

int main(int argc, char **argv)
{
    using namespace supernet;
    using namespace supernet::ui;
    QGuiApplication application(argc, argv);
    const int most = argc > 2 ? std::atoi(argv[2]) : 0;
    ProjectDocument document(QString::fromLocal8Bit(argv[1]));
    int edits = 0;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, [&] {
        ++edits;
        if (edits % pauseEvery == 0)
            document.spaceEditor().rename(QStringLiteral("Edit %1").arg(edits));
        if (edits % 2 == 0)
            document.queue({{JobKind::Evaluate, {"--metric", "loss", "--sentences", std::to_string(edits)}}});
        else
            document.send(1, QStringLiteral("pause"), edits);
        if (edits == most)
            application.quit();
    });
    timer.start(editEveryMs);
    return application.exec();
}
