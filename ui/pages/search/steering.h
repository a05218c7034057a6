// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/facts.h"
#include "domain/search/search_limits.h"

#include <optional>
#include <QString>
#include <QVector>

namespace supernet::ui {

/// A steer that a person gave a search, and when it was obeyed.
struct Steer
{
    RowId command = 0;
    QString text; ///< What it does, as a sentence; why it is not obeyed where it makes no sense.
    std::optional<std::int64_t> generation; ///< From which on; nothing while it waits for the next one.
};

/// The limits that a search began with by its settings. They can be steered, but know no latencies.
[[nodiscard]] SearchLimits startingLimits(const SearchSpace &space, const nlohmann::json &settings);

/// The steers among a search's commands, oldest first; the metric `search/steering`, whose rows these are, says from which
/// generation on.
[[nodiscard]] QVector<Steer> steersOf(SearchLimits start, const std::vector<Command> &commands,
                                      const std::vector<Metric> &obedience);

/// The limits after the commands that make sense.
[[nodiscard]] SearchLimits steered(SearchLimits start, const std::vector<Command> &commands);
/// Of a device, by its name; of the one that is traded for an empty one. Nothing where it is not limited.
[[nodiscard]] std::optional<double> limitOn(const SearchLimits &limits, const QString &device);

/// What a steer would do after those given before, as a sentence. Throws Error when it makes no sense then.
[[nodiscard]] QString tryToSteer(const SearchLimits &start, const std::vector<Command> &before, const std::string &verb,
                                 const nlohmann::json &argument);

} // namespace supernet::ui
