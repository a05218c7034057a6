// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_test.h"

#include "project/project_document.h"
#include "support/slowness.h"
#include "theme/theme.h"
#include "window/main_window.h"

#include <QApplication>
#include <QLocale>
#include <QStandardPaths>
#include <QtTest>

namespace supernet::test {

using namespace supernet::ui;

namespace {

constexpr int settleMs = 400;
constexpr int patienceMs = 60'000 * supernet::Slowness;

} // namespace

void beginUiTest()
{
    QStandardPaths::setTestModeEnabled(true);
    // Tests that run at the same time have settings of their own.
    QCoreApplication::setOrganizationName(QStringLiteral("supernet-studio-tests-")
                                          + QCoreApplication::applicationName());
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    applyTheme(*qApp, Scheme::Light);
}

void drag(QWidget *canvas, QPoint from, QPoint to)
{
    QTest::mousePress(canvas, Qt::LeftButton, {}, from);
    QTest::mouseMove(canvas, (from + to) / 2);
    QTest::mouseMove(canvas, to);
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, to);
}

bool drawWindows(const QString &sample, const std::function<void(MainWindow &window, const Grab &grab)> &draw)
{
    const QString folder = qEnvironmentVariable("SUPERNET_SCREENSHOTS");
    if (folder.isEmpty())
        return false;
    const QString real = qEnvironmentVariable("SUPERNET_SCREENSHOT_PROJECT");
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        applyTheme(*qApp, scheme);
        MainWindow window(scheme);
        window.resize(1280, 800);
        window.show();
        window.openProject(real.isEmpty() ? sample : real);
        (void)QTest::qWaitFor([&] { return window.document() && !window.document()->runs().empty(); }, patienceMs / 60);
        draw(window, [&](const char *name) {
            QTest::qWait(settleMs);
            const QString kind = scheme == Scheme::Dark ? QStringLiteral("dark") : QStringLiteral("light");
            window.grab().save(QStringLiteral("%1/%2-%3.png").arg(folder, QString::fromLatin1(name), kind));
        });
    }
    applyTheme(*qApp, Scheme::Light);
    return true;
}

} // namespace supernet::test
