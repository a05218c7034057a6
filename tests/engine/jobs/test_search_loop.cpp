// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/search/front_view.h"
#include "domain/space/presets.h"
#include "domain/space/translation_shape.h"
#include "engine/jobs/search_job.h"
#include "engine/jobs/search_loop.h"

#include <QtTest>

using namespace supernet;

namespace {

class SilentSink : public EventSink
{
public:
    void progress(const Progress &) override { }
    void message(const std::string &text) override { messages.push_back(text); }
    std::vector<std::string> messages;
};

/// Latency grows with depth and widths, loss falls with them; counts what it is asked for.
class FakeScorer
{
public:
    std::map<std::string, int> losses;
    std::map<std::string, int> bleus;
    std::function<void(std::size_t)> afterLoss = [](std::size_t) {};
    std::function<double(const Architecture &)> bleu = [](const Architecture &a) { return 100 - 10 * lossOf(a); };

    [[nodiscard]] SearchScorer scorer(const SearchSpace &space)
    {
        return {latency, [this](const Architecture &architecture) { return loss(architecture); },
                [this](const Architecture &architecture, const SearchScorer::KeepGoing &) {
                    ++bleus[architecture.id()];
                    return GreedyBleu{bleu(architecture), "signature", 200};
                },
                [space](const Architecture &architecture) {
                    return cost(translationShape(space, architecture), {8000, 30, 30});
                }};
    }

private:
    static double latency(const Architecture &architecture)
    {
        double ms = 2.0 * architecture.value("decoder_layers");
        for (const int width : architecture.values("decoder_ffn"))
            ms += 0.001 * width;
        return ms;
    }
    static double lossOf(const Architecture &architecture)
    {
        double size = 0;
        for (const auto &[gene, values] : architecture.genes()) {
            for (const int value : values)
                size += std::sqrt(std::abs(value));
        }
        return 1000 / size;
    }
    double loss(const Architecture &architecture)
    {
        ++losses[architecture.id()];
        std::size_t asked = 0;
        for (const auto &[id, times] : losses)
            asked += static_cast<std::size_t>(times);
        afterLoss(asked);
        return lossOf(architecture);
    }
};

SearchSettings settings()
{
    SearchSettings result;
    result.population = 12;
    result.generations = 5;
    return result;
}

/// A project in a folder of its own, and one search after the other in it.
struct Bench
{
    QTemporaryDir folder;
    Project project = Project::create(folder.filePath(QStringLiteral("p.supernet")).toStdString(), "bench");
    SearchSpace space = loadSpace("small");
    SilentSink sink;
    FakeScorer fake;
    std::stop_source stop;

    [[nodiscard]] JobContext begin()
    {
        return JobContext::begin(project, JobKind::Search, {{"space", toJson(space)}, {"fitness", "loss"}}, {},
                                 stop.get_token(), sink, {}, 500);
    }
    JobOutcome run(JobContext &context, SearchFitness fitness = SearchFitness::Loss)
    {
        const JobOutcome outcome = runSearch(context, settings(), SearchLimits(space), fitness, fake.scorer(space));
        context.finish(outcome);
        return outcome;
    }
    /// What a run has recorded, apart from row numbers, attempts and times.
    [[nodiscard]] std::vector<std::string> story(const std::string &run) const
    {
        const Store store = project.openStore(Store::Mode::ReadOnly);
        std::vector<std::string> lines;
        for (const Candidate &candidate : store.candidates(store.run(run)->id))
            lines.push_back(std::to_string(candidate.generation) + ' ' + candidate.origin + ' '
                            + candidate.architectureId);
        for (const Metric &metric : store.metrics(store.run(run)->id)) {
            if (metric.name == "search/hypervolume")
                lines.push_back(std::to_string(metric.step) + ' ' + std::to_string(metric.value));
        }
        return lines;
    }
};

} // namespace

class TestSearchLoop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordsEveryCandidateAndTheFrontsBleu()
    {
        Bench bench;
        JobContext context = bench.begin();
        const std::string name = context.run().name;
        QCOMPARE(bench.run(context), JobOutcome::Done);
        const Store store = bench.project.openStore(Store::Mode::ReadOnly);
        const RunRecord run = searchRun(store, name);
        const auto candidates = scoredCandidates(store, run);
        QCOMPARE(candidates.size(), std::size_t(60));
        for (const ScoredCandidate &each : candidates)
            QVERIFY(each.candidate.at > 0 && each.candidate.params > 0 && each.candidate.flops > 0);
        const auto front = frontOf(candidates, FrontAxis::Loss);
        QVERIFY(front.size() > 3);
        for (const ScoredCandidate &member : front) {
            QVERIFY(member.bleu.has_value());
            QCOMPARE(*member.bleu, 100 - 10 * member.candidate.loss);
        }
        QVERIFY(bench.fake.bleus.size() < candidates.size());
        double last = 0;
        int generations = 0;
        for (const Metric &metric : store.metrics(run.id)) {
            if (metric.name != "search/hypervolume")
                continue;
            QCOMPARE(metric.step, std::int64_t(generations++));
            QVERIFY(metric.value >= last);
            last = metric.value;
        }
        QCOMPARE(generations, 5);
    }

    void picksTheBestUnderABound()
    {
        Bench bench;
        JobContext context = bench.begin();
        QCOMPARE(bench.run(context), JobOutcome::Done);
        const Store store = bench.project.openStore(Store::Mode::ReadOnly);
        const auto front = frontOf(scoredCandidates(store, searchRun(store, {})), FrontAxis::Bleu);
        const auto best = bestUnder(front, 5.0);
        QVERIFY(best.has_value());
        for (const ScoredCandidate &member : front)
            QVERIFY(member.candidate.latencyMs > 5.0 || *member.bleu <= *best->bleu);
        QVERIFY(!bestUnder(front, 0.1).has_value());
        QVERIFY_EXCEPTION_THROWN((void)searchRun(store, "nobody"), Error);
    }

    void nothingIsScoredTwiceNorByALaterSearch()
    {
        Bench bench;
        JobContext first = bench.begin();
        QCOMPARE(bench.run(first), JobOutcome::Done);
        const auto losses = bench.fake.losses;
        const auto bleus = bench.fake.bleus;
        for (const auto &[id, times] : losses)
            QCOMPARE(times, 1);
        for (const auto &[id, times] : bleus)
            QCOMPARE(times, 1);
        JobContext second = bench.begin();
        const std::string name = second.run().name;
        QCOMPARE(bench.run(second), JobOutcome::Done);
        QCOMPARE(bench.fake.losses, losses);
        QCOMPARE(bench.fake.bleus, bleus);
        QCOMPARE(bench.story(name).size(), std::size_t(65));
    }

    void aResumedSearchTakesThePathOfAnUninterruptedOne_data()
    {
        QTest::addColumn<int>("stopAfter");
        for (const int stopAfter : {1, 12, 20, 24, 40, 59})
            QTest::newRow(std::to_string(stopAfter).c_str()) << stopAfter;
    }

    void aResumedSearchTakesThePathOfAnUninterruptedOne()
    {
        QFETCH(int, stopAfter);
        Bench whole;
        JobContext straight = whole.begin();
        const std::string straightName = straight.run().name;
        QCOMPARE(whole.run(straight), JobOutcome::Done);

        Bench bench;
        bench.fake.afterLoss = [&](std::size_t asked) {
            if (asked == static_cast<std::size_t>(stopAfter))
                bench.stop.request_stop();
        };
        std::string name;
        {
            JobContext context = bench.begin();
            name = context.run().name;
            QCOMPARE(bench.run(context), JobOutcome::Stopped);
        }
        QCOMPARE(bench.story(name).size() < whole.story(straightName).size(), true);
        bench.stop = std::stop_source();
        const Store store = bench.project.openStore(Store::Mode::ReadOnly);
        JobContext context = JobContext::resume(bench.project, name, lastGeneration(store, store.run(name)->id),
                                                bench.stop.get_token(), bench.sink);
        QCOMPARE(bench.run(context), JobOutcome::Done);
        auto resumed = bench.story(name);
        auto expected = whole.story(straightName);
        std::ranges::sort(resumed);
        std::ranges::sort(expected);
        QCOMPARE(resumed, expected);
        for (const auto &[id, times] : bench.fake.losses)
            QCOMPARE(times, 1);
    }

    void steeringHoldsFromTheNextGenerationAlsoAfterAResume()
    {
        Bench bench;
        RunId run = 0;
        bench.fake.afterLoss = [&](std::size_t asked) {
            if (asked == 15) { // In generation 1: generation 2 obeys.
                Store store = bench.project.openStore();
                store.send(run, "pin-gene", {{"gene", "decoder_layers"}, {"value", 2}});
                store.send(run, "pin-gene", {{"gene", "decoder_layers"}, {"value", 7}}); // Refused, not fatal.
            }
            if (asked == 30)
                bench.stop.request_stop();
        };
        std::string name;
        {
            JobContext context = bench.begin();
            name = context.run().name;
            run = context.run().id;
            QCOMPARE(bench.run(context), JobOutcome::Stopped);
        }
        bench.stop = std::stop_source();
        JobContext context = JobContext::resume(bench.project, name, 2, bench.stop.get_token(), bench.sink);
        QCOMPARE(bench.run(context), JobOutcome::Done);
        const Store store = bench.project.openStore(Store::Mode::ReadOnly);
        int others = 0;
        for (const Candidate &candidate : store.candidates(run)) {
            const int depth = candidate.architecture["decoder_layers"].get<int>();
            QVERIFY(candidate.generation < 2 || depth == 2);
            others += depth != 2 ? 1 : 0;
        }
        QVERIFY(others > 0);
        QVERIFY(std::ranges::any_of(bench.sink.messages, [](const std::string &message) {
            return message.find("not obeyed") != std::string::npos;
        }));
    }

    void bleuRanksWhenAskedTo()
    {
        Bench bench;
        JobContext context = bench.begin();
        const std::string name = context.run().name;
        // Against the loss: here narrow embeddings translate best, which cost no latency either way.
        bench.fake.bleu = [](const Architecture &a) { return 50 - 0.1 * a.value("encoder_embed"); };
        QCOMPARE(bench.run(context, SearchFitness::Bleu), JobOutcome::Done);
        QCOMPARE(bench.fake.bleus.size(), std::size_t(60));
        const Store store = bench.project.openStore(Store::Mode::ReadOnly);
        double first = 0;
        double last = 0;
        for (const Candidate &candidate : store.candidates(store.run(name)->id)) {
            const double embed = candidate.architecture["encoder_embed"].get<double>() / 12;
            first += candidate.generation == 0 ? embed : 0;
            last += candidate.generation == 4 ? embed : 0;
        }
        QVERIFY2(last < first - 20, qPrintable(QString::number(first) + QLatin1Char(' ') + QString::number(last)));
        QCOMPARE(searchFitnessFromName("bleu"), SearchFitness::Bleu);
        QVERIFY_EXCEPTION_THROWN((void)searchFitnessFromName("speed"), UsageError);
    }

    void theFrontHasItsBleuWhileTheSearchRuns()
    {
        Bench bench;
        std::size_t asked = 0;
        bool seen = false;
        JobContext context = bench.begin();
        bench.fake.afterLoss = [&](std::size_t count) {
            asked = count;
            if (count != 25) // The first of generation 2: two generations are complete.
                return;
            const Store store = bench.project.openStore(Store::Mode::ReadOnly);
            const auto front = frontOf(scoredCandidates(store, *store.run(context.run().id)), FrontAxis::Loss);
            seen = front.size() > 1
                && std::ranges::all_of(front, [](const ScoredCandidate &member) { return member.bleu.has_value(); });
        };
        QCOMPARE(bench.run(context), JobOutcome::Done);
        QVERIFY(asked > 25);
        QVERIFY(seen);
    }

    void bleuTakesTwoHundredSentencesUnlessToldOtherwise()
    {
        QCOMPARE(searchJobSettingsFromJson(nlohmann::json::object()).bleuSentences, 200);
        QCOMPARE(searchJobSettingsFromJson({{"bleu_sentences", 5}}).bleuSentences, 5);
    }

    void aLimitThatNothingMeetsEndsAtOnce()
    {
        Bench bench;
        JobContext context = bench.begin();
        QVERIFY_EXCEPTION_THROWN((void)runSearch(context, settings(), SearchLimits(bench.space, 1.0),
                                                 SearchFitness::Loss, bench.fake.scorer(bench.space)),
                                 Error);
        QVERIFY(bench.fake.losses.empty());
    }

    void aDivergedSupernetSaysSo()
    {
        Bench bench;
        JobContext context = bench.begin();
        SearchScorer scorer = bench.fake.scorer(bench.space);
        scorer.loss = [](const Architecture &) { return std::nan(""); };
        QVERIFY_EXCEPTION_THROWN(
            (void)runSearch(context, settings(), SearchLimits(bench.space), SearchFitness::Loss, scorer), Error);
    }
};

QTEST_GUILESS_MAIN(TestSearchLoop)
#include "test_search_loop.moc"
