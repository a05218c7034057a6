// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <QString>
#include <vector>

namespace supernet::ui {

/// What the program's core says in English to whoever asks (a finding of a validation, what an export format holds, why
/// something was refused, what went wrong and what to do) in the window's language, sentence by sentence; what is not known
/// stays as it is.
[[nodiscard]] QString coreText(const QString &text);
[[nodiscard]] QString coreText(const std::string &text);
/// What an exception says, likewise (see asError()).
[[nodiscard]] QString errorText(const std::exception &error);

/// All that is known, with %1, %2 .. for what is put in.
[[nodiscard]] const std::vector<const char *> &knownCoreSentences();

} // namespace supernet::ui
