// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"
#include "window/page_registry.h"

#include <QMainWindow>
#include <map>
#include <memory>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace supernet::ui {

class DataPage;
class LogDrawer;
class Rail;
class SearchPage;
class SpacePage;
class StartPage;
class StatusStrip;
class TrainPage;

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

    [[nodiscard]] ProjectDocument *document() const { return m_document.get(); }
    [[nodiscard]] StartPage *startPage() const { return m_start; }
    [[nodiscard]] DataPage *dataPage() const;
    [[nodiscard]] SpacePage *spacePage() const;
    [[nodiscard]] TrainPage *trainPage() const;
    [[nodiscard]] SearchPage *searchPage() const;
    [[nodiscard]] StatusStrip *statusStrip() const { return m_status; }
    [[nodiscard]] Rail *rail() const { return m_rail; }
    [[nodiscard]] LogDrawer *logDrawer() const { return m_log; }

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    QWidget *makeTitle();
    void layOut();
    void connectAll();
    void takeDocument(std::unique_ptr<ProjectDocument> document);
    void showFirstPage();
    void showStanding();
    void showLog(bool visible);
    void say(const QString &message);
    void chooseProject();
    void chooseNewProject(const QStringList &files);
    void copyDemo(const QString &shipped, const QString &target);
    void switchScheme();
    void refreshIcons();
    void remember(const QString &folder);
    void forget(const QString &folder);

    Scheme m_scheme;
    std::unique_ptr<ProjectDocument> m_document;
    QStackedWidget *m_stack;
    std::map<PageId, Page *> m_pages; ///< Of the open project.
    Rail *m_rail;
    QLabel *m_title;
    QToolButton *m_schemeButton;
    StartPage *m_start;
    StatusStrip *m_status;
    LogDrawer *m_log;
};

/// Where the shipped demo project lies; empty when this copy has none.
[[nodiscard]] QString shippedDemo();

} // namespace supernet::ui
