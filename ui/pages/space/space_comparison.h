// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/search_space.h"
#include "widgets/fact_table.h"

namespace supernet::ui {

/// Whether none of its faults keeps it from being trained.
[[nodiscard]] bool isSound(const SearchSpace &space);

/// Two spaces side by side: a row for each figure, gene and fixed size; what differs is set off. A space with faults has no
/// figures.
[[nodiscard]] QStringList spaceHeadings(const SearchSpace &one, const SearchSpace &other);
[[nodiscard]] QList<FactTable::Row> spaceRows(const SearchSpace &one, const SearchSpace &other,
                                              std::int64_t vocabulary);

} // namespace supernet::ui
