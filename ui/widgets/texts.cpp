// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/texts.h"

#include <cmath>
#include <QCoreApplication>
#include <QLocale>
#include <QPushButton>

namespace supernet::ui {

QLabel *label(const QString &text, const char *role)
{
    auto *result = new QLabel(text);
    result->setTextFormat(Qt::PlainText); // Much of it comes from projects, and markup there could name files to show.
    if (role)
        result->setProperty("role", QString::fromLatin1(role));
    return result;
}

QLabel *markedLabel(const QString &markup, const char *role)
{
    QLabel *result = label(markup, role);
    result->setTextFormat(Qt::RichText);
    return result;
}

QPushButton *button(const QString &text, const char *role)
{
    auto *result = new QPushButton(text);
    result->setAccessibleName(QString(text).remove(QLatin1Char('&')));
    if (role)
        result->setProperty("role", QString::fromLatin1(role));
    return result;
}

QString count(double value)
{
    return QLocale().toString(static_cast<qlonglong>(std::llround(value)));
}

QString decimal(double value, int digits)
{
    return QLocale().toString(value, 'f', digits);
}

QString tickText(double value)
{
    const double size = std::abs(value);
    if (size < 1e-12)
        return QStringLiteral("0"); // Ticks are sums of steps: what is not quite zero is.
    if (size < 1e-3)
        return QLocale().toString(value, 'g', 3);
    if (size >= 1e10)
        return QLocale().toString(value, 'g', 3);
    static constexpr struct
    {
        double size;
        const char *suffix;
    } steps[] = {{1e9, "G"}, {1e6, "M"}, {1e4, "k"}};
    for (const auto &[least, suffix] : steps) {
        const double unit = least == 1e4 ? 1e3 : least;
        if (size >= least)
            return QLocale().toString(value / unit, 'g', 4) + QLatin1String(suffix);
    }
    // Six places at most, without zeros at the end.
    return size >= 1000 ? count(value) : QLocale().toString(value, 'g', 6);
}

QString large(double value, const QString &unit)
{
    static constexpr struct
    {
        double size;
        const char *prefix;
    } steps[] = {{1e12, "T"}, {1e9, "G"}, {1e6, "M"}, {1e3, "k"}};
    for (const auto &[size, prefix] : steps) {
        if (value >= size)
            return decimal(value / size, value / size < 100 ? 1 : 0) + QChar(0x00a0) + QLatin1String(prefix) + unit;
    }
    return count(value) + (unit.isEmpty() ? QString() : QChar(0x00a0) + unit);
}

QString milliseconds(double value)
{
    return decimal(value, value < 10 ? 2 : 1) + QChar(0x00a0) + QStringLiteral("ms");
}

QString bytes(double value)
{
    if (value >= 1e9)
        return decimal(value / 1e9, 1) + QChar(0x00a0) + QStringLiteral("GB");
    return count(value / 1e6) + QChar(0x00a0) + QStringLiteral("MB");
}

QString netBytes(double value)
{
    return value < 1e8 ? decimal(value / 1e6, 1) + QChar(0x00a0) + QStringLiteral("MB") : bytes(value);
}

QString timeSpan(double seconds)
{
    const auto say = [](const char *text, double number) {
        return QCoreApplication::translate("texts", text).arg(count(number));
    };
    if (seconds < 90)
        return say(QT_TRANSLATE_NOOP("texts", "about %1 s"), std::max(1.0, seconds));
    if (seconds < 5400)
        return say(QT_TRANSLATE_NOOP("texts", "about %1 min"), seconds / 60);
    return QCoreApplication::translate("texts", "about %1 h").arg(decimal(seconds / 3600, 1));
}

} // namespace supernet::ui
