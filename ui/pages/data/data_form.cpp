// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/data/data_form.h"

#include "pages/settings_form.h"

#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QPushButton>

namespace supernet::ui {

namespace {

struct DataForm
{
    Q_DECLARE_TR_FUNCTIONS(DataForm)
};

} // namespace

SettingsForm *makeDataForm()
{
    auto *form = new SettingsForm(DataForm::tr("Preparation"), DataForm::tr("Prepare"));
    form->addText(QStringLiteral("--tsv-columns"), DataForm::tr("Columns"), DataForm::tr("the first two"),
                  DataForm::tr("Source and target by number, as 2,4, or as the first line names them, as en,de"));
    form->addText(QStringLiteral("--source-language"), DataForm::tr("Source language"),
                  DataForm::tr("as the file says"), DataForm::tr("en takes every region, en-GB that one"));
    form->addText(QStringLiteral("--target-language"), DataForm::tr("Target language"),
                  DataForm::tr("the first other one"));
    form->addGroup(DataForm::tr("Vocabulary"),
                   DataForm::tr("The pieces that words are cut into, learnt from the text for both "
                                "languages together. More pieces make shorter sentences and a "
                                "larger net."));
    form->addNumber(QStringLiteral("--vocabulary"), DataForm::tr("Pieces"), 8, 8000, 65'536, 1000);
    form->addChoice(QStringLiteral("--type"), DataForm::tr("Kind"),
                    {{QStringLiteral("unigram"), DataForm::tr("unigram")},
                     {QStringLiteral("bpe"), DataForm::tr("byte pairs (BPE)")}});
    form->addGroup(DataForm::tr("Split"),
                   DataForm::tr("Pairs held out to decide by (validation) and to report on (test), drawn "
                                "by the seed."));
    for (const auto &[option, name] : {std::pair(QStringLiteral("--valid-size"), DataForm::tr("Validation")),
                                       {QStringLiteral("--test-size"), DataForm::tr("Test")}}) {
        auto *size = form->addReal(option, name, 0, 0, 100'000, 0, DataForm::tr("pairs"),
                                   DataForm::tr("By itself: one pair in twenty, 1,000 at most"));
        size->setSingleStep(100);
        form->leaveOutLowest(size, DataForm::tr("by itself"));
    }
    form->addNumber(QStringLiteral("--seed"), DataForm::tr("Seed"), 0, 1, 1'000'000, 1);
    form->addGroup(DataForm::tr("Lines to leave out"),
                   DataForm::tr("Pairs that hardly are translations of each other."));
    form->addNumber(QStringLiteral("--longest-line"), DataForm::tr("Longer than"), 1, 1000, 100'000, 100,
                    DataForm::tr("characters"));
    form->addReal(QStringLiteral("--length-ratio"), DataForm::tr("One side longer by"), 1, 9, 1000, 1,
                  DataForm::tr("times"));
    form->findChild<QPushButton *>(QStringLiteral("close"))->hide(); // It stands beside the page, not over it.
    form->finish();
    return form;
}

} // namespace supernet::ui
