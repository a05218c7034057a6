// SPDX-License-Identifier: GPL-3.0-or-later
// draw_pictures PROJECT FOLDER: opens a project in the window and draws each page as FOLDER/PAGE.png. In other sizes, schemes
// and languages than the README's where they are asked for (see --help).
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
#include "window/language.h"
#include "window/main_window.h"

#include <cstdio>
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>

using namespace supernet::ui;

namespace {

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

/// Compare's other two views.
bool drawTrust(MainWindow &window, const Pictures &pictures)
{
    auto *page = window.findChild<ComparePage *>();
    bool drawn = true;
    for (const auto &[view, name] :
         {std::pair(ComparePage::View::Truth, "truth"), std::pair(ComparePage::View::Retraining, "retraining")}) {
        page->showView(view);
        drawn &= pictures.draw(QLatin1String(name));
    }
    page->showView(ComparePage::View::Picks);
    return drawn;
}

bool drawTour(MainWindow &window, const Pictures &pictures)
{
    const QSize size = window.size();
    window.startTour();
    window.setWindowState(Qt::WindowNoState); // A screen that is none has no size worth filling.
    window.resize(size);
    for (int step = 0; step < 5; ++step)
        window.tour()->nextButton()->click();
    return pictures.draw(QStringLiteral("tour"));
}

bool drawAll(MainWindow &window, const QString &project, const QString &folder)
{
    const Pictures pictures(window, folder);
    bool drawn = pictures.draw(QStringLiteral("start"));
    window.openProject(project);
    FrontPlot *plot = window.document() ? window.searchPage()->plot() : nullptr;
    if (!plot || !QTest::qWaitFor([plot] { return plot->front().size() >= 3; }, patienceMs)) {
        std::fprintf(stderr, "The project %s has no searched front to draw.\n", qPrintable(project));
        return false;
    }
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
        if (kind.id == PageId::Compare)
            drawn &= drawTrust(window, pictures);
        if (kind.id == PageId::Search)
            window.document()->setPicked({}); // The other pages show the front's own three.
    }
    return drawTour(window, pictures) && drawn;
}

struct Request
{
    QString project;
    QString folder;
    QSize size;
    Scheme scheme = Scheme::Light;
    QString language;
};

/// Ends the program where it was asked for help or wrongly.
Request requestOf(const QCoreApplication &application)
{
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("project"), QStringLiteral("trained and searched"));
    parser.addPositionalArgument(QStringLiteral("folder"), QStringLiteral("where the pictures go"));
    parser.addOptions(
        {{QStringLiteral("size"), QStringLiteral("of the window, before QT_SCALE_FACTOR"),
          QStringLiteral("WIDTHxHEIGHT"), QStringLiteral("1280x800")},
         {QStringLiteral("scheme"), QStringLiteral("light or dark"), QStringLiteral("scheme"), QStringLiteral("light")},
         {QStringLiteral("language"), QStringLiteral("en or de"), QStringLiteral("language"), QStringLiteral("en")}});
    parser.process(application);
    const QStringList places = parser.positionalArguments();
    const QStringList sides = parser.value(QStringLiteral("size")).split(QLatin1Char('x'));
    const QSize size = sides.size() == 2 ? QSize(sides[0].toInt(), sides[1].toInt()) : QSize();
    if (places.size() != 2 || size.isEmpty())
        parser.showHelp(2);
    const bool dark = parser.value(QStringLiteral("scheme")) == QLatin1String("dark");
    return {places[0], places[1], size, dark ? Scheme::Dark : Scheme::Light, parser.value(QStringLiteral("language"))};
}

} // namespace

int main(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true); // Neither reads nor writes a person's own settings.
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("supernet-studio-pictures"));
    const Request request = requestOf(application);
    useLanguage(application, request.language);
    applyTheme(application, request.scheme);
    MainWindow window(request.scheme);
    window.resize(request.size);
    window.show();
    return drawAll(window, request.project, request.folder) ? 0 : 1;
}
