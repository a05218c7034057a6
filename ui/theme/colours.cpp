// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/colours.h"

#include <array>

namespace supernet::ui {

namespace {

const Colours *&current()
{
    static const Colours *scheme = &lightColours();
    return scheme;
}

} // namespace

const Colours &lightColours()
{
    static const Colours scheme = {
        .dark = false,
        .ground = QColor(0xf6f7f9u),
        .chrome = QColor(0xeef1f5u),
        .card = QColor(0xffffffu),
        .border = QColor(0xdfe3e8u),
        .text = QColor(0x1b2330u),
        .quiet = QColor(0x5d6878u),
        .accent = QColor(0x0b62d0u),
        .accentSoft = QColor(0xe1ecfbu),
        .onAccent = QColor(0xffffffu),
        .hover = QColor(0xe7ebf0u),
        .grid = QColor(0xedf0f3u),
        .danger = QColor(0xb3261eu),
    };
    return scheme;
}

const Colours &darkColours()
{
    static const Colours scheme = {
        .dark = true,
        .ground = QColor(0x14171cu),
        .chrome = QColor(0x191d23u),
        .card = QColor(0x1c2027u),
        .border = QColor(0x2d333du),
        .text = QColor(0xe6eaf0u),
        .quiet = QColor(0xa3adbau),
        .accent = QColor(0x5aa2ffu),
        .accentSoft = QColor(0x1e3150u),
        .onAccent = QColor(0x0c1420u),
        .hover = QColor(0x262c35u),
        .grid = QColor(0x272d36u),
        .danger = QColor(0xff8a80u),
    };
    return scheme;
}

const Colours &colours()
{
    return *current();
}

void setColours(const Colours &scheme)
{
    current() = scheme.dark ? &darkColours() : &lightColours();
}

QColor runColour(int index)
{
    static constexpr std::array<QRgb, 7> onLight = {0xff0072b2, 0xffc27c00, 0xff008a64, 0xffb4548b,
                                                    0xff2a8fc9, 0xff8a7d00, 0xff4b5563};
    static constexpr std::array<QRgb, 7> onDark = {0xff4aa8e8, 0xffe69f00, 0xff1fbf92, 0xffdd8fbb,
                                                   0xff8ad0f7, 0xfff0e442, 0xffb6bfca};
    const auto &set = colours().dark ? onDark : onLight;
    return QColor::fromRgb(set[static_cast<std::size_t>(index) % set.size()]);
}

QColor frontColour()
{
    return colours().dark ? QColor(0xff7a2eu) : QColor(0xd55e00u);
}

QColor mixed(const QColor &first, const QColor &second, double shareOfSecond)
{
    const auto part = [&](float a, float b) { return a + (b - a) * static_cast<float>(shareOfSecond); };
    return QColor::fromRgbF(part(first.redF(), second.redF()), part(first.greenF(), second.greenF()),
                            part(first.blueF(), second.blueF()), part(first.alphaF(), second.alphaF()));
}

} // namespace supernet::ui
