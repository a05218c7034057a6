// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/space/space_summary.h"

#include "help/help_topic.h"
#include "plots/histogram.h"
#include "plots/save_menu.h"
#include "project/space_editor.h"
#include "widgets/texts.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPointer>
#include <QVBoxLayout>

namespace supernet::ui {

namespace {

QLabel *figure(const QString &text, const char *role = nullptr)
{
    QLabel *result = label(text, role);
    result->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return result;
}

QLabel *help(const QString &text = {})
{
    QLabel *result = label(text, "help");
    result->setWordWrap(true);
    return result;
}

PlainTable tableOf(const QList<PolicySize> &policies)
{
    PlainTable table{{QStringLiteral("sharing"), QStringLiteral("parameters"), QStringLiteral("bytes stored"),
                      QStringLiteral("bytes in training")},
                     {}};
    for (const PolicySize &policy : policies)
        table.rows << QVariantList{policy.name, static_cast<qint64>(policy.parameters), policy.stored(),
                                   policy.trained()};
    return table;
}

} // namespace

SpaceSummary::SpaceSummary(SpaceEditor &editor, std::int64_t vocabulary, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_vocabulary(vocabulary)
    , m_distinct(label({}, "headline"))
    , m_why(help())
    , m_parameters(new Histogram(tr("Parameters of sampled architectures"), {}, tr("architectures")))
    , m_flops(new Histogram(tr("FLOPs of sampled architectures"), QStringLiteral("FLOPs"), tr("architectures")))
    , m_latencyPart(new QWidget)
    , m_latency(new Histogram(tr("Predicted latency of sampled architectures"), {}, tr("architectures")))
    , m_latencyNote(help())
    , m_grid(new QGridLayout)
{
    setHelpTopic(*this, QStringLiteral("space#counts"));
    m_distinct->setAccessibleName(tr("Distinct architectures"));
    m_distinct->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_grid->setVerticalSpacing(5);
    m_grid->setColumnStretch(0, 1);
    m_grid->setHorizontalSpacing(14);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(16, 14, 16, 14);
    box->setSpacing(4);
    box->addWidget(label(tr("Distinct architectures"), "title"));
    box->addWidget(m_distinct);
    box->addWidget(m_why);
    box->addSpacing(10);
    box->addWidget(heading(tr("Parameters, without embeddings"), m_parameters));
    box->addWidget(m_parameters);
    box->addSpacing(8);
    box->addWidget(heading(tr("FLOPs of a sentence, 30 → 30 tokens"), m_flops));
    box->addWidget(m_flops);
    box->addWidget(help(tr("%1 architectures, drawn as training draws them.").arg(count(CostSampler::samples))));
    m_latency->setNumbers(milliseconds);
    auto *latency = new QVBoxLayout(m_latencyPart);
    latency->setContentsMargins(0, 8, 0, 0);
    latency->setSpacing(4);
    latency->addWidget(heading(tr("Predicted latency of a sentence"), m_latency));
    latency->addWidget(m_latency);
    latency->addWidget(m_latencyNote);
    m_latencyPart->hide();
    box->addWidget(m_latencyPart);
    box->addSpacing(10);
    auto *menu = new SaveMenu(tr("Memory of the supernet"));
    menu->setTable([this] { return tableOf(m_policies); });
    box->addWidget(heading(tr("Memory of the supernet"), menu));
    box->addLayout(m_grid);
    box->addWidget(
        help(tr("Two experts where weights are mixed, in the feed-forward layers. In training: with gradients "
                "and the optimizer's two moments.")));
    box->addStretch();
    connect(&m_sampler, &CostSampler::sampled, this, &SpaceSummary::takeCosts);
    connect(&editor, &SpaceEditor::changed, this, &SpaceSummary::follow);
    follow();
}

QWidget *SpaceSummary::heading(const QString &title, Histogram *histogram) const
{
    auto *menu = new SaveMenu(title);
    menu->setPainted(histogram, [histogram] { return histogram->csv(); });
    return heading(title, menu);
}

QWidget *SpaceSummary::heading(const QString &title, SaveMenu *menu) const
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    auto *text = label(title, "title");
    text->setWordWrap(true);
    row->addWidget(text, 1);
    row->addWidget(menu);
    return head;
}

QString SpaceSummary::distinct() const
{
    return m_distinct->text();
}

QString SpaceSummary::why() const
{
    return m_why->text();
}

void SpaceSummary::setVocabulary(std::int64_t vocabulary)
{
    if (std::exchange(m_vocabulary, vocabulary) != vocabulary)
        follow();
}

void SpaceSummary::follow()
{
    showCounts();
    showPolicies();
    for (Histogram *histogram : {m_parameters, m_flops})
        histogram->setStale(true);
    if (m_editor.isSound())
        m_sampler.sample(m_editor.space(), {m_vocabulary, 30, 30});
    else
        takeCosts({});
    m_predicted = false;
    predictLatency();
}

void SpaceSummary::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    predictLatency();
}

void SpaceSummary::setPredictor(Predict predict)
{
    m_predict = std::move(predict);
    m_latencyPart->setVisible(static_cast<bool>(m_predict));
    m_predicted = false;
    predictLatency();
}

/// Only while somebody looks: the predictor is asked through a process of its own.
void SpaceSummary::predictLatency()
{
    if (!m_predict || m_predicted || !isVisible())
        return;
    m_predicted = true;
    if (!m_editor.isSound()) {
        m_latency->setValues({});
        return sayLatency(tr("Known when no choice is marked."));
    }
    m_latency->setStale(true);
    m_predictions.ask([this, guard = QPointer(this), space = m_editor.space()] {
        m_predict(
            space,
            [this, guard](const QVector<double> &values) {
                if (!guard)
                    return;
                if (!m_predictions.isOvertaken()) {
                    m_latency->setValues(values);
                    sayLatency(tr("%1 architectures, by the project's latency predictor.")
                                   .arg(count(static_cast<double>(values.size()))));
                }
                m_predictions.answered();
            },
            [this, guard](const QString &message) {
                if (!guard)
                    return;
                m_latency->setValues({});
                sayLatency(message);
                m_predictions.answered();
            });
    });
}

void SpaceSummary::sayLatency(const QString &words)
{
    m_latencyNote->setText(words);
    m_latency->setVisible(!m_latency->counts().isEmpty());
}

QString SpaceSummary::latencyNote() const
{
    return m_latencyNote->text();
}

void SpaceSummary::takeCosts(const SampledCosts &costs)
{
    if (costs.parameters.isEmpty())
        m_sampler.cancel();
    m_parameters->setValues(costs.parameters);
    m_flops->setValues(costs.flops);
}

void SpaceSummary::showCounts()
{
    if (!m_editor.isCountable()) {
        m_distinct->setText(count(0));
        m_why->setText(tr("A gene without a choice leaves no architecture: offer at least one value in every row."));
        return;
    }
    const SpaceCounts counts = countsOf(m_editor.space());
    m_distinct->setText(grouped(counts.distinct));
    m_distinct->setToolTip(digits(counts.distinct));
    m_why->setText(m_editor.isSound() ? counts.why : tr("Of these some are impossible, see the marked choices."));
    m_why->setToolTip(tr("Exactly %1 combinations").arg(digits(counts.genotypes)));
}

void SpaceSummary::showPolicies()
{
    m_policies = m_editor.isSound() ? policySizes(m_editor.space(), m_vocabulary) : QList<PolicySize>();
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (m_policies.isEmpty()) {
        m_grid->addWidget(label(tr("Known when no choice is marked."), "quiet"), 0, 0);
        return;
    }
    m_grid->addWidget(figure(tr("stored"), "help"), 0, 1);
    m_grid->addWidget(figure(tr("in training"), "help"), 0, 2);
    for (int row = 0; row < m_policies.size(); ++row) {
        const PolicySize &policy = m_policies[row];
        auto *name = label(policy.name, "quiet");
        name->setToolTip(tr("%1 parameters").arg(count(static_cast<double>(policy.parameters))));
        m_grid->addWidget(name, row + 1, 0);
        m_grid->addWidget(figure(netBytes(policy.stored())), row + 1, 1);
        m_grid->addWidget(figure(netBytes(policy.trained())), row + 1, 2);
    }
}

} // namespace supernet::ui
