// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/theme.h"

#include "theme/style_sheet.h"

#include <cmath>
#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QFontDatabase>
#include <QPainter>
#include <QPalette>
#include <QStyleFactory>
#include <QSvgRenderer>

static void initialiseIcons()
{
    Q_INIT_RESOURCE(icons); // A static library's resources are not found by themselves.
}

namespace supernet::ui {

namespace {

bool systemIsDark()
{
    static const bool dark = QPalette().color(QPalette::Window).lightness() < 128;
    return dark;
}

double &scaleOfText()
{
    static double scale = 1;
    return scale;
}

QPalette paletteOf(const Colours &scheme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, scheme.ground);
    palette.setColor(QPalette::WindowText, scheme.text);
    palette.setColor(QPalette::Base, scheme.card);
    palette.setColor(QPalette::AlternateBase, scheme.ground);
    palette.setColor(QPalette::Text, scheme.text);
    palette.setColor(QPalette::PlaceholderText, scheme.quiet);
    palette.setColor(QPalette::Button, scheme.card);
    palette.setColor(QPalette::ButtonText, scheme.text);
    palette.setColor(QPalette::Highlight, scheme.accent);
    palette.setColor(QPalette::HighlightedText, scheme.onAccent);
    palette.setColor(QPalette::ToolTipBase, scheme.card);
    palette.setColor(QPalette::ToolTipText, scheme.text);
    palette.setColor(QPalette::Link, scheme.accent);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, mixed(scheme.quiet, scheme.ground, 0.4));
    return palette;
}

} // namespace

void applyTheme(QApplication &application, Scheme scheme)
{
    initialiseIcons();
    const bool dark = scheme == Scheme::Dark || (scheme == Scheme::System && systemIsDark());
    setColours(dark ? darkColours() : lightColours());
    static const bool fusion = (QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion"))), true);
    Q_UNUSED(fusion)
    application.setFont(textFont());
    application.setPalette(paletteOf(colours()));
    application.setStyleSheet(styleSheet(colours(), textScale()));
}

void setTextScale(double scale)
{
    scaleOfText() = scale;
}

double textScale()
{
    return scaleOfText();
}

int scaled(int pixels)
{
    return static_cast<int>(std::lround(pixels * textScale()));
}

bool isRestyling(const QEvent &event)
{
    return event.type() == QEvent::PaletteChange || event.type() == QEvent::FontChange;
}

QFont textFont(int pixels, int weight)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    // The system is asked once: it looks through its settings each time, and every legend that is painted asks.
    static const bool hasInter = QFontDatabase::hasFamily(QStringLiteral("Inter"));
    if (hasInter)
        font.setFamily(QStringLiteral("Inter"));
    font.setPixelSize(scaled(pixels));
    font.setWeight(static_cast<QFont::Weight>(weight));
    font.setStyleHint(QFont::SansSerif);
    return font;
}

QPixmap iconPixmap(const QString &name, const QColor &colour, int size)
{
    initialiseIcons();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    if (!file.open(QIODevice::ReadOnly))
        return pixmap;
    QSvgRenderer renderer(file.readAll().replace("currentColor", colour.name().toLatin1()));
    QPainter painter(&pixmap);
    renderer.render(&painter);
    return pixmap;
}

QIcon icon(const QString &name)
{
    const auto &scheme = colours();
    QIcon result;
    for (const int size : {16, 20, 24, 32, 48, 64}) {
        result.addPixmap(iconPixmap(name, scheme.text, size), QIcon::Normal, QIcon::Off);
        result.addPixmap(iconPixmap(name, scheme.accent, size), QIcon::Normal, QIcon::On);
        result.addPixmap(iconPixmap(name, mixed(scheme.quiet, scheme.card, 0.5), size), QIcon::Disabled);
    }
    return result;
}

} // namespace supernet::ui
