// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace supernet::ui {

/// What `supernet-studio --render front` is told.
struct RenderOrder
{
    QString project;
    QString run; ///< Empty: the latest search that has candidates.
    QString output; ///< .png, .svg or .pdf
    int width = 960;
    int height = 600;
    bool replaces = false; ///< A file that has the name already.
};

/// Draws a search's front to a file, without a window. Throws Error when there is no search or no file can
/// be written; a file that is there already is kept unless it is to be replaced.
void renderFront(const RenderOrder &order);

} // namespace supernet::ui
