// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/space/choice_model.h"

#include "domain/space/gene_names.h"

#include <array>
#include <QCoreApplication>
#include <QLocale>

namespace supernet::ui {

namespace {

struct GeneWords
{
    std::string_view gene;
    const char *title;
    const char *help;
};

const GeneWords *wordsOf(const QString &gene)
{
    static constexpr auto ffnHelp = QT_TRANSLATE_NOOP("ChoiceModel",
                                                      "Inner width of a layer's feed-forward part: most of its "
                                                      "parameters");
    static constexpr auto headsHelp = QT_TRANSLATE_NOOP("ChoiceModel",
                                                        "Parts that attention works in side by side; they "
                                                        "divide the query width");
    static constexpr std::array words = {
        GeneWords{gene::encoderEmbed, QT_TRANSLATE_NOOP("ChoiceModel", "Encoder width"),
                  QT_TRANSLATE_NOOP("ChoiceModel", "Numbers that stand for a token in the encoder")},
        GeneWords{gene::encoderLayers, QT_TRANSLATE_NOOP("ChoiceModel", "Encoder depth"),
                  QT_TRANSLATE_NOOP("ChoiceModel", "Layers of the encoder")},
        GeneWords{gene::encoderFfn, QT_TRANSLATE_NOOP("ChoiceModel", "Encoder FFN"), ffnHelp},
        GeneWords{gene::encoderSelfHeads, QT_TRANSLATE_NOOP("ChoiceModel", "Encoder heads"), headsHelp},
        GeneWords{gene::decoderEmbed, QT_TRANSLATE_NOOP("ChoiceModel", "Decoder width"),
                  QT_TRANSLATE_NOOP("ChoiceModel", "Numbers that stand for a token in the decoder")},
        GeneWords{gene::decoderLayers, QT_TRANSLATE_NOOP("ChoiceModel", "Decoder depth"),
                  QT_TRANSLATE_NOOP("ChoiceModel",
                                    "Layers of the decoder: they run once for each word, so they decide "
                                    "the latency")},
        GeneWords{gene::decoderFfn, QT_TRANSLATE_NOOP("ChoiceModel", "Decoder FFN"), ffnHelp},
        GeneWords{gene::decoderSelfHeads, QT_TRANSLATE_NOOP("ChoiceModel", "Decoder heads"), headsHelp},
        GeneWords{gene::decoderCrossHeads, QT_TRANSLATE_NOOP("ChoiceModel", "Heads to the encoder"), headsHelp},
        GeneWords{gene::decoderSpan, QT_TRANSLATE_NOOP("ChoiceModel", "Attention span"),
                  QT_TRANSLATE_NOOP("ChoiceModel", "How many of the last encoder layers a decoder layer attends to")},
    };
    for (const GeneWords &entry : words) {
        if (gene == QString::fromUtf8(entry.gene.data(), static_cast<qsizetype>(entry.gene.size())))
            return &entry;
    }
    return nullptr;
}

QString inWindowsLanguage(const char *text)
{
    return QCoreApplication::translate("ChoiceModel", text);
}

} // namespace

QString rowTitle(const ChoiceRow &row)
{
    if (row.layer >= 0)
        return ChoiceModel::tr("Layer %1").arg(row.layer + 1);
    return geneTitle(row.gene);
}

QString geneTitle(const QString &gene)
{
    const GeneWords *words = wordsOf(gene);
    return words ? inWindowsLanguage(words->title) : gene;
}

QString chipText(const QString &gene, int value)
{
    const std::string_view span = gene::decoderSpan;
    if (gene != QString::fromUtf8(span.data(), static_cast<qsizetype>(span.size())))
        return QLocale().toString(value);
    const int layers = gene::spanLayers(value);
    return layers == 1 ? ChoiceModel::tr("last layer") : ChoiceModel::tr("last %1 layers").arg(layers);
}

ChoiceModel::ChoiceModel(SpaceEditor &editor, QObject *parent)
    : QAbstractListModel(parent)
    , m_editor(editor)
    , m_rows(editor.rows())
{
    connect(&editor, &SpaceEditor::changed, this, &ChoiceModel::follow);
}

int ChoiceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ChoiceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ChoiceRow &row = m_rows[index.row()];
    if (role == Qt::DisplayRole)
        return rowTitle(row);
    if (role == FaultRole)
        return row.fault;
    const GeneWords *words = role == Qt::ToolTipRole ? wordsOf(row.gene) : nullptr;
    return words ? QVariant(inWindowsLanguage(words->help)) : QVariant();
}

void ChoiceModel::follow()
{
    const QList<ChoiceRow> fresh = m_editor.rows();
    const bool same = std::equal(fresh.begin(), fresh.end(), m_rows.begin(), m_rows.end(),
                                 [](const auto &a, const auto &b) { return a.gene == b.gene && a.layer == b.layer; });
    if (!same) {
        beginResetModel();
        m_rows = fresh;
        endResetModel();
        return;
    }
    for (int number = 0; number < fresh.size(); ++number) {
        if (fresh[number] == m_rows[number])
            continue;
        m_rows[number] = fresh[number];
        Q_EMIT dataChanged(index(number), index(number));
    }
}

} // namespace supernet::ui
