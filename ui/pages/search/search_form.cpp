// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/search/search_form.h"

#include "pages/settings_form.h"

#include <QCoreApplication>
#include <QDoubleSpinBox>

namespace supernet::ui {

namespace {

struct SearchForm
{
    Q_DECLARE_TR_FUNCTIONS(SearchForm)
};

} // namespace

SettingsForm *makeSearchForm()
{
    const auto tr = [](const char *text) { return SearchForm::tr(text); };
    auto *form = new SettingsForm(tr("New search"), tr("Start searching"));
    form->addGroup(tr("How to search"), tr("NSGA-II finds the whole front of latency and quality; evolution finds the "
                                           "best subnet under a latency limit; random is the honest baseline."));
    form->addChoice(QStringLiteral("--algorithm"), tr("Method"),
                    {{QStringLiteral("nsga2"), tr("whole front (NSGA-II)")},
                     {QStringLiteral("evolution"), tr("best under a limit")},
                     {QStringLiteral("random"), tr("random")}});
    form->addNumber(QStringLiteral("--population"), tr("Population"), 4, 40, 10'000, 10, tr("subnets"));
    form->addNumber(QStringLiteral("--generations"), tr("Generations"), 1, 10, 10'000, 1);
    form->addGroup(tr("What counts"), tr("The validation loss with inherited weights ranks the candidates; members of "
                                         "the front get BLEU on the validation sentences too."));
    form->addChoice(QStringLiteral("--fitness"), tr("Ranked by"),
                    {{QStringLiteral("loss"), tr("validation loss")}, {QStringLiteral("bleu"), tr("greedy BLEU")}});
    auto *limit = form->addReal(QStringLiteral("--limit"), tr("Latency at most"), 0, 0, 100'000, 1, tr("ms"));
    limit->setSpecialValueText(tr("no limit"));
    form->addChoice(QStringLiteral("--exportable-as"), tr("Exportable as"),
                    {{QString(), tr("what each can be")}, {QStringLiteral("ctranslate2"), tr("CTranslate2 too")}},
                    tr("CTranslate2 has no counterpart for subnets that attend to several encoder layers"));
    form->addNumber(QStringLiteral("--seed"), tr("Seed"), 0, 1, 1'000'000, 1);
    form->finish();
    return form;
}

} // namespace supernet::ui
