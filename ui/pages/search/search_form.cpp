// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/search/search_form.h"

#include "pages/settings_form.h"

#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QLocale>

namespace supernet::ui {

namespace {

struct SearchForm
{
    Q_DECLARE_TR_FUNCTIONS(SearchForm)
};

} // namespace

SettingsForm *makeSearchForm()
{
    auto *form = new SettingsForm(SearchForm::tr("New search"), SearchForm::tr("Start searching"));
    form->addGroup(SearchForm::tr("How to search"),
                   SearchForm::tr("NSGA-II finds the whole front of latency and quality; evolution finds the "
                                  "best subnet under a latency limit; random is the honest baseline."));
    form->addChoice(QStringLiteral("--algorithm"), SearchForm::tr("Method"),
                    {{QStringLiteral("nsga2"), SearchForm::tr("whole front (NSGA-II)")},
                     {QStringLiteral("evolution"), SearchForm::tr("best under a limit")},
                     {QStringLiteral("random"), SearchForm::tr("random")}});
    form->addNumber(QStringLiteral("--population"), SearchForm::tr("Population"), 4, 40, 10'000, 10,
                    SearchForm::tr("subnets"));
    form->addNumber(QStringLiteral("--generations"), SearchForm::tr("Generations"), 1, 10, 10'000, 1);
    form->addGroup(SearchForm::tr("What counts"),
                   SearchForm::tr("The validation loss with inherited weights ranks the candidates; members of "
                                  "the front get BLEU on the validation sentences too."));
    form->addChoice(QStringLiteral("--fitness"), SearchForm::tr("Ranked by"),
                    {{QStringLiteral("loss"), SearchForm::tr("validation loss")},
                     {QStringLiteral("bleu"), SearchForm::tr("greedy BLEU")}});
    auto *limit = form->addReal(QStringLiteral("--limit"), SearchForm::tr("Latency at most"), 0, 0, 100'000, 1,
                                SearchForm::tr("ms"));
    limit->setSpecialValueText(SearchForm::tr("no limit"));
    form->addPlace();
    form->addChoice(QStringLiteral("--exportable-as"), SearchForm::tr("Exportable as"),
                    {{QString(), SearchForm::tr("what each can be")},
                     {QStringLiteral("ctranslate2"), SearchForm::tr("CTranslate2 too")}},
                    SearchForm::tr("CTranslate2 has no counterpart for subnets that attend to several encoder layers"));
    form->addNumber(QStringLiteral("--seed"), SearchForm::tr("Seed"), 0, 1, 1'000'000, 1);
    form->finish();
    return form;
}

void offerLimits(SettingsForm &form, const QStringList &devices)
{
    for (const QString &device : devices) {
        const QString option = QStringLiteral("--limit %1=").arg(device);
        if (form.field(option))
            continue;
        auto *limit = form.addReal(
            option, SearchForm::tr("On %1 at most").arg(device), 0, 0, 1'000'000, 1, SearchForm::tr("ms"),
            SearchForm::tr(
                "By the latency predictor of this device; what the search trades quality for stays the latency above"));
        form.leaveOutLowest(limit, SearchForm::tr("no limit"));
        form.setWords(limit, [limit, device] {
            return limit->value() > limit->minimum()
                ? QStringList{QStringLiteral("--limit"),
                              device + QLatin1Char('=') + QLocale::c().toString(limit->value(), 'g', 10)}
                : QStringList();
        });
    }
}

} // namespace supernet::ui
