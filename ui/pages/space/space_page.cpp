// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/space/space_page.h"

#include "domain/export/export_format.h"
#include "domain/space/gene_names.h"
#include "domain/space/presets.h"
#include "pages/space/choice_list.h"
#include "pages/space/choice_model.h"
#include "pages/space/comparison_card.h"
#include "pages/space/space_files.h"
#include "pages/space/space_summary.h"
#include "plots/save_menu.h"
#include "project/core_words.h"
#include "project/project_document.h"
#include "project/serve_client.h"
#include "project/space_editor.h"
#include "theme/theme.h"
#include "widgets/architecture_view.h"
#include "widgets/banner.h"
#include "widgets/card.h"
#include "widgets/texts.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSpinBox>
#include <QToolButton>

namespace supernet::ui {

namespace {

constexpr int sideWidth = 330;

QScrollArea *scrolled(QWidget *inner)
{
    inner->setObjectName(QStringLiteral("scrolled"));
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(inner);
    return area;
}

const QString spaceFiles = QStringLiteral("(*.json *.yml *.yaml)");

} // namespace

SpacePage::SpacePage(ProjectDocument &document, QWidget *parent)
    : Page(document, parent)
    , m_editor(document.spaceEditor())
    , m_model(new ChoiceModel(m_editor, this))
    , m_name(new QLineEdit)
    , m_presets(new QToolButton)
    , m_open(button(tr("Import …")))
    , m_save(button(tr("Save as …")))
    , m_exportable(button(tr("CTranslate2-safe")))
    , m_undo(button(tr("Undo")))
    , m_redo(button(tr("Redo")))
    , m_list(new ChoiceList(m_editor, *m_model))
    , m_qkv(new QSpinBox)
    , m_qkvFault(label({}, "fault"))
    , m_pictures(new Card(tr("Smallest and largest subnet")))
    , m_smallest(new ArchitectureView)
    , m_largest(new ArchitectureView)
    , m_beside(new SpaceComparisonCard(document))
    , m_summary(new SpaceSummary(m_editor, document.vocabulary()))
{
    setAcceptDrops(true);
    auto *choices = new Card(tr("Choices"));
    choices->setNote(tr("Click a choice to offer it or not"));
    choices->body()->addWidget(m_list);
    choices->body()->addWidget(makeFixed());
    choices->body()->addWidget(m_exportable, 0, Qt::AlignLeft);
    auto *inner = new QWidget;
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 8, 0);
    column->setSpacing(12);
    column->addWidget(choices);
    column->addWidget(makePictures());
    column->addWidget(m_beside);
    column->addStretch();
    auto *middle = new QVBoxLayout;
    middle->setContentsMargins(16, 12, 8, 12);
    middle->setSpacing(12);
    middle->addWidget(makeBar());
    middle->addWidget(m_banner);
    middle->addWidget(scrolled(inner), 1);
    auto *side = new QWidget;
    side->setObjectName(QStringLiteral("sidePanel"));
    side->setAttribute(Qt::WA_StyledBackground);
    side->setFixedWidth(scaled(sideWidth));
    auto *sideBox = new QVBoxLayout(side);
    sideBox->setContentsMargins(0, 0, 0, 0);
    sideBox->addWidget(scrolled(m_summary));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(middle, 1);
    row->addWidget(side);
    connectAll();
    follow();
    followUndo();
}

QWidget *SpacePage::makeBar()
{
    m_name->setAccessibleName(tr("Name of the space"));
    m_name->setPlaceholderText(tr("Name"));
    m_name->setFixedWidth(scaled(180));
    m_presets->setProperty("role", QStringLiteral("menu"));
    m_presets->setText(tr("Start from"));
    m_presets->setAccessibleName(tr("Start from a preset"));
    m_presets->setPopupMode(QToolButton::InstantPopup);
    m_presets->setMenu(new QMenu(m_presets));
    fillPresets();
    m_open->setToolTip(tr("A space file, or a configuration of HAT (.yml): dropping it on this page does the same"));
    m_save->setToolTip(tr("As a space file, or as a configuration of HAT (.yml)"));
    m_exportable->setToolTip(tr("Offer only what can be exported as CTranslate2: spans that reach one encoder layer"));
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 8, 0);
    row->setSpacing(8);
    row->addWidget(m_name);
    row->addWidget(m_presets);
    row->addWidget(m_open);
    row->addWidget(m_save);
    row->addStretch();
    row->addWidget(m_undo);
    row->addWidget(m_redo);
    return bar;
}

void SpacePage::fillPresets()
{
    for (const std::string &preset : presetNames()) {
        const QString name = QString::fromStdString(preset);
        const SearchSpace space = readSpace(preset);
        QAction *entry = m_presets->menu()->addAction(tr("%1: %2 architectures").arg(name, grouped(space.distinct())));
        entry->setObjectName(name);
        connect(entry, &QAction::triggered, this,
                [=, this] { m_editor.replace(space, tr("Start from %1").arg(name)); });
    }
}

QWidget *SpacePage::makeFixed()
{
    m_qkv->setRange(1, 65'536);
    m_qkv->setSingleStep(64);
    m_qkv->setFixedWidth(scaled(90));
    m_qkv->setAccessibleName(tr("Query width"));
    m_qkv->setToolTip(tr("Width of queries, keys and values over all heads, the same in every subnet"));
    m_qkvFault->setWordWrap(true);
    auto *name = label(tr("Query width"));
    name->setFixedWidth(scaled(150));
    name->setBuddy(m_qkv);
    auto *fixed = new QWidget;
    auto *row = new QHBoxLayout(fixed);
    row->setContentsMargins(0, 8, 0, 0);
    row->setSpacing(8);
    row->addWidget(name);
    row->addWidget(m_qkv);
    row->addWidget(label(tr("fixed: over all heads, in every subnet"), "help"));
    row->addWidget(m_qkvFault, 1);
    return fixed;
}

QWidget *SpacePage::makePictures()
{
    m_smallest->setAccessibleName(tr("Smallest subnet"));
    m_largest->setAccessibleName(tr("Largest subnet"));
    auto *row = new QHBoxLayout;
    row->setSpacing(32);
    for (ArchitectureView *picture : {m_smallest, m_largest}) {
        auto *menu = new SaveMenu(picture->accessibleName());
        menu->setPainted(picture, [picture] { return picture->csv(); });
        auto *column = new QVBoxLayout;
        column->setSpacing(4);
        column->addLayout(titledWith(picture == m_smallest ? tr("Smallest") : tr("Largest"), menu));
        column->addWidget(picture);
        column->addStretch();
        row->addLayout(column, 1);
    }
    m_pictures->body()->addLayout(row);
    return m_pictures;
}

void SpacePage::connectAll()
{
    QUndoStack &undo = m_editor.undoStack();
    connect(&m_editor, &SpaceEditor::changed, this, &SpacePage::follow);
    connect(&undo, &QUndoStack::indexChanged, this, &SpacePage::followUndo);
    connect(m_undo, &QPushButton::clicked, &undo, &QUndoStack::undo);
    connect(m_redo, &QPushButton::clicked, &undo, &QUndoStack::redo);
    for (const auto &[keys, target] : {std::pair(QKeySequence::Undo, m_undo), {QKeySequence::Redo, m_redo}}) {
        auto *shortcut = new QShortcut(keys, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, target, &QPushButton::click);
    }
    connect(m_name, &QLineEdit::textEdited, &m_editor, &SpaceEditor::rename);
    connect(m_qkv, &QSpinBox::valueChanged, this,
            [this](int value) { m_editor.setFixed(QString::fromUtf8(gene::qkvDim.data()), value); });
    connect(m_open, &QPushButton::clicked, this, &SpacePage::chooseFile);
    connect(m_save, &QPushButton::clicked, this, &SpacePage::chooseTarget);
    connect(m_beside, &SpaceComparisonCard::trouble, this, &SpacePage::sayTrouble);
    connect(m_exportable, &QPushButton::clicked, this, &SpacePage::holdToCtranslate2);
    connect(&m_document, &ProjectDocument::runEnded, this,
            [this] { m_summary->setVocabulary(m_document.vocabulary()); });
    connect(&m_document, &ProjectDocument::runsChanged, this, &SpacePage::followPredictor);
}

/// Latencies are predicted as soon as there is a predictor, and anew by each newer one.
void SpacePage::followPredictor()
{
    qint64 newest = 0;
    for (const RunView *run : m_document.runsOf(JobKind::Predictor))
        newest = run->state == "done" ? static_cast<qint64>(run->run.id) : newest;
    if (newest == std::exchange(m_predictor, newest))
        return;
    m_summary->setPredictor(
        [this](const SearchSpace &space, const SpaceSummary::Take &take, const SpaceSummary::Failure &failed) {
            const nlohmann::json params = {{"space", toJson(space)}, {"samples", SpaceSummary::LatencySamples}};
            m_document.serve().ask(
                "latencies", params,
                [take](const nlohmann::json &result) {
                    const auto values = result.value("milliseconds", std::vector<double>());
                    take(QVector<double>(values.begin(), values.end()));
                },
                failed);
        });
}

void SpacePage::follow()
{
    const SearchSpace &space = m_editor.space();
    if (const QString name = QString::fromStdString(space.name); m_name->text() != name)
        m_name->setText(name);
    const auto qkv = space.fixed.find(std::string(gene::qkvDim));
    const QSignalBlocker quiet(m_qkv);
    m_qkv->setValue(qkv == space.fixed.end() ? m_qkv->minimum() : qkv->second);
    m_qkvFault->setText(m_editor.faultAt("fixed.qkv_dim"));
    showPictures();
}

void SpacePage::showPictures()
{
    if (!m_editor.isSound()) {
        m_smallest->clear();
        m_largest->clear();
        m_pictures->setNote(tr("drawn when no choice is marked"));
        return;
    }
    const SearchSpace &space = m_editor.space();
    const TranslationShape stored = storedShape(space);
    const TranslationShape small = translationShape(space, space.smallestArchitecture());
    const TranslationShape great = translationShape(space, space.largestArchitecture());
    m_smallest->setShape(small, stored);
    m_largest->setShape(great, stored);
    const auto parameters = [](const TranslationShape &shape) {
        return large(static_cast<double>(parametersWithoutEmbeddings(shape)));
    };
    m_pictures->setNote(tr("%1 to %2 parameters, embeddings not counted").arg(parameters(small), parameters(great)));
}

void SpacePage::followUndo()
{
    const QUndoStack &undo = m_editor.undoStack();
    m_undo->setEnabled(undo.canUndo());
    m_redo->setEnabled(undo.canRedo());
    m_undo->setToolTip(undo.canUndo() ? tr("Undo: %1 (Ctrl+Z)").arg(undo.undoText()) : tr("Nothing to undo"));
    m_redo->setToolTip(undo.canRedo() ? tr("Redo: %1 (Ctrl+Shift+Z)").arg(undo.redoText()) : tr("Nothing to redo"));
}

void SpacePage::holdToCtranslate2()
{
    try {
        m_editor.narrow(exportableSpace(m_editor.space(), exportFormat("ctranslate2")),
                        tr("Hold to what CTranslate2 takes"));
    } catch (const Error &error) {
        sayTrouble(errorText(error));
    }
}

void SpacePage::sayTrouble(const QString &message)
{
    m_banner->say(Banner::Kind::Trouble, message);
}

void SpacePage::openFile(const QString &file)
{
    const auto take = [this, file](const SearchSpace &space) {
        m_editor.replace(space, tr("Import %1").arg(QFileInfo(file).fileName()));
        m_banner->hide();
    };
    readSpaceFile(this, file, take, [this](const QString &message) { sayTrouble(message); });
}

void SpacePage::saveTo(const QString &file)
{
    const auto told = [this, file] { m_banner->say(Banner::Kind::News, tr("Saved the space as %1.").arg(file)); };
    writeSpaceFile(this, file, m_editor.space(), told, [this](const QString &message) { sayTrouble(message); });
}

void SpacePage::chooseFile()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Import a space"), {}, tr("Spaces %1").arg(spaceFiles));
    if (!file.isEmpty())
        openFile(file);
}

void SpacePage::chooseTarget()
{
    const QString file = QFileDialog::getSaveFileName(this, tr("Save the space"),
                                                      m_name->text() + QStringLiteral(".json"),
                                                      tr("Spaces (*.json);;HAT configurations (*.yml)"));
    if (!file.isEmpty())
        saveTo(file);
}

void SpacePage::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->urls().size() == 1)
        event->acceptProposedAction();
}

void SpacePage::dropEvent(QDropEvent *event)
{
    openFile(event->mimeData()->urls().first().toLocalFile());
}

void SpacePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        for (auto *painted : {static_cast<QWidget *>(m_smallest), static_cast<QWidget *>(m_largest)})
            painted->update();
    }
    QWidget::changeEvent(event);
}

} // namespace supernet::ui
