// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/studio.h"

#include "domain/project/run_lock.h"
#include "domain/support/plain_error.h"
#include "pages/compare/pick_scoring.h"
#include "plots/render.h"
#include "report/report_command.h"
#include "theme/theme.h"
#include "window/language.h"
#include "window/main_window.h"
#include "window/preferences.h"

#include <algorithm>
#include <cstdio>
#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <string_view>

namespace supernet::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Studio)
};

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(Words::tr("Design, train, search and ship weight-sharing supernets"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("project"), Words::tr("Project folder to open"),
                                 QStringLiteral("[project]"));
    parser.addOptions({
        {QStringLiteral("demo"), Words::tr("Open the demo")},
        {QStringLiteral("theme"), Words::tr("system, light or dark"), QStringLiteral("theme"),
         QStringLiteral("system")},
        {QStringLiteral("render"), Words::tr("Draw a picture without a window: front"), QStringLiteral("what")},
        {QStringLiteral("report"), Words::tr("Write a report on a project without a window: a .html or .pdf file"),
         QStringLiteral("file")},
        {QStringLiteral("sentences"), Words::tr("Validation sentences by which a report tests its picks; 0: no test"),
         QStringLiteral("number"), QString::number(PickScoring::MostSentences)},
        {QStringLiteral("project"), Words::tr("Project that the picture or report is of, or to open"),
         QStringLiteral("folder")},
        {QStringLiteral("run"), Words::tr("Search to draw; the latest by default"), QStringLiteral("run")},
        {QStringLiteral("output"), Words::tr("File to draw to: .png, .svg or .pdf"), QStringLiteral("file")},
        {QStringLiteral("force"), Words::tr("Replace what has the picture's or the report's name already")},
        {QStringLiteral("width"), Words::tr("Width of the picture, pixels"), QStringLiteral("pixels"),
         QStringLiteral("960")},
        {QStringLiteral("height"), Words::tr("Height of the picture, pixels"), QStringLiteral("pixels"),
         QStringLiteral("600")},
    });
}

Scheme schemeOf(const QString &name, Scheme fallback)
{
    if (name == QLatin1String("light"))
        return Scheme::Light;
    return name == QLatin1String("dark") ? Scheme::Dark : fallback;
}

int render(const QCommandLineParser &parser)
{
    if (parser.value(QStringLiteral("render")) != QLatin1String("front"))
        throw UsageError("`" + parser.value(QStringLiteral("render")).toStdString() + "` cannot be drawn.",
                         "Ask for: front.");
    bool numbers[2] = {};
    const RenderOrder order = {parser.value(QStringLiteral("project")),
                               parser.value(QStringLiteral("run")),
                               parser.value(QStringLiteral("output")),
                               parser.value(QStringLiteral("width")).toInt(&numbers[0]),
                               parser.value(QStringLiteral("height")).toInt(&numbers[1]),
                               parser.isSet(QStringLiteral("force"))};
    if (!numbers[0] || !numbers[1] || order.width < 200 || order.height < 150 || order.width > 20'000
        || order.height > 20'000)
        throw UsageError("That is no size of a picture.", "Give --width and --height from 200 x 150 to 20000 x 20000.");
    renderFront(order);
    return 0;
}

QString projectOf(const QCommandLineParser &parser)
{
    const QStringList positional = parser.positionalArguments();
    return positional.isEmpty() ? parser.value(QStringLiteral("project")) : positional.first();
}

int report(const QCommandLineParser &parser)
{
    bool isNumber = false;
    const ReportOrder order = {projectOf(parser), parser.value(QStringLiteral("report")),
                               parser.value(QStringLiteral("sentences")).toInt(&isNumber),
                               parser.isSet(QStringLiteral("force"))};
    if (!isNumber || order.sentences < 0)
        throw UsageError("`" + parser.value(QStringLiteral("sentences")).toStdString() + "` is no number of sentences.",
                         "Give --sentences 0 or more.");
    if (order.project.isEmpty())
        throw UsageError("The report is on no project.",
                         "Name the project's folder: supernet-studio --report FILE PROJECT.");
    makeReport(order);
    std::printf("%s\n", qPrintable(order.output));
    return 0;
}

int openWindow(const QCommandLineParser &parser, Scheme scheme)
{
    // Held while the window is open: jobs then leave it one processor core. Another window may hold it already.
    const auto open = FileLock::tryAcquire(studioLockFile());
    MainWindow window(scheme);
    const QString folder = projectOf(parser);
    window.show();
    if (parser.isSet(QStringLiteral("demo")))
        window.openDemo();
    else if (!folder.isEmpty())
        window.openProject(folder);
    return QApplication::exec();
}

int work(const QCommandLineParser &parser, QApplication &application)
{
    const bool drawing = parser.isSet(QStringLiteral("render")) || parser.isSet(QStringLiteral("report"));
    const Preferences preferences = readPreferences();
    const Scheme usual = parser.isSet(QStringLiteral("theme")) ? Scheme::System : preferences.scheme;
    const Scheme scheme = schemeOf(parser.value(QStringLiteral("theme")), drawing ? Scheme::Light : usual);
    setTextScale(drawing ? 1 : preferences.textScale);
    applyTheme(application, scheme);
    if (parser.isSet(QStringLiteral("report")))
        return report(parser);
    return drawing ? render(parser) : openWindow(parser, scheme);
}

/// Whether the program opens no window, so that it must not ask for a display.
bool isWindowless(int argc, char **argv)
{
    return std::any_of(argv + 1, argv + argc, [](const char *word) {
        const std::string_view text = word;
        return text.starts_with("--render") || text.starts_with("--report") || text.starts_with("--help")
            || text == "-h" || text == "--version" || text == "-v";
    });
}

void parse(QCommandLineParser &parser)
{
    if (!parser.parse(QCoreApplication::arguments()))
        throw UsageError(parser.errorText().toStdString(), "See supernet-studio --help.");
    if (parser.isSet(QStringLiteral("help")) || parser.isSet(QStringLiteral("help-all")))
        parser.showHelp();
    if (parser.isSet(QStringLiteral("version")))
        parser.showVersion();
}

} // namespace

int runStudio(int argc, char **argv)
{
    if (isWindowless(argc, argv))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("Supernet Studio"));
    QCoreApplication::setOrganizationName(QStringLiteral("supernet-studio"));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.supernetstudio.supernet-studio"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SUPERNET_VERSION));
    useLanguage(application, readPreferences().language);
    QCommandLineParser parser;
    addOptions(parser);
    try {
        parse(parser);
        return work(parser, application);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "supernet-studio: %s\n", asError(error).message().c_str());
        return dynamic_cast<const UsageError *>(&error) ? 2 : 1;
    }
}

} // namespace supernet::ui
