// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/main_window.h"

#include "domain/support/plain_error.h"
#include "pages/search/search_page.h"
#include "pages/start/start_page.h"
#include "pages/train/train_page.h"
#include "project/job_launcher.h"
#include "project/project_document.h"
#include "widgets/banner.h"
#include "widgets/texts.h"
#include "window/status_strip.h"

#include <QApplication>
#include <QButtonGroup>
#include <QCloseEvent>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QThread>
#include <QToolButton>
#include <QVBoxLayout>

namespace supernet::ui {

namespace {

constexpr int mostRecents = 6;
const QString recentsKey = QStringLiteral("recentProjects");
const QString geometryKey = QStringLiteral("window/geometry");
const QString iconNameProperty = QStringLiteral("iconName");

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
    , m_pages(new QStackedWidget)
    , m_rail(new QButtonGroup(this))
    , m_title(new QLabel)
    , m_schemeButton(new QToolButton)
    , m_start(new StartPage)
    , m_status(new StatusStrip)
    , m_logDrawer(makeLog())
{
    setWindowTitle(tr("Supernet Studio"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/supernet-studio.svg")));
    setMinimumSize(1000, 640);
    resize(1280, 800);
    m_pages->addWidget(m_start);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(makeRail());
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_pages, 1);
    column->addWidget(m_logDrawer);
    middle->addLayout(column, 1);
    auto *centre = new QWidget;
    auto *box = new QVBoxLayout(centre);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(makeTitle());
    box->addLayout(middle, 1);
    box->addWidget(m_status);
    setCentralWidget(centre);
    addShortcuts();
    m_start->setRecents(QSettings().value(recentsKey).toStringList());
    m_start->demoButton()->setEnabled(!shippedDemo().isEmpty());
    refreshIcons();
    connect(m_start, &StartPage::demoWanted, this, &MainWindow::openDemo);
    connect(m_start, &StartPage::openWanted, this, &MainWindow::chooseProject);
    connect(m_start, &StartPage::recentWanted, this, &MainWindow::openProject);
    restoreGeometry(QSettings().value(geometryKey).toByteArray());
    showPage(0);
}

MainWindow::~MainWindow() = default;

QWidget *MainWindow::makeRail()
{
    auto *rail = new QWidget;
    rail->setObjectName(QStringLiteral("rail"));
    rail->setAttribute(Qt::WA_StyledBackground);
    rail->setFixedWidth(80);
    auto *column = new QVBoxLayout(rail);
    column->setContentsMargins(6, 12, 6, 12);
    column->setSpacing(6);
    addRailButton(*column, tr("Start"), QStringLiteral("home"), 0);
    addRailButton(*column, tr("Train"), QStringLiteral("train"), 1);
    addRailButton(*column, tr("Search"), QStringLiteral("search"), 2);
    column->addStretch();
    auto *log = new QToolButton;
    log->setText(tr("Log"));
    log->setAccessibleName(tr("Log drawer"));
    log->setToolTip(tr("What the jobs say (Ctrl+L)"));
    log->setProperty(iconNameProperty.toLatin1(), QStringLiteral("log"));
    log->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    log->setIconSize({24, 24});
    log->setFixedSize(68, 60);
    connect(log, &QToolButton::clicked, this, [this] { showLog(!m_logDrawer->isVisible()); });
    column->addWidget(log);
    connect(m_rail, &QButtonGroup::idClicked, this, &MainWindow::showPage);
    return rail;
}

void MainWindow::addRailButton(QVBoxLayout &column, const QString &text, const QString &iconName, int page)
{
    auto *entry = new QToolButton;
    entry->setText(text);
    entry->setAccessibleName(text);
    entry->setToolTip(tr("%1 (Ctrl+%2)").arg(text).arg(page + 1));
    entry->setProperty(iconNameProperty.toLatin1(), iconName);
    entry->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    entry->setIconSize({24, 24});
    entry->setFixedSize(68, 60);
    entry->setCheckable(true);
    entry->setEnabled(page == 0);
    m_rail->addButton(entry, page);
    column.addWidget(entry);
}

QWidget *MainWindow::makeTitle()
{
    auto *strip = new QWidget;
    strip->setObjectName(QStringLiteral("titleStrip"));
    strip->setAttribute(Qt::WA_StyledBackground);
    strip->setFixedHeight(36);
    auto *row = new QHBoxLayout(strip);
    row->setContentsMargins(16, 0, 10, 0);
    m_title->setText(tr("<b>Supernet Studio</b>"));
    row->addWidget(m_title, 1);
    m_schemeButton->setAutoRaise(true);
    m_schemeButton->setProperty(iconNameProperty.toLatin1(), QStringLiteral("theme"));
    m_schemeButton->setAccessibleName(tr("Switch between light and dark"));
    m_schemeButton->setToolTip(tr("Light or dark"));
    connect(m_schemeButton, &QToolButton::clicked, this, &MainWindow::switchScheme);
    row->addWidget(m_schemeButton);
    return strip;
}

QWidget *MainWindow::makeLog()
{
    auto *drawer = new QWidget;
    drawer->setObjectName(QStringLiteral("logDrawer"));
    drawer->setAttribute(Qt::WA_StyledBackground);
    drawer->setFixedHeight(150);
    m_log = new QPlainTextEdit;
    m_log->setReadOnly(true);
    m_log->setMaximumBlockCount(2000);
    m_log->setAccessibleName(tr("Log"));
    m_log->setPlaceholderText(tr("What jobs say appears here."));
    auto *box = new QVBoxLayout(drawer);
    box->setContentsMargins(8, 4, 8, 4);
    box->addWidget(m_log);
    drawer->hide();
    return drawer;
}

void MainWindow::addShortcuts()
{
    for (int page = 0; page < 3; ++page) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + page)), this);
        connect(shortcut, &QShortcut::activated, this, [this, page] { showPage(page); });
    }
    auto *log = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_L), this);
    connect(log, &QShortcut::activated, this, [this] { showLog(!m_logDrawer->isVisible()); });
    auto *open = new QShortcut(QKeySequence::Open, this);
    connect(open, &QShortcut::activated, this, &MainWindow::chooseProject);
}

void MainWindow::showPage(int index)
{
    if (index >= m_pages->count())
        return;
    m_pages->setCurrentIndex(index);
    m_rail->button(index)->setChecked(true);
}

void MainWindow::openProject(const QString &folder)
{
    try {
        takeDocument(std::make_unique<ProjectDocument>(folder));
        remember(m_document->folder());
        m_start->say({});
    } catch (const std::exception &error) {
        m_start->say(QString::fromStdString(asError(error).message()));
        showPage(0);
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
    if (QFile::exists(target + QStringLiteral("/project.json"))) {
        openProject(target);
        return;
    }
    m_start->say(tr("Copying the demo …"));
    QDir().mkpath(QFileInfo(target).path());
    auto failure = std::make_shared<QString>();
    auto *copying = QThread::create([=] {
        try {
            (void)Project::copyOf(shipped.toStdString(), target.toStdString());
        } catch (const std::exception &error) {
            *failure = QString::fromStdString(asError(error).message());
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
    delete m_train;
    delete m_search;
    m_document = std::move(document);
    m_train = new TrainPage(*m_document);
    m_search = new SearchPage(*m_document);
    m_pages->addWidget(m_train);
    m_pages->addWidget(m_search);
    for (auto *entry : m_rail->buttons())
        entry->setEnabled(true);
    m_title->setText(tr("<b>%1</b> — Supernet Studio").arg(m_document->name().toHtmlEscaped()));
    setWindowTitle(tr("%1 — Supernet Studio").arg(m_document->name()));
    connect(m_document.get(), &ProjectDocument::runsChanged, this, &MainWindow::showStanding);
    connect(m_document.get(), &ProjectDocument::trouble, this, &MainWindow::say);
    connect(&m_document->launcher(), &JobLauncher::starting, m_status, &StatusStrip::setStarting);
    // A project with a search opens on it: that is what one wants to see.
    auto first = std::make_shared<QMetaObject::Connection>();
    *first = connect(m_document.get(), &ProjectDocument::runsChanged, this, [this, first] {
        disconnect(*first);
        const RunView *working = m_document->working();
        const bool search = working ? working->run.kind == JobKind::Search : !m_document->runsOf(JobKind::Search).empty();
        showPage(search ? 2 : 1);
    });
    showPage(1);
}

void MainWindow::showStanding()
{
    const RunView *working = m_document->working();
    if (working || !m_document->launcher().isStarting())
        m_status->setWorking(working);
    setWindowTitle(working ? tr("%1 (%2) — Supernet Studio").arg(m_document->name(), QString::fromStdString(working->run.name))
                           : tr("%1 — Supernet Studio").arg(m_document->name()));
    if (m_logDrawer->isVisible())
        readLog();
}

void MainWindow::showLog(bool visible)
{
    m_logDrawer->setVisible(visible);
    if (visible)
        readLog();
}

void MainWindow::readLog()
{
    if (!m_document || m_document->runs().empty())
        return;
    const RunView *run = m_document->working() ? m_document->working() : &m_document->runs().back();
    QFile file(QString::fromStdString((m_document->project().runFolder(run->run.name) / "log").string()));
    if (!file.open(QIODevice::ReadOnly))
        return;
    constexpr qint64 most = 64 * 1024;
    file.seek(std::max<qint64>(0, file.size() - most));
    const QString text = QString::fromUtf8(file.readAll());
    if (text == m_log->toPlainText())
        return;
    m_log->setPlainText(text);
    m_log->moveCursor(QTextCursor::End);
}

void MainWindow::say(const QString &message)
{
    for (Banner *banner : {m_train->banner(), m_search->banner()})
        banner->say(Banner::Kind::Trouble, message);
    m_status->setWorking(m_document->working());
}

void MainWindow::chooseProject()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a project folder"));
    if (!folder.isEmpty())
        openProject(folder);
}

void MainWindow::switchScheme()
{
    m_scheme = colours().dark ? Scheme::Light : Scheme::Dark;
    applyTheme(*static_cast<QApplication *>(QCoreApplication::instance()), m_scheme);
    refreshIcons();
    if (m_document)
        showStanding();
}

void MainWindow::refreshIcons()
{
    for (auto *entry : findChildren<QToolButton *>()) {
        const QString name = entry->property(iconNameProperty.toLatin1()).toString();
        if (!name.isEmpty())
            entry->setIcon(icon(name));
    }
    m_start->refreshIcons();
}

void MainWindow::remember(const QString &folder)
{
    QSettings settings;
    QStringList recents = settings.value(recentsKey).toStringList();
    recents.removeAll(folder);
    recents.prepend(folder);
    recents = recents.mid(0, mostRecents);
    settings.setValue(recentsKey, recents);
    m_start->setRecents(recents);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    // Jobs are processes of their own and go on.
    QSettings().setValue(geometryKey, saveGeometry());
    QMainWindow::closeEvent(event);
}

} // namespace supernet::ui
