// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/help_library.h"
#include "help/help_topic.h"
#include "help/help_window.h"
#include "pages/search/search_page.h"
#include "pages/search/steer_card.h"
#include "sample_project.h"
#include "theme/theme.h"
#include "ui_test.h"
#include "window/main_window.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QTextBrowser>
#include <QtTest>

using namespace supernet;
using namespace supernet::ui;
using supernet::test::SampleProject;

namespace {

QStringList topicsOf(const HelpLibrary &library)
{
    QStringList topics;
    for (const HelpSection &section : library.sections())
        topics << section.topic;
    return topics;
}

/// `page: link`, a line each, for the links of a language's pages that lead nowhere.
QString brokenLinks(const HelpLibrary &library)
{
    static const QRegularExpression link(QStringLiteral("href=\"([^\"]+)\""));
    QStringList broken;
    for (const QString &page : helpPages()) {
        for (auto match = link.globalMatch(library.html(page)); match.hasNext();) {
            const QString target = match.next().captured(1);
            if (!library.has(HelpLibrary::topicOf(target, page)))
                broken << page + QStringLiteral(": ") + target;
        }
    }
    return broken.join(QLatin1Char('\n'));
}

} // namespace

class TestHelp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { supernet::test::beginUiTest(); }

    void everyPageOfTheWindowHasItsPage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << QStringLiteral("en");
        QTest::newRow("German") << QStringLiteral("de_AT");
    }

    void everyPageOfTheWindowHasItsPage()
    {
        QFETCH(const QString, language);
        const HelpLibrary library(language);
        QVERIFY(library.has(QStringLiteral("start")));
        for (const PageKind &kind : projectPages())
            QVERIFY2(library.has(QString::fromLatin1(kind.icon)), kind.icon);
        QCOMPARE(library.pages().size(), helpPages().size());
    }

    void everyLinkLeadsSomewhere_data() { everyPageOfTheWindowHasItsPage_data(); }

    void everyLinkLeadsSomewhere()
    {
        QFETCH(const QString, language);
        QCOMPARE(brokenLinks(HelpLibrary(language)), QString());
    }

    void everyTermIsExplained_data() { everyPageOfTheWindowHasItsPage_data(); }

    void everyTermIsExplained()
    {
        QFETCH(const QString, language);
        const HelpLibrary library(language);
        for (const HelpSection &section : library.sections()) {
            if (section.topic.startsWith(QLatin1String("terms#")))
                QVERIFY2(section.text.size() > 80, qPrintable(section.topic));
        }
    }

    void bothLanguagesTellTheSame()
    {
        const HelpLibrary english(QStringLiteral("en"));
        const HelpLibrary german(QStringLiteral("de"));
        QCOMPARE(topicsOf(german), topicsOf(english));
        QVERIFY(german.html(QStringLiteral("terms")).contains(QStringLiteral("Supernetz")));
        QCOMPARE(topicsOf(HelpLibrary(QStringLiteral("xx"))), topicsOf(english)); // English where there is no other.
    }

    void wordsFindTheirSections()
    {
        const HelpLibrary library(QStringLiteral("en"));
        QCOMPARE(library.find(QStringLiteral("bleu")).first().topic, QStringLiteral("terms#bleu"));
        QCOMPARE(library.find(QStringLiteral("  Gradient  conflict ")).first().topic,
                 QStringLiteral("terms#gradient-conflict"));
        QVERIFY(library.find(QStringLiteral("xyzzy")).isEmpty());
        QCOMPARE(library.find({}).size(), helpPages().size());
    }

    void linksAreReadFromWhereTheyStand()
    {
        QCOMPARE(HelpLibrary::topicOf(QStringLiteral("terms.html#bleu"), QStringLiteral("train")),
                 QStringLiteral("terms#bleu"));
        QCOMPARE(HelpLibrary::topicOf(QStringLiteral("#run"), QStringLiteral("train")), QStringLiteral("train#run"));
        QCOMPARE(HelpLibrary::topicOf(QStringLiteral("qrc:/help/en/data.html"), {}), QStringLiteral("data"));
    }

    void theHelpOpensWhereAPersonIs()
    {
        const SampleProject sample;
        const RunRecord search = sample.addSearch(sample.addTraining("neuron"));
        const FileLock alive = sample.holdLock(search);
        MainWindow window(Scheme::Light);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_F1);
        QTRY_VERIFY(window.help() && window.help()->isVisible());
        QCOMPARE(window.help()->topic(), QStringLiteral("start"));
        window.help()->close();
        window.openProject(sample.folder());
        QTRY_VERIFY(window.searchPage()->steering()->gene()->isEnabled());
        window.showPage(PageId::Search);
        window.searchPage()->steering()->gene()->setFocus();
        window.showHelp();
        QCOMPARE(window.help()->topic(), QStringLiteral("search#steer"));
    }

    void everyTopicThatTheWindowNamesExists()
    {
        const SampleProject sample;
        MainWindow window(Scheme::Light);
        window.openProject(sample.folder());
        (void)window.page(PageId::Export); // All pages are there then.
        const HelpLibrary library(QStringLiteral("en"));
        QSet<QString> topics;
        for (const auto *widget : window.findChildren<QWidget *>()) {
            if (const QString topic = helpTopicOf(widget); !topic.isEmpty())
                topics << topic;
        }
        for (const QString &topic : std::as_const(topics))
            QVERIFY2(library.has(topic), qPrintable(topic));
        QVERIFY(topics.size() > 10);
    }

    void typingFindsAndTheArrowsRead()
    {
        HelpWindow help;
        help.open(QStringLiteral("train"));
        QVERIFY(help.text()->toPlainText().contains(QStringLiteral("Here the supernet learns")));
        QTest::keyClicks(help.searchField(), QStringLiteral("knee"));
        QCOMPARE(help.results()->item(0)->text().section(QLatin1Char('\n'), 0, 0), QStringLiteral("Knee"));
        QTest::keyClick(help.searchField(), Qt::Key_Down);
        QCOMPARE(help.topic(), QStringLiteral("terms#knee"));
        QVERIFY(help.backButton()->isEnabled());
        QTest::mouseClick(help.backButton(), Qt::LeftButton);
        QCOMPARE(help.topic(), QStringLiteral("train"));
        help.searchField()->setText(QStringLiteral("xyzzy"));
        QVERIFY(help.results()->item(0)->text().startsWith(QStringLiteral("Nothing found")));
        help.open(QStringLiteral("nowhere"));
        QCOMPARE(help.topic(), helpPages().first());
    }

    /// Pictures for people to look at.
    void screenshots()
    {
        const QString folder = qEnvironmentVariable("SUPERNET_SCREENSHOTS");
        if (folder.isEmpty())
            QSKIP("SUPERNET_SCREENSHOTS names no folder to draw to.");
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            applyTheme(*qApp, scheme);
            HelpWindow help;
            help.open(QStringLiteral("terms#gradient-conflict"));
            help.searchField()->setText(QStringLiteral("front"));
            QTest::qWait(200);
            help.grab().save(
                QStringLiteral("%1/help-%2.png")
                    .arg(folder, scheme == Scheme::Dark ? QStringLiteral("dark") : QStringLiteral("light")));
        }
    }
};

QTEST_MAIN(TestHelp)
#include "test_help.moc"
