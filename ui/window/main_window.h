// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"
#include "window/page_registry.h"

#include <map>
#include <memory>
#include <QMainWindow>
#include <QTimer>
#include <QVariantMap>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace supernet::ui {

class CommandPalette;
class DataPage;
class Drafts;
class HelpWindow;
class LogDrawer;
class ProjectPages;
class QueueNotice;
class Rail;
class SearchPage;
class SpacePage;
class StartPage;
class StatusStrip;
class Tour;
class TrainPage;
class WindowActions;

/// Rail, pages, status strip and log drawer around one project.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(Scheme scheme, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens a project; where that fails, the start page says why.
    void openProject(const QString &folder);
    /// Opens the shipped demo: a copy of it in the user's data folder, made the first time.
    void openDemo();
    /// Makes a project in `folder` and prepares its data from text files (see choiceOf()).
    void newProject(const QString &folder, const QStringList &files);
    void showPage(PageId page);
    void chooseProject();
    void chooseNewProject(const QStringList &files);

    void openPalette(); ///< Closes it where it is open.
    void startTour();
    void showHelp(); ///< At the place that tells of what has the focus, else of the page.
    void switchScheme();
    void changeTextSize(int steps);
    void setLanguage(const QString &language); ///< `en`, `de`, empty as the system; from the next start on.
    void toggleFullScreen();
    void toggleLog();
    void resetLayout();

    [[nodiscard]] ProjectDocument *document() const { return m_document.get(); }
    [[nodiscard]] StartPage *startPage() const { return m_start; }
    [[nodiscard]] Page *page(PageId page) const; ///< Of the open project, made if need be; null without one.
    [[nodiscard]] DataPage *dataPage() const;
    [[nodiscard]] SpacePage *spacePage() const;
    [[nodiscard]] TrainPage *trainPage() const;
    [[nodiscard]] SearchPage *searchPage() const;
    [[nodiscard]] StatusStrip *statusStrip() const { return m_status; }
    [[nodiscard]] Rail *rail() const { return m_rail; }
    [[nodiscard]] LogDrawer *logDrawer() const { return m_log; }
    [[nodiscard]] QueueNotice *queueNotice() const { return m_queue; }
    [[nodiscard]] CommandPalette *palette() const { return m_palette; }
    [[nodiscard]] Tour *tour() const { return m_tour; } ///< Null when none is under way.
    [[nodiscard]] HelpWindow *help() const { return m_help; } ///< Null before it was first asked for.

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    QWidget *makeTitle();
    void layOut();
    void connectAll();
    void takeDocument(std::unique_ptr<ProjectDocument> document);
    void showFirstPage();
    void beginTour();
    void endTour();
    void showStanding();
    void showLog(bool visible);
    void say(const QString &message);
    void tell(const QString &message); ///< News, on the page that is shown.
    void setTextSize(double scale);
    void restyle();
    void copyDemo(const QString &shipped, const QString &target);
    void refreshIcons();
    void remember(const QString &folder);
    void keepPlace(); ///< Writes where a person is in the open project, where it has changed.
    void offerDrafts();
    void takePages(); ///< Those of the project that was opened, once they are made.
    void forget(const QString &folder);

    Scheme m_scheme;
    std::unique_ptr<ProjectDocument> m_document;
    std::unique_ptr<Drafts> m_drafts; ///< Of the open project.
    QStackedWidget *m_stack;
    std::unique_ptr<ProjectPages> m_pages; ///< Of the open project. They look into the document.
    Rail *m_rail;
    QLabel *m_title;
    QToolButton *m_schemeButton;
    QToolButton *m_menuButton;
    StartPage *m_start;
    StatusStrip *m_status;
    LogDrawer *m_log;
    QueueNotice *m_queue;
    WindowActions *m_actions = nullptr;
    CommandPalette *m_palette = nullptr;
    HelpWindow *m_help = nullptr;
    Tour *m_tour = nullptr;
    PageId m_page = PageId::Train; ///< Of the open project, the one shown last.
    bool m_placeRestored = false; ///< Before, the pages do not know yet how they were left.
    QVariantMap m_placeKept; ///< As it was written last.
    QTimer m_placeKeeping;
    bool m_tourWanted = false; ///< Once the demo is open.
    bool m_wasFullScreen = false; ///< Before the tour.
};

/// Where the shipped demo project lies; empty when this copy has none.
[[nodiscard]] QString shippedDemo();

} // namespace supernet::ui
