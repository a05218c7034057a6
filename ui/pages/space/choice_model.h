// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project/space_editor.h"

#include <QAbstractListModel>

namespace supernet::ui {

/// The rows of an edited space: a gene each, and below it the layers with choices of their own. Follows the editor.
class ChoiceModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { FaultRole = Qt::UserRole };

    explicit ChoiceModel(SpaceEditor &editor, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    /// As text, the name of the row; as tool tip, what it means.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] const ChoiceRow &row(int number) const { return m_rows[number]; }

private:
    void follow();

    SpaceEditor &m_editor;
    QList<ChoiceRow> m_rows;
};

/// `Encoder width`, `Layer 2`, in the window's language; a gene that the program does not know keeps its name.
[[nodiscard]] QString rowTitle(const ChoiceRow &row);
[[nodiscard]] QString geneTitle(const QString &gene); ///< Its name in the window's language.
/// A choice as a person reads it: the attention span in encoder layers, all others as they are.
[[nodiscard]] QString chipText(const QString &gene, int value);

} // namespace supernet::ui
