// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/train/sampling_fields.h"

#include "domain/space/gene_names.h"
#include "pages/settings_form.h"
#include "pages/space/choice_model.h"
#include "pages/train/run_setting.h"

#include <array>
#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QSpinBox>

namespace supernet::ui {

namespace {

using nlohmann::json;

constexpr int mostStages = 3;

struct SamplingFields
{
    Q_DECLARE_TR_FUNCTIONS(SamplingFields)

public:
    SamplingFields(SettingsForm &form, const json &settings)
        : m_form(form)
        , m_sampling(form.addChoice(QStringLiteral("--sampling"), tr("Subnets of a step"),
                                    {{QStringLiteral("uniform"), tr("one at random")},
                                     {QStringLiteral("sandwich"), tr("sandwich")}}))
        , m_random(form.addNumber(QStringLiteral("--random-subnets"), tr("Random ones"), 0,
                                  runSetting(settings, "random_subnets", 2), 16, 1, {},
                                  tr("Beside the largest and the smallest, on the same sentences.")))
        , m_distillation(form.addReal(
              QStringLiteral("--distillation"), tr("Learn from largest"), 0, runSetting(settings, "distillation", 0.0),
              1, 2, {},
              tr("Share of the smaller subnets' loss that is their divergence from the largest one's output. 1: "
                 "BigNAS' in-place distillation; 0: none.")))
        , m_surgery(form.addChoice(
              QStringLiteral("--surgery"), tr("Gradient surgery"),
              {{QStringLiteral("none"), tr("none")},
               {QStringLiteral("nasvit"), tr("NASViT")},
               {QStringLiteral("pcgrad"), tr("PCGrad")}},
              tr("Takes out what makes gradients conflict: NASViT from the largest subnet's, tensor by tensor; "
                 "PCGrad from each against each other one.")))
        , m_surgeryFrom(form.addReal(
              QStringLiteral("--surgery-from"), tr("Surgery after"), 0, runSetting(settings, "surgery_from", 0.25), 1,
              2, {}, tr("Share of the run that lies behind when surgery begins. NASViT's is a quarter.")))
        , m_attentive(form.addChoice(
              QStringLiteral("--attentive"), tr("Of equal cost, train"),
              {{QStringLiteral("none"), tr("any")},
               {QStringLiteral("best"), tr("the best")},
               {QStringLiteral("worst"), tr("the worst")}},
              tr("AttentiveNAS: of several random subnets of about one cost, the one with the least or the "
                 "greatest loss on the step's sentences is trained.")))
        , m_candidates(form.addNumber(QStringLiteral("--attentive-candidates"), tr("Chosen among"), 1,
                                      runSetting(settings, "attentive_candidates", 3), 16, 1, tr("subnets")))
    {
        for (const auto &[choice, key] :
             {std::pair(m_sampling, "sampling"), {m_surgery, "surgery"}, {m_attentive, "attentive"}})
            chooseWord(choice, runSetting<std::string>(settings, key, {}));
    }

    void follow() const
    {
        for (QComboBox *choice : {m_sampling, m_surgery, m_attentive})
            QObject::connect(choice, &QComboBox::currentIndexChanged, choice, [all = *this] { all.adapt(); });
        adapt();
    }

private:
    void adapt() const
    {
        const bool sandwich = m_sampling->currentData() == QLatin1String("sandwich");
        const auto isOn = [](const QComboBox *choice) { return choice->currentData() != QLatin1String("none"); };
        for (const QWidget *field : std::initializer_list<const QWidget *>{m_random, m_distillation, m_surgery})
            m_form.setRelevant(field, sandwich);
        m_form.setRelevant(m_surgeryFrom, sandwich && isOn(m_surgery));
        m_form.setRelevant(m_candidates, isOn(m_attentive));
    }

    SettingsForm &m_form;
    QComboBox *m_sampling;
    QSpinBox *m_random;
    QDoubleSpinBox *m_distillation;
    QComboBox *m_surgery;
    QDoubleSpinBox *m_surgeryFrom;
    QComboBox *m_attentive;
    QSpinBox *m_candidates;
};

/// `--stage` for each stage that frees a gene, in order.
QStringList stageWords(const QList<std::pair<QString, QComboBox *>> &genes)
{
    QStringList words;
    for (int stage = 1; stage <= mostStages; ++stage) {
        QStringList freed;
        for (const auto &[gene, choice] : genes) {
            if (choice->currentData().toInt() == stage)
                freed << gene;
        }
        if (!freed.isEmpty())
            words << QStringLiteral("--stage") << freed.join(QLatin1Char(','));
    }
    return words;
}

/// Once-for-All's order: depth first, widths after it.
int usualStage(std::string_view gene)
{
    return gene == gene::encoderLayers || gene == gene::decoderLayers ? 1 : 2;
}

} // namespace

void addSamplingFields(SettingsForm &form, const json &settings)
{
    SamplingFields(form, settings).follow();
}

void addStageFields(SettingsForm &form)
{
    auto *order = form.addChoice(
        QStringLiteral("--stage"), SamplingFields::tr("Genes are free"),
        {{QStringLiteral("always"), SamplingFields::tr("all the time")},
         {QStringLiteral("stages"), SamplingFields::tr("in stages")}},
        SamplingFields::tr("Once-for-All's progressive shrinking: the largest subnet alone is trained first, then "
                           "the genes of each stage become free as well, each for an equal share of the run."));
    QList<std::pair<QString, QComboBox *>> genes;
    for (const std::string_view gene : {gene::encoderLayers, gene::decoderLayers, gene::encoderEmbed,
                                        gene::decoderEmbed, gene::encoderFfn, gene::decoderFfn, gene::encoderSelfHeads,
                                        gene::decoderSelfHeads, gene::decoderCrossHeads, gene::decoderSpan}) {
        const QString name = QString::fromUtf8(gene.data(), static_cast<qsizetype>(gene.size()));
        auto *choice = form.addChoice(QStringLiteral("--stage ") + name, geneTitle(name), {});
        choice->addItem(SamplingFields::tr("from the start"), 0);
        for (int stage = 1; stage <= mostStages; ++stage)
            choice->addItem(SamplingFields::tr("from stage %1 on").arg(stage), stage);
        choice->setCurrentIndex(usualStage(gene));
        form.setWords(choice, [] { return QStringList(); }); // Told all together.
        genes << std::pair(name, choice);
    }
    const auto isStaged = [order] { return order->currentData() == QLatin1String("stages"); };
    form.setWords(order, [=] { return isStaged() ? stageWords(genes) : QStringList(); });
    const auto adapt = [=, &form] {
        for (const auto &[name, choice] : genes)
            form.setRelevant(choice, isStaged());
    };
    QObject::connect(order, &QComboBox::currentIndexChanged, order, adapt);
    adapt();
}

} // namespace supernet::ui
