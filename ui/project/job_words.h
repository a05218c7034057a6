// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace supernet::ui {

/// A word that a job writes into the store (a phase, a unit, a state, an origin, a subnet) in the window's language; itself
/// where it is not known.
[[nodiscard]] QString jobWord(const std::string &word);
/// A line of such words among figures: `step 120, loss 2.312, 4980 tokens/s`.
[[nodiscard]] QString jobLine(const std::string &line);
/// A sentence that jobs write (`Generation 2 of 30: ...`), with or without a log's time before it, in the window's language;
/// itself where it is none that they are known to write.
[[nodiscard]] QString jobSentence(const QString &sentence);

} // namespace supernet::ui
