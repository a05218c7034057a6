// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/demo/english_inflection.h"

#include <QtTest>

using namespace supernet::grammar;

namespace {

constexpr Agreement he{3, Number::Singular};
constexpr Agreement they{3, Number::Plural};

std::string plural(const char *noun)
{
    return english::noun(lexicon().noun(noun), Number::Plural);
}

} // namespace

class TestEnglishInflection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plurals()
    {
        QCOMPARE(plural("dog"), std::string("dogs"));
        QCOMPARE(plural("man"), std::string("men"));
        QCOMPARE(plural("child"), std::string("children"));
        QCOMPARE(plural("story"), std::string("stories"));
        QCOMPARE(plural("boy"), std::string("boys"));
        QCOMPARE(plural("box"), std::string("boxes"));
        QCOMPARE(plural("church"), std::string("churches"));
        QCOMPARE(plural("bus"), std::string("buses"));
        QCOMPARE(plural("potato"), std::string("potatoes"));
        QCOMPARE(plural("radio"), std::string("radios"));
        QCOMPARE(plural("sheep"), std::string("sheep"));
        QCOMPARE(plural("shelf"), std::string("shelves"));
    }

    void verbs_data()
    {
        QTest::addColumn<Frame>("frame");
        QTest::addColumn<QString>("forms"); // he, past, participle, -ing
        const auto row = [](const char *verb, Frame frame, const char *forms) {
            QTest::newRow(verb) << frame << QString::fromLatin1(forms);
        };
        row("kaufen", Frame::Object, "buys bought bought buying");
        row("waschen", Frame::Object, "washes washed washed washing");
        row("tragen", Frame::Object, "wears wore worn wearing");
        row("gehen", Frame::Motion, "goes went gone going");
        row("weinen", Frame::Activity, "cries cried cried crying");
        row("planen", Frame::Object, "plans planned planned planning");
        row("anhalten", Frame::Object, "stops stopped stopped stopping");
        row("zumachen", Frame::Object, "closes closed closed closing");
        row("öffnen", Frame::Object, "opens opened opened opening");
        row("besuchen", Frame::Object, "visits visited visited visiting");
        row("haben", Frame::Object, "has had had having");
        row("spielen", Frame::Object, "plays played played playing");
        row("liegen", Frame::Lying, "lies lay lain lying");
        row("korrigieren", Frame::Object, "corrects corrected corrected correcting");
        row("jagen", Frame::Object, "hunts hunted hunted hunting");
        row("küssen", Frame::Object, "kisses kissed kissed kissing");
        row("versuchen", Frame::Infinitive, "tries tried tried trying");
        row("zerbrechen", Frame::Object, "breaks broke broken breaking");
        row("kochen", Frame::Object, "cooks cooked cooked cooking");
        row("antworten", Frame::Dative, "answers answered answered answering");
    }

    void verbs()
    {
        QFETCH(Frame, frame);
        QFETCH(QString, forms);
        const Verb &verb = lexicon().verb(QTest::currentDataTag(), frame);
        QCOMPARE(QString::fromStdString(english::present(verb, he) + ' ' + english::past(verb, he) + ' '
                                        + english::participle(verb) + ' ' + english::progressive(verb)),
                 forms);
        QCOMPARE(english::present(verb, they), verb.english);
    }

    void be()
    {
        const Verb &be = lexicon().verb("sein", Frame::Copula);
        QCOMPARE(english::present(be, {1, Number::Singular}), std::string("am"));
        QCOMPARE(english::present(be, he), std::string("is"));
        QCOMPARE(english::past(be, he), std::string("was"));
        QCOMPARE(english::past(be, {2, Number::Singular}), std::string("were"));
        QCOMPARE(english::past(be, they), std::string("were"));
    }

    void articles()
    {
        QCOMPARE(english::article("apple"), std::string("an"));
        QCOMPARE(english::article("old house"), std::string("an"));
        QCOMPARE(english::article("house"), std::string("a"));
        QCOMPARE(english::article("university"), std::string("a"));
        QCOMPARE(english::article("umbrella"), std::string("an"));
        QCOMPARE(english::article("ugly hat"), std::string("an"));
    }

    void comparatives()
    {
        const auto comparative = [](const char *word) { return english::comparative(lexicon().adjective(word)); };
        QCOMPARE(comparative("old"), std::string("older"));
        QCOMPARE(comparative("big"), std::string("bigger"));
        QCOMPARE(comparative("happy"), std::string("happier"));
        QCOMPARE(comparative("polite"), std::string("more polite"));
        QCOMPARE(comparative("good"), std::string("better"));
        QCOMPARE(comparative("expensive"), std::string("more expensive"));
        QCOMPARE(comparative("wide"), std::string("wider"));
        QCOMPARE(comparative("new"), std::string("newer"));
        QCOMPARE(comparative("famous"), std::string("more famous"));
        QCOMPARE(comparative("lazy"), std::string("lazier"));
        QCOMPARE(comparative("tired"), std::string("more tired"));
        QCOMPARE(comparative("narrow"), std::string("narrower"));
        QCOMPARE(comparative("clever"), std::string("cleverer"));
        QCOMPARE(comparative("quiet"), std::string("quieter"));
        QCOMPARE(comparative("friendly"), std::string("friendlier"));
    }

    void possessives()
    {
        QCOMPARE(english::possessive("the teacher"), std::string("the teacher's"));
        QCOMPARE(english::possessive("the teachers"), std::string("the teachers'"));
        QCOMPARE(english::possessive("the children"), std::string("the children's"));
        QCOMPARE(english::possessive("the actress"), std::string("the actress's"));
        QCOMPARE(english::possessive("the boss"), std::string("the boss's"));
    }
};

QTEST_GUILESS_MAIN(TestEnglishInflection)
#include "test_english_inflection.moc"
