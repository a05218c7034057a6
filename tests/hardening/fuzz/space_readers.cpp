// SPDX-License-Identifier: GPL-3.0-or-later
// Spaces, architectures, settings and tables.
#include "domain/cost/cost.h"
#include "domain/metrics/score_case.h"
#include "domain/search/published_front.h"
#include "domain/search/search_strategy.h"
#include "domain/space/encoding.h"
#include "domain/space/hat_import.h"
#include "domain/space/hat_latencies.h"
#include "domain/space/presets.h"
#include "domain/space/sampling.h"
#include "domain/space/usable_space.h"
#include "domain/support/json_text.h"
#include "domain/support/table_cell.h"
#include "hardening/fuzz/readers.h"

#include <array>
#include <sstream>

namespace supernet::fuzz {

namespace {

using Path = std::filesystem::path;
using Seeds = std::vector<std::string>;

/// All that the program does with a space that it has taken.
void useSpace(const SearchSpace &space)
{
    requireUsable(space);
    static_cast<void>(space.distinct());
    static_cast<void>(spaceFromJson(toJson(space)));
    Random random(1);
    const TranslationShape stored = storedShape(space);
    for (const Architecture &architecture :
         {space.largestArchitecture(), space.smallestArchitecture(), sampleByGene(space, random)}) {
        static_cast<void>(cost(translationShape(space, architecture), {8000, 30, 30}));
        static_cast<void>(encode(space, architecture, Encoding::PerLayer));
    }
    static_cast<void>(cost(stored, {8000, 30, 30}));
}

void readSpaceJson(std::string_view bytes, const Path &)
{
    const auto value = parseJson(bytes);
    static_cast<void>(spaceFromJson(value).validate());
    useSpace(usableSpaceFromJson(value));
}

Seeds spaceSeeds(const Path &)
{
    nlohmann::json own = toJson(loadSpace("demo"));
    own["genes"][2]["layer_choices"]["1"] = {64};
    own["fixed"]["position_width"] = 512;
    return {toJson(loadSpace("demo")).dump(), own.dump()};
}

void readHatYaml(std::string_view bytes, const Path &)
{
    useSpace(spaceFromHatYaml(std::string(bytes), "fuzz"));
}

Seeds hatSeeds(const Path &)
{
    return {hatYaml(loadSpace("hat-wmt")), "a: &a [1, 2]\nencoder-embed-choice: *a\n" + hatYaml(loadSpace("hat-wmt"))};
}

void readHatCsv(std::string_view bytes, const Path &)
{
    static const SearchSpace space = loadSpace("hat-wmt");
    static_cast<void>(hatLatencies(std::string(bytes), space));
}

Seeds hatCsvSeeds(const Path &)
{
    return {
        "encoder_embed_dim,encoder_layer_num,encoder_ffn_embed_dim_avg,encoder_self_attention_heads_avg,"
        "decoder_embed_dim,decoder_layer_num,decoder_ffn_embed_dim_avg,decoder_self_attention_heads_avg,"
        "decoder_ende_attention_heads_avg,decoder_arbitrary_ende_attn_avg,latency_mean_encoder,latency_mean_decoder\n"
        "512,6,1024,8,640,2,1024,8,4,1,10.5,20.25\n"
        "640,6,2048,4,512,1,3072,8,8,2,11.5,30\n"};
}

void readPublishedCsv(std::string_view bytes, const Path &)
{
    std::istringstream text{std::string(bytes)};
    for (const PublishedFront &front : readPublishedFronts(text, "fuzz.csv"))
        static_cast<void>(plainCell(front.name));
}

Seeds publishedSeeds(const Path &)
{
    return {"name,latency_ms,bleu\n\"a, \"\"b\"\"\",1.5,27\nc,2,28.25\n", "\xef\xbb\xbflatency_ms,bleu\r\n1,2\r\n"};
}

void readArchitecture(std::string_view bytes, const Path &)
{
    static const SearchSpace space = loadSpace("demo");
    const Architecture architecture = architectureFromJson(parseJson(bytes), space);
    static_cast<void>(cost(translationShape(space, architecture), {8000, 30, 30}));
    static_cast<void>(architecture.id());
}

Seeds architectureSeeds(const Path &)
{
    const SearchSpace space = loadSpace("demo");
    return {toJson(space.largestArchitecture(), space).dump(), toJson(space.smallestArchitecture(), space).dump()};
}

void readSearchSettings(std::string_view bytes, const Path &)
{
    static_cast<void>(searchSettingsFromJson(parseJson(bytes)));
}

Seeds searchSeeds(const Path &)
{
    return {R"({"algorithm": "nsga2", "population": 50, "seed": 1})"};
}

void readScoreCase(std::string_view bytes, const Path &)
{
    const ScoreCase parsed = scoreCaseFromJson(std::string(bytes));
    static_cast<void>(scoreWith(parsed.options, parsed.hypotheses, parsed.references));
}

Seeds scoreSeeds(const Path &)
{
    return {
        R"({"name": "n", "metric": "chrf", "args": {"word_order": 2, "beta": 3, "lowercase": true},)"
        R"( "hyp": ["a b", "c"], "refs": [["a", "c d"], ["b", "\u00e9"]]})",
        R"({"name": "n", "metric": "ter", "args": {"normalized": true}, "hyp": ["a b c d"], "refs": [["d a b c"]]})",
        R"({"name": "n", "metric": "bleu", "args": {"tokenize": "intl"}, "hyp": ["a b c d"], "refs": [["a b c d"]]})"};
}

constexpr std::array<Reader, 7> SpaceList{{{"space-json", readSpaceJson, spaceSeeds, Million},
                                           {"hat-yaml", readHatYaml, hatSeeds, Million},
                                           {"hat-csv", readHatCsv, hatCsvSeeds, Million},
                                           {"published-csv", readPublishedCsv, publishedSeeds, Million},
                                           {"architecture-json", readArchitecture, architectureSeeds, Million},
                                           {"search-json", readSearchSettings, searchSeeds, Million},
                                           {"score-json", readScoreCase, scoreSeeds, Million}}};

} // namespace

std::span<const Reader> spaceReaders()
{
    return SpaceList;
}

} // namespace supernet::fuzz
