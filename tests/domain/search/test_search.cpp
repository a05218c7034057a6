// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/search/search_strategy.h"
#include "domain/space/presets.h"
#include "domain/space/sampling.h"
#include "support/observed.h"

#include <numeric>
#include <QtTest>

using namespace supernet;
using test::messageOf;

namespace {

/// Milliseconds that add up over genes: 1 for the encoder, 2 a decoder layer, 0.001 a unit of FFN.
double latency(const Architecture &architecture)
{
    double ms = 1 + 2.0 * architecture.value("decoder_layers");
    for (const char *gene : {"encoder_ffn", "decoder_ffn"}) {
        for (const int width : architecture.values(gene))
            ms += 0.001 * width;
    }
    return ms;
}

/// On a device where the decoder's depth costs nothing and the encoder's FFN is dear.
double otherLatency(const Architecture &architecture)
{
    double ms = 1;
    for (const int width : architecture.values("encoder_ffn"))
        ms += 0.01 * width;
    return ms;
}

SearchLimits twoDevices(double mostMs, double mostOtherMs)
{
    SearchLimits limits(loadSpace("small"), mostMs);
    limits.devices = {{"pi", otherLatency, mostOtherMs}};
    return limits;
}

/// Falls as the net grows, heads included (which cost nothing here).
double loss(const Architecture &architecture)
{
    double size = 0;
    for (const auto &[gene, values] : architecture.genes()) {
        for (const int value : values)
            size += std::sqrt(std::abs(value));
    }
    return 1000 / size;
}

struct Run
{
    std::vector<std::vector<Proposal>> generations;
    std::vector<ScoredArchitecture> scored;

    [[nodiscard]] double best() const
    {
        return std::ranges::min_element(scored, {}, &ScoredArchitecture::fitness)->fitness;
    }
    [[nodiscard]] double area() const
    {
        std::vector<Objectives> points;
        for (const auto &each : scored)
            points.push_back({each.latencyMs, each.fitness});
        return hypervolume(points, {51, 2.2}); // About the slowest and the worst.
    }
};

void score(SearchStrategy &strategy, Run &run)
{
    run.generations.push_back(strategy.ask());
    std::vector<ScoredArchitecture> scores;
    for (const Proposal &proposal : run.generations.back())
        scores.push_back({proposal.architecture, proposal.latencyMs, loss(proposal.architecture)});
    run.scored.insert(run.scored.end(), scores.begin(), scores.end());
    strategy.tell(scores);
}

Run runToTheEnd(SearchStrategy &strategy)
{
    Run run;
    do {
        score(strategy, run);
    } while (!run.generations.back().empty());
    run.generations.pop_back();
    return run;
}

SearchSettings settings(const std::string &algorithm)
{
    SearchSettings result;
    result.algorithm = algorithm;
    result.population = 40;
    result.parents = 10;
    result.mutations = 20;
    result.crossovers = 20;
    result.generations = 12;
    return result;
}

} // namespace

class TestSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverProposesTwiceAndKeepsTheLimit_data()
    {
        QTest::addColumn<std::string>("algorithm");
        for (const char *algorithm : {"nsga2", "evolution", "random"})
            QTest::newRow(algorithm) << std::string(algorithm);
    }

    void neverProposesTwiceAndKeepsTheLimit()
    {
        QFETCH(std::string, algorithm);
        const SearchSpace space = loadSpace("small");
        const auto strategy = SearchStrategy::make(settings(algorithm), SearchLimits(space, 6.0), latency);
        const Run run = runToTheEnd(*strategy);
        QCOMPARE(run.generations.size(), std::size_t(12));
        std::set<Architecture> seen;
        for (const ScoredArchitecture &each : run.scored) {
            QVERIFY(seen.insert(each.architecture).second);
            QVERIFY(space.check(each.architecture).empty());
            QVERIFY(each.latencyMs <= 6.0);
            QCOMPARE(each.latencyMs, latency(each.architecture));
        }
        QVERIFY(run.scored.size() >= std::size_t(12 * 39));
    }

    void equalSeedsTakeTheSamePath_data() { neverProposesTwiceAndKeepsTheLimit_data(); }

    void equalSeedsTakeTheSamePath()
    {
        QFETCH(std::string, algorithm);
        const SearchSpace space = loadSpace("small");
        const auto scored = [&](std::uint64_t seed) {
            SearchSettings chosen = settings(algorithm);
            chosen.generations = 4;
            chosen.seed = seed;
            std::vector<std::string> ids;
            for (const auto &each : runToTheEnd(*SearchStrategy::make(chosen, SearchLimits(space), latency)).scored)
                ids.push_back(each.architecture.id());
            return ids;
        };
        QCOMPARE(scored(1), scored(1));
        QVERIFY(scored(1) != scored(2));
    }

    void evolutionComesCloserToTheBestThanChance()
    {
        const SearchSpace space = loadSpace("hat-wmt");
        const auto best = [&](const char *algorithm) {
            return runToTheEnd(*SearchStrategy::make(settings(algorithm), SearchLimits(space, 20.0), latency)).best();
        };
        QVERIFY(best("evolution") < best("random"));
    }

    void nsga2CoversMoreThanChance()
    {
        const SearchSpace space = loadSpace("hat-wmt");
        const auto area = [&](const char *algorithm) {
            return runToTheEnd(*SearchStrategy::make(settings(algorithm), SearchLimits(space), latency)).area();
        };
        QVERIFY(area("nsga2") > 1.02 * area("random"));
    }

    void nsga2StartsFromTheEndsOfTheSpace()
    {
        const SearchSpace space = loadSpace("small");
        const auto strategy = SearchStrategy::make(settings("nsga2"), SearchLimits(space), latency);
        // Here the smallest is the fastest.
        const auto first = strategy->ask();
        QCOMPARE(first[0].architecture, space.smallestArchitecture());
        QCOMPARE(first[1].architecture, space.largestArchitecture());
        QCOMPARE(first[0].origin, std::string("seed"));
        QCOMPARE(first[2].origin, std::string("random"));
    }

    void anInfeasibleLimitEndsAtOnceNamingTheFastest()
    {
        const std::string message = messageOf(
            [] { (void)SearchStrategy::make(settings("evolution"), SearchLimits(loadSpace("small"), 2.5), latency); });
        QVERIFY2(message.find("4.02 ms") != std::string::npos, message.c_str()); // 1 + 2 + 4 * 0.256
        QVERIFY(message.find("2.50 ms") != std::string::npos);
    }

    void everyDevicesLimitIsObeyed_data() { neverProposesTwiceAndKeepsTheLimit_data(); }

    void everyDevicesLimitIsObeyed()
    {
        QFETCH(std::string, algorithm);
        const auto strategy = SearchStrategy::make(settings(algorithm), twoDevices(7.0, 12.0), latency);
        const Run run = runToTheEnd(*strategy);
        QVERIFY(run.scored.size() >= std::size_t(400));
        for (const ScoredArchitecture &each : run.scored) {
            QVERIFY(latency(each.architecture) <= 7.0);
            QVERIFY(otherLatency(each.architecture) <= 12.0);
        }
        // Neither limit follows from the other.
        QVERIFY(std::ranges::any_of(run.scored, [](const auto &each) { return latency(each.architecture) > 6.5; }));
        QVERIFY(
            std::ranges::any_of(run.scored, [](const auto &each) { return otherLatency(each.architecture) > 11.0; }));
    }

    void aLimitOutOfReachNamesItsDeviceAndTheFastestThere()
    {
        const std::string message = messageOf(
            [] { (void)SearchStrategy::make(settings("nsga2"), twoDevices(50.0, 5.0), latency); });
        QVERIFY2(message.find("5.00 ms on `pi`") != std::string::npos, message.c_str());
        QVERIFY2(message.find("8.68 ms") != std::string::npos, message.c_str()); // 1 + 3 * 2.56
    }

    void limitsThatOnlyTogetherAreOutOfReachAreRefused()
    {
        SearchLimits limits(loadSpace("small"), 10.0);
        // Fast enough there is what takes 12 ms or more here, where 13.1 ms are the most.
        limits.devices = {{"odd", [](const Architecture &a) { return 100 - latency(a); }, 88.0}};
        const std::string message = messageOf([&] { (void)SearchStrategy::make(settings("nsga2"), limits, latency); });
        QVERIFY2(message.find("all limits at once") != std::string::npos, message.c_str());
        QVERIFY2(message.find("on `odd`") != std::string::npos, message.c_str());
    }

    void aDevicesLimitIsMovedWhileTheSearchRuns()
    {
        const auto strategy = SearchStrategy::make(settings("nsga2"), twoDevices(20.0, 40.0), latency);
        Run run;
        score(*strategy, run);
        SearchLimits limits = strategy->limits();
        QCOMPARE(limits.apply("limit-latency", {{"device", "pi"}, {"ms", 12}}),
                 std::string("Latency at most 12 ms on `pi`."));
        QCOMPARE(limits.mostLatencyMs, 20.0);
        QVERIFY(messageOf([&] {
                    limits.apply("limit-latency", {{"device", "phone"}, {"ms", 12}});
                }).find("phone")
                != std::string::npos);
        strategy->setLimits(limits);
        score(*strategy, run);
        QVERIFY(!run.generations.back().empty());
        for (const Proposal &proposal : run.generations.back())
            QVERIFY(otherLatency(proposal.architecture) <= 12.0);
        QCOMPARE(limits.apply("limit-latency", {{"device", "pi"}, {"ms", nullptr}}),
                 std::string("No latency limit on `pi`."));
    }

    void theFastestIsFoundWhereSmallestIsNotFastest()
    {
        // Wide layers are the fast ones here, and depth costs nothing.
        const auto odd = [](const Architecture &architecture) {
            double ms = 100;
            for (const int width : architecture.values("decoder_ffn"))
                ms -= 0.01 * width;
            return ms;
        };
        Random random(streamKey(1, "test"));
        const auto fastest = fastestArchitecture(loadSpace("small"), odd, random);
        QCOMPARE(fastest.architecture.values("decoder_ffn"), (Architecture::Values{1024, 1024, 1024}));
        QCOMPARE(fastest.latencyMs, 100 - 30.72);
    }

    void aTightLimitStillFillsTheGeneration()
    {
        // 4.0241 ms: only the narrowest FFN in one decoder layer; 3 embeddings each, 3 spans, 2 heads in 5 places = 864.
        const auto strategy = SearchStrategy::make(settings("evolution"), SearchLimits(loadSpace("small"), 4.0241),
                                                   latency);
        QCOMPARE(strategy->ask().size(), std::size_t(40));
    }

    void anExhaustedSpaceEndsTheSearch()
    {
        SearchSpace space = loadSpace("demo");
        for (Gene &gene : space.genes) {
            const std::size_t kept = gene.name == "encoder_embed" || gene.name == "decoder_layers" ? 3 : 1;
            gene.choices.resize(kept);
        }
        for (const char *algorithm : {"nsga2", "evolution", "random"}) {
            const auto strategy = SearchStrategy::make(settings(algorithm), SearchLimits(space), latency);
            QCOMPARE(runToTheEnd(*strategy).scored.size(), std::size_t(9));
        }
    }

    void steeringHoldsFromTheNextGeneration_data() { neverProposesTwiceAndKeepsTheLimit_data(); }

    void steeringHoldsFromTheNextGeneration()
    {
        QFETCH(std::string, algorithm);
        const auto strategy = SearchStrategy::make(settings(algorithm), SearchLimits(loadSpace("small")), latency);
        Run run;
        score(*strategy, run);
        score(*strategy, run);
        SearchLimits limits = strategy->limits();
        QCOMPARE(limits.apply("pin-gene", {{"gene", "decoder_layers"}, {"value", 2}}),
                 std::string("Pinned decoder_layers to 2."));
        QCOMPARE(limits.apply("forbid-choice", {{"gene", "encoder_ffn"}, {"value", 1024}, {"layer", 1}}),
                 std::string("Forbade for encoder_ffn of layer 2: 1024."));
        QCOMPARE(limits.apply("limit-latency", {{"ms", 8.5}}), std::string("Latency at most 8.5 ms."));
        QCOMPARE(limits.apply("limit-latency", 8.5), std::string("Latency at most 8.5 ms."));
        strategy->setLimits(limits);
        for (int generation = 0; generation < 3; ++generation) {
            score(*strategy, run);
            QVERIFY(run.generations.back().size() >= std::size_t(39));
            for (const Proposal &proposal : run.generations.back()) {
                QCOMPARE(proposal.architecture.value("decoder_layers"), 2);
                QVERIFY(proposal.architecture.values("encoder_ffn")[1] != 1024);
                QVERIFY(proposal.latencyMs <= 8.5);
            }
        }
    }

    void aRegionKeepsTheSearchWhereItsCandidatesLie()
    {
        const SearchSpace space = loadSpace("small");
        const auto strategy = SearchStrategy::make(settings("nsga2"), SearchLimits(space), latency);
        Run run;
        score(*strategy, run);
        score(*strategy, run);
        std::vector<TimedArchitecture> brushed;
        for (const ScoredArchitecture &scored : run.scored) {
            if (scored.latencyMs > 7 && scored.latencyMs < 10)
                brushed.push_back({scored.architecture, scored.latencyMs});
        }
        QVERIFY(brushed.size() >= 5);
        const auto region = regionAround(space, brushed);
        QVERIFY(region["from_ms"] > 7 && region["to_ms"] < 10);
        SearchLimits limits = strategy->limits();
        const std::string told = limits.apply("search-here", region);
        QVERIFY2(told.starts_with("Searching from ")
                     && told.find(std::to_string(brushed.size()) + " candidates") != std::string::npos,
                 told.c_str());
        strategy->setLimits(limits);
        score(*strategy, run);
        QVERIFY(!run.generations.back().empty());
        for (const Proposal &proposal : run.generations.back()) {
            QVERIFY(proposal.latencyMs >= region["from_ms"] && proposal.latencyMs <= region["to_ms"]);
            QVERIFY(limits.space.check(proposal.architecture).empty());
        }
        limits.apply("search-here", nullptr);
        QCOMPARE(limits.space, space);
        QVERIFY(limits.keepsLatencies(space.smallestArchitecture(), 0.001)
                && limits.keepsLatencies(space.smallestArchitecture(), 1e9));
    }

    void aRegionKeepsTheChoicesOfItsCandidatesAndAllOfLayersThatNoneHas()
    {
        const SearchSpace space = loadSpace("small");
        Architecture one = space.smallestArchitecture();
        Architecture other = space.smallestArchitecture();
        other.set("encoder_embed", {space.gene("encoder_embed").choices.back()});
        const auto region = regionAround(space, {{one, 4}, {other, 3}});
        QCOMPARE(region["from_ms"].get<double>(), 3.0);
        SearchLimits limits(space);
        limits.apply("search-here", region);
        QVERIFY(limits.allows(one) && limits.allows(other));
        QVERIFY(!limits.allows(space.largestArchitecture()));
        const Gene &ffn = limits.whole.gene("decoder_ffn");
        QCOMPARE(region["choices"]["decoder_ffn"].back().get<std::vector<int>>(),
                 space.choices(ffn, space.layers(ffn) - 1));
    }

    void aRegionKeepsWhatWasPinnedForbiddenAndLimited()
    {
        const SearchSpace space = loadSpace("small");
        Architecture one = space.smallestArchitecture();
        Architecture other = one;
        other.set("encoder_embed", {space.gene("encoder_embed").choices.back()});
        const auto region = regionAround(space, {{one, 4}, {other, 8}});
        SearchLimits limits(space);
        limits.apply("pin-gene", {{"gene", "encoder_embed"}, {"value", one.value("encoder_embed")}});
        limits.apply("limit-latency", {{"ms", 6}});
        const SearchSpace pinned = limits.space;
        limits.apply("search-here", region);
        QVERIFY(limits.allows(one) && !limits.allows(other));
        QCOMPARE(limits.leastLatencyMs, 4.0);
        QCOMPARE(limits.mostLatencyMs, 6.0); // Not the region's 8.
        limits.apply("limit-latency", {{"ms", nullptr}});
        QCOMPARE(limits.mostLatencyMs, 8.0);
        limits.apply("pin-gene", {{"gene", "encoder_embed"}, {"value", nullptr}});
        QVERIFY(limits.allows(other) && !limits.allows(space.largestArchitecture()));
        limits.apply("pin-gene", {{"gene", "encoder_embed"}, {"value", one.value("encoder_embed")}});
        limits.apply("limit-latency", {{"ms", 6}});
        limits.apply("search-here", nullptr);
        QCOMPARE(limits.space, pinned);
        QCOMPARE(limits.leastLatencyMs, 0.0);
        QCOMPARE(limits.mostLatencyMs, 6.0);
    }

    void aRegionWithoutWhatIsLeftIsRefused()
    {
        const SearchSpace space = loadSpace("small");
        const Architecture one = space.smallestArchitecture();
        const auto region = regionAround(space, {{one, 4}, {one, 8}});
        SearchLimits limits(space);
        limits.apply("forbid-choice", {{"gene", "encoder_embed"}, {"value", one.value("encoder_embed")}});
        const SearchSpace before = limits.space;
        QVERIFY(messageOf([&] { limits.apply("search-here", region); }).find("encoder_embed") != std::string::npos);
        QCOMPARE(limits.space, before);
        QCOMPARE(limits.leastLatencyMs, 0.0);
        limits.apply("pin-gene", {{"gene", "encoder_embed"}, {"value", nullptr}});
        limits.apply("search-here", region);
        QVERIFY(!messageOf([&] { limits.apply("limit-latency", {{"ms", 3}}); }).empty()); // The region begins at 4.
        QCOMPARE(limits.mostLatencyMs, 8.0);
    }

    void aRegionThatMakesNoSenseIsRefused()
    {
        SearchLimits limits(loadSpace("small"));
        const auto refuses = [&](const nlohmann::json &region) {
            return !messageOf([&] { limits.apply("search-here", region); }).empty() && limits.space == limits.whole;
        };
        QVERIFY(refuses({{"from_ms", 1}}));
        QVERIFY(refuses({{"from_ms", 3}, {"to_ms", 2}, {"candidates", 2}, {"choices", nlohmann::json::object()}}));
        QVERIFY(refuses({{"from_ms", 1}, {"to_ms", 2}, {"candidates", 2}, {"choices", {{"decoder_layers", {{99}}}}}}));
        QVERIFY(!messageOf([&] { (void)regionAround(limits.whole, {}); }).empty());
    }

    void aReleasedGeneGetsItsChoicesBack()
    {
        SearchLimits limits(loadSpace("small"));
        limits.apply("pin-gene", {{"gene", "decoder_layers"}, {"value", 1}});
        limits.apply("pin-gene", {{"gene", "decoder_ffn"}, {"value", 512}});
        QCOMPARE(limits.space.distinct(), loadSpace("small").distinct() * 12 / (36 + 1296 + 46656));
        limits.apply("pin-gene", {{"gene", "decoder_ffn"}, {"value", nullptr}});
        limits.apply("pin-gene", {{"gene", "decoder_layers"}, {"value", nullptr}});
        QCOMPARE(limits.space, limits.whole);
    }

    void senselessSteeringIsRefusedAndChangesNothing()
    {
        SearchLimits limits(loadSpace("small"));
        const auto refusal = [&](const char *verb, const nlohmann::json &argument) {
            return messageOf([&] { limits.apply(verb, argument); });
        };
        QVERIFY(refusal("pin-gene", {{"gene", "colour"}, {"value", 1}}).find("colour") != std::string::npos);
        QVERIFY(refusal("pin-gene", {{"gene", "encoder_embed"}, {"value", 7}}).find("7") != std::string::npos);
        QVERIFY(refusal("pin-gene", {{"gene", "encoder_embed"}}).find("value") != std::string::npos);
        QVERIFY(refusal("forbid-choice", {{"gene", "encoder_layers"}, {"value", 3}}).find("no choice left")
                != std::string::npos);
        QVERIFY(refusal("pin-gene", {{"gene", "encoder_ffn"}, {"value", 512}, {"layer", 3}}).find("layer 3")
                != std::string::npos);
        QVERIFY(!refusal("limit-latency", {{"ms", -1}}).empty());
        QVERIFY(!refusal("limit-latency", nullptr).empty());
        QCOMPARE(refusal("limit-latency", {{"ms", nullptr}}), std::string());
        QVERIFY(!refusal("dance", {}).empty());
        QCOMPARE(limits.space, limits.whole);
    }

    void repairOnlyTouchesWhatIsNotOffered()
    {
        SearchLimits limits(loadSpace("small"));
        limits.apply("pin-gene", {{"gene", "encoder_embed"}, {"value", 192}});
        Random random(streamKey(2, "test"));
        const Architecture largest = limits.whole.largestArchitecture();
        Architecture expected = largest;
        expected.set("encoder_embed", {192});
        QCOMPARE(repaired(limits.space, largest, random), expected);
        limits.apply("pin-gene", {{"gene", "decoder_layers"}, {"value", 2}});
        QVERIFY(limits.allows(repaired(limits.space, largest, random)));
        QVERIFY(limits.allows(repaired(limits.space, limits.whole.smallestArchitecture(), random)));
    }

    void settingsAreCheckedAndSurviveJson()
    {
        SearchSettings chosen = settings("evolution");
        chosen.mutationProbability = 0.25;
        QCOMPARE(toJson(searchSettingsFromJson(toJson(chosen))), toJson(chosen));
        QCOMPARE(toJson(searchSettingsFromJson(nlohmann::json::object())), toJson(SearchSettings{}));
        for (const nlohmann::json &wrong :
             {nlohmann::json{{"algorithm", "guess"}}, nlohmann::json{{"population", 1}},
              nlohmann::json{{"generations", "many"}}, nlohmann::json{{"mutation_probability", 2}}})
            QVERIFY_EXCEPTION_THROWN((void)searchSettingsFromJson(wrong), UsageError);
    }
};

QTEST_GUILESS_MAIN(TestSearch)
#include "test_search.moc"
