// SPDX-License-Identifier: GPL-3.0-or-later
// What a person has entered outlives a window that is killed, and what was looked at outlives one that is closed.
#include "pages/search/search_page.h"
#include "pages/settings_form.h"
#include "pages/space/space_page.h"
#include "pages/subnets.h"
#include "pages/train/train_page.h"
#include "pages/translate/translate_page.h"
#include "plots/front_plot.h"
#include "project/project_document.h"
#include "project/space_editor.h"
#include "sample_project.h"
#include "support/slowness.h"
#include "theme/theme.h"
#include "widgets/banner.h"
#include "window/drafts.h"
#include "window/main_window.h"

#include <QApplication>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QtTest>

using namespace supernet;
using namespace supernet::ui;
using supernet::test::SampleProject;

namespace {

constexpr auto childWindow = "--window-to-be-killed";
constexpr int patience = 30'000 * supernet::Slowness;
const QString typed = QStringLiteral("a house that nobody has seen");

QSpinBox *stepsField(const MainWindow &window)
{
    for (const auto &[option, field] : window.trainPage()->settings()->fields()) {
        if (option == QLatin1String("--steps"))
            return qobject_cast<QSpinBox *>(field);
    }
    return nullptr;
}

QDir draftFolder()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/drafts"));
}

QString translateText(const MainWindow &window)
{
    return static_cast<TranslatePage *>(window.page(PageId::Translate))->sentence()->text();
}

} // namespace

class TestDrafts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { cleanup(); }

    void cleanup()
    {
        QSettings().clear();
        draftFolder().removeRecursively();
    }

    void whatWasEnteredComesBackAfterAKill()
    {
        const SampleProject sample;
        sample.addSteps(sample.addTraining("neuron"), 0, 100);
        QProcess child;
        child.setProcessChannelMode(QProcess::ForwardedChannels);
        child.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(childWindow), sample.folder()});
        QVERIFY(child.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(draftFolder().exists() && !draftFolder().isEmpty(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(sample.project().settings().contains("space"),
                                 patience); // Edits of the space are saved by themselves.
        child.kill(); // SIGKILL
        QVERIFY(child.waitForFinished());

        MainWindow window(Scheme::Light);
        window.show();
        window.openProject(sample.folder());
        Banner *banner = window.trainPage()->banner();
        QTRY_VERIFY_WITH_TIMEOUT(banner->text().contains(QStringLiteral("ended without a word")), patience);
        QCOMPARE(QString::fromStdString(window.document()->spaceEditor().space().name), QStringLiteral("half done"));
        QVERIFY(translateText(window).isEmpty()); // Offered, not forced.
        QTest::mouseClick(banner->action(), Qt::LeftButton);
        QCOMPARE(translateText(window), typed);
        QCOMPARE(stepsField(window)->value(), 4321);
    }

    void fieldsThatComeWithFactsAreKeptAndTakenBackToo()
    {
        QWidget page;
        auto *form = new SettingsForm(QStringLiteral("Search"), QStringLiteral("Start"), &page);
        form->finish();
        const QString option = QStringLiteral("--limit phone=");
        const auto limitOf = [&](SettingsForm *of) {
            return of->addReal(option, QStringLiteral("On phone at most"), 0, 0, 1000, 1);
        };
        {
            Drafts drafts(QStringLiteral("/project"));
            drafts.follow(QStringLiteral("search"), page);
            limitOf(form)->setValue(7.5);
            QTRY_VERIFY(draftFolder().exists() && !draftFolder().isEmpty());
            const QFileInfo written = draftFolder().entryInfoList(QDir::Files).first();
            // The name ends with the number of the process: of one that is no more.
            QProcess gone;
            gone.start(QStringLiteral("true"), QStringList());
            const qint64 number = gone.processId();
            QVERIFY(gone.waitForFinished());
            QVERIFY(QFile::copy(written.filePath(),
                                draftFolder().filePath(written.fileName().section(u'-', 0, 0) + u'-'
                                                       + QString::number(number) + u".json")));
        }
        QWidget later;
        auto *empty = new SettingsForm(QStringLiteral("Search"), QStringLiteral("Start"), &later);
        empty->finish();
        Drafts drafts(QStringLiteral("/project"));
        drafts.follow(QStringLiteral("search"), later);
        QSignalSpy offered(&drafts, &Drafts::offered);
        drafts.look();
        QVERIFY(offered.wait(patience));
        QCOMPARE(offered.first().first().toInt(), 1);
        drafts.restore();
        const auto *limit = limitOf(empty);
        QCOMPARE(limit->value(), 7.5);
        QCOMPARE(limitOf(empty)->value(), 0.0); // Once.
    }

    void aWindowThatIsClosedLeavesNothing()
    {
        const SampleProject sample;
        sample.addSteps(sample.addTraining("neuron"), 0, 100);
        {
            MainWindow window(Scheme::Light);
            window.show();
            window.openProject(sample.folder());
            stepsField(window)->setValue(4321);
            QTRY_VERIFY(draftFolder().exists() && !draftFolder().isEmpty());
            window.close();
        }
        QVERIFY(draftFolder().isEmpty());
    }

    void anExampleOfTheProgramIsNoDraft()
    {
        QWidget page;
        QLineEdit sentence(&page);
        sentence.setObjectName(QStringLiteral("draft"));
        sentence.setAccessibleName(QStringLiteral("Sentence"));
        Drafts drafts(QStringLiteral("/project"));
        drafts.follow(QStringLiteral("translate"), page);
        sentence.setText(typed);
        QTRY_VERIFY(draftFolder().exists() && !draftFolder().isEmpty());
        sentence.setProperty("suggested", QStringLiteral("an example"));
        sentence.setText(QStringLiteral("an example"));
        QTRY_VERIFY(draftFolder().isEmpty());
    }

    void whatIsBackAtItsUsualValueIsNoDraft()
    {
        const SampleProject sample;
        MainWindow window(Scheme::Light);
        window.openProject(sample.folder());
        const int usual = stepsField(window)->value();
        stepsField(window)->setValue(usual + 1);
        QTRY_VERIFY(draftFolder().exists() && !draftFolder().isEmpty());
        stepsField(window)->setValue(usual);
        QTRY_VERIFY(draftFolder().isEmpty());
    }

    void pageAndPicksSurviveARestart()
    {
        const SampleProject sample;
        const RunRecord search = sample.addSearch(sample.addTraining("neuron"));
        sample.addGeneration(search, 0, 40);
        QStringList picked;
        {
            MainWindow window(Scheme::Light);
            window.show();
            window.openProject(sample.folder());
            QTRY_VERIFY(window.searchPage()->plot()->front().size() >= 2);
            const auto front = frontSubnets(*window.document());
            picked = {front.front().id, front.back().id};
            window.document()->setPicked(picked);
            window.showPage(PageId::Compare);
            window.close();
        }
        MainWindow window(Scheme::Light);
        window.show();
        window.openProject(sample.folder());
        QTRY_COMPARE(window.document()->picked(), picked);
        QTRY_COMPARE(window.searchPage()->plot()->selected(), picked);
        QVERIFY(!window.searchPage()->isVisible()); // Compare was left open.
    }
};

/// A window that is there to be killed: something is entered on three of its pages.
static int runChildWindow(const QString &project)
{
    MainWindow window(Scheme::Light);
    window.show();
    window.openProject(project);
    window.document()->spaceEditor().rename(QStringLiteral("half done"));
    static_cast<TranslatePage *>(window.page(PageId::Translate))->sentence()->setText(typed);
    stepsField(window)->setValue(4321);
    return QApplication::exec();
}

int main(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("supernet-studio-tests"));
    QCoreApplication::setApplicationName(QStringLiteral("test_drafts"));
    applyTheme(application, Scheme::Light);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == QLatin1String(childWindow))
        return runChildWindow(arguments[2]);
    TestDrafts test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_drafts.moc"
