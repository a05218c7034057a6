// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/main_window.h"

#include "help/help_topic.h"
#include "help/help_window.h"
#include "pages/data/data_page.h"
#include "pages/search/search_page.h"
#include "pages/space/space_page.h"
#include "pages/start/start_page.h"
#include "pages/train/train_page.h"
#include "palette/command_palette.h"
#include "project/aside.h"
#include "project/core_words.h"
#include "project/job_launcher.h"
#include "project/project_document.h"
#include "tour/tour.h"
#include "widgets/banner.h"
#include "window/drafts.h"
#include "window/kept_views.h"
#include "window/log_drawer.h"
#include "window/preferences.h"
#include "window/project_pages.h"
#include "window/queue_notice.h"
#include "window/rail.h"
#include "window/status_strip.h"
#include "window/window_actions.h"

#include <algorithm>
#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QThread>
#include <QToolButton>
#include <QVBoxLayout>

namespace supernet::ui {

namespace {

constexpr int mostRecents = 6;
const QString recentsKey = QStringLiteral("recentProjects");
const QString pagesKey = QStringLiteral("window/pages");
const QString picksKey = QStringLiteral("window/picks");
const QString viewsKey = QStringLiteral("window/views");
const QString geometryKey = QStringLiteral("window/geometry");
constexpr int placeKeepingMs = 3000; ///< What a window that dies may lose.
constexpr QSize usualSize(1280, 800);

template<typename Change>
void keep(Change change)
{
    Preferences preferences = readPreferences();
    change(preferences);
    writePreferences(preferences);
}

} // namespace

QString shippedDemo()
{
    const QDir programs(QCoreApplication::applicationDirPath());
    for (const char *place : {"../share/supernet-studio/models/demo.supernet", "../../../models/demo.supernet"}) {
        const QString folder = QDir::cleanPath(programs.filePath(QString::fromLatin1(place)));
        if (QFile::exists(folder + QStringLiteral("/project.json")))
            return folder;
    }
    return {};
}

MainWindow::MainWindow(Scheme scheme, QWidget *parent)
    : QMainWindow(parent)
    , m_scheme(scheme)
    , m_stack(new QStackedWidget)
    , m_rail(new Rail)
    , m_title(new QLabel)
    , m_schemeButton(new QToolButton)
    , m_menuButton(new QToolButton)
    , m_start(new StartPage)
    , m_status(new StatusStrip)
    , m_log(new LogDrawer)
    , m_queue(new QueueNotice)
{
    setWindowTitle(tr("Supernet Studio"));
    setHelpTopic(*m_start, QStringLiteral("start"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/supernet-studio.svg")));
    setMinimumSize(1000, 640);
    resize(usualSize);
    m_actions = new WindowActions(*this);
    layOut();
    m_palette = new CommandPalette(centralWidget());
    connectAll();
    m_start->setRecents(QSettings().value(recentsKey).toStringList());
    m_start->demoButton()->setEnabled(!shippedDemo().isEmpty());
    if (shippedDemo().isEmpty())
        m_start->demoButton()->setToolTip(
            tr("This copy of the program comes without the demo project. `supernet demo` makes one."));
    refreshIcons();
    restoreGeometry(QSettings().value(geometryKey).toByteArray());
    showPage(PageId::Start);
}

MainWindow::~MainWindow()
{
    delete m_tour;
}

void MainWindow::layOut()
{
    m_stack->addWidget(m_start);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_queue);
    column->addWidget(m_stack, 1);
    column->addWidget(m_log);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    middle->addLayout(column, 1);
    auto *centre = new QWidget;
    auto *box = new QVBoxLayout(centre);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(makeTitle());
    box->addLayout(middle, 1);
    box->addWidget(m_status);
    setCentralWidget(centre);
}

void MainWindow::connectAll()
{
    connect(m_start, &StartPage::demoWanted, this, &MainWindow::openDemo);
    connect(m_start, &StartPage::openWanted, this, &MainWindow::chooseProject);
    connect(m_start, &StartPage::newWanted, this, &MainWindow::chooseNewProject);
    connect(m_start, &StartPage::tourWanted, this, &MainWindow::startTour);
    connect(m_start, &StartPage::recentWanted, this, &MainWindow::openProject);
    connect(m_start, &StartPage::forgetWanted, this, &MainWindow::forget);
    connect(m_rail, &Rail::pageWanted, this, &MainWindow::showPage);
    connect(m_rail->logButton(), &QToolButton::toggled, this, &MainWindow::showLog);
    connect(m_log, &LogDrawer::closed, this, [this] { showLog(false); });
    connect(&m_placeKeeping, &QTimer::timeout, this, &MainWindow::keepPlace);
    m_placeKeeping.start(placeKeepingMs);
}

QWidget *MainWindow::makeTitle()
{
    auto *strip = new QWidget;
    strip->setObjectName(QStringLiteral("titleStrip"));
    strip->setAttribute(Qt::WA_StyledBackground);
    strip->setMinimumHeight(36);
    auto *row = new QHBoxLayout(strip);
    row->setContentsMargins(16, 0, 10, 0);
    m_title->setText(tr("<b>Supernet Studio</b>"));
    row->addWidget(m_title, 1);
    m_schemeButton->setAutoRaise(true);
    m_schemeButton->setAccessibleName(tr("Switch between light and dark"));
    m_schemeButton->setToolTip(tr("Light or dark"));
    connect(m_schemeButton, &QToolButton::clicked, this, &MainWindow::switchScheme);
    row->addWidget(m_schemeButton);
    m_menuButton->setAutoRaise(true);
    m_menuButton->setText(QStringLiteral("☰"));
    m_menuButton->setAccessibleName(tr("Menu"));
    m_menuButton->setToolTip(tr("Menu"));
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setMenu(m_actions->menu());
    row->addWidget(m_menuButton);
    return strip;
}

Page *MainWindow::page(PageId page) const
{
    return m_pages ? m_pages->at(page) : nullptr;
}

DataPage *MainWindow::dataPage() const
{
    return static_cast<DataPage *>(page(PageId::Data));
}

SpacePage *MainWindow::spacePage() const
{
    return static_cast<SpacePage *>(page(PageId::Space));
}

TrainPage *MainWindow::trainPage() const
{
    return static_cast<TrainPage *>(page(PageId::Train));
}

SearchPage *MainWindow::searchPage() const
{
    return static_cast<SearchPage *>(page(PageId::Search));
}

void MainWindow::showPage(PageId page)
{
    QWidget *shown = page == PageId::Start ? static_cast<QWidget *>(m_start) : this->page(page);
    if (!shown)
        return;
    if (page != PageId::Start)
        m_page = page;
    m_stack->setCurrentWidget(shown);
    m_rail->setCurrent(page);
}

void MainWindow::openProject(const QString &folder)
{
    try {
        takeDocument(std::make_unique<ProjectDocument>(folder, ProjectDocument::Following::WhenTold));
        remember(m_document->folder());
        m_start->say({});
    } catch (const std::exception &error) {
        m_tourWanted = false;
        m_start->say(errorText(error));
        showPage(PageId::Start);
    }
}

void MainWindow::openDemo()
{
    const QString shipped = shippedDemo();
    if (shipped.isEmpty()) {
        m_start->say(tr("This copy of the program comes without the demo project. `supernet demo` makes one."));
        return;
    }
    const QString target = QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation))
                               .filePath(QStringLiteral("demo.supernet"));
    if (QFile::exists(target + QStringLiteral("/project.json")))
        openProject(target);
    else
        copyDemo(shipped, target);
}

void MainWindow::copyDemo(const QString &shipped, const QString &target)
{
    m_start->say(tr("Copying the demo …"));
    QDir().mkpath(QFileInfo(target).path());
    auto failure = std::make_shared<QString>();
    auto *copying = QThread::create([=] {
        try {
            (void)Project::copyOf(shipped.toStdString(), target.toStdString());
        } catch (const std::exception &error) {
            *failure = errorText(error);
        }
    });
    connect(copying, &QThread::finished, this, [this, copying, failure, target] {
        copying->deleteLater();
        if (failure->isEmpty())
            openProject(target);
        else
            m_start->say(*failure);
    });
    copying->start();
}

void MainWindow::takeDocument(std::unique_ptr<ProjectDocument> document)
{
    keepPlace();
    m_placeRestored = false;
    m_placeKept.clear();
    delete std::exchange(m_tour, nullptr); // It shows the project that goes.
    m_log->setDocument(nullptr);
    m_queue->setDocument(nullptr);
    m_pages.reset();
    m_document = std::move(document);
    m_drafts = std::make_unique<Drafts>(m_document->folder());
    connect(m_drafts.get(), &Drafts::offered, this, &MainWindow::offerDrafts);
    m_log->setDocument(m_document.get());
    m_queue->setDocument(m_document.get());
    m_title->setText(tr("<b>%1</b> — Supernet Studio").arg(m_document->name().toHtmlEscaped()));
    connect(m_document.get(), &ProjectDocument::runsChanged, this, &MainWindow::showStanding);
    connect(m_document.get(), &ProjectDocument::trouble, this, &MainWindow::say);
    connect(&m_document->launcher(), &JobLauncher::starting, m_status, &StatusStrip::setStarting);
    m_status->setWorking(nullptr);
    setWindowTitle(tr("%1 — Supernet Studio").arg(m_document->name()));
    m_pages = std::make_unique<ProjectPages>(*m_document, *m_stack);
    connect(m_pages.get(), &ProjectPages::complete, this, &MainWindow::takePages);
}

void MainWindow::takePages()
{
    for (const PageKind &kind : projectPages())
        m_drafts->follow(QString::fromLatin1(kind.icon), *page(kind.id));
    // After the pages, which take the facts first.
    connect(m_document.get(), &ProjectDocument::runsChanged, this, &MainWindow::showFirstPage,
            Qt::SingleShotConnection);
    m_rail->setProjectOpen(true);
    showPage(PageId::Train);
    m_document->follow();
}

/// Where a person left it. Else a project with a search opens on it: that is what one wants to see. One without any run
/// needs data first.
void MainWindow::showFirstPage()
{
    if (std::exchange(m_tourWanted, false))
        beginTour();
    m_drafts->look();
    const QVariantMap views = QSettings().value(viewsKey).toMap().value(m_document->folder()).toMap();
    for (const PageKind &kind : projectPages())
        setKeptViews(*page(kind.id), views.value(QString::fromLatin1(kind.icon)).toMap());
    m_document->setPicked(QSettings().value(picksKey).toMap().value(m_document->folder()).toStringList());
    m_placeRestored = true;
    if (m_pages->shown() != page(PageId::Train))
        return; // A person was faster.
    const QVariant last = QSettings().value(pagesKey).toMap().value(m_document->folder());
    if (last.isValid())
        return showPage(static_cast<PageId>(last.toInt()));
    const RunView *working = m_document->working();
    if (m_document->runs().empty() || (working && working->run.kind == JobKind::Prepare))
        return showPage(PageId::Data);
    const bool search = working ? working->run.kind == JobKind::Search : !m_document->runsOf(JobKind::Search).empty();
    showPage(search ? PageId::Search : PageId::Train);
}

/// What a window that died has left of the project that is open now.
void MainWindow::offerDrafts()
{
    const Page *shown = m_pages->shown();
    if (!shown)
        return;
    shown->banner()->say(
        Banner::Kind::News,
        tr("The studio ended without a word the last time. What you had entered and not used is kept."),
        tr("Take it back"), [this] { m_drafts->restore(); });
}

void MainWindow::showStanding()
{
    const RunView *working = m_document->working();
    if (working || !m_document->launcher().isStarting())
        m_status->setWorking(working);
    setWindowTitle(
        working ? tr("%1 (%2) — Supernet Studio").arg(m_document->name(), QString::fromStdString(working->run.name))
                : tr("%1 — Supernet Studio").arg(m_document->name()));
}

void MainWindow::showLog(bool visible)
{
    m_log->setVisible(visible);
    m_rail->logButton()->setChecked(visible);
}

void MainWindow::tell(const QString &message)
{
    if (const Page *shown = m_pages ? m_pages->shown() : nullptr)
        shown->banner()->say(Banner::Kind::News, message);
    else
        m_start->say(message);
}

void MainWindow::say(const QString &message)
{
    for (const auto &[id, page] : m_pages->made())
        page->banner()->say(Banner::Kind::Trouble, message);
    m_status->setWorking(m_document->working());
}

void MainWindow::chooseProject()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a project folder"));
    if (!folder.isEmpty())
        openProject(folder);
}

void MainWindow::chooseNewProject(const QStringList &files)
{
    const QString name = files.isEmpty() ? tr("project") : QFileInfo(files.first()).baseName();
    const QString folder = QFileDialog::getSaveFileName(this, tr("Where to make the project"),
                                                        name + QStringLiteral(".supernet"));
    if (!folder.isEmpty())
        newProject(folder, files);
}

void MainWindow::newProject(const QString &folder, const QStringList &files)
{
    const auto make = [folder] {
        const QString name = QFileInfo(folder).completeBaseName();
        return Project::create(folder.toStdString(), name.toStdString()).name();
    };
    const auto open = [this, folder, files](const std::string &) {
        openProject(folder);
        if (!m_pages)
            return;
        connect(m_pages.get(), &ProjectPages::complete, this, [this, files] {
            showPage(PageId::Data);
            dataPage()->takeFiles(files, true);
        });
    };
    aside(this, make, open, [this](const QString &message) { m_start->say(message); });
}

void MainWindow::switchScheme()
{
    m_scheme = colours().dark ? Scheme::Light : Scheme::Dark;
    keep([this](Preferences &preferences) { preferences.scheme = m_scheme; });
    restyle();
}

void MainWindow::changeTextSize(int steps)
{
    setTextSize(otherTextScale(textScale(), steps));
}

void MainWindow::setTextSize(double scale)
{
    setTextScale(scale);
    keep([scale](Preferences &preferences) { preferences.textScale = scale; });
    restyle();
}

void MainWindow::restyle()
{
    applyTheme(*static_cast<QApplication *>(QCoreApplication::instance()), m_scheme);
    refreshIcons();
    if (m_document)
        showStanding();
}

void MainWindow::setLanguage(const QString &language)
{
    keep([&](Preferences &preferences) { preferences.language = language; });
    tell(tr("The language changes at the next start."));
}

void MainWindow::toggleFullScreen()
{
    setWindowState(windowState() ^ Qt::WindowFullScreen);
}

void MainWindow::resetLayout()
{
    setWindowState(Qt::WindowNoState);
    resize(usualSize);
    showLog(false);
    setTextSize(1);
    if (!m_pages)
        return;
    for (const auto &[id, page] : m_pages->made())
        setKeptViews(*page, {});
}

void MainWindow::toggleLog()
{
    if (m_document)
        showLog(m_log->isHidden());
}

void MainWindow::showHelp()
{
    const QWidget *focused = QApplication::focusWidget();
    const QWidget *page = m_stack->currentWidget();
    if (!m_help)
        m_help = new HelpWindow(this);
    m_help->open(helpTopicOf(focused && page->isAncestorOf(focused) ? focused : page));
}

/// On the open project where it has been searched, else on the demo.
void MainWindow::startTour()
{
    if (m_tour)
        return;
    if ((m_document && Tour::canShow(*m_document)) || shippedDemo().isEmpty())
        return beginTour();
    m_tourWanted = true;
    openDemo();
}

void MainWindow::beginTour()
{
    if (!m_document || !Tour::canShow(*m_document))
        return tell(tr("The tour needs a project that has been trained and searched, and this copy of the program "
                       "comes without the "
                       "demo. `supernet demo` in a terminal makes one in a few minutes: open it, then press F5."));
    m_tour = new Tour(*m_document, frontSubnets(*m_document), this);
    m_wasFullScreen = isFullScreen();
    connect(m_tour, &Tour::ended, this, &MainWindow::endTour, Qt::QueuedConnection); // A button of it may have asked.
    setWindowState(windowState() | Qt::WindowFullScreen);
    m_tour->start();
}

void MainWindow::endTour()
{
    if (!m_tour)
        return;
    delete std::exchange(m_tour, nullptr);
    if (!m_wasFullScreen)
        setWindowState(windowState() & ~Qt::WindowFullScreen);
}

void MainWindow::openPalette()
{
    if (m_tour)
        return;
    if (m_palette->isVisible())
        return m_palette->hide();
    QList<PaletteEntry> entries;
    QList<PaletteEntry> ofPages;
    for (const PageKind &kind : m_pages ? projectPages() : std::vector<PageKind>()) {
        const auto show = [this, id = kind.id] { showPage(id); };
        entries << PaletteEntry{tr("Page %1").arg(kind.name), {}, m_rail->keysOf(kind.id), show};
        ofPages << entriesOf(*page(kind.id), kind.name, show);
    }
    m_palette->open(entries + m_actions->entries() + ofPages);
}

void MainWindow::refreshIcons()
{
    m_schemeButton->setIcon(icon(QStringLiteral("theme")));
    m_rail->refreshIcons();
    m_start->refreshIcons();
}

void MainWindow::remember(const QString &folder)
{
    QStringList recents = QSettings().value(recentsKey).toStringList();
    recents.removeAll(folder);
    recents.prepend(folder);
    recents = recents.mid(0, mostRecents);
    QSettings().setValue(recentsKey, recents);
    m_start->setRecents(recents);
}

void MainWindow::forget(const QString &folder)
{
    QStringList recents = QSettings().value(recentsKey).toStringList();
    recents.removeAll(folder);
    QSettings().setValue(recentsKey, recents);
    m_start->setRecents(recents);
}

/// For the projects that were opened lately.
void MainWindow::keepPlace()
{
    if (!m_document || !m_placeRestored)
        return;
    QVariantMap views;
    for (const PageKind &kind : projectPages())
        views[QString::fromLatin1(kind.icon)] = keptViews(*page(kind.id));
    const QVariantMap place = {
        {pagesKey, static_cast<int>(m_page)}, {picksKey, m_document->picked()}, {viewsKey, views}};
    if (place == m_placeKept)
        return;
    QSettings settings;
    const QStringList recents = settings.value(recentsKey).toStringList();
    for (const auto &[key, value] : place.asKeyValueRange()) {
        QVariantMap places = settings.value(key).toMap();
        places.removeIf([&](const QVariantMap::iterator &entry) { return !recents.contains(entry.key()); });
        places[m_document->folder()] = value;
        settings.setValue(key, places);
    }
    m_placeKept = place;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    // Jobs are processes of their own and go on.
    keepPlace();
    QSettings().setValue(geometryKey, saveGeometry());
    QMainWindow::closeEvent(event);
}

} // namespace supernet::ui
