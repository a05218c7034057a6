// SPDX-License-Identifier: GPL-3.0-or-later
// bench_corpus [PAIRS]: makes a project of PAIRS made-up pairs (5 million unless told otherwise) in the window, as dropping
// two files on it does, waits until they are prepared and walks through the pages. Prints how long the event loop was held up
// meanwhile, and the most memory that the window and the job took.
#include "bench/window_bench.h"
#include "pages/data/data_page.h"
#include "project/project_document.h"
#include "theme/theme.h"
#include "window/main_window.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <QApplication>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <random>

using namespace supernet;
using namespace supernet::ui;
using namespace supernet::bench;

namespace {

constexpr int stayMs = 1500; ///< On each page.
constexpr int patienceMs = 1'800'000;
constexpr int lookMs = 250;

/// A language of made-up words, the n-th of which is used about 1/n as often as the first.
std::vector<std::string> makeWords(std::mt19937 &random)
{
    constexpr int words = 50'000;
    std::uniform_int_distribution letter(0, 25);
    std::uniform_int_distribution length(2, 11);
    std::vector<std::string> made(words);
    for (std::string &word : made) {
        for (int rest = length(random); rest > 0; --rest)
            word += static_cast<char>('a' + letter(random));
    }
    return made;
}

void writeCorpus(const std::array<std::string, 2> &files, std::int64_t pairs)
{
    std::mt19937 random(1);
    for (const std::string &file : files) {
        const std::vector<std::string> words = makeWords(random);
        std::uniform_real_distribution rank(0.0, std::log(static_cast<double>(words.size())));
        std::uniform_int_distribution length(4, 18);
        std::ofstream out(file);
        for (std::int64_t pair = 0; pair < pairs; ++pair) {
            for (int rest = length(random); rest > 0; --rest)
                out << words[static_cast<std::size_t>(std::exp(rank(random))) - 1] << (rest > 1 ? ' ' : '\n');
        }
    }
}

/// The most memory that a process has ever had, in MiB; 0 once it is gone.
double peakMebibytes(std::int64_t process)
{
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:"))
            return std::stod(line.substr(6)) / 1024;
    }
    return 0;
}

/// Waits for the preparation and returns the most memory that its process had, in MiB; nothing where it failed.
std::optional<double> awaitPreparation(const MainWindow &window)
{
    double peak = 0;
    for (int waited = 0; waited < patienceMs; waited += lookMs) {
        stay(lookMs);
        const auto *document = window.document();
        if (!document || document->runs().empty())
            continue;
        const RunView &run = document->runs().back();
        if (run.attempt)
            peak = std::max(peak, peakMebibytes(run.attempt->pid));
        if (run.attempt && run.attempt->endedAt) {
            std::printf("prepare %s after %.0f s %s\n", run.attempt->outcome.c_str(), waited / 1000.0,
                        run.attempt->message.c_str());
            return run.attempt->outcome == "done" ? std::optional(peak) : std::nullopt;
        }
    }
    return std::nullopt;
}

} // namespace

int main(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("supernet-studio-bench"));
    const std::int64_t pairs = argc > 1 ? std::atoll(argv[1]) : 5'000'000;
    const QTemporaryDir folder;
    if (pairs < 1 || !folder.isValid()) {
        std::fprintf(stderr, "usage: bench_corpus [PAIRS]\n");
        return 2;
    }
    findProgram();
    const QStringList files = {folder.filePath(QStringLiteral("made-up.en")),
                               folder.filePath(QStringLiteral("made-up.de"))};
    writeCorpus({files[0].toStdString(), files[1].toStdString()}, pairs);
    std::printf("%lld pairs, %.0f MB of text\n", static_cast<long long>(pairs),
                static_cast<double>(std::filesystem::file_size(files[0].toStdString())
                                    + std::filesystem::file_size(files[1].toStdString()))
                    / 1e6);
    applyTheme(application, Scheme::Light);
    MainWindow window(Scheme::Light);
    window.resize(1400, 800);
    window.show();
    StallMeter meter;
    window.newProject(folder.filePath(QStringLiteral("corpus.supernet")), files);
    const std::optional<double> job = awaitPreparation(window);
    meter.print("preparing");
    if (!job)
        return 1;
    for (const PageKind &kind : projectPages()) {
        window.showPage(kind.id);
        stay(stayMs);
        meter.print(kind.icon);
    }
    meter.printAll();
    std::printf("most memory: window %.0f MiB, job %.0f MiB\n", peakMebibytes(QCoreApplication::applicationPid()),
                *job);
    return 0;
}
