// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace supernet::ui {

/// The whole program: reads its options, renders a picture or opens the window. The process's exit code.
int runStudio(int argc, char **argv);

} // namespace supernet::ui
