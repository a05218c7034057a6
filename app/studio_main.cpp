// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/studio.h"

int main(int argc, char **argv)
{
    return supernet::ui::runStudio(argc, argv);
}
