// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/demo/lexicon.h"

#include "domain/demo/lexicon_texts.h"
#include "domain/support/error.h"
#include "domain/support/json_text.h"

#include <algorithm>
#include <array>
#include <set>

namespace supernet::grammar {

namespace {

using nlohmann::json;

constexpr std::array<std::pair<std::string_view, Frame>, 18> frameNames{{{"activity", Frame::Activity},
                                                                         {"object", Frame::Object},
                                                                         {"dative", Frame::Dative},
                                                                         {"recipient", Frame::Recipient},
                                                                         {"preposition", Frame::Preposition},
                                                                         {"motion", Frame::Motion},
                                                                         {"placing", Frame::Placing},
                                                                         {"hanging", Frame::Hanging},
                                                                         {"standing", Frame::Standing},
                                                                         {"lying", Frame::Lying},
                                                                         {"suspended", Frame::Suspended},
                                                                         {"sitting", Frame::Sitting},
                                                                         {"dwelling", Frame::Dwelling},
                                                                         {"that", Frame::That},
                                                                         {"whether", Frame::Whether},
                                                                         {"infinitive", Frame::Infinitive},
                                                                         {"copula", Frame::Copula},
                                                                         {"weather", Frame::Weather}}};

Frame frameOf(const std::string &name)
{
    const auto found = std::ranges::find(frameNames, name, &std::pair<std::string_view, Frame>::first);
    if (found == frameNames.end())
        throw Error("The demo lexicon knows no frame `" + name + "`.");
    return found->second;
}

Gender genderOf(const std::string &letter)
{
    return letter == "m" ? Gender::Masculine : letter == "f" ? Gender::Feminine : Gender::Neuter;
}

std::string text(const json &entry, const char *key)
{
    return entry.value(key, std::string());
}

std::vector<std::string> texts(const json &entry, const char *key)
{
    return entry.value(key, std::vector<std::string>());
}

bool has(const json &entry, const char *flag)
{
    return std::ranges::count(texts(entry, "is"), flag) > 0;
}

PlaceWords placeOf(const json &entry, const char *key)
{
    const std::vector<std::string> words = texts(entry, key);
    return words.empty() ? PlaceWords{} : PlaceWords{words.at(0), words.at(1)};
}

Noun nounOf(const json &entry, std::vector<std::string> classes)
{
    Noun noun;
    noun.english = entry.at("english");
    noun.englishPlural = text(entry, "englishPlural");
    noun.german = entry.at("german");
    noun.gender = genderOf(entry.at("gender"));
    noun.plural = text(entry, "plural");
    noun.weak = text(entry, "weak");
    noun.genitive = text(entry, "genitive");
    noun.classes = std::move(classes);
    // A word is a class of its own, so that a verb can take it alone.
    std::string own = noun.english;
    std::ranges::replace(own, ' ', '_');
    noun.classes.push_back(own);
    noun.at = placeOf(entry, "at");
    noun.to = placeOf(entry, "to");
    return noun;
}

Adjective adjectiveOf(const json &entry)
{
    Adjective adjective;
    adjective.english = entry.at("english");
    adjective.englishComparative = text(entry, "comparativeEnglish");
    adjective.german = entry.at("german");
    adjective.attributive = text(entry, "attributive");
    adjective.comparative = text(entry, "comparative");
    adjective.of = texts(entry, "of");
    adjective.notOf = texts(entry, "notOf");
    adjective.state = has(entry, "state");
    adjective.leadsTo = texts(entry, "leadsTo");
    adjective.predicative = !has(entry, "noPredicate");
    return adjective;
}

Verb verbOf(const json &entry)
{
    Verb verb;
    verb.english = entry.at("english");
    verb.englishPast = text(entry, "englishPast");
    verb.englishParticiple = text(entry, "englishParticiple");
    verb.englishIng = text(entry, "englishIng");
    verb.particle = text(entry, "particle");
    verb.german = entry.at("german");
    verb.prefix = text(entry, "prefix");
    verb.er = text(entry, "er");
    verb.du = text(entry, "du");
    verb.present = texts(entry, "present");
    verb.participle = text(entry, "participle");
    verb.preterite = text(entry, "preterite");
    verb.frame = frameOf(entry.at("frame"));
    verb.subjects = texts(entry, "subjects");
    verb.objects = texts(entry, "objects");
    verb.places = texts(entry, "places");
    verb.manners = texts(entry, "manners");
    verb.preposition = text(entry, "preposition");
    verb.prepositionCase = text(entry, "case") == "dative" ? Case::Dative : Case::Accusative;
    verb.sein = has(entry, "sein");
    verb.stative = has(entry, "stative");
    verb.reflexive = has(entry, "reflexive");
    verb.acquires = has(entry, "acquire");
    verb.deliberate = !has(entry, "accident");
    verb.passive = !has(entry, "noPassive");
    verb.adult = has(entry, "adult");
    verb.single = has(entry, "single");
    verb.inside = has(entry, "inside");
    verb.errand = has(entry, "errand");
    verb.to = has(entry, "to");
    return verb;
}

Adverb adverbOf(const json &entry)
{
    const std::string kind = entry.at("kind");
    Adverb adverb;
    adverb.english = entry.at("english");
    adverb.german = entry.at("german");
    adverb.kind = kind == "time" ? Adverb::Kind::Time
        : kind == "frequency"    ? Adverb::Kind::Frequency
        : kind == "manner"       ? Adverb::Kind::Manner
                                 : Adverb::Kind::Degree;
    adverb.tense = text(entry, "tense");
    adverb.use = text(entry, "use");
    return adverb;
}

std::vector<WordPair> pairsOf(const json &entries)
{
    std::vector<WordPair> pairs;
    for (const json &entry : entries)
        pairs.push_back({entry.at("english"), entry.at("german")});
    return pairs;
}

template<typename Word>
void number(std::vector<Word> &words)
{
    for (std::size_t i = 0; i < words.size(); ++i)
        words[i].id = i;
}

void readWords(Lexicon &lexicon, const json &words)
{
    for (const json &entry : words.at("adverbs"))
        lexicon.adverbs.push_back(adverbOf(entry));
    for (const json &entry : words.at("names"))
        lexicon.names.push_back({entry.at("name"), genderOf(entry.at("gender"))});
    for (const json &entry : words.at("modals"))
        lexicon.modals.push_back({entry.at("english"), texts(entry, "present"), text(entry, "preterite")});
    lexicon.cities = pairsOf(words.at("cities"));
    lexicon.numbers = pairsOf(words.at("numbers"));
    lexicon.spatial = pairsOf(words.at("spatial"));
    lexicon.conjunctions = pairsOf(words.at("conjunctions"));
}

Lexicon read()
{
    Lexicon lexicon;
    for (const json &group : parseJson(lexicontext::nouns))
        for (const json &entry : group.at("nouns"))
            lexicon.nouns.push_back(nounOf(entry, group.at("classes")));
    for (const json &entry : parseJson(lexicontext::verbs))
        lexicon.verbs.push_back(verbOf(entry));
    for (const json &entry : parseJson(lexicontext::adjectives))
        lexicon.adjectives.push_back(adjectiveOf(entry));
    readWords(lexicon, parseJson(lexicontext::words));
    number(lexicon.nouns);
    number(lexicon.verbs);
    number(lexicon.adjectives);
    return lexicon;
}

bool anyFits(const std::vector<std::string> &meanings, const Noun &noun)
{
    return std::ranges::any_of(meanings, [&](const std::string &meaning) { return noun.isA(meaning); });
}

template<typename Words, typename Predicate>
const auto &only(const Words &words, const std::string &wanted, Predicate predicate)
{
    const auto found = std::ranges::find_if(words, predicate);
    if (found == words.end())
        throw Error("The demo lexicon lacks the word `" + wanted + "`.");
    return *found;
}

} // namespace

bool Noun::isA(const std::string &meaning) const
{
    return std::ranges::count(classes, meaning) > 0;
}

bool Adjective::fits(const Noun &noun) const
{
    return anyFits(of, noun) && !anyFits(notOf, noun);
}

bool Verb::takesSubject(const Noun &noun) const
{
    return anyFits(subjects, noun) && !(adult && noun.isA("minor"));
}

bool Verb::takesObject(const Noun &noun) const
{
    return anyFits(objects, noun);
}

std::size_t Lexicon::size() const
{
    std::set<std::string> lemmas;
    for (const Verb &verb : verbs)
        lemmas.insert(verb.german);
    for (const Noun &noun : nouns)
        lemmas.insert(noun.german);
    for (const Adjective &adjective : adjectives)
        lemmas.insert(adjective.german);
    for (const Adverb &adverb : adverbs)
        lemmas.insert(adverb.german);
    for (const Name &name : names)
        lemmas.insert(name.name);
    for (const auto *pairs : {&cities, &numbers, &spatial, &conjunctions})
        for (const WordPair &pair : *pairs)
            lemmas.insert(pair.german);
    return lemmas.size() + modals.size();
}

const Noun &Lexicon::noun(const std::string &english) const
{
    return only(nouns, english, [&](const Noun &noun) { return noun.english == english; });
}

const Verb &Lexicon::verb(const std::string &german, Frame frame) const
{
    return only(verbs, german, [&](const Verb &verb) { return verb.german == german && verb.frame == frame; });
}

const Adjective &Lexicon::adjective(const std::string &english) const
{
    return only(adjectives, english, [&](const Adjective &adjective) { return adjective.english == english; });
}

const Adverb &Lexicon::adverb(const std::string &english) const
{
    return only(adverbs, english, [&](const Adverb &adverb) { return adverb.english == english; });
}

const Modal &Lexicon::modal(const std::string &english) const
{
    return only(modals, english, [&](const Modal &modal) { return modal.english == english; });
}

const Lexicon &lexicon()
{
    static const Lexicon words = read();
    return words;
}

} // namespace supernet::grammar
