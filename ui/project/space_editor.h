// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/search_space.h"

#include <functional>
#include <QObject>
#include <set>

class QUndoStack;

namespace supernet::ui {

/// A choice of a gene as the page shows it: one that the space offers, or one at hand that it does not.
struct Chip
{
    int value = 0;
    bool on = false;
    QString fault; ///< Why the space cannot have it; empty when it can.

    bool operator==(const Chip &) const = default;
};

/// The choices of a gene, or of a single layer of it.
struct ChoiceRow
{
    QString gene;
    int layer = -1; ///< From 0 for a layer's own choices; -1 for those of all other layers, or of the whole net.
    int layers = 1; ///< That the gene has at the greatest depth; 0 for a gene of the whole net.
    QList<Chip> chips; ///< From small to large.
    QString fault; ///< Of the row as a whole.

    bool operator==(const ChoiceRow &) const = default;
};

/// The space of a project while it is edited. Every edit is one step of the undo stack; faults are findings, so that a
/// space may pass through states that cannot be trained.
class SpaceEditor : public QObject
{
    Q_OBJECT
public:
    SpaceEditor(SearchSpace space, QUndoStack &undo, QObject *parent = nullptr);

    [[nodiscard]] const SearchSpace &space() const { return m_state.space; }
    [[nodiscard]] const std::vector<Issue> &issues() const { return m_issues; }
    [[nodiscard]] bool isSound() const; ///< No finding is an error.
    /// Whether genes and depths are in such order that the architectures can be counted.
    [[nodiscard]] bool isCountable() const;
    [[nodiscard]] QList<ChoiceRow> rows() const;
    [[nodiscard]] QString faultAt(const std::string &where) const; ///< For example `fixed.qkv_dim`.
    [[nodiscard]] QUndoStack &undoStack() const { return m_undo; }

    void setOn(const QString &gene, int layer, int value, bool on);
    void add(const QString &gene, int layer, int value); ///< Puts it at hand, switched on.
    void remove(const QString &gene, int layer, int value); ///< Neither on nor at hand any more.
    void overrideLayer(const QString &gene, int layer); ///< Gives a layer choices of its own, at first the others'.
    void dropOverride(const QString &gene, int layer);
    void setFixed(const QString &name, int value);
    void rename(const QString &name);
    void narrow(const SearchSpace &space, const QString &what); ///< To some of its choices; the others stay at hand.
    void replace(const SearchSpace &space, const QString &what); ///< A preset or an imported space in place of all.

Q_SIGNALS:
    void changed();

private:
    /// Choices that are shown but may be off, by gene and layer.
    using AtHand = std::map<std::pair<std::string, int>, std::set<int>>;
    struct State
    {
        SearchSpace space;
        AtHand atHand;

        bool operator==(const State &) const = default;
    };
    class Edit;

    /// One step of the undo stack. Steps with the same key that follow each other are one.
    void edit(const QString &text, const QString &key, const std::function<void(State &)> &change);
    void show(const State &state);
    [[nodiscard]] static State stateOf(const SearchSpace &space);
    [[nodiscard]] ChoiceRow rowOf(const Gene &gene, int layer) const;

    State m_state;
    QUndoStack &m_undo;
    std::vector<Issue> m_issues;
};

} // namespace supernet::ui
