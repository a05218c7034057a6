// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/preferences.h"

#include <algorithm>
#include <cmath>
#include <QSettings>

namespace supernet::ui {

namespace {

const QString schemeKey = QStringLiteral("window/scheme");
const QString languageKey = QStringLiteral("window/language");
const QString textScaleKey = QStringLiteral("window/textScale");

} // namespace

Preferences readPreferences()
{
    const QSettings settings;
    Preferences preferences;
    const int scheme = settings.value(schemeKey).toInt();
    preferences.scheme = static_cast<Scheme>(std::clamp(scheme, 0, static_cast<int>(Scheme::Dark)));
    preferences.language = settings.value(languageKey).toString();
    preferences.textScale = otherTextScale(settings.value(textScaleKey, 1.0).toDouble(), 0);
    return preferences;
}

void writePreferences(const Preferences &preferences)
{
    QSettings settings;
    settings.setValue(schemeKey, static_cast<int>(preferences.scheme));
    settings.setValue(languageKey, preferences.language);
    settings.setValue(textScaleKey, preferences.textScale);
}

const QList<double> &textScales()
{
    static const QList<double> scales = {0.9, 1.0, 1.1, 1.25, 1.4};
    return scales;
}

double otherTextScale(double scale, int steps)
{
    const auto &scales = textScales();
    const auto nearest = std::ranges::min_element(scales, {}, [scale](double each) { return std::abs(each - scale); });
    return scales[std::clamp<qsizetype>(nearest - scales.begin() + steps, 0, scales.size() - 1)];
}

const QList<std::pair<QString, QString>> &languages()
{
    static const QList<std::pair<QString, QString>> languages = {{QStringLiteral("en"), QStringLiteral("English")},
                                                                 {QStringLiteral("de"), QStringLiteral("Deutsch")}};
    return languages;
}

} // namespace supernet::ui
