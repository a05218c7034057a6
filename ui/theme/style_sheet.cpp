// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/style_sheet.h"

#include <cmath>
#include <QRegularExpression>

namespace supernet::ui {

namespace {

/// `@name` stands for a colour of the scheme; `role` is the dynamic property by which a widget says what it is.
const char *const sheetTemplate = R"(
QMainWindow, #page { background: @ground; }
QToolTip { background: @card; color: @text; border: 1px solid @border; padding: 6px 8px; }

#rail, #titleStrip, #statusStrip { background: @chrome; border: none; }
#rail { border-right: 1px solid @border; }
#titleStrip { border-bottom: 1px solid @border; }
#titleStrip QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 3px 6px; }
#titleStrip QToolButton:hover { background: @hover; }
#titleStrip QToolButton:focus { border-color: @accent; }
#titleStrip QToolButton::menu-indicator { image: none; }
#statusStrip { border-top: 1px solid @border; }
#rail QToolButton { border: none; border-radius: 10px; padding: 8px 2px 7px 2px; color: @quiet; font-size: 12px; }
#rail QToolButton:hover { background: @hover; color: @text; }
#rail QToolButton:checked { background: @accentSoft; color: @accent; font-weight: 600; }
#rail QToolButton:focus { border: 1px solid @accent; }
#sidePanel { background: @card; border: none; border-left: 1px solid @border; }

#card { background: @card; border: 1px solid @border; border-radius: 10px; }
#card[flat="true"] { background: transparent; border: none; }
QLabel[role="title"] { font-weight: 600; color: @text; }
QLabel[role="headline"] { font-size: 18px; font-weight: 600; }
QLabel[role="hero"] { font-size: 28px; font-weight: 600; }
QLabel[role="quiet"] { color: @quiet; }
QLabel[role="help"] { color: @quiet; font-size: 12px; }
QLabel[role="chip"] { background: @hover; color: @text; border-radius: 10px; padding: 3px 10px; font-size: 12px; }
QLabel[role="result"] { background: @ground; border: 1px solid @border; border-radius: 8px; padding: 8px 10px; }
QLabel[role="translation"] { font-size: 17px; }
QLabel[role="translation"]:disabled { color: @quiet; }

#tour { background: @ground; }
QLabel[role="tourTitle"] { font-size: 32px; font-weight: 600; }
QLabel[role="tourText"] { font-size: 18px; color: @quiet; }
QLabel[role="tourSource"] { font-size: 24px; color: @quiet; }
QLabel[role="tourTarget"] { font-size: 28px; font-weight: 600; color: @accent; }

QPushButton { background: @card; color: @text; border: 1px solid @border; border-radius: 7px; padding: 6px 14px;
    min-height: 17px; }
QPushButton:hover { background: @hover; }
QPushButton:focus { border-color: @accent; }
QPushButton:disabled { color: @faint; background: transparent; }
QPushButton[role="primary"] { background: @accent; border-color: @accent; color: @onAccent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: @accentHover; }
QPushButton[role="primary"]:focus { border-color: @focus; }
QPushButton[role="primary"]:disabled { background: @hover; border-color: @hover; color: @faint; }
QPushButton[role="choice"] { border-radius: 12px; padding: 0; min-height: 104px; }
QLabel[role="choice"] { font-size: 15px; font-weight: 600; }
QLabel:disabled { color: @faint; }
QPushButton[role="segment"] { padding: 4px 12px; font-size: 12px; color: @quiet; }
QPushButton[role="segment"]:disabled { color: @faint; }
QPushButton[role="segment"]:checked { background: @accentSoft; border-color: @accent; color: @accent;
    font-weight: 600; }
QPushButton[role="segment"]:checked:disabled { background: @hover; border-color: @border; color: @faint; }
QPushButton[role="chip"] { border-radius: 13px; padding: 3px 12px; font-size: 12px; min-height: 18px; color: @quiet;
    background: transparent; border: 1px dashed @border; }
QPushButton[role="chip"]:hover { border-color: @quiet; }
QPushButton[role="chip"]:checked { background: @accentSoft; border: 1px solid @accentSoft; color: @accent; }
QPushButton[role="chip"]:checked:hover { border-color: @accent; }
QPushButton[role="chip"][fault="true"] { background: @dangerSoft; border: 1px solid @danger; color: @danger; }
QPushButton[role="chip"]:focus { border: 1px solid @focus; }
QLabel[role="fault"] { color: @danger; font-size: 12px; }
QLineEdit[role="add"] { border-radius: 11px; padding: 2px 10px; min-height: 18px; font-size: 12px; background: transparent; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; color: @accent; padding: 4px 8px;
    text-align: left; }
QPushButton[role="link"]:disabled { color: @faint; }
QPushButton[role="link"]:hover { background: @hover; }
QPushButton[role="link"]:focus { border-color: @accent; }

QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox, QPlainTextEdit { background: @card; color: @text;
    border: 1px solid @border; border-radius: 7px; padding: 5px 8px; selection-background-color: @accent;
    selection-color: @onAccent; }
QLineEdit[role="large"] { font-size: 16px; padding: 7px 10px; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus, QPlainTextEdit:focus { border-color: @accent; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button { width: 0; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url(:/icons/chevron-@tone.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: @card; color: @text; border: 1px solid @border; outline: none;
    selection-background-color: @accentSoft; selection-color: @text; padding: 4px; }
QToolButton[role="menu"] { background: @card; color: @text; border: 1px solid @border; border-radius: 7px;
    padding: 5px 24px 5px 10px; }
QToolButton[role="menu"]:hover { background: @hover; }
QToolButton[role="menu"]:focus { border-color: @accent; }
QToolButton[role="menu"]::menu-indicator { image: url(:/icons/chevron-@tone.svg); width: 12px; height: 12px;
    subcontrol-origin: padding; subcontrol-position: center right; right: 8px; }
QToolButton[role="more"] { background: transparent; color: @quiet; border: 1px solid transparent; border-radius: 6px;
    padding: 1px 6px; font-weight: 600; }
QToolButton[role="more"]:hover { background: @hover; color: @text; }
QToolButton[role="more"]:focus { border-color: @accent; }
QToolButton[role="more"]::menu-indicator { image: none; }
QMenu { background: @card; color: @text; border: 1px solid @border; padding: 6px; }
QMenu::item { padding: 6px 24px 6px 10px; border-radius: 6px; }
QMenu::item:selected { background: @accentSoft; }
QMenu::separator { height: 1px; background: @border; margin: 6px 4px; }
QMenu::indicator { width: 14px; height: 14px; border: 1px solid @quiet; border-radius: 4px; margin-left: 6px;
    background: @card; }
QMenu::indicator:checked { background: @accent; border-color: @accent; image: url(:/icons/check-@tone.svg); }
QProgressBar { background: @border; border: none; border-radius: 3px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QSlider::groove:horizontal { height: 4px; background: @border; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @accent; border-radius: 2px; }
QSlider::sub-page:horizontal:disabled { background: @border; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; background: @accent; }
QSlider::handle:horizontal:disabled { background: @faint; }
QSlider::handle:horizontal:focus { border: 2px solid @focus; }
QTreeView::indicator, QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid @quiet; border-radius: 4px; background: @card; }
QTreeView::indicator:checked, QCheckBox::indicator:checked { background: @accent; border-color: @accent;
    image: url(:/icons/check-@tone.svg); }
QCheckBox { color: @text; font-weight: 600; spacing: 8px; }
QCheckBox:focus { color: @accent; }
QCheckBox::indicator:focus { border: 2px solid @accent; }

QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled { color: @faint;
    background: @ground; }
QTreeView { background: transparent; border: none; outline: none; }
QTreeView:focus { border: 1px solid @accent; border-radius: 8px; }
QTreeView::item { padding: 7px 6px; border-radius: 8px; color: @text; border: 1px solid transparent; }
QTreeView::item:hover { background: @hover; }
QTreeView::item:selected { background: @accentSoft; color: @text; }
QTableView { background: transparent; border: none; outline: none; color: @text;
    selection-background-color: @accentSoft; selection-color: @text; }
QTableView:focus { border: 1px solid @accent; border-radius: 6px; }
QTableView::item { padding: 0 8px; border-bottom: 1px solid @border; }
QTableView::item:selected { background: @accentSoft; color: @text; }
QTableView::indicator { width: 14px; height: 14px; border: 1px solid @quiet; border-radius: 4px; background: @card; }
QTableView::indicator:checked { background: @accent; border-color: @accent; image: url(:/icons/check-@tone.svg); }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: @quiet; border: none; border-bottom: 1px solid @border;
    padding: 4px 11px; font-size: 12px; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > #scrolled { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar::handle:vertical { background: @border; border-radius: 3px; min-height: 32px; }
QScrollBar::handle:vertical:hover { background: @quiet; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle:horizontal { background: @border; border-radius: 3px; min-width: 32px; }

#banner { background: @accentSoft; border: 1px solid @accent; border-radius: 10px; }
#banner[kind="trouble"] { background: @dangerSoft; border-color: @danger; }
#logDrawer { background: @chrome; border-top: 1px solid @border; }
#logDrawer QPlainTextEdit { background: transparent; border: none; color: @quiet; font-size: 12px; }
#palette { background: @card; border: 1px solid @accent; border-radius: 12px; }
#helpSide { background: @chrome; border-right: 1px solid @border; }
#helpText { background: @card; border: none; }
#helpSide QListView { background: transparent; border: none; outline: none; }
#helpSide QListView::item { padding: 6px 8px; border-radius: 8px; color: @text; border: 1px solid transparent; }
#helpSide QListView::item:hover { background: @hover; }
#helpSide QListView::item:selected { background: @accentSoft; color: @text; }
#helpSide QListView:focus { border: 1px solid @accent; border-radius: 8px; }
#hoverCard { background: @card; border: 1px solid @border; border-radius: 8px; padding: 8px 10px; }
)";

QString withTextScaled(const QString &sheet, double scale)
{
    static const QRegularExpression size(QStringLiteral("font-size: (\\d+)px"));
    QString scaled;
    qsizetype from = 0;
    for (auto match = size.globalMatch(sheet); match.hasNext();) {
        const auto found = match.next();
        scaled += sheet.mid(from, found.capturedStart() - from);
        scaled += QStringLiteral("font-size: %1px").arg(std::lround(found.captured(1).toInt() * scale));
        from = found.capturedEnd();
    }
    return scaled + sheet.mid(from);
}

} // namespace

QString styleSheet(const Colours &scheme, double textScale)
{
    QString sheet = QString::fromLatin1(sheetTemplate);
    const auto put = [&](const char *name, const QColor &colour) {
        sheet.replace(QLatin1Char('@') + QLatin1String(name), colour.name());
    };
    sheet.replace(QLatin1String("@tone"), QLatin1String(scheme.dark ? "dark" : "light"));
    // Longer names first: `@accentSoft` begins with `@accent`.
    put("accentSoft", scheme.accentSoft);
    put("accentHover", mixed(scheme.accent, scheme.dark ? QColor(Qt::white) : QColor(Qt::black), 0.12));
    put("accent", scheme.accent);
    put("onAccent", scheme.onAccent);
    put("dangerSoft", mixed(scheme.danger, scheme.card, 0.88));
    put("danger", scheme.danger);
    put("ground", scheme.ground);
    put("chrome", scheme.chrome);
    put("card", scheme.card);
    put("border", scheme.border);
    put("text", scheme.text);
    put("quiet", scheme.quiet);
    put("hover", scheme.hover);
    put("focus", mixed(scheme.accent, scheme.text, 0.55));
    put("faint", mixed(scheme.quiet, scheme.card, 0.45));
    return withTextScaled(sheet, textScale);
}

} // namespace supernet::ui
