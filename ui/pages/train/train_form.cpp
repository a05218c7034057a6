// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/train/train_form.h"

#include "domain/space/presets.h"
#include "pages/settings_form.h"
#include "pages/train/sampling_fields.h"
#include "pages/train/sharing_fields.h"
#include "project/project_document.h"
#include "project/space_editor.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QSpinBox>

namespace supernet::ui {

namespace {

/// Seeds of a group of runs, one after the other; a single one is no group.
QStringList seedWords(int first, int runs)
{
    if (runs == 1)
        return {QStringLiteral("--seed"), QString::number(first)};
    QStringList seeds;
    for (int seed = first; seed < first + runs; ++seed)
        seeds << QString::number(seed);
    return {QStringLiteral("--seeds"), seeds.join(QLatin1Char(','))};
}

struct TrainForm
{
    Q_DECLARE_TR_FUNCTIONS(TrainForm)

public:
    static void offerOwnSpace(QComboBox *spaces, const ProjectDocument &document)
    {
        const QString folder = document.folder();
        const auto offer = [=] {
            if (spaces->findData(folder) < 0)
                spaces->insertItem(0, tr("this project's"), folder);
            spaces->setCurrentIndex(0);
        };
        if (document.project().settings().contains("space"))
            offer();
        QObject::connect(&document.spaceEditor(), &SpaceEditor::changed, spaces, offer);
    }

    static void addSharing(SettingsForm &form, const ProjectDocument &document)
    {
        form.addGroup(tr("What is trained"),
                      tr("The space says which subnets the supernet holds. Sharing says how "
                         "their weights differ: plain gives all the same, experts let each "
                         "subnet mix its own."));
        QList<std::pair<QString, QString>> spaces;
        for (const std::string &preset : presetNames())
            spaces << std::pair(QString::fromStdString(preset), QString::fromStdString(preset));
        offerOwnSpace(form.addChoice(QStringLiteral("--space"), tr("Space"), spaces), document);
        addSharingFields(form);
    }

    static void addSampling(SettingsForm &form)
    {
        form.addGroup(tr("Sampling"),
                      tr("Which subnets a step trains: one at random, or the largest, the smallest and "
                         "some random ones together (slower a step, steadier)."));
        addSamplingFields(form, nlohmann::json::object());
    }

    static void addSeeds(SettingsForm &form)
    {
        form.addGroup(tr("Chance"),
                      tr("The same seed, settings and machine give the same run. Runs that differ in the seed alone "
                         "show how much is chance: their curves become one mean with a band."));
        auto *seed = form.addNumber(QStringLiteral("--seed"), tr("Seed"), 0, 1, 1'000'000, 1, {},
                                    tr("Where all chance comes from."));
        auto *runs = form.addNumber(QStringLiteral("--seeds"), tr("Runs"), 1, 1, 20, 1, {},
                                    tr("With so many seeds from this one on, trained one after the other."));
        form.setWords(seed, [=] { return seedWords(seed->value(), runs->value()); });
        form.setWords(runs, [] { return QStringList(); });
        const auto say = [=, &form] {
            form.setNote(runs,
                         runs->value() == 1 ? QString()
                                            : tr("Seeds %1 to %2, one run after the other.")
                                                  .arg(seed->value())
                                                  .arg(seed->value() + runs->value() - 1));
        };
        for (QSpinBox *field : {seed, runs})
            QObject::connect(field, &QSpinBox::valueChanged, field, say);
    }

    /// Only one thing ends a run.
    static void addBudget(SettingsForm &form)
    {
        auto *kind = form.addChoice(
            QStringLiteral("budget"), tr("Ends after"),
            {{QStringLiteral("--steps"), tr("steps")},
             {QStringLiteral("--minutes"), tr("time")},
             {QStringLiteral("--tokens"), tr("tokens")},
             {QStringLiteral("--flops"), tr("operations")}},
            tr("What runs are to have in common so that they can be compared: each records all four."));
        form.setWords(kind, [] { return QStringList(); });
        const QList<std::pair<QString, QWidget *>> budgets = {
            {QStringLiteral("--steps"),
             form.addNumber(QStringLiteral("--steps"), tr("Steps"), 1, 1000, 1'000'000, 100)},
            {QStringLiteral("--minutes"),
             form.addReal(QStringLiteral("--minutes"), tr("Time"), 0.1, 30, 100'000, 1, tr("min"))},
            {QStringLiteral("--tokens"),
             form.addNumber(QStringLiteral("--tokens"), tr("Target tokens"), 1000, 2'000'000, 2'000'000'000, 100'000)},
            {QStringLiteral("--flops"), operations(form)}};
        const auto adapt = [=, &form] {
            for (const auto &[word, field] : budgets)
                form.setRelevant(field, kind->currentData() == word);
        };
        QObject::connect(kind, &QComboBox::currentIndexChanged, kind, adapt);
        adapt();
    }

    /// Operations by the billion: nobody counts zeros.
    static QWidget *operations(SettingsForm &form)
    {
        constexpr double billion = 1e9;
        auto *field = form.addReal(QStringLiteral("--flops"), tr("Operations"), 1, 1'000'000, 1e12, 0, tr("GFLOPs"),
                                   tr("Multiplications and additions of training, the mixing of experts included."));
        form.setWords(field, [field] {
            return QStringList{QStringLiteral("--flops"), QString::number(field->value() * billion, 'g', 15)};
        });
        return field;
    }

    static void addOptimization(SettingsForm &form)
    {
        form.addGroup(tr("Optimisation"),
                      tr("The learning rate rises over the warm-up to its peak and then falls. Too "
                         "high a peak makes the loss jump; too few steps leave small subnets "
                         "behind."));
        addBudget(form);
        form.addNumber(QStringLiteral("--batch-tokens"), tr("Batch"), 64, 2048, 65'536, 256, tr("tokens"));
        form.addReal(QStringLiteral("--learning-rate"), tr("Peak learning rate"), 0.00001, 0.002, 0.1, 5);
        form.addNumber(QStringLiteral("--warmup"), tr("Warm-up"), 0, 200, 100'000, 50, tr("steps"));
        form.addChoice(QStringLiteral("--schedule"), tr("After the warm-up"),
                       {{QStringLiteral("cosine"), tr("cosine")},
                        {QStringLiteral("inverse-sqrt"), tr("inverse root")}});
        form.addChoice(QStringLiteral("--precision"), tr("Precision"),
                       {{QStringLiteral("float32"), tr("single")}, {QStringLiteral("bfloat16"), tr("bfloat16")}},
                       tr("Of matrix products; weights and optimizer stay in single precision."));
        form.addReal(QStringLiteral("--dropout"), tr("Dropout"), 0, 0.1, 0.9, 2);
    }

    static void addWatching(SettingsForm &form)
    {
        form.addGroup(tr("Watching"),
                      tr("How often validation, checkpoints and the gradient probe happen. Validation "
                         "decides; test data is not touched here."));
        form.addNumber(QStringLiteral("--validate-every"), tr("Validate every"), 0, 100, 100'000, 50, tr("steps"));
        form.addNumber(QStringLiteral("--checkpoint-every"), tr("Checkpoint every"), 0, 100, 100'000, 50, tr("steps"));
        form.addNumber(QStringLiteral("--bleu-sentences"), tr("BLEU on"), 0, 200, 100'000, 50, tr("sentences"));
        form.addNumber(QStringLiteral("--conflict-every"), tr("Probe conflict every"), 0, 100, 100'000, 10,
                       tr("steps"));
    }

    static void addMore(SettingsForm &form)
    {
        form.beginMore();
        form.addText(QStringLiteral("--run"), tr("Name"), tr("by itself"),
                     tr("Of the run, in lists and on the command line."));
        addStageFields(form);
        form.addReal(
            QStringLiteral("--label-smoothing"), tr("Label smoothing"), 0, 0.1, 0.9, 2, {},
            tr("Share of the probability that is spread over all pieces, so that the net does not grow too sure."));
        form.addReal(QStringLiteral("--attention-dropout"), tr("Attention dropout"), 0, 0, 0.9, 2, {},
                     tr("Of attention weights."));
        form.addReal(QStringLiteral("--clip"), tr("Clip gradients at"), 0, 1, 1000, 2, {},
                     tr("Largest norm of the whole gradient; 0: none."));
        form.addNumber(QStringLiteral("--watched-subnets"), tr("Watched subnets"), 0, 2, 20, 1, {},
                       tr("Fixed random subnets that every validation scores beside the smallest and the largest."));
        form.addNumber(QStringLiteral("--keep-every"), tr("Keep a checkpoint every"), 0, 0, 1'000'000, 100, tr("steps"),
                       tr("Checkpoints that stay, for figures along the run; 0: only the newest stay."));
        form.endMore();
    }
};

} // namespace

SettingsForm *makeTrainForm(const ProjectDocument &document)
{
    auto *form = new SettingsForm(TrainForm::tr("New run"), TrainForm::tr("Start training"));
    TrainForm::addSharing(*form, document);
    TrainForm::addSampling(*form);
    TrainForm::addSeeds(*form);
    TrainForm::addOptimization(*form);
    TrainForm::addWatching(*form);
    TrainForm::addMore(*form);
    form->finish();
    return form;
}

} // namespace supernet::ui
