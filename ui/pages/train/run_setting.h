// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <QComboBox>
#include <QString>
#include <string>

namespace supernet::ui {

/// A setting of a run's record; `fallback` where it holds none.
template<typename Value>
Value runSetting(const nlohmann::json &settings, const char *key, Value fallback)
{
    if (!settings.is_object())
        return fallback;
    const auto found = settings.find(key);
    return found != settings.end() && found->is_primitive() && !found->is_null() ? found->template get<Value>()
                                                                                 : fallback;
}

/// Chooses what stands for a word of the command line; the first where there is no such word.
inline void chooseWord(QComboBox *field, const std::string &word)
{
    field->setCurrentIndex(std::max(0, field->findData(QString::fromStdString(word))));
}

} // namespace supernet::ui
