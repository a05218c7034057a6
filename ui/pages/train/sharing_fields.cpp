// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/train/sharing_fields.h"

#include "domain/space/gene_names.h"
#include "pages/settings_form.h"
#include "pages/space/choice_model.h"

#include <array>
#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QSpinBox>

namespace supernet::ui {

namespace {

struct Policy
{
    const char *word;
    const char *name;
    const char *help;
    bool mixes = false; ///< Routers read the architecture and mix whole sets of weights.
    bool choosesRouted = true;
};

constexpr std::array policies = {
    Policy{"none", QT_TRANSLATE_NOOP("SharingFields", "plain (HAT)"),
           QT_TRANSLATE_NOOP("SharingFields", "All subnets take their part of one set of weights."), false, false},
    Policy{"layer", QT_TRANSLATE_NOOP("SharingFields", "layer-wise experts"),
           QT_TRANSLATE_NOOP("SharingFields", "In each layer a router mixes the experts by the subnet's architecture."),
           true},
    Policy{"neuron", QT_TRANSLATE_NOOP("SharingFields", "neuron-wise experts"),
           QT_TRANSLATE_NOOP("SharingFields",
                             "For each neuron a router mixes the experts by the subnet's architecture."),
           true},
    Policy{"network", QT_TRANSLATE_NOOP("SharingFields", "whole-net experts"),
           QT_TRANSLATE_NOOP("SharingFields", "One mixture of the experts for the whole net, as in k-shot NAS."), true},
    Policy{"partition", QT_TRANSLATE_NOOP("SharingFields", "parts of the space"),
           QT_TRANSLATE_NOOP("SharingFields", "Each part of the space has weights of its own, as in few-shot NAS."),
           false, false},
    Policy{"hypernetwork", QT_TRANSLATE_NOOP("SharingFields", "hypernetwork"),
           QT_TRANSLATE_NOOP("SharingFields",
                             "A network reads the architecture and writes the weights: takes much memory, and "
                             "shows what mixing saves.")},
    Policy{"token", QT_TRANSLATE_NOOP("SharingFields", "chosen by tokens"),
           QT_TRANSLATE_NOOP("SharingFields",
                             "Each token takes one expert, whatever the architecture: a baseline that cannot be "
                             "exported."),
           false, false}};

struct SharingFields
{
    Q_DECLARE_TR_FUNCTIONS(SharingFields)

public:
    explicit SharingFields(SettingsForm &form)
        : m_form(form)
        , m_policy(addPolicies(form))
        , m_gene(addGenes(form))
        , m_experts(form.addNumber(QStringLiteral("--experts"), tr("Experts (m)"), 1, 2, 16, 1, {},
                                   tr("How many sets of weights there are to choose from or to mix.")))
        , m_routed(form.addChoice(QStringLiteral("--routed"), tr("Routed matrices"),
                                  {{QStringLiteral("ffn"), tr("feed-forward")},
                                   {QStringLiteral("attention"), tr("attention")},
                                   {QStringLiteral("all"), tr("all")}},
                                  tr("Which matrices have experts; all subnets share the others.")))
        , m_split(form.addNumber(
              QStringLiteral("--split-after"), tr("Split after"), 0, 0, 1'000'000, 100, tr("steps"),
              tr("The parts share one set of weights until then: few-shot NAS' warm start. 0: apart from the "
                 "beginning.")))
        , m_alternate(form.addNumber(
              QStringLiteral("--alternate-after"), tr("Alternate after"), 0, 0, 1'000'000, 100, tr("steps"),
              tr("k-shot NAS' schedule: equal shares until then, afterwards steps train the router and the "
                 "experts in turn. 0: both together from the beginning.")))
        , m_width(form.addNumber(QStringLiteral("--router-width"), tr("Router width"), 1, 128, 4096, 16, tr("units"),
                                 tr("Hidden units of the network that reads the architecture.")))
        , m_blind(form.addSwitch(QStringLiteral("--blind-routers"), tr("Blind routers"),
                                 tr("Routers read a constant: shows what knowing the architecture is worth.")))
        , m_encoding(form.addChoice(
              QStringLiteral("--encoding"), tr("Routers read"),
              {{QStringLiteral("summary"), tr("10 numbers (HAT)")}, {QStringLiteral("per-layer"), tr("every layer")}},
              tr("HAT's ten numbers are means over the layers: architectures with equal means get equal weights. "
                 "Every layer tells them apart.")))
        , m_copied(form.addSwitch(QStringLiteral("--copied-experts"), tr("Copied experts"),
                                  tr("Experts start as copies of the first instead of from draws of their own.")))
    {
    }

    void adapt() const
    {
        const Policy &policy = policies[static_cast<std::size_t>(m_policy->currentIndex())];
        const bool parts = isPolicy("partition");
        const bool byGene = parts && !m_gene->currentData().toString().isEmpty();
        const bool reads = policy.mixes || isPolicy("hypernetwork");
        m_form.setNote(m_policy, QCoreApplication::translate("SharingFields", policy.help));
        m_form.setName(m_experts, parts ? tr("Parts") : tr("Experts (m)"));
        m_form.setName(m_width, policy.mixes ? tr("Router width") : tr("Hidden units"));
        m_form.setRelevant(m_gene, parts);
        m_form.setRelevant(m_split, parts);
        m_form.setRelevant(m_experts, policy.mixes || isPolicy("token") || (parts && !byGene));
        m_form.setRelevant(m_routed, policy.choosesRouted);
        m_form.setRelevant(m_alternate, isPolicy("network"));
        for (const QWidget *field : std::initializer_list<const QWidget *>{m_width, m_blind})
            m_form.setRelevant(field, reads);
        m_form.setRelevant(m_encoding, reads && !m_blind->isChecked());
        m_form.setRelevant(m_copied, policy.mixes || isPolicy("token"));
    }

    void follow() const
    {
        for (QComboBox *choice : {m_policy, m_gene})
            QObject::connect(choice, &QComboBox::currentIndexChanged, choice, [all = *this] { all.adapt(); });
        QObject::connect(m_blind, &QCheckBox::toggled, m_blind, [all = *this] { all.adapt(); });
        adapt();
    }

private:
    static QComboBox *addPolicies(SettingsForm &form)
    {
        QList<std::pair<QString, QString>> choices;
        for (const Policy &policy : policies)
            choices << std::pair(QString::fromLatin1(policy.word),
                                 QCoreApplication::translate("SharingFields", policy.name));
        return form.addChoice(QStringLiteral("--policy"), tr("Sharing"), choices);
    }

    static QComboBox *addGenes(SettingsForm &form)
    {
        QList<std::pair<QString, QString>> choices = {{QString(), tr("size, automatic")}};
        for (const std::string_view gene :
             {gene::encoderLayers, gene::decoderLayers, gene::encoderEmbed, gene::decoderEmbed}) {
            const QString name = QString::fromUtf8(gene.data(), static_cast<qsizetype>(gene.size()));
            choices << std::pair(name, geneTitle(name));
        }
        return form.addChoice(
            QStringLiteral("--partition-gene"), tr("Parts by"), choices,
            tr("A part for each choice of a gene, or as many as you say, from small to large subnets."));
    }

    bool isPolicy(const char *word) const { return m_policy->currentData() == QLatin1String(word); }

    SettingsForm &m_form;
    QComboBox *m_policy;
    QComboBox *m_gene;
    QSpinBox *m_experts;
    QComboBox *m_routed;
    QSpinBox *m_split;
    QSpinBox *m_alternate;
    QSpinBox *m_width;
    QCheckBox *m_blind;
    QComboBox *m_encoding;
    QCheckBox *m_copied;
};

} // namespace

void addSharingFields(SettingsForm &form)
{
    SharingFields(form).follow();
}

} // namespace supernet::ui
