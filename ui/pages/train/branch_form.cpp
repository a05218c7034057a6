// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/train/branch_form.h"

#include "pages/settings_form.h"
#include "pages/train/run_setting.h"
#include "pages/train/sampling_fields.h"
#include "widgets/texts.h"

#include <algorithm>
#include <QCoreApplication>
#include <ranges>

namespace supernet::ui {

namespace {

struct BranchForm
{
    Q_DECLARE_TR_FUNCTIONS(BranchForm)
};

/// As many as the run was to take; beyond its last checkpoint half as many again.
int proposedSteps(const RunRecord &run, std::int64_t newest)
{
    const auto steps = std::max<std::int64_t>(runSetting<std::int64_t>(run.settings, "steps", 0), 1);
    return static_cast<int>(steps > newest ? steps : newest + std::max<std::int64_t>(steps / 2, 1));
}

} // namespace

SettingsForm *makeBranchForm(const RunRecord &run, const std::vector<std::int64_t> &steps)
{
    const QString name = QString::fromStdString(run.name);
    auto *form = new SettingsForm(BranchForm::tr("Branch of %1").arg(name), BranchForm::tr("Start the branch"));
    form->addGroup(BranchForm::tr("Where it begins"),
                   BranchForm::tr("At a checkpoint of the run: with its weights, its optimizer and its "
                                  "place in the data. The run itself stays as it is."));
    QList<std::pair<QString, QString>> places;
    for (const std::int64_t step : steps | std::views::reverse)
        places << std::pair(QStringLiteral("%1@%2").arg(name).arg(step), count(static_cast<double>(step)));
    form->addChoice(QStringLiteral("--from"), BranchForm::tr("Checkpoint of step"), places);
    form->addGroup(BranchForm::tr("What is different"),
                   BranchForm::tr("Space, sharing and batches stay those of the run. The schedule of "
                                  "the learning rate goes on where the step is in it."));
    form->addReal(QStringLiteral("--learning-rate"), BranchForm::tr("Peak learning rate"), 0.00001,
                  runSetting(run.settings, "peak_learning_rate", 0.002), 0.1, 5);
    chooseWord(form->addChoice(QStringLiteral("--schedule"), BranchForm::tr("After the warm-up"),
                               {{QStringLiteral("cosine"), BranchForm::tr("cosine")},
                                {QStringLiteral("inverse-sqrt"), BranchForm::tr("inverse root")}}),
               runSetting<std::string>(run.settings, "schedule", "cosine"));
    addSamplingFields(*form, run.settings);
    form->addReal(QStringLiteral("--dropout"), BranchForm::tr("Dropout"), 0, runSetting(run.settings, "dropout", 0.1),
                  0.9, 2);
    form->addNumber(QStringLiteral("--steps"), BranchForm::tr("Steps in all"), 1, proposedSteps(run, steps.back()),
                    1'000'000, 100, {}, BranchForm::tr("Those of the run before the checkpoint count."));
    form->finish();
    return form;
}

} // namespace supernet::ui
