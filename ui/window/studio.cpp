// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/studio.h"

#include "domain/project/run_lock.h"
#include "domain/support/plain_error.h"
#include "plots/render.h"
#include "theme/theme.h"
#include "window/language.h"
#include "window/main_window.h"
#include "window/preferences.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <cstdio>
#include <cstring>

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
    parser.addPositionalArgument(QStringLiteral("project"), Words::tr("Project folder to open"), QStringLiteral("[project]"));
    parser.addOptions({
        {QStringLiteral("demo"), Words::tr("Open the demo")},
        {QStringLiteral("theme"), Words::tr("system, light or dark"), QStringLiteral("theme"), QStringLiteral("system")},
        {QStringLiteral("render"), Words::tr("Draw a picture without a window: front"), QStringLiteral("what")},
        {QStringLiteral("project"), Words::tr("Project that the picture is of, or to open"), QStringLiteral("folder")},
        {QStringLiteral("run"), Words::tr("Search to draw; the latest by default"), QStringLiteral("run")},
        {QStringLiteral("output"), Words::tr("File to draw to: .png, .svg or .pdf"), QStringLiteral("file")},
        {QStringLiteral("width"), Words::tr("Width of the picture, pixels"), QStringLiteral("pixels"), QStringLiteral("960")},
        {QStringLiteral("height"), Words::tr("Height of the picture, pixels"), QStringLiteral("pixels"), QStringLiteral("600")},
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
    const RenderOrder order = {parser.value(QStringLiteral("project")), parser.value(QStringLiteral("run")),
                               parser.value(QStringLiteral("output")),
                               parser.value(QStringLiteral("width")).toInt(&numbers[0]),
                               parser.value(QStringLiteral("height")).toInt(&numbers[1])};
    if (!numbers[0] || !numbers[1] || order.width < 200 || order.height < 150 || order.width > 20'000 || order.height > 20'000)
        throw UsageError("That is no size of a picture.", "Give --width and --height from 200 x 150 to 20000 x 20000.");
    renderFront(order);
    return 0;
}

int openWindow(const QCommandLineParser &parser, Scheme scheme)
{
    // Held while the window is open: jobs then leave it one processor core. Another window may hold it already.
    const auto open = FileLock::tryAcquire(studioLockFile());
    MainWindow window(scheme);
    const QStringList positional = parser.positionalArguments();
    const QString folder = positional.isEmpty() ? parser.value(QStringLiteral("project")) : positional.first();
    window.show();
    if (parser.isSet(QStringLiteral("demo")))
        window.openDemo();
    else if (!folder.isEmpty())
        window.openProject(folder);
    return QApplication::exec();
}

int work(const QCommandLineParser &parser, QApplication &application)
{
    const bool drawing = parser.isSet(QStringLiteral("render"));
    const Preferences preferences = readPreferences();
    const Scheme usual = parser.isSet(QStringLiteral("theme")) ? Scheme::System : preferences.scheme;
    const Scheme scheme = schemeOf(parser.value(QStringLiteral("theme")), drawing ? Scheme::Light : usual);
    setTextScale(drawing ? 1 : preferences.textScale);
    applyTheme(application, scheme);
    return drawing ? render(parser) : openWindow(parser, scheme);
}

} // namespace

int runStudio(int argc, char **argv)
{
    // Drawing needs no display, so it must not ask for one.
    for (int argument = 1; argument < argc; ++argument) {
        if (std::strncmp(argv[argument], "--render", 8) == 0)
            qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("Supernet Studio"));
    QCoreApplication::setOrganizationName(QStringLiteral("supernet-studio"));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.supernetstudio.supernet-studio"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SUPERNET_VERSION));
    useLanguage(application, readPreferences().language);
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(application);
    try {
        return work(parser, application);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "supernet-studio: %s\n", asError(error).message().c_str());
        return dynamic_cast<const UsageError *>(&error) ? 2 : 1;
    }
}

} // namespace supernet::ui
