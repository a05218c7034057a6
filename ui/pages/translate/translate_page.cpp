// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/translate/translate_page.h"

#include "pages/translate/race_card.h"
#include "pages/translate/race_field.h"
#include "pages/translate/speed_panel.h"
#include "pages/translate/translation_column.h"
#include "project/project_document.h"
#include "project/serve_client.h"
#include "theme/theme.h"
#include "widgets/banner.h"
#include "widgets/texts.h"

#include <algorithm>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QSlider>
#include <QVBoxLayout>

namespace supernet::ui {

using nlohmann::json;

namespace {

QString firstTranslation(const json &result)
{
    return QString::fromStdString(result.at("translations").at(0).get<std::string>());
}

/// Of a translation whose time is shown: it is taken more than once.
json timedParams(const Subnet &subnet, const QString &sentence)
{
    json params = subnet.translateParams({sentence.toStdString()});
    params["timed"] = true;
    return params;
}

double millisecondsOf(const json &result)
{
    return result.at("milliseconds").get<double>();
}

} // namespace

TranslatePage::TranslatePage(ProjectDocument &document, QWidget *parent)
    : Page(document, parent)
    , m_sentence(new QLineEdit)
    , m_translate(button(tr("Translate"), "primary"))
    , m_example(button(tr("Another example")))
    , m_add(button(tr("Add a model")))
    , m_reference(label({}, "quiet"))
    , m_row(new QHBoxLayout)
    , m_race(new RaceCard)
    , m_speed(new SpeedPanel)
{
    layOut();
    connectAll();
    for (qsizetype column = 0; column < FewestColumns; ++column)
        addColumn({});
    showSubnets();
}

QWidget *TranslatePage::makeInput()
{
    m_sentence->setPlaceholderText(tr("Type a sentence in the source language"));
    m_sentence->setAccessibleName(tr("Sentence to translate"));
    m_sentence->setObjectName(QStringLiteral("draft"));
    m_sentence->setProperty("role", QStringLiteral("large"));
    m_example->setToolTip(tr("Takes the next validation sentence, which comes with a person's translation"));
    m_reference->setWordWrap(true);
    m_reference->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *input = new QWidget;
    auto *box = new QVBoxLayout(input);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(6);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_sentence, 1);
    line->addWidget(m_translate);
    line->addWidget(m_example);
    line->addWidget(m_add);
    box->addLayout(line);
    box->addWidget(m_reference);
    return input;
}

QWidget *TranslatePage::makeSide()
{
    auto *scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("sidePanel"));
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedWidth(scaled(340));
    m_speed->setObjectName(QStringLiteral("scrolled"));
    scroll->setWidget(m_speed);
    return scroll;
}

void TranslatePage::layOut()
{
    auto *middle = new QVBoxLayout;
    middle->setContentsMargins(16, 12, 16, 16);
    middle->setSpacing(12);
    middle->addWidget(makeInput());
    middle->addWidget(m_banner);
    m_row->setSpacing(12);
    middle->addLayout(m_row, 1);
    middle->addWidget(m_race);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(middle, 1);
    row->addWidget(makeSide());
}

void TranslatePage::connectAll()
{
    connect(m_translate, &QPushButton::clicked, this, &TranslatePage::translate);
    connect(m_sentence, &QLineEdit::returnPressed, this, &TranslatePage::translate);
    connect(m_sentence, &QLineEdit::textEdited, this, [this] { m_reference->clear(); });
    connect(m_example, &QPushButton::clicked, this, &TranslatePage::takeExample);
    connect(m_add, &QPushButton::clicked, this, [this] {
        m_columnsChosen = true;
        addColumn(m_speed->subnet() ? m_speed->subnet()->id : QString());
        translateColumn(m_columns.last());
    });
    connect(m_race, &RaceCard::startWanted, this, &TranslatePage::race);
    connect(m_race, &RaceCard::failed, this, &TranslatePage::tellTrouble);
    connect(m_speed, &SpeedPanel::moved, this, [this] { m_sliderRequests.ask([this] { translateSlider(); }); });
    connect(m_speed, &SpeedPanel::keepWanted, this, &TranslatePage::putBeside);
    connect(&m_document, &ProjectDocument::runsChanged, this, &TranslatePage::showSubnets);
    connect(&m_document, &ProjectDocument::evaluationsAdded, this, &TranslatePage::showSubnets);
    connect(&m_document, &ProjectDocument::exportsAdded, this, &TranslatePage::showSubnets);
    connect(&m_document, &ProjectDocument::picksChanged, this, [this] {
        m_columnsChosen = false; // Fresh picks are what a person wants to hear next.
        showSubnets();
    });
}

void TranslatePage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_text.sources.empty()) {
        fetchValidation(QString::fromStdString(m_document.project().dataFolder().string()), RaceCard::Sentences, this,
                        [this](const ValidationText &text) {
                            m_text = text;
                            m_race->setText(text);
                            m_example->setEnabled(!text.sources.empty());
                            suggest();
                        });
    }
    showSubnets();
}

/// While a search goes on its front changes often: only what is looked at keeps up.
void TranslatePage::showSubnets()
{
    if (!isVisible())
        return;
    m_subnets = triableSubnets(m_document);
    m_speed->setFront(frontSubnets(m_document));
    const auto picked = pickedSubnets(m_document);
    const qsizetype before = m_columns.size();
    if (!m_columnsChosen && !picked.empty()) {
        const auto wanted = std::clamp<qsizetype>(static_cast<qsizetype>(picked.size()), FewestColumns, MostColumns);
        while (m_columns.size() < wanted)
            addColumn({});
        while (m_columns.size() > wanted)
            delete m_columns.takeLast();
    }
    for (qsizetype column = 0; column < m_columns.size(); ++column) {
        const auto own = static_cast<std::size_t>(column);
        const QString wanted = own < picked.size() ? picked[own].id : QString();
        m_columns[column]->setChoices(m_subnets, wanted);
        if (!m_columnsChosen)
            m_columns[column]->choose(wanted);
    }
    m_translate->setEnabled(!m_subnets.empty());
    m_translate->setToolTip(m_subnets.empty() ? tr("Train a supernet first.") : QString());
    columnsChanged();
    for (qsizetype column = before; column < m_columns.size(); ++column)
        translateColumn(m_columns[column]);
    suggest();
}

/// Shows at once what the page is for, until a person has a sentence of their own.
void TranslatePage::suggest()
{
    const bool canTranslate = std::ranges::any_of(m_columns, [](const TranslationColumn *column) {
        return column->subnet() != nullptr;
    });
    if (!canTranslate || m_text.sources.empty() || m_nextExample > 0 || !m_sentence->text().isEmpty())
        return;
    const bool chosen = m_columnsChosen;
    takeExample();
    m_columnsChosen = chosen; // By no person.
}

void TranslatePage::addColumn(const QString &id)
{
    if (m_columns.size() == MostColumns)
        return;
    auto *column = new TranslationColumn(static_cast<int>(m_columns.size()));
    column->setChoices(m_subnets, id);
    m_columns << column;
    m_row->addWidget(column, 1);
    connect(column->choice(), &QComboBox::activated, this, [this] { m_columnsChosen = true; });
    connect(column, &TranslationColumn::chosen, this, [this, column] {
        columnsChanged();
        translateColumn(column);
    });
    connect(column, &TranslationColumn::removeWanted, this, [this, column] { removeColumn(column); });
    columnsChanged();
}

/// The last column goes, so that colours stay in order; those behind the removed one move up.
void TranslatePage::removeColumn(TranslationColumn *column)
{
    if (m_columns.size() <= FewestColumns)
        return;
    m_columnsChosen = true;
    for (qsizetype at = m_columns.indexOf(column); at + 1 < m_columns.size(); ++at) {
        if (const Subnet *next = m_columns[at + 1]->subnet())
            m_columns[at]->choose(next->id);
    }
    m_columns.takeLast()->deleteLater();
    columnsChanged();
}

/// In a column of its own while there is room, else in the last.
void TranslatePage::putBeside(const QString &id)
{
    m_columnsChosen = true;
    if (m_columns.size() < MostColumns)
        addColumn(id);
    else
        m_columns.last()->choose(id);
    translateColumn(m_columns.last());
}

void TranslatePage::columnsChanged()
{
    QList<Racer> racers;
    for (TranslationColumn *column : m_columns) {
        column->setRemovable(m_columns.size() > FewestColumns);
        if (const Subnet *subnet = column->subnet())
            racers << Racer{subnet->name, column->colour()};
    }
    m_race->setRacers(racers);
    m_add->setEnabled(m_columns.size() < MostColumns && !m_subnets.empty());
}

void TranslatePage::takeExample()
{
    if (m_text.sources.empty())
        return;
    const std::size_t at = m_nextExample++ % m_text.sources.size();
    const QString sentence = QString::fromStdString(m_text.sources[at]);
    m_sentence->setProperty("suggested", sentence); // Nothing that a person would lose.
    m_sentence->setText(sentence);
    m_sentence->home(false); // A long one is read from its beginning.
    m_reference->setText(tr("A person translated it: %1").arg(QString::fromStdString(m_text.references[at])));
    translate();
}

void TranslatePage::translate()
{
    m_columnsChosen = true; // What is compared stays as it is.
    for (TranslationColumn *column : m_columns)
        translateColumn(column);
    m_sliderRequests.ask([this] { translateSlider(); });
}

void TranslatePage::translateColumn(TranslationColumn *column)
{
    const QString sentence = m_sentence->text().trimmed();
    const Subnet *subnet = column->subnet();
    if (sentence.isEmpty() || !subnet) {
        column->showNothing();
        return;
    }
    column->showWaiting();
    // An answer to what the column has moved on from is no longer wanted.
    const auto isWanted = [this, guard = QPointer(column), sentence, id = subnet->id] {
        return guard && guard->subnet() && guard->subnet()->id == id && m_sentence->text().trimmed() == sentence;
    };
    m_document.serve().ask(
        "translate", timedParams(*subnet, sentence),
        [this, column, isWanted](const json &result) {
            if (!isWanted())
                return;
            column->showTranslation(firstTranslation(result), millisecondsOf(result));
            double slowest = 0;
            for (const TranslationColumn *each : m_columns)
                slowest = std::max(slowest, each->time().value_or(0));
            for (TranslationColumn *each : m_columns)
                each->setSlowest(slowest);
        },
        [column, isWanted](const QString &message) {
            if (isWanted())
                column->showTrouble(message);
        });
}

void TranslatePage::translateSlider()
{
    const QString sentence = m_sentence->text().trimmed();
    const Subnet *subnet = m_speed->subnet();
    if (sentence.isEmpty() || !subnet) {
        m_speed->setTranslation({});
        m_sliderRequests.answered();
        return;
    }
    const auto tell = [this](const QString &text) {
        if (!m_sliderRequests.isOvertaken())
            m_speed->setTranslation(text);
        m_sliderRequests.answered();
    };
    m_document.serve().ask(
        "translate", timedParams(*subnet, sentence),
        [tell](const json &result) {
            tell(firstTranslation(result) + QLatin1Char('\n') + tr("in %1").arg(milliseconds(millisecondsOf(result))));
        },
        tell);
}

void TranslatePage::race()
{
    m_columnsChosen = true;
    std::vector<Subnet> field;
    for (const TranslationColumn *column : m_columns) {
        if (const Subnet *subnet = column->subnet())
            field.push_back(*subnet);
    }
    m_race->start(raceBetween(m_document, std::move(field)));
}

void TranslatePage::tellTrouble(const QString &message)
{
    m_banner->say(Banner::Kind::Trouble, message);
}

void TranslatePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        columnsChanged(); // The lanes' colours are those of the scheme.
    Page::changeEvent(event);
}

} // namespace supernet::ui
