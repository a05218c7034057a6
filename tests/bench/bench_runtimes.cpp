// SPDX-License-Identifier: GPL-3.0-or-later
// bench_runtimes PROJECT PYTHON [REPETITIONS [BATCH [BEAM]]]: how long the program takes to translate test sentences with
// the largest subnet that CTranslate2 takes, beside CTranslate2 and eager PyTorch (tests/interop/make-environment makes
// their Python). The three take turns, each in a process of its own that is alone on the processors in its turn; medians.
// Single precision, two threads each.
#include "bench/bench_worker.h"
#include "domain/export/export_format.h"
#include "domain/project/project.h"
#include "engine/dense/decoder.h"
#include "engine/exporters/export_writer.h"
#include "engine/jobs/supernet_choice.h"
#include "engine/supernets/translation_supernet.h"
#include "engine/text/dataset.h"
#include "engine/text/lexicon.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <thread>

using namespace supernet;
using nlohmann::json;

namespace {

constexpr int Threads = 2;
constexpr std::size_t Alone = 16; ///< Sentences that are translated one by one.
constexpr std::size_t Together = 64;

using Sentences = std::vector<std::vector<int>>;

struct Translated
{
    double seconds = 0;
    Sentences translations;
};

/// Threads that have done their part go on turning for a while in the hope of more: up to 200 ms in Intel's OpenMP. The
/// next one's turn begins when they sleep.
void waitForQuiet()
{
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
}

/// Another runtime, in a process of its own: two in one process, each with its own OpenMP, slow each other down.
class OtherRuntime
{
public:
    OtherRuntime(const char *name, const char *format, const QString &python, const ExportRequest &request)
        : m_name(name)
    {
        const std::filesystem::path folder = m_folder.path().toStdString();
        exportWriter(exportFormat(format)).write(request, folder);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(python,
                        {QStringLiteral(SUPERNET_SOURCES "/tests/bench/bench_runtimes.py"),
                         QStringLiteral(SUPERNET_SOURCES "/resources/export"), QString::fromLatin1(name),
                         m_folder.path(), QString::number(Threads)});
        if (!m_process.waitForStarted())
            throw Error("The Python `" + python.toStdString() + "` cannot be run.");
    }
    ~OtherRuntime()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }
    OtherRuntime(const OtherRuntime &) = delete;
    OtherRuntime &operator=(const OtherRuntime &) = delete;

    [[nodiscard]] const char *name() const noexcept { return m_name; }

    [[nodiscard]] Translated translate(const Sentences &sources, std::size_t batch, int beam)
    {
        const json request{{"beam", beam}, {"batch", batch}, {"sources", sources}};
        m_process.write(QByteArray::fromStdString(request.dump()) + '\n');
        while (!m_process.canReadLine())
            if (!m_process.waitForReadyRead(-1))
                throw Error(std::string(m_name) + " has ended.");
        const json answer = json::parse(m_process.readLine().toStdString());
        return {answer.at("seconds").get<double>(), answer.at("translations").get<Sentences>()};
    }

private:
    const char *m_name;
    QTemporaryDir m_folder;
    QProcess m_process;
};
using OtherRuntimes = std::vector<std::unique_ptr<OtherRuntime>>;

OtherRuntimes startOthers(const QString &python, const ExportRequest &request)
{
    OtherRuntimes result;
    for (const auto &[name, format] : {std::pair{"CTranslate2", "ctranslate2"}, std::pair{"PyTorch", "safetensors"}})
        result.push_back(std::make_unique<OtherRuntime>(name, format, python, request));
    return result;
}

/// Our own, in one of its compute types, and perhaps with a lexicon.
struct OwnRuntime
{
    std::string name;
    Decoder decoder;
    const Lexicon *lexicon;
};
using OwnRuntimes = std::vector<OwnRuntime>;

OwnRuntimes ownRuntimes(const DenseTransformer &model, const Lexicon &lexicon)
{
    OwnRuntimes result;
    for (const ComputeType type : {ComputeType::Float32, ComputeType::BFloat16, ComputeType::Int8})
        result.push_back({name(type), Decoder(model, Threads, type), nullptr});
    result.push_back({"float32, selected vocabulary", Decoder(model, Threads), &lexicon});
    result.push_back({"int8, selected vocabulary", Decoder(model, Threads, ComputeType::Int8), &lexicon});
    return result;
}

Translated translate(const OwnRuntime &runtime, const Sentences &sources, std::size_t batch, int beam)
{
    DecodeOptions options;
    options.beam = beam;
    options.batchTokens = 1 << 20;
    if (runtime.lexicon != nullptr)
        options.selection = [&](std::span<const std::vector<int>> together) {
            return runtime.lexicon->selection(together);
        };
    Translated result;
    result.seconds = bench::seconds([&] {
        for (std::size_t first = 0; first < sources.size(); first += batch) {
            const auto some = std::span(sources).subspan(first, std::min(batch, sources.size() - first));
            for (auto &hypothesis : runtime.decoder.decode(some, options))
                result.translations.push_back(std::move(hypothesis.tokens));
        }
    });
    return result;
}

std::size_t same(const Sentences &a, const Sentences &b)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        count += a[i] == b.at(i) ? 1 : 0;
    return count;
}

/// Turns of all runtimes; the first is for warming up. What the others translate alike is counted against single precision.
void compare(const OwnRuntimes &own, const OtherRuntimes &others, const Sentences &sources, std::size_t batch, int beam,
             int repetitions)
{
    std::vector<std::vector<double>> ours(own.size());
    std::vector<std::vector<double>> theirs(others.size());
    std::vector<std::size_t> equal(others.size());
    for (int repetition = -1; repetition < repetitions; ++repetition) {
        Sentences reference;
        for (std::size_t i = 0; i < own.size(); ++i) {
            waitForQuiet();
            Translated found = translate(own[i], sources, batch, beam);
            if (i == 0)
                reference = std::move(found.translations);
            if (repetition >= 0)
                ours[i].push_back(found.seconds);
        }
        for (std::size_t other = 0; other < others.size(); ++other) {
            waitForQuiet();
            const Translated found = others[other]->translate(sources, batch, beam);
            equal[other] = same(reference, found.translations);
            if (repetition >= 0)
                theirs[other].push_back(found.seconds);
        }
    }
    const double perSentence = 1000.0 / static_cast<double>(sources.size());
    const double single = bench::median(ours.front());
    std::printf("batch %2zu, beam %d: ours %7.2f ms a sentence", batch, beam, single * perSentence);
    for (std::size_t other = 0; other < others.size(); ++other) {
        const double time = bench::median(theirs[other]);
        std::printf("; %s %7.2f ms, ratio %.2f, %zu of %zu equal", others[other]->name(), time * perSentence,
                    single / time, equal[other], sources.size());
    }
    for (std::size_t i = 1; i < own.size(); ++i)
        std::printf("\n    %-30s %7.2f ms", own[i].name.c_str(), bench::median(ours[i]) * perSentence);
    std::printf("\n");
    std::fflush(stdout);
}

Sentences testSentences(const Project &project)
{
    const ParallelTokens test = openSplit(project.dataFolder(), "test");
    Sentences result;
    for (std::int64_t i = 0; i < std::min<std::int64_t>(test.size(), Together); ++i)
        result.emplace_back(test.source[i].begin(), test.source[i].end());
    return result;
}

void run(const char *folder, const char *python, int repetitions, std::size_t onlyBatch, int onlyBeam)
{
    const Project project = Project::open(folder);
    const TranslationSupernet supernet = TranslationSupernet::load(chooseSupernet(project, {}).checkpoint);
    const SearchSpace space = exportableSpace(supernet.space(), exportFormat("ctranslate2"));
    const DenseTransformer model = supernet.collapse(space.largestArchitecture());
    const Sentences sources = testSentences(project);
    const Lexicon lexicon = Lexicon::learn(openSplit(project.dataFolder(), "train"), {});
    const OwnRuntimes own = ownRuntimes(model, lexicon);
    const OtherRuntimes others = startOthers(QString::fromLocal8Bit(python),
                                             {model, project.dataFolder() / "tokenizer.model", {}, {}, {}});
    std::printf("%s, %d threads, medians of %d\n", shortDescription(model.shape).c_str(), Threads, repetitions);
    for (const std::size_t batch : {std::size_t(1), Together})
        for (const int beam : {1, 5}) {
            if ((onlyBatch > 0 && batch != onlyBatch) || (onlyBeam > 0 && beam != onlyBeam))
                continue;
            const std::size_t count = std::min(batch == 1 ? Alone : Together, sources.size());
            compare(own, others, {sources.begin(), sources.begin() + static_cast<std::ptrdiff_t>(count)}, batch, beam,
                    repetitions);
        }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 3) {
        std::fprintf(stderr, "usage: bench_runtimes PROJECT PYTHON [REPETITIONS [BATCH [BEAM]]]\n");
        return 2;
    }
    const QCoreApplication application(argc, argv); // For QProcess.
    const auto number = [&](int at, int otherwise) { return argc > at ? std::atoi(argv[at]) : otherwise; };
    try {
        run(argv[1], argv[2], number(3, 5), static_cast<std::size_t>(number(4, 0)), number(5, 0));
    } catch (const std::exception &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
