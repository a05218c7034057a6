// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QCoreApplication;

namespace supernet::ui {

/// Lets the window speak `en`, `de` or, where empty, the system's language; numbers follow it. English where there is no
/// translation. To be called before anything is shown.
void useLanguage(QCoreApplication &application, const QString &language);

} // namespace supernet::ui
