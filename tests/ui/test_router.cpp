// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/space/presets.h"
#include "pages/train/mixture_view.h"
#include "pages/train/router_card.h"
#include "pages/train/router_figures.h"
#include "pages/train/train_charts.h"
#include "pages/train/train_page.h"
#include "project/project_document.h"
#include "sample_program.h"
#include "sample_project.h"
#include "theme/theme.h"
#include "ui_test.h"

#include <QPushButton>
#include <QSlider>
#include <QtTest>

using namespace supernet;
using namespace supernet::ui;
using nlohmann::json;
using supernet::test::SampleProgram;
using supernet::test::SampleProject;

namespace {

json layerWise(double first)
{
    return {{"decoder.0.ffn.in", {{"sizes", {2}}, {"values", {first, 1 - first}}}},
            {"encoder.0.ffn.in", {{"sizes", {2}}, {"values", {first, 1 - first}}}},
            {"encoder.0.ffn.out", {{"sizes", {2}}, {"values", {first, 1 - first}}}}};
}

/// A helper program's answer with these coefficients.
QByteArray answering(const json &coefficients)
{
    const json cosines = {{"sizes", {2, 2}}, {"values", {1, 0.97, 0.97, 1}}};
    const json similarity = {{"encoder.0.ffn.in", cosines}, {"decoder.0.ffn.in", cosines}};
    return SampleProgram::always(
        QByteArray::fromStdString(json{{"coefficients", coefficients}, {"similarity", similarity}}.dump()));
}

QList<QList<Mixture>> samples(std::initializer_list<double> firsts)
{
    QList<QList<Mixture>> result;
    for (const double first : firsts)
        result << mixturesOf(layerWise(first));
    return result;
}

} // namespace

class TestRouter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { supernet::test::beginUiTest(); }

    void matricesOfAPartAreAveraged()
    {
        const json coefficients = {{"decoder.0.ffn.in", {{"sizes", {2}}, {"values", {0.5, 0.5}}}},
                                   {"encoder.1.ffn.in", {{"sizes", {2}}, {"values", {0.2, 0.8}}}},
                                   {"encoder.1.ffn.out", {{"sizes", {2}}, {"values", {0.4, 0.6}}}}};
        const auto mixtures = mixturesOf(coefficients);
        QCOMPARE(mixtures.size(), 2);
        QCOMPARE(mixtures[0].part, QStringLiteral("enc 2 ffn")); // The encoder comes first.
        QVERIFY(std::abs(mixtures[0].shares[0] - 0.3) < 1e-12);
        QVERIFY(std::abs(mixtures[0].shares[1] - 0.7) < 1e-12);
        QCOMPARE(mixtures[1].part, QStringLiteral("dec 1 ffn"));
    }

    void rowsAreAveragedAndTheirSpreadIsKept()
    {
        const json coefficients = {{"encoder.0.ffn.in", {{"sizes", {2, 2}}, {"values", {0.2, 0.6, 0.8, 0.4}}}}};
        const Mixture mixture = mixturesOf(coefficients).first();
        QVERIFY(std::abs(mixture.shares[0] - 0.4) < 1e-12);
        QVERIFY(std::abs(mixture.shares[1] - 0.6) < 1e-12);
        QVERIFY(std::abs(mixture.spread - 0.2) < 1e-12);
    }

    void anExpertThatNobodyTakesIsNamed()
    {
        QCOMPARE(verdictOf(samples({0.97, 0.93, 0.95})).unused(), QVector<int>{1});
        QVERIFY(verdictOf(samples({0.9, 0.1})).unused().isEmpty());
    }

    void aRouterThatTreatsAllAlikeIsDeaf()
    {
        QVERIFY(verdictOf(samples({0.5, 0.505})).isDeaf());
        QVERIFY(!verdictOf(samples({0.5, 0.6})).isDeaf());
        QVERIFY(!verdictOf({}).isDeaf());
    }

    void rowsThatMoveAgainstEachOtherAreNoDeafness()
    {
        const auto rows = [](double first, double second) {
            return mixturesOf(
                json{{"encoder.0.ffn.in", {{"sizes", {2, 2}}, {"values", {first, second, 1 - first, 1 - second}}}}});
        };
        const RouterVerdict verdict = verdictOf({rows(0.2, 0.8), rows(0.8, 0.2)}); // The mean stays where it was.
        QVERIFY(std::abs(verdict.reaction - 0.6) < 1e-12);
        QVERIFY(!verdict.isDeaf());
    }

    void expertsOfAPartAreAsAlikeAsItsMatricesOnAverage()
    {
        const auto cosines = [](double cosine) { return json{{"sizes", {2, 2}}, {"values", {1, cosine, cosine, 1}}}; };
        const auto parts = likenessOf(json{{"encoder.0.ffn.in", cosines(0.2)}, {"encoder.0.ffn.out", cosines(0.4)}});
        QCOMPARE(parts.size(), 1);
        QVERIFY(std::abs(parts.first().greatest() - 0.3) < 1e-12);
        QVERIFY(twinsAmong(parts).isEmpty());
        QVERIFY(twinsAmong({}).isEmpty());
    }

    void onlyExpertsThatAreTheSameEverywhereAreTwins()
    {
        const json three = {{"sizes", {3, 3}}, {"values", {1, 0.99, 0.1, 0.99, 1, 0.2, 0.1, 0.2, 1}}};
        const json other = {{"sizes", {3, 3}}, {"values", {1, 0.97, 0.1, 0.97, 1, 0.99, 0.1, 0.99, 1}}};
        const auto twins = twinsAmong(likenessOf(json{{"encoder.0.ffn.in", three}, {"decoder.0.ffn.in", other}}));
        QCOMPARE(twins.size(), 1);
        QCOMPARE(twins.first().first, 0);
        QCOMPARE(twins.first().second, 1);
    }

    void oneChoiceIsTakenInEveryLayer()
    {
        const SearchSpace space = loadSpace("small");
        QMap<QString, int> choices;
        for (const Gene &gene : space.genes)
            choices[QString::fromStdString(gene.name)] = gene.choices.front();
        const Architecture architecture = evenArchitecture(space, choices);
        QVERIFY(space.check(architecture).empty());
        for (const Gene &gene : space.genes) {
            for (const int value : architecture.values(gene.name))
                QCOMPARE(value, gene.choices.front());
        }
    }

    void theSlidersAskTheRouter()
    {
        const SampleProgram program(answering(layerWise(0.75)));
        const SampleProject sample;
        const RunRecord run = sample.addTraining("neuron");
        sample.addSteps(run, 0, 100);
        ProjectDocument document(sample.folder());
        TrainPage page(document);
        page.show();
        RouterCard *card = page.charts()->router();
        QTRY_VERIFY(card->isVisibleTo(&page));
        QTest::mouseClick(card->lookButton(), Qt::LeftButton);
        QTRY_COMPARE(card->view()->mixtures().size(), 2);
        QCOMPARE(card->view()->mixtures().first().shares.first(), 0.75);
        QTRY_VERIFY2(card->words().contains(QStringLiteral("redundant")), qPrintable(card->words()));
        const qsizetype before = program.asked().count('\n');
        QCOMPARE(before,
                 qsizetype(RouterCard::Samples + 2)); // The experts themselves, the sliders' subnet, the samples.
        QVERIFY2(card->words().contains(QStringLiteral("Experts 1 and 2 hold nearly the same weights")),
                 qPrintable(card->words()));
        QCOMPARE(card->view()->likeness().size(), 2);
        QSlider *layers = card->slider(QStringLiteral("decoder_layers"));
        QVERIFY(layers);
        layers->setValue(layers->minimum());
        QTRY_COMPARE(program.asked().count('\n'), before + 1);
        QVERIFY(program.asked().contains(QByteArray("\"supernet\":\"" + QByteArray::fromStdString(run.name))));
        const QString csv = page.charts()->router()->view()->csv();
        QVERIFY2(csv.startsWith(QStringLiteral("part,expert,share,alike,cosine to expert 1,cosine to expert 2\n")),
                 qPrintable(csv));
        QVERIFY2(csv.contains(QStringLiteral("enc 1 ffn,1,0.75,0.97,1,0.97\n")), qPrintable(csv));
    }

    void plainSharingHasNoRouter()
    {
        const SampleProject sample;
        sample.addSteps(sample.addTraining("none"), 0, 100);
        ProjectDocument document(sample.folder());
        TrainPage page(document);
        page.show();
        QTRY_VERIFY(!document.runs().empty());
        QVERIFY(!page.charts()->router()->isVisible());
    }
};

QTEST_MAIN(TestRouter)
#include "test_router.moc"
