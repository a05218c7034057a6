// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace supernet::ui {

class ChoiceModel;
class FlowLayout;
class SpaceEditor;
struct Chip;
struct ChoiceRow;

/// One row of the space: its name, its choices as chips that are clicked on and off, a field that adds one, and what is
/// wrong. Delete takes a chip away.
class ChoiceRowView : public QWidget
{
    Q_OBJECT
public:
    ChoiceRowView(SpaceEditor &editor, const ChoiceRow &row, const QString &help);

    void show(const ChoiceRow &row);
    [[nodiscard]] QPushButton *chip(int value) const; ///< Null when there is none.
    [[nodiscard]] QLineEdit *addField() const { return m_add; }
    [[nodiscard]] QToolButton *layerButton() const { return m_layers; } ///< Null where layers cannot differ.
    [[nodiscard]] QPushButton *dropButton() const { return m_drop; } ///< Null but for a layer's own choices.
    [[nodiscard]] QString fault() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPushButton *makeChip(int value);
    void refresh(QPushButton &chip, const Chip &shown) const;
    QWidget *makeEnd();
    void fillLayers();
    void addTyped();

    SpaceEditor &m_editor;
    QString m_gene;
    int m_layer;
    int m_layerCount = 0;
    QList<QPushButton *> m_chips;
    QWidget *m_flow;
    FlowLayout *m_flowLayout;
    QLineEdit *m_add;
    QLabel *m_fault;
    QToolButton *m_layers = nullptr;
    QPushButton *m_drop = nullptr;
};

/// All rows of a ChoiceModel, encoder and decoder apart.
class ChoiceList : public QWidget
{
    Q_OBJECT
public:
    ChoiceList(SpaceEditor &editor, ChoiceModel &model, QWidget *parent = nullptr);

    [[nodiscard]] ChoiceRowView *row(const QString &gene, int layer = -1) const;

private:
    void rebuild();
    void refresh(int first, int last);

    SpaceEditor &m_editor;
    ChoiceModel &m_model;
    QVBoxLayout *m_column;
    QList<ChoiceRowView *> m_rows;
};

} // namespace supernet::ui
