// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/space_editor.h"

#include "project/core_words.h"

#include <algorithm>
#include <QUndoStack>

namespace supernet::ui {

namespace {

Gene *find(SearchSpace &space, const QString &gene)
{
    const auto found = std::ranges::find(space.genes, gene.toStdString(), &Gene::name);
    return found == space.genes.end() ? nullptr : &*found;
}

std::vector<int> &choicesOf(Gene &gene, int layer)
{
    return layer < 0 ? gene.choices : gene.layerChoices.at(layer);
}

/// Where SearchSpace::validate() places its findings about the choices of a row.
std::string placeOf(const std::string &gene, int layer)
{
    return layer < 0 ? gene + ".choices" : gene + ".layer_choices[" + std::to_string(layer) + ']';
}

/// Switched on, a choice keeps the order in which the others were written: HAT's files fall, ours rise.
void switchOn(std::vector<int> &choices, int value, bool on)
{
    const bool falling = choices.size() > 1 && choices.front() > choices.back();
    std::erase(choices, value);
    if (!on)
        return;
    const auto place = std::ranges::find_if(choices,
                                            [&](int other) { return falling ? other < value : other > value; });
    choices.insert(place, value);
}

int layersOf(const SearchSpace &space, const Gene &gene)
{
    const Gene *depth = space.find(gene.depth);
    return depth && !depth->choices.empty() ? std::max(0, std::ranges::max(depth->choices)) : 0;
}

} // namespace

/// The state before and after an edit: spaces are small.
class SpaceEditor::Edit : public QUndoCommand
{
public:
    Edit(SpaceEditor &editor, State after, const QString &text, const QString &key)
        : QUndoCommand(text)
        , m_editor(editor)
        , m_before(editor.m_state)
        , m_after(std::move(after))
        , m_key(key)
    {
    }

    void undo() override { m_editor.show(m_before); }
    void redo() override { m_editor.show(m_after); }
    [[nodiscard]] int id() const override { return 1; }

    bool mergeWith(const QUndoCommand *later) override
    {
        const auto &next = static_cast<const Edit &>(*later);
        if (m_key.isEmpty() || next.m_key != m_key)
            return false;
        m_after = next.m_after;
        setObsolete(m_after == m_before);
        return true;
    }

private:
    SpaceEditor &m_editor;
    State m_before;
    State m_after;
    QString m_key;
};

SpaceEditor::SpaceEditor(SearchSpace space, QUndoStack &undo, QObject *parent)
    : QObject(parent)
    , m_state(stateOf(space))
    , m_undo(undo)
    , m_issues(m_state.space.validate())
{
}

SpaceEditor::State SpaceEditor::stateOf(const SearchSpace &space)
{
    State state{space, {}};
    for (const Gene &gene : space.genes) {
        state.atHand[{gene.name, -1}] = {gene.choices.begin(), gene.choices.end()};
        for (const auto &[layer, choices] : gene.layerChoices)
            state.atHand[{gene.name, layer}] = {choices.begin(), choices.end()};
    }
    return state;
}

bool SpaceEditor::isSound() const
{
    return std::ranges::none_of(m_issues, [](const Issue &issue) { return issue.severity == Issue::Severity::Error; });
}

bool SpaceEditor::isCountable() const
{
    constexpr int mostLayers = 256; // As validate() has it.
    for (const Gene &gene : space().genes) {
        const auto empty = [](const auto &layer) { return layer.second.empty(); };
        if (gene.choices.empty() || std::ranges::any_of(gene.layerChoices, empty))
            return false;
        if (space().isDepth(gene)
            && (std::ranges::min(gene.choices) < 1 || std::ranges::max(gene.choices) > mostLayers))
            return false;
        if (gene.scope == Gene::Scope::Layer && !space().find(gene.depth))
            return false;
    }
    return !space().genes.empty();
}

QString SpaceEditor::faultAt(const std::string &where) const
{
    QStringList sentences;
    for (const Issue &issue : m_issues) {
        const QString sentence = coreText(issue.sentence);
        if (issue.where == where && !sentences.contains(sentence))
            sentences << sentence;
    }
    return sentences.join(QLatin1Char(' '));
}

ChoiceRow SpaceEditor::rowOf(const Gene &gene, int layer) const
{
    ChoiceRow row;
    row.gene = QString::fromStdString(gene.name);
    row.layer = layer;
    row.layers = gene.scope == Gene::Scope::Layer ? layersOf(space(), gene) : 0;
    const std::vector<int> &choices = layer < 0 ? gene.choices : gene.layerChoices.at(layer);
    const std::string place = placeOf(gene.name, layer);
    QStringList faults;
    if (const QString fault = faultAt(place); !fault.isEmpty())
        faults << fault;
    if (const QString fault = layer < 0 ? faultAt(gene.name) : QString(); !fault.isEmpty())
        faults << fault;
    std::set<int> values(choices.begin(), choices.end());
    if (const auto found = m_state.atHand.find({gene.name, layer}); found != m_state.atHand.end())
        values.insert(found->second.begin(), found->second.end());
    for (const int value : values) {
        const auto at = std::ranges::find(choices, value);
        Chip chip{value, at != choices.end(), {}};
        if (chip.on)
            chip.fault = faultAt(place + '[' + std::to_string(at - choices.begin()) + ']');
        if (!chip.fault.isEmpty())
            faults << chip.fault;
        row.chips << chip;
    }
    row.fault = faults.join(QLatin1Char(' '));
    return row;
}

QList<ChoiceRow> SpaceEditor::rows() const
{
    QList<ChoiceRow> rows;
    for (const Gene &gene : space().genes) {
        rows << rowOf(gene, -1);
        for (const auto &[layer, choices] : gene.layerChoices)
            rows << rowOf(gene, layer);
    }
    return rows;
}

void SpaceEditor::edit(const QString &text, const QString &key, const std::function<void(State &)> &change)
{
    State after = m_state;
    change(after);
    if (after != m_state)
        m_undo.push(new Edit(*this, std::move(after), text, key));
}

void SpaceEditor::show(const State &state)
{
    m_state = state;
    m_issues = m_state.space.validate();
    Q_EMIT changed();
}

void SpaceEditor::setOn(const QString &gene, int layer, int value, bool on)
{
    const QString key = QStringLiteral("%1/%2/%3").arg(gene).arg(layer).arg(value);
    edit(on ? tr("Offer %1 in %2").arg(value).arg(gene) : tr("Withdraw %1 from %2").arg(value).arg(gene), key,
         [&](State &state) {
             if (Gene *found = find(state.space, gene))
                 switchOn(choicesOf(*found, layer), value, on);
         });
}

void SpaceEditor::add(const QString &gene, int layer, int value)
{
    edit(tr("Add %1 to %2").arg(value).arg(gene), {}, [&](State &state) {
        if (Gene *found = find(state.space, gene)) {
            switchOn(choicesOf(*found, layer), value, true);
            state.atHand[{found->name, layer}].insert(value);
        }
    });
}

void SpaceEditor::remove(const QString &gene, int layer, int value)
{
    edit(tr("Remove %1 from %2").arg(value).arg(gene), {}, [&](State &state) {
        if (Gene *found = find(state.space, gene)) {
            switchOn(choicesOf(*found, layer), value, false);
            state.atHand[{found->name, layer}].erase(value);
        }
    });
}

void SpaceEditor::overrideLayer(const QString &gene, int layer)
{
    edit(tr("Own choices for layer %1 of %2").arg(layer + 1).arg(gene), {}, [&](State &state) {
        Gene *found = find(state.space, gene);
        if (!found || found->layerChoices.contains(layer))
            return;
        found->layerChoices[layer] = found->choices;
        state.atHand[{found->name, layer}] = state.atHand[{found->name, -1}];
    });
}

void SpaceEditor::dropOverride(const QString &gene, int layer)
{
    edit(tr("Layer %1 of %2 as the others").arg(layer + 1).arg(gene), {}, [&](State &state) {
        if (Gene *found = find(state.space, gene)) {
            found->layerChoices.erase(layer);
            state.atHand.erase({found->name, layer});
        }
    });
}

void SpaceEditor::setFixed(const QString &name, int value)
{
    edit(tr("Set %1 to %2").arg(name).arg(value), QStringLiteral("fixed/") + name,
         [&](State &state) { state.space.fixed[name.toStdString()] = value; });
}

void SpaceEditor::rename(const QString &name)
{
    edit(tr("Rename the space"), QStringLiteral("name"), [&](State &state) { state.space.name = name.toStdString(); });
}

void SpaceEditor::narrow(const SearchSpace &space, const QString &what)
{
    edit(what, {}, [&](State &state) { state.space = space; });
}

void SpaceEditor::replace(const SearchSpace &space, const QString &what)
{
    edit(what, {}, [&](State &state) { state = stateOf(space); });
}

} // namespace supernet::ui
