// SPDX-License-Identifier: GPL-3.0-or-later
// draw_pictures PROJECT FOLDER: opens a project in the window and draws each page as FOLDER/PAGE.png.
#include "pages/compare/compare_page.h"
#include "pages/search/search_page.h"
#include "pages/space/space_page.h"
#include "pages/space/space_summary.h"
#include "pages/translate/race_card.h"
#include "pages/translate/translate_page.h"
#include "pages/translate/translation_column.h"
#include "plots/front_plot.h"
#include "plots/histogram.h"
#include "project/project_document.h"
#include "theme/theme.h"
#include "tour/tour.h"
#include "window/main_window.h"

#include <cstdio>
#include <QApplication>
#include <QDir>
#include <QLocale>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>

using namespace supernet::ui;

namespace {

constexpr QSize size(1280, 800);
constexpr int patienceMs = 120'000;
constexpr int settleMs = 800; ///< Until sampled histograms and queued plots stand.

class Pictures
{
public:
    Pictures(MainWindow &window, QString folder)
        : m_window(window)
        , m_folder(std::move(folder))
    {
    }

    [[nodiscard]] bool draw(const QString &name) const
    {
        if (auto *focused = QApplication::focusWidget())
            focused->clearFocus();
        QTest::qWait(settleMs);
        const QString file = QDir(m_folder).filePath(name + QStringLiteral(".png"));
        if (m_window.grab().save(file))
            return true;
        std::fprintf(stderr, "The picture %s could not be written.\n", qPrintable(file));
        return false;
    }

private:
    MainWindow &m_window;
    QString m_folder;
};

/// An example sentence, translated by every column.
bool translateExample(MainWindow &window)
{
    auto *page = window.findChild<TranslatePage *>();
    const auto columns = [page] { return page->columns(); };
    if (!QTest::qWaitFor([page] { return page->raceCard()->startButton()->isEnabled(); }, patienceMs))
        return false;
    page->exampleButton()->click();
    return QTest::qWaitFor(
        [&] {
            return std::ranges::all_of(columns(),
                                       [](const TranslationColumn *column) { return column->time().has_value(); });
        },
        patienceMs);
}

/// What the predictor says of the space.
bool predictLatencies(MainWindow &window)
{
    const auto *latency = window.spacePage()->summary()->latency();
    return QTest::qWaitFor([latency] { return !latency->counts().isEmpty(); }, patienceMs);
}

/// Which differences of the picks are beyond chance.
bool testDifferences(MainWindow &window)
{
    auto *page = window.findChild<ComparePage *>();
    page->testButton()->click();
    return QTest::qWaitFor([page] { return !page->verdict().isEmpty(); }, patienceMs);
}

bool drawAll(MainWindow &window, const QString &project, const QString &folder)
{
    const Pictures pictures(window, folder);
    window.openProject(project);
    FrontPlot *plot = window.document() ? window.searchPage()->plot() : nullptr;
    if (!plot || !QTest::qWaitFor([plot] { return plot->front().size() >= 3; }, patienceMs)) {
        std::fprintf(stderr, "The project %s has no searched front to draw.\n", qPrintable(project));
        return false;
    }
    bool drawn = true;
    for (const PageKind &kind : projectPages()) {
        window.showPage(kind.id);
        if (kind.id == PageId::Search)
            window.searchPage()->pickBestButton()->click();
        if (kind.id == PageId::Space && !predictLatencies(window))
            std::fprintf(stderr, "No latencies were predicted: the page is drawn without.\n");
        if (kind.id == PageId::Translate && !translateExample(window))
            std::fprintf(stderr, "No translation came: the page is drawn without.\n");
        if (kind.id == PageId::Compare && !testDifferences(window))
            std::fprintf(stderr, "The picks could not be tested: the page is drawn without.\n");
        drawn &= pictures.draw(QString::fromLatin1(kind.icon));
        if (kind.id == PageId::Search)
            window.document()->setPicked({}); // The other pages show the front's own three.
    }
    window.startTour();
    window.setWindowState(Qt::WindowNoState); // A screen that is none has no size worth filling.
    window.resize(size);
    for (int step = 0; step < 5; ++step)
        window.tour()->nextButton()->click();
    return pictures.draw(QStringLiteral("tour")) && drawn;
}

} // namespace

int main(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true); // Neither reads nor writes a person's own settings.
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("supernet-studio-pictures"));
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    if (argc != 3) {
        std::fprintf(stderr, "usage: draw_pictures PROJECT FOLDER\n");
        return 2;
    }
    applyTheme(application, Scheme::Light);
    MainWindow window(Scheme::Light);
    window.resize(size);
    window.show();
    return drawAll(window, QString::fromLocal8Bit(argv[1]), QString::fromLocal8Bit(argv[2])) ? 0 : 1;
}
