// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QPoint>
#include <QString>

class QWidget;

namespace supernet::ui {
class MainWindow;
}

namespace supernet::test {

/// What a test of the window begins with: settings of its own, English figures, the light theme.
void beginUiTest();

/// Drags with the left button.
void drag(QWidget *canvas, QPoint from, QPoint to);

/// Draws what is in the window once it has settled, as NAME-light.png or NAME-dark.png.
using Grab = std::function<void(const char *name)>;
/// Pictures for people to look at: where SUPERNET_SCREENSHOTS names a folder, opens a project in a window of 1280 x 800, in
/// either scheme, and has `draw` use it; the project that SUPERNET_SCREENSHOT_PROJECT names, else `sample`. False where nobody
/// wants pictures.
bool drawWindows(const QString &sample, const std::function<void(ui::MainWindow &window, const Grab &grab)> &draw);

} // namespace supernet::test
