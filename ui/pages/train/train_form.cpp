// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/train/train_form.h"

#include "domain/space/presets.h"
#include "pages/settings_form.h"
#include "project/project_document.h"
#include "project/space_editor.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QSpinBox>

namespace supernet::ui {

namespace {

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
        form.addGroup(tr("What is trained"), tr("The space says which subnets the supernet holds. Sharing says how "
                                                "their weights differ: plain gives all the same, experts let each "
                                                "subnet mix its own."));
        QList<std::pair<QString, QString>> spaces;
        for (const std::string &preset : presetNames())
            spaces << std::pair(QString::fromStdString(preset), QString::fromStdString(preset));
        offerOwnSpace(form.addChoice(QStringLiteral("--space"), tr("Space"), spaces), document);
        auto *sharing = form.addChoice(QStringLiteral("--policy"), tr("Sharing"),
                       {{QStringLiteral("none"), tr("plain (HAT)")},
                        {QStringLiteral("layer"), tr("layer-wise experts")},
                        {QStringLiteral("neuron"), tr("neuron-wise experts")},
                        {QStringLiteral("network"), tr("network-wise experts")}});
        auto *experts = form.addNumber(QStringLiteral("--experts"), tr("Experts (m)"), 1, 2, 8, 1, {},
                       tr("How many sets of weights a routed matrix has; plain sharing needs 1."));
        auto *routed = form.addChoice(QStringLiteral("--routed"), tr("Routed matrices"),
                       {{QStringLiteral("ffn"), tr("feed-forward")},
                        {QStringLiteral("attention"), tr("attention")},
                        {QStringLiteral("all"), tr("all")}});
        const auto adapt = [=] {
            const bool mixed = sharing->currentData() != QStringLiteral("none");
            experts->setEnabled(mixed);
            routed->setEnabled(mixed);
        };
        QObject::connect(sharing, &QComboBox::currentIndexChanged, experts, adapt);
        adapt();
    }

    static void addSampling(SettingsForm &form)
    {
        form.addGroup(tr("Sampling"), tr("Which subnets a step trains: one at random, or the largest, the smallest and "
                                         "some random ones together (slower a step, steadier)."));
        form.addChoice(QStringLiteral("--sampling"), tr("Subnets of a step"),
                       {{QStringLiteral("uniform"), tr("one at random")}, {QStringLiteral("sandwich"), tr("sandwich")}});
        form.addNumber(QStringLiteral("--seed"), tr("Seed"), 0, 1, 1'000'000, 1, {},
                       tr("The same seed, settings and machine give the same run."));
    }

    static void addOptimization(SettingsForm &form)
    {
        form.addGroup(tr("Optimisation"), tr("The learning rate rises over the warm-up to its peak and then falls. Too "
                                             "high a peak makes the loss jump; too few steps leave small subnets "
                                             "behind."));
        form.addNumber(QStringLiteral("--steps"), tr("Steps"), 1, 1000, 1'000'000, 100);
        form.addNumber(QStringLiteral("--batch-tokens"), tr("Batch"), 64, 2048, 65'536, 256, tr("tokens"));
        form.addReal(QStringLiteral("--learning-rate"), tr("Peak learning rate"), 0.00001, 0.002, 0.1, 5);
        form.addNumber(QStringLiteral("--warmup"), tr("Warm-up"), 0, 200, 100'000, 50, tr("steps"));
        form.addChoice(QStringLiteral("--schedule"), tr("After the warm-up"),
                       {{QStringLiteral("cosine"), tr("cosine")}, {QStringLiteral("inverse-sqrt"), tr("inverse root")}});
        form.addChoice(QStringLiteral("--precision"), tr("Precision"),
                       {{QStringLiteral("float32"), tr("single")}, {QStringLiteral("bfloat16"), tr("bfloat16")}},
                       tr("Of matrix products; weights and optimizer stay in single precision."));
        form.addReal(QStringLiteral("--dropout"), tr("Dropout"), 0, 0.1, 0.9, 2);
    }

    static void addWatching(SettingsForm &form)
    {
        form.addGroup(tr("Watching"), tr("How often validation, checkpoints and the gradient probe happen. Validation "
                                         "decides; test data is not touched here."));
        form.addNumber(QStringLiteral("--validate-every"), tr("Validate every"), 0, 100, 100'000, 50, tr("steps"));
        form.addNumber(QStringLiteral("--checkpoint-every"), tr("Checkpoint every"), 0, 100, 100'000, 50, tr("steps"));
        form.addNumber(QStringLiteral("--bleu-sentences"), tr("BLEU on"), 0, 200, 100'000, 50, tr("sentences"));
        form.addNumber(QStringLiteral("--conflict-every"), tr("Probe conflict every"), 0, 100, 100'000, 10, tr("steps"));
    }
};

} // namespace

SettingsForm *makeTrainForm(const ProjectDocument &document)
{
    auto *form = new SettingsForm(TrainForm::tr("New run"), TrainForm::tr("Start training"));
    TrainForm::addSharing(*form, document);
    TrainForm::addSampling(*form);
    TrainForm::addOptimization(*form);
    TrainForm::addWatching(*form);
    form->finish();
    return form;
}

} // namespace supernet::ui
