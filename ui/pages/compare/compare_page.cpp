// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/compare/compare_page.h"

#include "pages/compare/pick_scoring.h"
#include "pages/compare/retraining_card.h"
#include "pages/compare/trust_reader.h"
#include "pages/compare/truth_card.h"
#include "plots/save_menu.h"
#include "project/project_document.h"
#include "theme/theme.h"
#include "widgets/architecture_view.h"
#include "widgets/banner.h"
#include "widgets/card.h"
#include "widgets/fact_table.h"
#include "widgets/table_view.h"
#include "widgets/texts.h"

#include <algorithm>
#include <QButtonGroup>
#include <QEvent>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace supernet::ui {

namespace {

/// A pick's name in its colour, its figures and its picture.
Card *pictureCard(const Subnet &pick, int number)
{
    auto *card = new Card({});
    card->setMarkedTitle(
        QStringLiteral("<span style='color:%1'>●</span> %2").arg(runColour(number).name(), pick.name.toHtmlEscaped()));
    card->setNote(pick.figures());
    if (pick.shape) {
        auto *picture = new ArchitectureView;
        picture->setShape(*pick.shape, pick.largest);
        picture->setAccessibleName(ComparePage::tr("Picture of %1").arg(pick.name));
        auto *menu = new SaveMenu(pick.name);
        menu->setPainted(picture, [picture] { return picture->csv(); });
        card->header()->addWidget(menu);
        card->body()->addWidget(picture);
    }
    return card;
}

} // namespace

ComparePage::ComparePage(ProjectDocument &document, QWidget *parent)
    : Page(document, parent)
    , m_note(label({}, "quiet"))
    , m_pictures(new QHBoxLayout)
    , m_table(new FactTable(this))
    , m_tableCard(new Card(tr("Figures and genes")))
    , m_differences(button(tr("Only what differs"), "segment"))
    , m_test(button(tr("Test the differences"), "segment"))
    , m_verdict(label({}, "help"))
    , m_scoring(new PickScoring(this))
    , m_trust(new TrustReader(document, this))
    , m_truth(new TruthCard(document, *m_trust))
    , m_retraining(new RetrainingCard(document, *m_trust))
    , m_views(new QStackedWidget)
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(16, 12, 16, 16);
    box->setSpacing(12);
    box->addWidget(makeHead());
    box->addWidget(m_banner);
    for (QWidget *view : std::initializer_list<QWidget *>{makePicks(), m_truth, m_retraining})
        m_views->addWidget(view);
    box->addWidget(m_views, 1);
    connect(m_differences, &QPushButton::toggled, this, &ComparePage::showTable);
    connect(m_test, &QPushButton::clicked, this, &ComparePage::test);
    connect(m_scoring, &PickScoring::advanced, this, &ComparePage::showTest);
    connect(m_scoring, &PickScoring::ended, this, [this] {
        showTest();
        showCharts();
        showTable();
    });
    const auto say = [this](const QString &message) { m_banner->say(Banner::Kind::Trouble, message); };
    connect(m_scoring, &PickScoring::failed, this, say);
    connect(m_trust, &TrustReader::failed, this, say);
    for (const auto changed :
         {&ProjectDocument::evaluationsAdded, &ProjectDocument::picksChanged, &ProjectDocument::runsChanged})
        connect(&m_document, changed, this, &ComparePage::showPicks);
    showTable();
}

/// What is compared, and the views to choose among.
QWidget *ComparePage::makeHead()
{
    const std::array<QString, 3> names = {tr("Side by side"), tr("Is the supernet telling the truth?"),
                                          tr("Retraining")};
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_note->setWordWrap(true);
    row->addWidget(m_note, 1);
    auto *group = new QButtonGroup(this);
    constexpr int around = 30; // Padding and border.
    for (std::size_t view = 0; view < names.size(); ++view) {
        auto *choice = m_viewButtons[view] = button(names[view], "segment");
        choice->setCheckable(true);
        choice->setMinimumWidth(QFontMetrics(textFont(12, QFont::DemiBold)).horizontalAdvance(names[view])
                                + around); // Once chosen.
        group->addButton(choice, static_cast<int>(view));
        row->addWidget(choice);
    }
    m_viewButtons.front()->setChecked(true);
    connect(group, &QButtonGroup::idToggled, this, [this](int view, bool chosen) {
        if (!chosen)
            return;
        m_views->setCurrentIndex(view);
        readTrust();
    });
    return head;
}

QWidget *ComparePage::makePicks()
{
    auto *picks = new QWidget;
    auto *box = new QVBoxLayout(picks);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(12);
    m_pictures->setSpacing(12);
    box->addLayout(m_pictures);
    box->addWidget(makeCharts());
    box->addWidget(makeTable(), 1);
    return picks;
}

void ComparePage::showView(View view)
{
    viewButton(view)->setChecked(true);
}

/// The store is read for them as long as they are looked at.
void ComparePage::readTrust()
{
    m_trust->setWanted(isVisible() && m_views->currentIndex() != static_cast<int>(View::Picks));
}

QWidget *ComparePage::makeCharts()
{
    const std::array<std::pair<QString, QString>, 4> titles = {
        std::pair(tr("BLEU, validation"), tr("more is better")), std::pair(tr("Latency"), tr("less is better")),
        std::pair(tr("Parameters of layers"), tr("less is better")), std::pair(tr("FLOPs"), tr("less is better"))};
    auto *charts = new QWidget;
    auto *row = new QHBoxLayout(charts);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    for (std::size_t at = 0; at < titles.size(); ++at) {
        auto *card = new Card(titles[at].first);
        auto *chart = m_charts[at] = new BarChart(tr("Bars of %1").arg(titles[at].first));
        auto *menu = new SaveMenu(titles[at].first);
        menu->setPainted(chart, [chart] { return chart->csv(); });
        card->header()->addWidget(menu);
        card->body()->setSpacing(4);
        card->body()->addWidget(label(titles[at].second, "help"));
        card->body()->addWidget(chart);
        row->addWidget(card, 1);
    }
    m_charts[static_cast<std::size_t>(Measure::Latency)]->setToolTip(
        tr("Where a latency was measured, the line runs from the fastest to the slowest tenth of its runs."));
    return charts;
}

QWidget *ComparePage::makeTable()
{
    auto *view = makeTableView(*m_table, tr("Figures and genes of the picks"));
    auto *menu = new SaveMenu(tr("Comparison"));
    menu->setTable(m_table);
    m_differences->setCheckable(true);
    m_verdict->setWordWrap(true);
    m_verdict->setAccessibleName(tr("What the test says"));
    m_test->setToolTip(
        tr("Each pick translates the validation sentences; resampling then says how certain its scores are, and "
           "which differences are beyond chance."));
    for (QWidget *each : std::initializer_list<QWidget *>{m_test, m_differences, menu})
        m_tableCard->header()->addWidget(each);
    m_tableCard->body()->addWidget(m_verdict);
    m_tableCard->body()->addWidget(view, 1);
    showTest();
    return m_tableCard;
}

void ComparePage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    showPicks();
    readTrust();
}

void ComparePage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    readTrust();
}

void ComparePage::showPicks()
{
    if (!isVisible())
        return;
    const auto before = m_picks;
    m_picks = pickedSubnets(m_document);
    const std::size_t all = m_picks.size();
    m_retraining->setPicks(m_picks);
    m_picks.resize(std::min(all, PickScoring::MostPicks));
    m_note->setText(
        all == 0 ? tr("Nothing can be compared yet: train a supernet, then search in it.")
            : all > PickScoring::MostPicks
            ? tr("The first %1 of %2 subnets that are picked on the Search page.").arg(PickScoring::MostPicks).arg(all)
            : m_document.picked().size() >= 2
            ? tr("The subnets that are picked on the Search page.")
            : tr("Fastest, knee and best of the front. Pick others on the Search page: Ctrl+click several."));
    const auto isSame = [](const Subnet &one, const Subnet &other) {
        return one.id == other.id && one.name == other.name && one.figures() == other.figures();
    };
    if (!std::ranges::equal(before, m_picks, isSame))
        showPictures();
    if (!std::ranges::equal(before, m_picks, {}, &Subnet::id, &Subnet::id))
        m_scoring->stop();
    showTest();
    showCharts();
    showTable();
}

void ComparePage::showPictures()
{
    while (QLayoutItem *item = m_pictures->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (std::size_t pick = 0; pick < m_picks.size(); ++pick)
        m_pictures->addWidget(pictureCard(m_picks[pick], static_cast<int>(pick)), 1);
}

void ComparePage::showCharts()
{
    for (const Measure measure : {Measure::Bleu, Measure::Latency, Measure::Parameters, Measure::Flops})
        chart(measure)->setBars(comparisonBars(m_picks, m_scoring->resultOf(m_picks), measure));
}

void ComparePage::showTable()
{
    m_table->setTable(comparisonHeadings(m_picks),
                      comparisonRows(m_picks, m_scoring->resultOf(m_picks), m_differences->isChecked()));
}

void ComparePage::test()
{
    if (m_scoring->isRunning())
        return m_scoring->stop();
    const auto start = [this](const ValidationText &text) {
        if (text.sources.empty())
            m_banner->say(Banner::Kind::Trouble,
                          tr("There are no validation sentences: prepare the project's data first."));
        else
            m_scoring->start(m_picks, text, translatorOf(m_document, m_scoring));
    };
    fetchValidation(QString::fromStdString(m_document.project().dataFolder().string()), PickScoring::MostSentences,
                    this, start);
}

void ComparePage::showTest()
{
    const bool running = m_scoring->isRunning();
    const SystemComparison *tested = m_scoring->resultOf(m_picks);
    m_test->setText(running ? tr("Stop the test") : tr("Test the differences"));
    m_test->setAccessibleName(m_test->text());
    m_test->setEnabled(running || (!m_picks.empty() && !tested));
    m_tableCard->setNote(running ? tr("%1 of %2 translated")
                                       .arg(count(static_cast<double>(m_scoring->done())),
                                            count(static_cast<double>(m_scoring->total())))
                                 : tr("what differs from the first is bold"));
    m_verdict->setText(tested ? comparisonVerdict(m_picks, *tested) : QString());
    m_verdict->setVisible(!m_verdict->text().isEmpty());
}

QString ComparePage::verdict() const
{
    return m_verdict->text();
}

QString ComparePage::note() const
{
    return m_note->text();
}

QVariantMap ComparePage::keptView() const
{
    QVariantMap view;
    if (m_views->currentIndex() != static_cast<int>(View::Picks))
        view[QStringLiteral("view")] = m_views->currentIndex();
    if (m_differences->isChecked())
        view[QStringLiteral("differences")] = true;
    if (m_retraining->lossButton()->isChecked())
        view[QStringLiteral("loss")] = true;
    return view;
}

void ComparePage::setKeptView(const QVariantMap &view)
{
    const int last = static_cast<int>(View::Retraining);
    showView(static_cast<View>(std::clamp(view.value(QStringLiteral("view")).toInt(), 0, last)));
    m_differences->setChecked(view.value(QStringLiteral("differences")).toBool());
    m_retraining->lossButton()->setChecked(view.value(QStringLiteral("loss")).toBool());
}

void ComparePage::drawAgain()
{
    if (m_picks.empty())
        return;
    showPictures();
    showCharts();
    m_retraining->drawAgain();
}

void ComparePage::changeEvent(QEvent *event)
{
    // In the colours of the scheme; later, since Qt goes through a list of all widgets now and must find each alive.
    if (event->type() == QEvent::PaletteChange)
        QMetaObject::invokeMethod(this, &ComparePage::drawAgain, Qt::QueuedConnection);
    Page::changeEvent(event);
}

} // namespace supernet::ui
