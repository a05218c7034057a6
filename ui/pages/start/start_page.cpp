// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/start/start_page.h"

#include "theme/theme.h"
#include "widgets/texts.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace supernet::ui {

namespace {

QPushButton *choice(const QString &text, const QString &help, const QString &iconName)
{
    auto *result = button({}, "choice");
    result->setAccessibleName(text);
    result->setAccessibleDescription(help);
    auto *picture = new QLabel;
    picture->setObjectName(iconName);
    auto *about = label(help, "help");
    about->setWordWrap(true);
    auto *row = new QHBoxLayout(result);
    row->setContentsMargins(20, 16, 20, 16);
    row->setSpacing(16);
    row->addWidget(picture);
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addStretch();
    words->addWidget(label(text, "choice"));
    words->addWidget(about);
    words->addStretch();
    row->addLayout(words, 1);
    for (auto *part : result->findChildren<QLabel *>())
        part->setAttribute(Qt::WA_TransparentForMouseEvents);
    return result;
}

} // namespace

StartPage::StartPage(QWidget *parent)
    : QWidget(parent)
    , m_demo(choice(tr("Explore the demo"), tr("A translator from English to German, trained and searched"),
                    QStringLiteral("demo")))
    , m_new(choice(tr("New project"), tr("From two text files that translate each other: drop them here"),
                   QStringLiteral("data")))
    , m_open(choice(tr("Open a project"), tr("A folder that holds a project"), QStringLiteral("folder")))
    , m_tour(button(tr("New to all this? Take the tour of five minutes (F5)"), "link"))
    , m_message(label({}, "result"))
    , m_recents(new QWidget)
{
    setObjectName(QStringLiteral("page"));
    m_message->setWordWrap(true);
    m_message->hide();
    auto *column = new QWidget;
    column->setMaximumWidth(940);
    auto *box = new QVBoxLayout(column);
    box->setSpacing(12);
    box->addStretch(2);
    box->addWidget(label(tr("One network, many sizes"), "hero"));
    auto *about = label(
        tr("Train a supernet once, find the best trade-offs of speed and quality in it, and ship the one "
           "that fits."),
        "quiet");
    about->setWordWrap(true);
    box->addWidget(about);
    box->addSpacing(20);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(16);
    choices->addWidget(m_demo, 1);
    choices->addWidget(m_new, 1);
    choices->addWidget(m_open, 1);
    box->addLayout(choices);
    box->addWidget(m_tour, 0, Qt::AlignLeft);
    box->addWidget(m_message);
    box->addSpacing(20);
    auto *recents = new QVBoxLayout(m_recents);
    recents->setContentsMargins(0, 0, 0, 0);
    recents->setSpacing(2);
    box->addWidget(m_recents);
    box->addStretch(3);
    auto *row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addWidget(column, 8);
    row->addStretch(1);
    connect(m_demo, &QPushButton::clicked, this, &StartPage::demoWanted);
    setAcceptDrops(true);
    connect(m_new, &QPushButton::clicked, this, [this] { Q_EMIT newWanted({}); });
    connect(m_open, &QPushButton::clicked, this, &StartPage::openWanted);
    connect(m_tour, &QPushButton::clicked, this, &StartPage::tourWanted);
}

void StartPage::setRecents(const QStringList &folders)
{
    qDeleteAll(m_recents->findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    if (!folders.isEmpty())
        m_recents->layout()->addWidget(label(tr("Opened lately"), "title"));
    for (const QString &folder : folders)
        m_recents->layout()->addWidget(makeRecent(folder));
}

QWidget *StartPage::makeRecent(const QString &folder)
{
    const bool present = QFileInfo::exists(folder + QStringLiteral("/project.json"));
    auto *entry = button(QFileInfo(folder).completeBaseName(), "link");
    entry->setAccessibleName(tr("Open %1").arg(folder));
    entry->setEnabled(present);
    auto *place = label(present ? folder : tr("%1 is gone: moved, renamed or deleted").arg(folder), "help");
    auto *remove = button(tr("Remove"), "link");
    remove->setAccessibleName(tr("Remove %1 from the list").arg(folder));
    auto *row = new QWidget;
    auto *box = new QHBoxLayout(row);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(8);
    box->addWidget(entry);
    box->addWidget(place, 1);
    box->addWidget(remove);
    remove->setVisible(!present); // Where it has its place: before, it would be a window.
    // Queued: the row that asks is deleted by what follows.
    connect(
        entry, &QPushButton::clicked, this, [this, folder] { Q_EMIT recentWanted(folder); }, Qt::QueuedConnection);
    connect(
        remove, &QPushButton::clicked, this, [this, folder] { Q_EMIT forgetWanted(folder); }, Qt::QueuedConnection);
    return row;
}

void StartPage::refreshIcons()
{
    for (auto *choice : {m_demo, m_new, m_open}) {
        for (auto *picture : choice->findChildren<QLabel *>(QRegularExpression(QStringLiteral(".+")))) {
            const QColor colour = choice->isEnabled() ? colours().accent : colours().quiet;
            QPixmap drawn = iconPixmap(picture->objectName(), colour, 96);
            drawn.setDevicePixelRatio(3);
            picture->setPixmap(drawn);
        }
    }
}

void StartPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void StartPage::dropEvent(QDropEvent *event)
{
    QStringList files;
    for (const QUrl &url : event->mimeData()->urls())
        files << url.toLocalFile();
    // Queued: a dialog must not hold up the program that the files come from.
    QMetaObject::invokeMethod(
        this, [=, this] { Q_EMIT newWanted(files); }, Qt::QueuedConnection);
}

void StartPage::say(const QString &message)
{
    m_message->setText(message);
    m_message->setVisible(!message.isEmpty());
}

} // namespace supernet::ui
