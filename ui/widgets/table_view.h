// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractItemModel;
class QString;
class QTableView;

namespace supernet::ui {

/// A table as the window shows them: whole rows are selected, no grid; columns share the room. `name` is for screen
/// readers.
[[nodiscard]] QTableView *makeTableView(QAbstractItemModel &model, const QString &name);

} // namespace supernet::ui
