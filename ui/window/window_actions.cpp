// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/window_actions.h"

#include "window/main_window.h"
#include "window/preferences.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>

namespace supernet::ui {

WindowActions::WindowActions(MainWindow &window)
    : QObject(&window)
    , m_window(window)
    , m_menu(new QMenu(&window))
{
    addProject();
    addView();
    addLanguages();
    addHelp();
}

QAction *WindowActions::add(QMenu &menu, const QString &text, const QList<QKeySequence> &keys,
                            std::function<void()> run)
{
    auto *action = menu.addAction(text);
    action->setShortcuts(keys);
    m_window.addAction(action); // Its keys work without the menu.
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    m_actions << std::pair(menu.title(), action);
    return action;
}

void WindowActions::addProject()
{
    add(*m_menu, tr("Open a project …"), {QKeySequence::Open}, [this] { m_window.chooseProject(); });
    add(*m_menu, tr("New project …"), {QKeySequence::New}, [this] { m_window.chooseNewProject({}); });
    add(*m_menu, tr("Explore the demo"), {}, [this] { m_window.openDemo(); });
    m_menu->addSeparator();
}

void WindowActions::addView()
{
    add(*m_menu, tr("Commands …"), {QKeySequence(Qt::CTRL | Qt::Key_K)}, [this] { m_window.openPalette(); });
    add(*m_menu, tr("Log of the jobs"), {QKeySequence(Qt::CTRL | Qt::Key_L)}, [this] { m_window.toggleLog(); });
    add(*m_menu, tr("Light or dark"), {}, [this] { m_window.switchScheme(); });
    add(*m_menu, tr("Larger text"), {QKeySequence::ZoomIn, QKeySequence(Qt::CTRL | Qt::Key_Equal)},
        [this] { m_window.changeTextSize(1); });
    add(*m_menu, tr("Smaller text"), {QKeySequence::ZoomOut}, [this] { m_window.changeTextSize(-1); });
    add(*m_menu, tr("Full screen"), {QKeySequence(Qt::Key_F11)}, [this] { m_window.toggleFullScreen(); });
    add(*m_menu, tr("Reset the layout"), {}, [this] { m_window.resetLayout(); });
    m_menu->addSeparator();
}

void WindowActions::addLanguages()
{
    auto *menu = m_menu->addMenu(tr("Language"));
    auto *group = new QActionGroup(this);
    const QString chosen = readPreferences().language;
    QList<std::pair<QString, QString>> choices = {{QString(), tr("as the system")}};
    for (const auto &[language, name] : choices + languages()) {
        auto *action = add(*menu, name, {}, [this, language = language] { m_window.setLanguage(language); });
        action->setCheckable(true);
        action->setChecked(language == chosen);
        group->addAction(action);
    }
}

void WindowActions::addHelp()
{
    m_menu->addSeparator();
    add(*m_menu, tr("Help"), {QKeySequence::HelpContents}, [this] { m_window.showHelp(); });
    add(*m_menu, tr("Tour"), {QKeySequence(Qt::Key_F5)}, [this] { m_window.startTour(); });
}

QList<PaletteEntry> WindowActions::entries() const
{
    QList<PaletteEntry> entries;
    for (const auto &[before, action] : m_actions) {
        QString name = before.isEmpty() ? action->text() : before + QStringLiteral(": ") + action->text();
        name.remove(QStringLiteral(" …")).remove(QLatin1Char('&'));
        entries << PaletteEntry{name, {}, action->shortcut(), [action = action] { action->trigger(); }};
    }
    return entries;
}

} // namespace supernet::ui
