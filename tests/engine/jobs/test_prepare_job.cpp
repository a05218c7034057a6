// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/folder_aside.h"
#include "engine/jobs/prepare_job.h"
#include "engine/text/dataset.h"
#include "engine/text/references.h"
#include "engine/text/tokenizer.h"

#include <csignal>
#include <fstream>
#include <QtTest>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace supernet;

namespace {

/// Remembers what a job tells, and does something when a phase is reached.
class TestSink : public EventSink
{
public:
    void progress(const Progress &progress) override
    {
        if (phases.empty() || phases.back() != progress.phase)
            phases.push_back(progress.phase);
        if (atPhase && progress.phase == phase)
            atPhase();
    }
    void message(const std::string &text) override { messages.push_back(text); }

    std::string phase;
    std::function<void()> atPhase;
    std::vector<std::string> phases;
    std::vector<std::string> messages;
};

std::map<std::string, std::string> contents(const std::filesystem::path &folder)
{
    std::map<std::string, std::string> files;
    for (const auto &entry : std::filesystem::directory_iterator(folder)) {
        if (!entry.is_regular_file())
            continue;
        std::ifstream stream(entry.path(), std::ios::binary);
        files[entry.path().filename().string()] = {std::istreambuf_iterator<char>(stream), {}};
    }
    return files;
}

} // namespace

class TestPrepareJob : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path path(const std::string &name) const
    {
        return std::filesystem::path(m_folder->path().toStdString()) / name;
    }
    Project project() const { return Project::openOrCreate(path("test.supernet")); }
    DatasetSettings settings(int pairs, const std::string &greeting = "good day") const
    {
        std::ofstream tsv(path("pairs.tsv"));
        for (int i = 0; i < pairs; ++i)
            tsv << greeting << ' ' << i * 7919 << " and more of it\tguten Tag " << i * 7919 << " und mehr davon\n";
        DatasetSettings settings;
        settings.train.tsv = path("pairs.tsv");
        settings.vocabulary = 64;
        settings.validSize = 20;
        settings.testSize = 10;
        return settings;
    }
    static JobOptions options()
    {
        JobOptions options;
        options.seed = 5;
        options.threads = 2;
        return options;
    }
    bool nothingIsLeftAside() const
    {
        const std::filesystem::directory_iterator entries(path("test.supernet"));
        return std::none_of(begin(entries), end(entries), [](const auto &entry) { return isAside(entry.path()); });
    }
    /// As a training of the project's data leaves it. Returns its name.
    static std::string trainedRun(const Project &project)
    {
        Store store = project.openStore();
        RunRecord run;
        run.kind = JobKind::Train;
        run.settings["data"] = project.settings()["data"];
        run = store.addRun(run);
        store.endAttempt(run.id, store.beginAttempt(run.id, 0).attempt, "done", {});
        return run.name;
    }
    AttemptRecord lastAttempt() const
    {
        const Store store = project().openStore();
        return store.attempts(store.runs().back().id).back();
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void fillsTheProject()
    {
        Project target = project();
        TestSink sink;
        nlohmann::json manifest;
        QVERIFY(prepare(target, settings(500), options(), {}, sink, &manifest) == JobOutcome::Done);

        QCOMPARE(openSplit(target.dataFolder(), "train").size(), 470);
        QCOMPARE(openSplit(target.dataFolder(), "valid").size(), 20);
        QCOMPARE(readSplitText(target.dataFolder(), "test").target.size(), std::size_t(10));
        QCOMPARE(Tokenizer(target.dataFolder() / "tokenizer.model").vocabulary(), 64);

        const auto section = project().settings()["data"];
        QCOMPARE(section["pairs"], (nlohmann::json{{"train", 470}, {"valid", 20}, {"test", 10}}));
        QCOMPARE(section["vocabulary"], 64);
        QCOMPARE(section["seed"], 5);
        QCOMPARE(manifest["settings"]["seed"], 5);
        QCOMPARE(lastAttempt().outcome, std::string("done"));
        QVERIFY(std::find(sink.phases.begin(), sink.phases.end(), "encoding") != sink.phases.end());
        QVERIFY(sink.messages.back().find("470 pairs to train") != std::string::npos);
    }

    void saysWhichLanguagesItTookOfAMemory()
    {
        DatasetSettings chosen = settings(0);
        chosen.train = {};
        chosen.train.tmx = path("memory.tmx");
        std::ofstream memory(chosen.train.tmx);
        memory << "<tmx><header srclang=\"*all*\"/><body>";
        for (int i = 0; i < 300; ++i)
            memory << "<tu><tuv xml:lang=\"" << (i < 9 ? "en-GB" : "en") << "\"><seg>good day " << i * 7919
                   << " and more</seg></tuv><tuv xml:lang=\"fr\"><seg>bonjour</seg></tuv><tuv "
                      "xml:lang=\"de-AT\"><seg>guten "
                      "Tag "
                   << i * 7919 << " und mehr</seg></tuv></tu>\n";
        memory << "</body></tmx>";
        memory.close();
        chosen.train.targetLanguage = "deu";
        Project target = project();
        TestSink sink;
        nlohmann::json manifest;
        QVERIFY(prepare(target, chosen, options(), {}, sink, &manifest) == JobOutcome::Done);
        QCOMPARE(manifest["languages"]["train"],
                 (nlohmann::json{{"source", {{"en", 291}, {"en-GB", 9}}}, {"target", {{"de-AT", 300}}}}));
        QVERIFY2(sink.messages.back().find("Languages taken: en, en-GB to de-AT.") != std::string::npos,
                 sink.messages.back().c_str());
    }

    void showsTheFirstPairAndTheColumnsInItsSummary()
    {
        DatasetSettings chosen = settings(500);
        const std::filesystem::path numbered = path("numbered.tsv");
        {
            std::ifstream plain(chosen.train.tsv);
            std::ofstream table(numbered);
            for (std::string line; std::getline(plain, line);)
                table << line.size() << '\t' << line << '\n';
        }
        chosen.train.tsv = numbered;
        Project target = project();
        TestSink sink;
        QVERIFY_EXCEPTION_THROWN((void)prepare(target, chosen, options(), {}, sink), UsageError);
        QVERIFY(target.openStore(Store::Mode::ReadOnly).runs().empty()); // Nothing had begun.
        chosen.train.tsvColumns = "2,3";
        nlohmann::json manifest;
        QVERIFY(prepare(target, chosen, options(), {}, sink, &manifest) == JobOutcome::Done);
        QCOMPARE(manifest["columns"]["train"], (nlohmann::json{{"source", 2}, {"target", 3}}));
        QCOMPARE(manifest["settings"]["train"]["tsv_columns"], "2,3");
        for (const char *said : {"Columns taken: 2 and 3.",
                                 "The first pair: \"good day 0 and more of it\" and \"guten Tag 0 und mehr davon\"."})
            QVERIFY2(sink.messages.back().find(said) != std::string::npos, sink.messages.back().c_str());
    }

    void replacesTheDataThatWasThere()
    {
        Project target = project();
        TestSink sink;
        (void)prepare(target, settings(500), options(), {}, sink);
        const auto before = target.settings()["data"]["checksum"];
        const auto opened = openSplit(target.dataFolder(), "train");
        const std::vector<std::uint16_t> sentence(opened.source[3].begin(), opened.source[3].end());
        (void)prepare(target, settings(300, "other words"), options(), {}, sink);
        QCOMPARE(openSplit(target.dataFolder(), "train").size(), 270);
        QVERIFY(target.settings()["data"]["checksum"] != before);
        // Who has the old data open keeps it.
        QVERIFY(std::equal(sentence.begin(), sentence.end(), opened.source[3].begin(), opened.source[3].end()));
        QVERIFY(nothingIsLeftAside());
    }

    void aStoppedRunLeavesTheDataWhole_data()
    {
        QTest::addColumn<QString>("phase");
        QTest::newRow("reading") << "reading";
        QTest::newRow("tokenizer") << "training the tokenizer";
        QTest::newRow("encoding") << "encoding";
    }
    void aStoppedRunLeavesTheDataWhole()
    {
        QFETCH(QString, phase);
        Project target = project();
        TestSink sink;
        (void)prepare(target, settings(500), options(), {}, sink);
        const auto before = contents(target.dataFolder());
        std::stop_source stop;
        sink.phase = phase.toStdString();
        sink.atPhase = [&] { stop.request_stop(); };
        QVERIFY(prepare(target, settings(500, "other words"), options(), stop.get_token(), sink)
                == JobOutcome::Stopped);
        QVERIFY(contents(target.dataFolder()) == before);
        QVERIFY(nothingIsLeftAside());
        QCOMPARE(lastAttempt().outcome, std::string("stopped"));
    }

    void aKilledRunLeavesTheDataWhole()
    {
        Project target = project();
        TestSink sink;
        (void)prepare(target, settings(500), options(), {}, sink);
        const auto before = contents(target.dataFolder());
        const auto next = settings(500, "other words");
        const pid_t child = ::fork();
        if (child == 0) {
            sink.phase = "encoding";
            sink.atPhase = [] { std::raise(SIGKILL); };
            Project own = project();
            (void)prepare(own, next, options(), {}, sink);
            ::_exit(0);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFSIGNALED(status));
        QVERIFY(contents(target.dataFolder()) == before);
        QVERIFY(prepare(target, next, options(), {}, sink) == JobOutcome::Done);
        QVERIFY(contents(target.dataFolder()) != before);
    }

    void aFailedRunLeavesTheDataWholeAndSaysWhy()
    {
        Project target = project();
        TestSink sink;
        (void)prepare(target, settings(500), options(), {}, sink);
        const auto before = contents(target.dataFolder());
        auto tooLarge = settings(500);
        tooLarge.vocabulary = 9000;
        QVERIFY_EXCEPTION_THROWN(prepare(target, tooLarge, options(), {}, sink), Error);
        QVERIFY(contents(target.dataFolder()) == before);
        QCOMPARE(lastAttempt().outcome, std::string("failed"));
        QVERIFY(lastAttempt().message.find("Choose at most") != std::string::npos);
    }

    void takesUpDataOfAJobThatDiedBetweenTwoRenames()
    {
        Project target = project();
        TestSink sink;
        (void)prepare(target, settings(500), options(), {}, sink);
        const auto before = contents(target.dataFolder());
        const pid_t child = ::fork();
        if (child == 0) {
            const FolderAside aside(target.dataFolder());
            struct stat fresh = {};
            (void)::stat(aside.path().c_str(), &fresh);
            std::ofstream(aside.path().parent_path() / "replacing") << fresh.st_ino << '\n';
            std::filesystem::rename(target.dataFolder(), aside.path().parent_path() / "old");
            std::raise(SIGKILL);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFSIGNALED(status) && !std::filesystem::exists(target.dataFolder()));
        auto tooLarge = settings(500);
        tooLarge.vocabulary = 9000;
        QVERIFY_EXCEPTION_THROWN(prepare(target, tooLarge, options(), {}, sink), Error);
        QVERIFY(contents(target.dataFolder()) == before);
    }

    /// `data`, `data.old` and `data.new` are names that people give to their own folders.
    void whatThePersonKeepsInTheFolderStays_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<bool>("refused");
        QTest::newRow("a corpus") << QStringLiteral("data/train.en") << true;
        QTest::newRow("a folder in data") << QStringLiteral("data/raw/train.en") << true;
        QTest::newRow("a backup") << QStringLiteral("data.old/train.en") << false;
        QTest::newRow("a newer one") << QStringLiteral("data.new/train.en") << false;
    }
    void whatThePersonKeepsInTheFolderStays()
    {
        QFETCH(QString, file);
        QFETCH(bool, refused);
        Project target = project();
        TestSink sink;
        for (const bool prepared : {false, true}) {
            const auto precious = target.folder() / file.toStdString();
            std::filesystem::create_directories(precious.parent_path());
            std::ofstream(precious) << "precious";
            if (refused)
                QVERIFY_EXCEPTION_THROWN(prepare(target, settings(300), options(), {}, sink), Error);
            else
                QVERIFY(prepare(target, settings(300), options(), {}, sink) == JobOutcome::Done);
            QCOMPARE(contents(precious.parent_path()).at(precious.filename().string()), std::string("precious"));
            if (refused)
                QCOMPARE(target.openStore().runs().size(), std::size_t(prepared ? 1 : 0)); // No run that failed.
            std::filesystem::remove_all(target.folder() / *std::filesystem::path(file.toStdString()).begin());
            if (refused && !prepared)
                (void)prepare(target, settings(300), options(), {}, sink);
        }
    }

    void aFileThatArrivesMeanwhileIsKept()
    {
        Project target = project();
        TestSink sink;
        (void)prepare(target, settings(500), options(), {}, sink);
        const auto before = contents(target.dataFolder());
        sink.phase = "encoding";
        sink.atPhase = [&] { std::ofstream(target.dataFolder() / "notes.txt") << "precious"; };
        QVERIFY_EXCEPTION_THROWN(prepare(target, settings(300, "other words"), options(), {}, sink), Error);
        auto after = contents(target.dataFolder());
        QCOMPARE(after.extract("notes.txt").mapped(), std::string("precious"));
        QVERIFY(after == before);
        QVERIFY(nothingIsLeftAside());
    }

    void dataThatARunStandsOnStays()
    {
        Project target = project();
        TestSink sink;
        (void)prepare(target, settings(500), options(), {}, sink);
        const auto before = contents(target.dataFolder());
        const std::string run = trainedRun(target);
        try {
            (void)prepare(target, settings(500), options(), {}, sink);
            QFAIL("It was prepared again.");
        } catch (const Error &error) {
            QVERIFY2(error.message().find(run) != std::string::npos, error.what());
            QVERIFY2(error.message().find("new project") != std::string::npos, error.what());
        }
        QVERIFY(contents(target.dataFolder()) == before);
    }

    void dataThatATrainingBeganWithMeanwhileStays()
    {
        Project target = project();
        TestSink sink;
        (void)prepare(target, settings(500), options(), {}, sink);
        const auto before = contents(target.dataFolder());
        sink.phase = "encoding";
        sink.atPhase = [&] { trainedRun(target); };
        QVERIFY_EXCEPTION_THROWN(prepare(target, settings(300, "other words"), options(), {}, sink), Error);
        QVERIFY(contents(target.dataFolder()) == before);
        QCOMPARE(target.settings()["data"]["pairs"]["train"], 470);
    }

    void lostDataComesBackAsItWas()
    {
        Project target = project();
        TestSink sink;
        (void)prepare(target, settings(500), options(), {}, sink);
        const auto checksum = target.settings()["data"]["checksum"];
        trainedRun(target);
        std::filesystem::remove_all(target.dataFolder());
        QVERIFY_EXCEPTION_THROWN(prepare(target, settings(500, "other words"), options(), {}, sink), Error);
        QVERIFY(!std::filesystem::exists(target.dataFolder()));
        QVERIFY(prepare(target, settings(500), options(), {}, sink) == JobOutcome::Done);
        QCOMPARE(target.settings()["data"]["checksum"], checksum);
    }

    void oneAtATime()
    {
        Project target = project();
        TestSink sink;
        const auto lock = FileLock::tryAcquire(target.folder() / "data.lock");
        QVERIFY_EXCEPTION_THROWN(prepare(target, settings(500), options(), {}, sink), Error);
    }

    void wrongSettingsMakeNoRun()
    {
        Project target = project();
        TestSink sink;
        QVERIFY_EXCEPTION_THROWN(prepare(target, {}, options(), {}, sink), UsageError);
        DatasetSettings missing;
        missing.train.tsv = path("missing.tsv");
        QVERIFY_EXCEPTION_THROWN(prepare(target, missing, options(), {}, sink), Error);
        QVERIFY(target.openStore().runs().empty());
    }

    void preparesMulti30k()
    {
        const std::filesystem::path data = qEnvironmentVariable("SUPERNET_DATA").toStdString() + "/multi30k";
        if (!std::filesystem::exists(data))
            QSKIP("Multi30k is absent (SUPERNET_DATA).");
        DatasetSettings multi;
        multi.train = {data / "train.en.gz", data / "train.de.gz", {}};
        multi.valid = {data / "val.en.gz", data / "val.de.gz", {}};
        multi.test = {data / "test_2016_flickr.en.gz", data / "test_2016_flickr.de.gz", {}};
        Project target = project();
        TestSink sink;
        nlohmann::json manifest;
        (void)prepare(target, multi, options(), {}, sink, &manifest);
        QCOMPARE(manifest["lines"], 29000);
        QCOMPARE(manifest["duplicates"], 3);
        QCOMPARE(manifest["skipped"], (nlohmann::json{{"lengths too different", 2}})); // Translated as `@@`.
        QCOMPARE(openSplit(target.dataFolder(), "train").size(), 28998);
        QCOMPARE(openSplit(target.dataFolder(), "valid").size(), 1014);
        const auto test = readSplitText(target.dataFolder(), "test");
        QCOMPARE(test.target.size(), std::size_t(1000));

        // Every character of the corpus has a piece, so validation and test come back as they were, up to what
        // SentencePiece normalises (NFKC, runs of spaces).
        const Tokenizer tokenizer(target.dataFolder() / "tokenizer.model");
        int same = 0;
        for (const auto &line : test.target)
            same += tokenizer.decode(tokenizer.encode(line)) == line;
        QVERIFY(same >= 995);
    }
};

QTEST_GUILESS_MAIN(TestPrepareJob)
#include "test_prepare_job.moc"
