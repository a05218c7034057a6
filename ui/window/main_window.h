// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

#include <QMainWindow>
#include <memory>

class QButtonGroup;
class QLabel;
class QPlainTextEdit;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace supernet::ui {

class ProjectDocument;
class SearchPage;
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

    [[nodiscard]] ProjectDocument *document() const { return m_document.get(); }
    [[nodiscard]] StartPage *startPage() const { return m_start; }
    [[nodiscard]] TrainPage *trainPage() const { return m_train; }
    [[nodiscard]] SearchPage *searchPage() const { return m_search; }
    [[nodiscard]] StatusStrip *statusStrip() const { return m_status; }
    void showPage(int index); ///< 0 start, 1 train, 2 search.

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    QWidget *makeRail();
    QWidget *makeTitle();
    QWidget *makeLog();
    void addRailButton(QVBoxLayout &column, const QString &text, const QString &iconName, int page);
    void addShortcuts();
    void takeDocument(std::unique_ptr<ProjectDocument> document);
    void showStanding();
    void showLog(bool visible);
    void readLog();
    void say(const QString &message);
    void chooseProject();
    void switchScheme();
    void refreshIcons();
    void remember(const QString &folder);

    Scheme m_scheme;
    std::unique_ptr<ProjectDocument> m_document;
    QStackedWidget *m_pages;
    QButtonGroup *m_rail;
    QLabel *m_title;
    QToolButton *m_schemeButton;
    StartPage *m_start;
    TrainPage *m_train = nullptr;
    SearchPage *m_search = nullptr;
    StatusStrip *m_status;
    QWidget *m_logDrawer;
    QPlainTextEdit *m_log;
};

/// Where the shipped demo project lies; empty when this copy has none.
[[nodiscard]] QString shippedDemo();

} // namespace supernet::ui
