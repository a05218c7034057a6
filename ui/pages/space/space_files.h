// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/search_space.h"

#include <functional>
#include <QString>

class QObject;

namespace supernet::ui {

/// Reads a space file (ours, or HAT's YAML) away from the window's thread; `read` gets it on `context`'s, or `failed` why
/// there is none. Neither is called once `context` is gone.
void readSpaceFile(QObject *context, const QString &file, std::function<void(SearchSpace)> read,
                   std::function<void(QString)> failed);

/// Writes a space the same way: as HAT's YAML where the name ends in .yml or .yaml, else in our format.
void writeSpaceFile(QObject *context, const QString &file, const SearchSpace &space, std::function<void()> written,
                    std::function<void(QString)> failed);

} // namespace supernet::ui
