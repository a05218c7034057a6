// SPDX-License-Identifier: GPL-3.0-or-later
// The settings of a new training run: what each way of sharing and sampling asks for, and what is said of it.
#include "pages/settings_form.h"
#include "pages/train/train_form.h"
#include "pages/train/train_page.h"
#include "pages/train/training_check.h"
#include "project/project_document.h"
#include "sample_program.h"
#include "sample_project.h"
#include "ui_test.h"
#include "window/main_window.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QStackedWidget>
#include <QtTest>

using namespace supernet;
using namespace supernet::ui;
using supernet::test::SampleProgram;
using supernet::test::SampleProject;

namespace {

/// A form of a project without a space of its own.
struct OpenedForm
{
    SampleProject sample;
    ProjectDocument document{sample.folder()};
    std::unique_ptr<SettingsForm> form{makeTrainForm(document)};

    template<typename Field>
    Field *field(const char *option) const
    {
        return qobject_cast<Field *>(form->field(QString::fromLatin1(option)));
    }
    void choose(const char *option, const char *word) const
    {
        auto *choice = field<QComboBox>(option);
        choice->setCurrentIndex(choice->findData(QString::fromLatin1(word)));
    }
    [[nodiscard]] QString value(const char *option) const
    {
        const QStringList words = form->arguments();
        const auto at = words.indexOf(QString::fromLatin1(option));
        return at < 0 ? QString() : words.value(at + 1);
    }
    [[nodiscard]] bool says(const char *option) const
    {
        return form->arguments().contains(QString::fromLatin1(option));
    }
};

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

class TestTrainForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { supernet::test::beginUiTest(); }

    void aPolicyAsksForWhatItAloneUses_data()
    {
        QTest::addColumn<QString>("asked");
        QTest::newRow("none") << "";
        QTest::newRow("layer") << "--experts --routed --router-width --blind-routers --encoding --copied-experts";
        QTest::newRow("neuron") << "--experts --routed --router-width --blind-routers --encoding --copied-experts";
        QTest::newRow("network")
            << "--experts --routed --alternate-after --router-width --blind-routers --encoding --copied-experts";
        QTest::newRow("partition") << "--partition-gene --experts --split-after"; // Of all tensors.
        QTest::newRow("hypernetwork") << "--routed --router-width --blind-routers --encoding";
        QTest::newRow("token") << "--experts --copied-experts";
    }

    void aPolicyAsksForWhatItAloneUses()
    {
        QFETCH(const QString, asked);
        const OpenedForm opened;
        opened.choose("--policy", QTest::currentDataTag());
        QCOMPARE(opened.value("--policy"), QString::fromLatin1(QTest::currentDataTag()));
        QStringList found;
        for (const QString &option :
             words("--partition-gene --experts --routed --split-after --alternate-after --router-width "
                   "--blind-routers --encoding --copied-experts")) {
            if (opened.form->isRelevant(option))
                found << option;
        }
        const QStringList expected = asked.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        QCOMPARE(QSet<QString>(found.begin(), found.end()), QSet<QString>(expected.begin(), expected.end()));
        QVERIFY(!opened.form->note(QStringLiteral("--policy")).isEmpty()); // What the policy is, in a sentence.
    }

    void whatIsNotShownIsNotSaid()
    {
        const OpenedForm opened;
        QVERIFY(!opened.says("--experts"));
        QVERIFY(!opened.form->field(QStringLiteral("--experts"))->isVisibleTo(opened.form->widget()));
        opened.choose("--policy", "neuron");
        opened.field<QCheckBox>("--copied-experts")->setChecked(true);
        QCOMPARE(opened.value("--experts"), QStringLiteral("2"));
        QVERIFY(opened.says("--copied-experts"));
        QVERIFY(!opened.says("--blind-routers")); // Not switched on.
        opened.field<QCheckBox>("--blind-routers")->setChecked(true);
        QVERIFY(opened.says("--blind-routers"));
        QVERIFY(!opened.says("--encoding")); // A blind router reads none.
        opened.choose("--policy", "none");
        QVERIFY(!opened.says("--copied-experts"));
    }

    void partsByAGeneAreAsManyAsItsChoices()
    {
        const OpenedForm opened;
        opened.choose("--policy", "partition");
        QVERIFY(!opened.says("--partition-gene"));
        QVERIFY(opened.says("--experts"));
        opened.choose("--partition-gene", "decoder_layers");
        QCOMPARE(opened.value("--partition-gene"), QStringLiteral("decoder_layers"));
        QVERIFY(!opened.says("--experts"));
    }

    void aSandwichAsksForMore()
    {
        const OpenedForm opened;
        for (const char *option :
             {"--random-subnets", "--distillation", "--surgery", "--surgery-from", "--attentive-candidates"})
            QVERIFY2(!opened.says(option), option);
        opened.choose("--sampling", "sandwich");
        for (const char *option : {"--random-subnets", "--distillation", "--surgery"})
            QVERIFY2(opened.says(option), option);
        QVERIFY(!opened.says("--surgery-from"));
        opened.choose("--surgery", "nasvit");
        QCOMPARE(opened.value("--surgery-from"), QStringLiteral("0.25"));
        opened.choose("--attentive", "worst");
        QCOMPARE(opened.value("--attentive-candidates"), QStringLiteral("3"));
    }

    void severalSeedsMakeAGroup()
    {
        const OpenedForm opened;
        QCOMPARE(opened.value("--seed"), QStringLiteral("1"));
        QVERIFY(!opened.says("--seeds"));
        opened.field<QSpinBox>("--seed")->setValue(5);
        opened.field<QSpinBox>("--seeds")->setValue(3);
        QCOMPARE(opened.value("--seeds"), QStringLiteral("5,6,7"));
        QVERIFY(!opened.says("--seed"));
        QVERIFY(opened.form->note(QStringLiteral("--seeds")).contains(QStringLiteral("5 to 7")));
    }

    void oneThingEndsARun()
    {
        const OpenedForm opened;
        for (const char *budget : {"--minutes", "--tokens", "--flops", "--steps"}) {
            opened.choose("budget", budget);
            for (const char *other : {"--minutes", "--tokens", "--flops", "--steps"})
                QCOMPARE(opened.says(other), QLatin1String(other) == QLatin1String(budget));
        }
        opened.choose("budget", "--flops");
        QCOMPARE(opened.value("--flops").toDouble(), 1e15);
    }

    void genesAreFreedInStages()
    {
        const OpenedForm opened;
        QVERIFY(!opened.says("--stage"));
        opened.choose("--stage", "stages");
        const QStringList said = opened.form->arguments();
        const auto first = said.indexOf(QStringLiteral("--stage"));
        QCOMPARE(said[first + 1],
                 QStringLiteral("encoder_layers,decoder_layers")); // Once-for-All's order: depth first.
        QCOMPARE(said[first + 2], QStringLiteral("--stage"));
        QVERIFY(said[first + 3].contains(QStringLiteral("decoder_ffn")));
        auto *depth = opened.field<QComboBox>("--stage encoder_layers");
        depth->setCurrentIndex(0); // Free from the start.
        QCOMPARE(opened.value("--stage"), QStringLiteral("decoder_layers"));
    }

    void moreIsShownWhenAskedFor()
    {
        const OpenedForm opened;
        opened.form->show();
        QVERIFY(!opened.form->field(QStringLiteral("--clip"))->isVisible());
        QVERIFY(opened.says("--clip")); // It counts all the same.
        QTest::mouseClick(opened.form->moreButton(), Qt::LeftButton);
        QVERIFY(opened.form->field(QStringLiteral("--clip"))->isVisible());
    }

    void aMarkStandsWhereItBelongs()
    {
        const OpenedForm opened;
        opened.form->show();
        opened.form->setMarks({{QStringLiteral("--keep-every"), QStringLiteral("A multiple."), true},
                               {QStringLiteral("--experts"), QStringLiteral("Of no field that is shown."), true}});
        QCOMPARE(opened.form->markAt(QStringLiteral("--keep-every")), QStringLiteral("A multiple."));
        QVERIFY(opened.form->field(QStringLiteral("--keep-every"))->isVisible()); // Not to be searched for.
        QCOMPARE(opened.form->markAt({}), QStringLiteral("Of no field that is shown."));
        QVERIFY(!opened.form->startButton()->isEnabled());
        opened.form->setMarks({{QStringLiteral("--keep-every"), QStringLiteral("Unusual."), false}});
        QVERIFY(opened.form->markAt({}).isEmpty());
        QVERIFY(opened.form->startButton()->isEnabled());
    }

    void theSettingsAreCheckedByTheProgramThatWillWorkByThem()
    {
        const SampleProgram program(SampleProgram::always(
            R"({"issues":[{"option":"--router-width","severity":"error","sentence":"Too much."}],"weights":2000000,"bytes":32000000,"memory":16000000000})"));
        const SampleProject sample;
        ProjectDocument document(sample.folder());
        TrainPage page(document);
        page.resize(1200, 760);
        page.show();
        SettingsForm *form = page.settings();
        auto *policy = qobject_cast<QComboBox *>(form->field(QStringLiteral("--policy")));
        policy->setCurrentIndex(policy->findData(QStringLiteral("hypernetwork")));
        QTest::qWait(300);
        QVERIFY(program.asked().isEmpty()); // Nobody looks.
        page.findChild<QStackedWidget *>()->setCurrentWidget(form);
        QTRY_COMPARE(form->markAt(QStringLiteral("--router-width")), QStringLiteral("Too much."));
        QVERIFY(!form->startButton()->isEnabled());
        QVERIFY2(form->note(QStringLiteral("--router-width")).contains(QStringLiteral("32")),
                 qPrintable(form->note(QStringLiteral("--router-width"))));
        QVERIFY(program.asked().contains(R"("method":"checkTraining")"));
        QVERIFY(program.asked().contains(R"("--policy","hypernetwork")"));
    }

    void theFormIsDrawn()
    {
        const SampleProject sample;
        sample.addSteps(sample.addTraining("neuron"), 0, 400);
        const bool drawn = supernet::test::drawWindows(
            sample.folder(), [](MainWindow &window, const supernet::test::Grab &grab) {
                window.showPage(PageId::Train);
                SettingsForm *form = window.trainPage()->settings();
                window.trainPage()->findChild<QStackedWidget *>()->setCurrentWidget(form);
                for (const char *policy : {"network", "partition", "hypernetwork"}) {
                    auto *choice = qobject_cast<QComboBox *>(form->field(QStringLiteral("--policy")));
                    choice->setCurrentIndex(choice->findData(QString::fromLatin1(policy)));
                    grab(qPrintable(QStringLiteral("form-") + QString::fromLatin1(policy)));
                }
                auto *sampling = qobject_cast<QComboBox *>(form->field(QStringLiteral("--sampling")));
                sampling->setCurrentIndex(1);
                qobject_cast<QSpinBox *>(form->field(QStringLiteral("--seeds")))->setValue(3);
                form->verticalScrollBar()->setValue(360);
                grab("form-sandwich");
                form->moreButton()->setChecked(true);
                auto *stages = qobject_cast<QComboBox *>(form->field(QStringLiteral("--stage")));
                stages->setCurrentIndex(1);
                QTest::qWait(100);
                form->verticalScrollBar()->setValue(form->verticalScrollBar()->maximum());
                grab("form-more");
            });
        if (!drawn)
            QSKIP("Nobody wants pictures.");
    }
};

QTEST_MAIN(TestTrainForm)
#include "test_train_form.moc"
