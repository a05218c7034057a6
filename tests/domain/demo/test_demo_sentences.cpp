// SPDX-License-Identifier: GPL-3.0-or-later
#include "sentence_builder.h"

#include <QtTest>

using namespace supernet::grammar;
using namespace supernet::grammar::build;

namespace {

struct Expected
{
    Sentence sentence;
    const char *english;
    const char *german;
};

const NounPhrase he = pronoun(Person::He);
const NounPhrase she = pronoun(Person::She);
const NounPhrase itHe = pronoun(Person::It, Person::He); ///< "it" that is "er" in German.
const NounPhrase itShe = pronoun(Person::It, Person::She);
const NounPhrase anna = name("Anna", "Anna");
const NounPhrase paul = name("Paul", "Paul", Person::He);
const NounPhrase munich = name("Munich", "München");

std::vector<Expected> statements()
{
    return {
        {says(Does(the("boy"), "essen").what(the("apple"))), "The boy eats the apple.", "Der Junge isst den Apfel."},
        {says(Does(the("boy", {"tired"}), "essen").what(a("apple", {"green"})).doing()),
         "The tired boy is eating a green apple.", "Der müde Junge isst einen grünen Apfel."},
        {says(Does(the("woman"), "kaufen").what(bare("bread", {"fresh"})).when("today"), Front::Time),
         "Today the woman buys fresh bread.", "Heute kauft die Frau frisches Brot."},
        {says(Does(the("mother"), "zumachen").what(the("window")).when("in the evening")),
         "The mother closes the window in the evening.", "Die Mutter macht am Abend das Fenster zu."},
        {says(Does(pronoun(Person::I), "einschalten").what(the("lamp")).in(Tense::Past)), "I turned on the lamp.",
         "Ich habe die Lampe eingeschaltet."},
        {says(Does(the("child"), "aufwachen", Frame::Activity).in(Tense::Past).when("at night"), Front::Time),
         "At night the child woke up.", "In der Nacht ist das Kind aufgewacht."},
        {says(Does(the("teacher"), "erklären", Frame::Recipient).what(the("rule")).whom(plural(the("pupil")))),
         "The teacher explains the rule to the pupils.", "Der Lehrer erklärt den Schülern die Regel."},
        {says(Does(the("student"), "geben", Frame::Recipient).what(a("book")).whom(the("neighbour")).in(Tense::Past)),
         "The student gave the neighbour a book.", "Der Student hat dem Nachbarn ein Buch gegeben."},
        {says(Does(the("nurse"), "helfen", Frame::Dative).whom(he).when("tomorrow").in(Tense::Future), Front::Time),
         "Tomorrow the nurse will help him.", "Morgen wird ihm die Krankenschwester helfen."},
        {says(Does(plural(the("child")), "warten", Frame::Preposition).about(the("bus")).doing()),
         "The children are waiting for the bus.", "Die Kinder warten auf den Bus."},
        {says(Does(of(Person::I, "sister"), "freuen", Frame::Preposition).about(the("party"))),
         "My sister looks forward to the party.", "Meine Schwester freut sich auf die Feier."},
        {says(Does(the("man"), "erinnern", Frame::Preposition).about(the("journey")).when("today"), Front::Time),
         "Today the man remembers the journey.", "Heute erinnert sich der Mann an die Reise."},
        {says(Does(he, "stellen", Frame::Placing)
                  .what(the("vase"))
                  .whereTo("on", "auf", the("table"), Case::Accusative)),
         "He puts the vase on the table.", "Er stellt die Vase auf den Tisch."},
        {says(Does(the("vase"), "stehen", Frame::Standing).where("on", "auf", the("table")).in(Tense::Past)),
         "The vase stood on the table.", "Die Vase stand auf dem Tisch."},
        {says(Does(she, "legen", Frame::Placing)
                  .what(the("book"))
                  .whereTo("in", "in", the("drawer"), Case::Accusative)
                  .in(Tense::Past)),
         "She put the book in the drawer.", "Sie hat das Buch in die Schublade gelegt."},
        {says(Does(the("picture"), "hängen", Frame::Suspended).where("on", "an", the("wall"))),
         "The picture hangs on the wall.", "Das Bild hängt an der Wand."},
        {says(Does(the("tourist"), "fahren", Frame::Motion).whereTo("to", "nach", munich, Case::Dative).may("want to")),
         "The tourist wants to drive to Munich.", "Der Tourist will nach München fahren."},
        {says(Does(of(the("neighbour"), "dog", {"old"}), "schlafen", Frame::Activity).where("in", "in", the("garden"))),
         "The neighbour's old dog sleeps in the garden.", "Der alte Hund des Nachbarn schläft im Garten."},
        {says(Does(of(anna, "dog", {"old"}), "bellen", Frame::Activity).how("loudly")), "Anna's old dog barks loudly.",
         "Annas alter Hund bellt laut."},
        {says(Does(number("three", the("woman", {"young"})), "singen", Frame::Activity)), "Three young women sing.",
         "Drei junge Frauen singen."},
        {says(Does(with(Determiner::Every, the("pupil")), "verstehen").what(the("sentence"))),
         "Every pupil understands the sentence.", "Jeder Schüler versteht den Satz."},
        {says(Does(with(Determiner::No, the("guest")), "verstehen").what(with(Determiner::This, the("question")))),
         "No guest understands this question.", "Kein Gast versteht diese Frage."},
        {says(Does(the("letter"), "schreiben").by(the("teacher")).in(Tense::Past)),
         "The letter was written by the teacher.", "Der Brief wurde vom Lehrer geschrieben."},
        {says(Does(the("farmer"), "füttern").what(of(Person::He, "cow")).howOften("often")),
         "The farmer often feeds his cow.", "Der Bauer füttert oft seine Kuh."},
        {says(be(the("mountain"), "tall").asMuchAs(the("tower"))), "The mountain is taller than the tower.",
         "Der Berg ist höher als der Turm."},
        {says(Does(the("child"), "spielen", Frame::Activity).where("in", "in", the("garden")), Front::Place),
         "In the garden the child plays.", "Im Garten spielt das Kind."},
    };
}

std::vector<Expected> negations()
{
    return {
        {says(Does(the("boy"), "essen").what(the("apple")).no()), "The boy does not eat the apple.",
         "Der Junge isst den Apfel nicht."},
        {says(Does(the("boy"), "essen").what(a("apple")).no()), "The boy does not eat an apple.",
         "Der Junge isst keinen Apfel."},
        {says(Does(the("king"), "trinken").what(bare("wine", {"sweet"})).no().in(Tense::Past)),
         "The king did not drink any sweet wine.", "Der König hat keinen süßen Wein getrunken."},
        {says(Does(anna, "kaufen").what(plural(bare("egg"))).no().may("can")), "Anna cannot buy any eggs.",
         "Anna kann keine Eier kaufen."},
        {says(Does(the("pupil"), "aufräumen").what(the("desk")).no().in(Tense::Past).when("yesterday")),
         "The pupil did not tidy up the desk yesterday.", "Der Schüler hat den Schreibtisch gestern nicht aufgeräumt."},
        {says(Does(paul, "wohnen", Frame::Dwelling).where("in", "in", name("Berlin", "Berlin")).no()),
         "Paul does not live in Berlin.", "Paul wohnt nicht in Berlin."},
        {says(be(the("soup"), "hot").no()), "The soup is not hot.", "Die Suppe ist nicht heiß."},
        {says(Does(she, "beeilen", Frame::Activity).no()), "She does not hurry.", "Sie beeilt sich nicht."},
        {says(Does(pronoun(Person::You), "rauchen", Frame::Activity).no().may("be allowed to")),
         "You are not allowed to smoke.", "Du darfst nicht rauchen."},
        {says(Does(pronoun(Person::You), "vergessen").what(the("key")).no().may("should")),
         "You should not forget the key.", "Du solltest den Schlüssel nicht vergessen."},
        {says(Does(pronoun(Person::We), "warten", Frame::Preposition).about(he).no().may("have to")),
         "We do not have to wait for him.", "Wir müssen nicht auf ihn warten."},
    };
}

std::vector<Expected> questions()
{
    return {
        {asks(Does(the("man"), "lesen").what(the("newspaper"))), "Does the man read the newspaper?",
         "Liest der Mann die Zeitung?"},
        {asks(Does(he, "kaufen").what(the("car")).in(Tense::Past)), "Did he buy the car?", "Hat er das Auto gekauft?"},
        {asks(Does(name("", ""), "reparieren").what(the("bicycle")), Gap::Subject), "Who repairs the bicycle?",
         "Wer repariert das Fahrrad?"},
        {asks(Does(the("mother"), "helfen", Frame::Dative).whom(the("child")), Gap::Recipient),
         "Who does the mother help?", "Wem hilft die Mutter?"},
        {asks(Does(the("woman"), "kaufen").what(the("bread")).doing(), Gap::Object), "What is the woman buying?",
         "Was kauft die Frau?"},
        {asks(Does(the("woman"), "einladen").what(the("guest")).in(Tense::Past), Gap::Object),
         "Who did the woman invite?", "Wen hat die Frau eingeladen?"},
        {asks(Does(the("girl"), "lesen").what(with(Determiner::Which, the("book", {"interesting"}))), Gap::Object),
         "Which interesting book does the girl read?", "Welches interessante Buch liest das Mädchen?"},
        {asks(Does(of(Person::You, "brother"), "wohnen", Frame::Dwelling), Gap::Place), "Where does your brother live?",
         "Wo wohnt dein Bruder?"},
        {asks(Does(the("pilot"), "gehen", Frame::Motion).in(Tense::Past), Gap::Goal), "Where did the pilot go?",
         "Wohin ist der Pilot gegangen?"},
        {asks(Does(the("train"), "ankommen", Frame::Activity).in(Tense::Future), Gap::Time),
         "When will the train arrive?", "Wann wird der Zug ankommen?"},
        {asks(Does(the("baker"), "warten", Frame::Preposition).about(the("customer")).doing(), Gap::Target),
         "Who is the baker waiting for?", "Auf wen wartet der Bäcker?"},
        {asks(Does(she, "weinen", Frame::Activity), Gap::Reason), "Why does she cry?", "Warum weint sie?"},
        {orders(Does(pronoun(Person::You), "zumachen").what(the("door"))), "Please close the door!",
         "Mach bitte die Tür zu!"},
        {orders(Does(pronoun(Person::You), "geben", Frame::Recipient).what(the("key")).whom(pronoun(Person::I))),
         "Please give me the key!", "Gib mir bitte den Schlüssel!"},
    };
}

std::vector<Expected> relatives()
{
    return {
        {says(Does(who(the("man"), Gap::Subject,
                       Does("wohnen", Frame::Dwelling).where("in", "in", name("Vienna", "Wien"))),
                   "lesen")
                  .what(a("book"))),
         "The man who lives in Vienna reads a book.", "Der Mann, der in Wien wohnt, liest ein Buch."},
        {says(Does(who(the("woman"), Gap::Object, Does(the("teacher"), "einladen").in(Tense::Past)), "singen",
                   Frame::Activity)
                  .in(Tense::Past)),
         "The woman that the teacher invited sang.", "Die Frau, die der Lehrer eingeladen hat, hat gesungen."},
        {says(Does(she, "lesen")
                  .what(who(the("novel"), Gap::Object, Does(paul, "kaufen").in(Tense::Past)))
                  .in(Tense::Past)),
         "She read the novel that Paul bought.", "Sie hat den Roman gelesen, den Paul gekauft hat."},
        {says(Does(who(plural(the("child")), Gap::Recipient, Does(he, "helfen", Frame::Dative)), "lachen",
                   Frame::Activity)),
         "The children that he helps laugh.", "Die Kinder, denen er hilft, lachen."},
        {says(Does(who(the("train"), Gap::Target, Does(anna, "warten", Frame::Preposition).doing()), "ankommen",
                   Frame::Activity)),
         "The train that Anna is waiting for arrives.", "Der Zug, auf den Anna wartet, kommt an."},
        {says(Does(who(the("child"), Gap::Subject, Does("aufstehen", Frame::Activity)), "wecken").what(the("dog"))),
         "The child who gets up wakes up the dog.", "Das Kind, das aufsteht, weckt den Hund."},
    };
}

std::vector<Expected> compounds()
{
    using Join = Sentence::Join;
    return {
        {both(Does(the("man"), "schlafen", Frame::Activity), Join::Subordinate, "because", be(he, "tired")),
         "The man sleeps because he is tired.", "Der Mann schläft, weil er müde ist."},
        {both(Does(he, "schlafen", Frame::Activity), Join::SubordinateFirst, "because", be(the("man"), "tired")),
         "Because the man is tired, he sleeps.", "Weil der Mann müde ist, schläft er."},
        {both(Does(she, "waschen").what(the("skirt")).in(Tense::Past), Join::Subordinate, "because",
              be(itHe, "dirty").in(Tense::Past)),
         "She washed the skirt because it was dirty.", "Sie hat den Rock gewaschen, weil er schmutzig war."},
        {both(Does(the("cook"), "abholen").what(the("guest")).in(Tense::Past), Join::SubordinateFirst, "after",
              Does(the("guest"), "ankommen", Frame::Activity).in(Tense::Pluperfect)),
         "After the guest had arrived, the cook picked up the guest.",
         "Nachdem der Gast angekommen war, hat der Koch den Gast abgeholt."},
        {both(Does(the("boy"), "kaufen").what(a("pear")), Join::SharedSubject, "and",
              Does(the("boy"), "essen").what(itShe)),
         "The boy buys a pear and eats it.", "Der Junge kauft eine Birne und isst sie."},
        {both(Does(anna, "schlafen", Frame::Activity), Join::Coordinate, "but",
              Does(paul, "arbeiten", Frame::Activity)),
         "Anna sleeps, but Paul works.", "Anna schläft, aber Paul arbeitet."},
        {both(Does(anna, "ausruhen", Frame::Activity), Join::Subordinate, "while",
              Does(plural(the("child")), "aufräumen").what(the("room"))),
         "Anna rests while the children tidy up the room.",
         "Anna ruht sich aus, während die Kinder das Zimmer aufräumen."},
        {says(Does(the("doctor"), "sagen", Frame::That)
                  .saying(Link::That, Does(the("child"), "aufstehen", Frame::Activity).may("can"))),
         "The doctor says that the child can get up.", "Der Arzt sagt, dass das Kind aufstehen kann."},
        {says(Does(the("judge"), "fragen", Frame::Whether)
                  .saying(Link::Whether, Does(the("thief"), "stehlen").what(the("ring")).in(Tense::Past))),
         "The judge asks whether the thief stole the ring.", "Der Richter fragt, ob der Dieb den Ring gestohlen hat."},
        {says(Does(pronoun(Person::I), "wissen", Frame::That)
                  .no()
                  .saying(Link::Where, Does(the("actor"), "wohnen", Frame::Dwelling))),
         "I do not know where the actor lives.", "Ich weiß nicht, wo der Schauspieler wohnt."},
        {says(Does(the("man"), "versuchen", Frame::Infinitive)
                  .saying(Link::Infinitive, Does(he, "zumachen").what(the("door")))
                  .in(Tense::Past)),
         "The man tried to close the door.", "Der Mann hat versucht, die Tür zuzumachen."},
        {says(Does(pronoun(Person::I), "gehen", Frame::Motion)
                  .whereTo("to", "auf", the("market"), Case::Accusative)
                  .saying(Link::Purpose, Does(pronoun(Person::I), "kaufen").what(bare("cheese")))
                  .when("on Monday"),
              Front::Time),
         "On Monday I go to the market to buy cheese.", "Am Montag gehe ich auf den Markt, um Käse zu kaufen."},
        {says(
             Does(pronoun(Person::We), "versprechen", Frame::Infinitive)
                 .saying(Link::Infinitive, Does(pronoun(Person::We), "kümmern", Frame::Preposition).about(the("dog")))),
         "We promise to take care of the dog.", "Wir versprechen, uns um den Hund zu kümmern."},
    };
}

} // namespace

/// Fixed plans in both languages, checked by hand.
class TestDemoSentences : public QObject
{
    Q_OBJECT

private:
    static void compare(const std::vector<Expected> &all)
    {
        for (const Expected &expected : all) {
            QCOMPARE(QString::fromStdString(inEnglish(expected.sentence)), QString::fromUtf8(expected.english));
            QCOMPARE(QString::fromStdString(inGerman(expected.sentence)), QString::fromUtf8(expected.german));
        }
    }

private Q_SLOTS:
    void statementsInBothLanguages() { compare(statements()); }
    void nichtAndKein() { compare(negations()); }
    void questionsAndRequests() { compare(questions()); }
    void relativeClauses() { compare(relatives()); }
    void compoundSentences() { compare(compounds()); }
};

QTEST_GUILESS_MAIN(TestDemoSentences)
#include "test_demo_sentences.moc"
