// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/space/comparison_card.h"

#include "domain/space/presets.h"
#include "help/help_topic.h"
#include "pages/space/space_comparison.h"
#include "pages/space/space_files.h"
#include "plots/histogram.h"
#include "plots/save_menu.h"
#include "project/project_document.h"
#include "project/space_editor.h"
#include "widgets/fact_table.h"
#include "widgets/table_view.h"
#include "widgets/texts.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace supernet::ui {

namespace {

QWidget *titled(const QString &title, Histogram *histogram)
{
    auto *menu = new SaveMenu(title);
    menu->setPainted(histogram, [histogram] { return histogram->csv(); });
    auto *head = new QHBoxLayout;
    head->addWidget(label(title, "help"), 1);
    head->addWidget(menu);
    auto *both = new QWidget;
    auto *box = new QVBoxLayout(both);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(4);
    box->addLayout(head);
    box->addWidget(histogram);
    return both;
}

} // namespace

SpaceComparisonCard::SpaceComparisonCard(ProjectDocument &document, QWidget *parent)
    : Card(tr("Beside another space"), parent)
    , m_document(document)
    , m_choice(new QToolButton)
    , m_table(new FactTable(this))
    , m_inside(new QWidget)
    , m_view(makeTableView(*m_table, tr("Two spaces side by side")))
    , m_parameters(new Histogram(tr("Parameters of the other space's architectures"), {}, tr("architectures")))
    , m_flops(
          new Histogram(tr("FLOPs of the other space's architectures"), QStringLiteral("FLOPs"), tr("architectures")))
{
    setHelpTopic(*this, QStringLiteral("space#beside"));
    m_choice->setProperty("role", QStringLiteral("menu"));
    m_choice->setText(tr("Compare with"));
    m_choice->setAccessibleName(tr("Space to compare with"));
    m_choice->setPopupMode(QToolButton::InstantPopup);
    m_choice->setMenu(new QMenu(m_choice));
    auto *menu = new SaveMenu(tr("Comparison of spaces"));
    menu->setTable(m_table);
    header()->addWidget(m_choice);
    header()->addWidget(menu);
    auto *plots = new QHBoxLayout;
    plots->setSpacing(24);
    plots->addWidget(titled(tr("Parameters of the other space, without embeddings"), m_parameters), 1);
    plots->addWidget(titled(tr("FLOPs of the other space"), m_flops), 1);
    auto *box = new QVBoxLayout(m_inside);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(m_view);
    box->addLayout(plots);
    body()->addWidget(m_inside);
    m_inside->hide();
    setNote(tr("choose one to see both side by side"));
    connect(m_choice->menu(), &QMenu::aboutToShow, this, &SpaceComparisonCard::fillChoice);
    connect(&m_document.spaceEditor(), &SpaceEditor::changed, this, &SpaceComparisonCard::follow);
    connect(&m_sampler, &CostSampler::sampled, this, [this](const SampledCosts &costs) {
        m_parameters->setValues(costs.parameters);
        m_flops->setValues(costs.flops);
    });
    fillChoice();
}

/// Presets, then what runs were trained in, then files.
void SpaceComparisonCard::fillChoice()
{
    QMenu *menu = m_choice->menu();
    menu->clear();
    const auto offer = [&](const QString &text, const SearchSpace &space) {
        connect(menu->addAction(text), &QAction::triggered, this, [this, space] { compareWith(space); });
    };
    for (const std::string &preset : presetNames())
        offer(QString::fromStdString(preset), readSpace(preset));
    for (const RunView *run : m_document.runsOf(JobKind::Train)) {
        if (const SearchSpace *space = m_document.spaceOf(run->run))
            offer(tr("that of %1").arg(QString::fromStdString(run->run.name)), *space);
    }
    connect(menu->addAction(tr("A file …")), &QAction::triggered, this, &SpaceComparisonCard::chooseFile);
}

void SpaceComparisonCard::chooseFile()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Compare with a space"), {},
                                                      tr("Spaces %1").arg(QStringLiteral("(*.json *.yml *.yaml)")));
    if (!file.isEmpty())
        openFile(file);
}

void SpaceComparisonCard::openFile(const QString &file)
{
    readSpaceFile(
        this, file, [this](const SearchSpace &space) { compareWith(space); },
        [this](const QString &message) { Q_EMIT trouble(message); });
}

void SpaceComparisonCard::compareWith(const SearchSpace &other)
{
    m_other = other;
    m_inside->show();
    setNote(tr("what differs is bold"));
    follow();
    m_sampler.cancel();
    for (Histogram *histogram : {m_parameters, m_flops}) {
        histogram->setValues({});
        histogram->setStale(isSound(other));
    }
    if (isSound(other))
        m_sampler.sample(other, {m_document.vocabulary(), 30, 30});
}

void SpaceComparisonCard::follow()
{
    if (!m_other)
        return;
    const SearchSpace &own = m_document.spaceEditor().space();
    m_table->setTable(spaceHeadings(own, *m_other), spaceRows(own, *m_other, m_document.vocabulary()));
    // All rows at once: the page around it scrolls.
    m_view->setFixedHeight(m_view->horizontalHeader()->sizeHint().height()
                           + m_table->rowCount() * m_view->verticalHeader()->defaultSectionSize() + 4);
}

} // namespace supernet::ui
