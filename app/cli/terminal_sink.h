// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/jobs/job.h"

#include <functional>
#include <iosfwd>
#include <memory>
#include <string>

namespace supernet::cli {

/// Says what of the output could not be written; empty: nothing.
using OutputLost = std::function<std::string()>;

/// Messages on standard error, and below them one progress line with the time left, drawn only on a terminal.
[[nodiscard]] std::unique_ptr<EventSink> makeTerminalSink(OutputLost lost = {});
/// Lines `{"event": "progress", ...}` and `{"event": "message", "text": ...}`.
[[nodiscard]] std::unique_ptr<EventSink> makeJsonSink(std::ostream &out, OutputLost lost = {});

/// One line: `fields` (an object) with `event` added. Flushes.
void writeEvent(std::ostream &out, const std::string &event, const nlohmann::json &fields);

/// The progress line without control characters, cut or filled to `columns`: `training  [####    ]  50 %  5/10
/// steps  4,980 tokens/s  1:20 left`. A total of 0 shows no bar.
[[nodiscard]] std::string progressLine(const Progress &progress, std::size_t columns);
/// `45 s`, `3:05 min`, `2:07:30 h`.
[[nodiscard]] std::string duration(double seconds);

} // namespace supernet::cli
