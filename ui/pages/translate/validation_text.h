// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QString>
#include <string>
#include <vector>

class QObject;

namespace supernet::ui {

/// The first validation pairs of a project as text, line by line.
struct ValidationText
{
    std::vector<std::string> sources;
    std::vector<std::string> references;
};

/// Reads at most so many pairs; none where there is no prepared data. May wait for a disk.
[[nodiscard]] ValidationText readValidation(const QString &dataFolder, int most);
/// The same on another thread; `take` is called on the window's, unless `receiver` is gone by then.
void fetchValidation(const QString &dataFolder, int most, QObject *receiver,
                     std::function<void(const ValidationText &)> take);

} // namespace supernet::ui
