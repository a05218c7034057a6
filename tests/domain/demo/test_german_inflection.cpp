// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/demo/german_inflection.h"

#include <QtTest>

using namespace supernet::grammar;

namespace {

constexpr Case cases[] = {Case::Nominative, Case::Accusative, Case::Dative, Case::Genitive};
constexpr Agreement ich{1, Number::Singular};
constexpr Agreement du{2, Number::Singular};
constexpr Agreement er{3, Number::Singular};
constexpr Agreement wir{1, Number::Plural};
constexpr Agreement sie{3, Number::Plural};

/// "a b c d" of the four cases.
template<typename Form>
QString overCases(Form form)
{
    QStringList forms;
    for (const Case kase : cases)
        forms << QString::fromStdString(form(kase));
    return forms.join(u' ');
}

QString conjugation(const Verb &verb)
{
    QStringList forms;
    for (const Agreement subject : {ich, du, er, wir, sie})
        forms << QString::fromStdString(german::present(verb, subject));
    return forms.join(u' ');
}

} // namespace

class TestGermanInflection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nouns_data()
    {
        QTest::addColumn<QString>("singular");
        QTest::addColumn<QString>("plural");
        const auto row = [](const char *english, const char *singular, const char *plural) {
            QTest::newRow(english) << QString::fromUtf8(singular) << QString::fromUtf8(plural);
        };
        row("man", "Mann Mann Mann Mannes", "Männer Männer Männern Männer");
        row("woman", "Frau Frau Frau Frau", "Frauen Frauen Frauen Frauen");
        row("child", "Kind Kind Kind Kindes", "Kinder Kinder Kindern Kinder");
        row("girl", "Mädchen Mädchen Mädchen Mädchens", "Mädchen Mädchen Mädchen Mädchen");
        row("teacher", "Lehrer Lehrer Lehrer Lehrers", "Lehrer Lehrer Lehrern Lehrer");
        row("doctor", "Arzt Arzt Arzt Arztes", "Ärzte Ärzte Ärzten Ärzte");
        row("actress", "Schauspielerin Schauspielerin Schauspielerin Schauspielerin",
            "Schauspielerinnen Schauspielerinnen Schauspielerinnen Schauspielerinnen");
        row("author", "Autor Autor Autor Autors", "Autoren Autoren Autoren Autoren");
        row("boss", "Chef Chef Chef Chefs", "Chefs Chefs Chefs Chefs");
        row("bus", "Bus Bus Bus Busses", "Busse Busse Bussen Busse");
        row("house", "Haus Haus Haus Hauses", "Häuser Häuser Häusern Häuser");
        row("castle", "Schloss Schloss Schloss Schlosses", "Schlösser Schlösser Schlössern Schlösser");
        row("hospital", "Krankenhaus Krankenhaus Krankenhaus Krankenhauses",
            "Krankenhäuser Krankenhäuser Krankenhäusern Krankenhäuser");
        row("river", "Fluss Fluss Fluss Flusses", "Flüsse Flüsse Flüssen Flüsse");
        row("fish", "Fisch Fisch Fisch Fisches", "Fische Fische Fischen Fische");
        row("secret", "Geheimnis Geheimnis Geheimnis Geheimnisses", "Geheimnisse Geheimnisse Geheimnissen Geheimnisse");
        row("car", "Auto Auto Auto Autos", "Autos Autos Autos Autos");
        row("lake", "See See See Sees", "Seen Seen Seen Seen");
        row("museum", "Museum Museum Museum Museums", "Museen Museen Museen Museen");
        row("garden", "Garten Garten Garten Gartens", "Gärten Gärten Gärten Gärten");
        row("glass", "Glas Glas Glas Glases", "Gläser Gläser Gläsern Gläser");
        row("apple", "Apfel Apfel Apfel Apfels", "Äpfel Äpfel Äpfeln Äpfel");
        row("egg", "Ei Ei Ei Eies", "Eier Eier Eiern Eier");
        row("café", "Café Café Café Cafés", "Cafés Cafés Cafés Cafés");
        // The n-declension.
        row("student", "Student Studenten Studenten Studenten", "Studenten Studenten Studenten Studenten");
        row("boy", "Junge Jungen Jungen Jungen", "Jungen Jungen Jungen Jungen");
        row("neighbour", "Nachbar Nachbarn Nachbarn Nachbarn", "Nachbarn Nachbarn Nachbarn Nachbarn");
        row("bear", "Bär Bären Bären Bären", "Bären Bären Bären Bären");
        row("lion", "Löwe Löwen Löwen Löwen", "Löwen Löwen Löwen Löwen");
    }

    void nouns()
    {
        QFETCH(QString, singular);
        QFETCH(QString, plural);
        const Noun &noun = lexicon().noun(QTest::currentDataTag());
        const auto forms = [&](Number number) {
            return overCases([&](Case kase) { return german::noun(noun, kase, number); });
        };
        QCOMPARE(forms(Number::Singular), singular);
        QCOMPARE(forms(Number::Plural), plural);
    }

    void adjectives_data()
    {
        QTest::addColumn<Declension>("declension");
        QTest::addColumn<QString>("masculine");
        QTest::addColumn<QString>("feminine");
        QTest::addColumn<QString>("neuter");
        QTest::addColumn<QString>("plural");
        QTest::newRow("after der") << Declension::Weak << "alte alten alten alten"
                                   << "alte alte alten alten"
                                   << "alte alte alten alten"
                                   << "alten alten alten alten";
        QTest::newRow("after ein") << Declension::Mixed << "alter alten alten alten"
                                   << "alte alte alten alten"
                                   << "altes altes alten alten"
                                   << "alten alten alten alten";
        QTest::newRow("alone") << Declension::Strong << "alter alten altem alten"
                               << "alte alte alter alter"
                               << "altes altes altem alten"
                               << "alte alte alten alter";
    }

    void adjectives()
    {
        QFETCH(Declension, declension);
        QFETCH(QString, masculine);
        QFETCH(QString, feminine);
        QFETCH(QString, neuter);
        QFETCH(QString, plural);
        const Adjective &old = lexicon().adjective("old");
        const auto forms = [&](Gender gender, Number number) {
            return overCases([&](Case kase) { return german::adjective(old, declension, gender, kase, number); });
        };
        QCOMPARE(forms(Gender::Masculine, Number::Singular), masculine);
        QCOMPARE(forms(Gender::Feminine, Number::Singular), feminine);
        QCOMPARE(forms(Gender::Neuter, Number::Singular), neuter);
        QCOMPARE(forms(Gender::Neuter, Number::Plural), plural);
    }

    void adjectiveStemsChange()
    {
        const auto weak = [](const char *english) {
            return german::adjective(lexicon().adjective(english), Declension::Weak, Gender::Masculine,
                                     Case::Nominative, Number::Singular);
        };
        QCOMPARE(weak("dark"), std::string("dunkle"));
        QCOMPARE(weak("expensive"), std::string("teure"));
        QCOMPARE(weak("tall"), std::string("hohe"));
        QCOMPARE(weak("sour"), std::string("saure"));
        QCOMPARE(weak("tired"), std::string("müde"));
    }

    void determiners()
    {
        const auto forms = [](auto form, const char *stem, Gender gender, Number number) {
            return overCases([&](Case kase) { return form(stem, gender, kase, number); });
        };
        const auto ein = [&](const char *stem, Gender gender) {
            return forms(german::einWord, stem, gender, Number::Singular);
        };
        QCOMPARE(ein("ein", Gender::Masculine), QStringLiteral("ein einen einem eines"));
        QCOMPARE(ein("kein", Gender::Feminine), QStringLiteral("keine keine keiner keiner"));
        QCOMPARE(ein("unser", Gender::Neuter), QStringLiteral("unser unser unserem unseres"));
        QCOMPARE(forms(german::einWord, "mein", Gender::Neuter, Number::Plural),
                 QStringLiteral("meine meine meinen meiner"));
        QCOMPARE(forms(german::derWord, "dies", Gender::Masculine, Number::Singular),
                 QStringLiteral("dieser diesen diesem dieses"));
        QCOMPARE(forms(german::derWord, "welch", Gender::Neuter, Number::Singular),
                 QStringLiteral("welches welches welchem welches"));
        QCOMPARE(forms(german::derWord, "viel", Gender::Neuter, Number::Plural),
                 QStringLiteral("viele viele vielen vieler"));
        QCOMPARE(overCases([](Case kase) { return german::definite(Gender::Feminine, kase, Number::Singular); }),
                 QStringLiteral("die die der der"));
        QCOMPARE(overCases([](Case kase) { return german::definite(Gender::Neuter, kase, Number::Plural); }),
                 QStringLiteral("die die den der"));
    }

    void pronouns()
    {
        const auto forms = [](Person person) {
            QStringList all;
            for (const Case kase : {Case::Nominative, Case::Accusative, Case::Dative})
                all << QString::fromStdString(german::pronoun(person, kase));
            return all.join(u' ');
        };
        QCOMPARE(forms(Person::I), QStringLiteral("ich mich mir"));
        QCOMPARE(forms(Person::You), QStringLiteral("du dich dir"));
        QCOMPARE(forms(Person::He), QStringLiteral("er ihn ihm"));
        QCOMPARE(forms(Person::She), QStringLiteral("sie sie ihr"));
        QCOMPARE(forms(Person::It), QStringLiteral("es es ihm"));
        QCOMPARE(forms(Person::We), QStringLiteral("wir uns uns"));
        QCOMPARE(forms(Person::They), QStringLiteral("sie sie ihnen"));
        QCOMPARE(german::relativePronoun(Gender::Masculine, Case::Accusative, Number::Singular), std::string("den"));
        QCOMPARE(german::relativePronoun(Gender::Feminine, Case::Dative, Number::Singular), std::string("der"));
        QCOMPARE(german::relativePronoun(Gender::Feminine, Case::Dative, Number::Plural), std::string("denen"));
    }

    void present_data()
    {
        QTest::addColumn<Frame>("frame");
        QTest::addColumn<QString>("forms");
        const auto row = [](const char *verb, Frame frame, const char *forms) {
            QTest::newRow(verb) << frame << QString::fromUtf8(forms);
        };
        row("kaufen", Frame::Object, "kaufe kaufst kauft kaufen kaufen");
        row("arbeiten", Frame::Activity, "arbeite arbeitest arbeitet arbeiten arbeiten");
        row("öffnen", Frame::Object, "öffne öffnest öffnet öffnen öffnen");
        row("zeichnen", Frame::Object, "zeichne zeichnest zeichnet zeichnen zeichnen");
        row("lernen", Frame::Object, "lerne lernst lernt lernen lernen");
        row("wohnen", Frame::Dwelling, "wohne wohnst wohnt wohnen wohnen");
        row("tanzen", Frame::Activity, "tanze tanzt tanzt tanzen tanzen");
        row("reisen", Frame::Motion, "reise reist reist reisen reisen");
        row("sammeln", Frame::Object, "sammle sammelst sammelt sammeln sammeln");
        row("lächeln", Frame::Activity, "lächle lächelst lächelt lächeln lächeln");
        row("erinnern", Frame::Preposition, "erinnere erinnerst erinnert erinnern erinnern");
        row("lesen", Frame::Object, "lese liest liest lesen lesen");
        row("essen", Frame::Object, "esse isst isst essen essen");
        row("fahren", Frame::Motion, "fahre fährst fährt fahren fahren");
        row("laufen", Frame::Motion, "laufe läufst läuft laufen laufen");
        row("halten", Frame::Object, "halte hältst hält halten halten");
        row("einladen", Frame::Object, "lade lädst lädt laden laden");
        row("geben", Frame::Recipient, "gebe gibst gibt geben geben");
        row("wissen", Frame::That, "weiß weißt weiß wissen wissen");
        row("mögen", Frame::Object, "mag magst mag mögen mögen");
        row("werden", Frame::Copula, "werde wirst wird werden werden");
        row("sein", Frame::Copula, "bin bist ist sind sind");
        row("haben", Frame::Object, "habe hast hat haben haben");
        row("bitten", Frame::Preposition, "bitte bittest bittet bitten bitten");
        row("wachsen", Frame::Activity, "wachse wächst wächst wachsen wachsen");
        row("anfangen", Frame::Infinitive, "fange fängst fängt fangen fangen");
    }

    void present()
    {
        QFETCH(Frame, frame);
        QFETCH(QString, forms);
        QCOMPARE(conjugation(lexicon().verb(QTest::currentDataTag(), frame)), forms);
    }

    void nonfinite_data()
    {
        QTest::addColumn<Frame>("frame");
        QTest::addColumn<QString>("participle");
        QTest::addColumn<QString>("zu");
        const auto row = [](const char *verb, Frame frame, const char *participle, const char *zu) {
            QTest::newRow(verb) << frame << QString::fromUtf8(participle) << QString::fromUtf8(zu);
        };
        row("kaufen", Frame::Object, "gekauft", "zu kaufen");
        row("arbeiten", Frame::Activity, "gearbeitet", "zu arbeiten");
        row("öffnen", Frame::Object, "geöffnet", "zu öffnen");
        row("reparieren", Frame::Object, "repariert", "zu reparieren");
        row("besuchen", Frame::Object, "besucht", "zu besuchen");
        row("verkaufen", Frame::Object, "verkauft", "zu verkaufen");
        row("erklären", Frame::Recipient, "erklärt", "zu erklären");
        row("zumachen", Frame::Object, "zugemacht", "zuzumachen");
        row("einschalten", Frame::Object, "eingeschaltet", "einzuschalten");
        row("aufräumen", Frame::Object, "aufgeräumt", "aufzuräumen");
        row("anprobieren", Frame::Object, "anprobiert", "anzuprobieren");
        row("vorbereiten", Frame::Object, "vorbereitet", "vorzubereiten");
        row("vorstellen", Frame::Recipient, "vorgestellt", "vorzustellen");
        row("zurückkehren", Frame::Motion, "zurückgekehrt", "zurückzukehren");
        row("anfangen", Frame::Infinitive, "angefangen", "anzufangen");
        row("aufstehen", Frame::Activity, "aufgestanden", "aufzustehen");
        row("essen", Frame::Object, "gegessen", "zu essen");
        row("übersetzen", Frame::Object, "übersetzt", "zu übersetzen");
        row("umarmen", Frame::Object, "umarmt", "zu umarmen");
        row("untersuchen", Frame::Object, "untersucht", "zu untersuchen");
        row("beobachten", Frame::Object, "beobachtet", "zu beobachten");
        row("beeilen", Frame::Activity, "beeilt", "zu beeilen");
        row("bewundern", Frame::Object, "bewundert", "zu bewundern");
        row("fotografieren", Frame::Object, "fotografiert", "zu fotografieren");
        row("sammeln", Frame::Object, "gesammelt", "zu sammeln");
        row("gehören", Frame::Dative, "gehört", "zu gehören");
        row("regnen", Frame::Weather, "geregnet", "zu regnen");
        row("erzählen", Frame::Recipient, "erzählt", "zu erzählen");
        row("lächeln", Frame::Activity, "gelächelt", "zu lächeln");
        row("entschuldigen", Frame::Preposition, "entschuldigt", "zu entschuldigen");
        row("üben", Frame::Object, "geübt", "zu üben");
        row("bellen", Frame::Activity, "gebellt", "zu bellen");
    }

    void nonfinite()
    {
        QFETCH(Frame, frame);
        QFETCH(QString, participle);
        QFETCH(QString, zu);
        const Verb &verb = lexicon().verb(QTest::currentDataTag(), frame);
        QCOMPARE(QString::fromStdString(german::participle(verb)), participle);
        QCOMPARE(QString::fromStdString(german::zuInfinitive(verb)), zu);
    }

    void imperatives()
    {
        const auto imperative = [](const char *verb, Frame frame) {
            return german::imperative(lexicon().verb(verb, frame));
        };
        QCOMPARE(imperative("zumachen", Frame::Object), std::string("mach"));
        QCOMPARE(imperative("öffnen", Frame::Object), std::string("öffne"));
        QCOMPARE(imperative("geben", Frame::Recipient), std::string("gib"));
        QCOMPARE(imperative("lesen", Frame::Object), std::string("lies"));
        QCOMPARE(imperative("essen", Frame::Object), std::string("iss"));
        QCOMPARE(imperative("fahren", Frame::Motion), std::string("fahr"));
        QCOMPARE(imperative("warten", Frame::Activity), std::string("warte"));
        QCOMPARE(imperative("sammeln", Frame::Object), std::string("sammle"));
        QCOMPARE(imperative("einladen", Frame::Object), std::string("lade"));
    }

    void preterites()
    {
        QCOMPARE(german::preterite("war", du), std::string("warst"));
        QCOMPARE(german::preterite("war", sie), std::string("waren"));
        QCOMPARE(german::preterite("hatte", du), std::string("hattest"));
        QCOMPARE(german::preterite("hatte", wir), std::string("hatten"));
        QCOMPARE(german::preterite("stand", du), std::string("standest"));
        QCOMPARE(german::preterite("saß", du), std::string("saßt"));
    }

    void prepositionsContract()
    {
        QCOMPARE(german::contracted("in", "dem Haus"), std::string("im Haus"));
        QCOMPARE(german::contracted("in", "das Haus"), std::string("ins Haus"));
        QCOMPARE(german::contracted("in", "die Stadt"), std::string("in die Stadt"));
        QCOMPARE(german::contracted("zu", "der Schule"), std::string("zur Schule"));
        QCOMPARE(german::contracted("von", "dem Lehrer"), std::string("vom Lehrer"));
        QCOMPARE(german::contracted("in", "den Häusern"), std::string("in den Häusern"));
        QCOMPARE(german::contracted("an", "demselben Ort"), std::string("an demselben Ort"));
    }
};

QTEST_GUILESS_MAIN(TestGermanInflection)
#include "test_german_inflection.moc"
