// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/card.h"

class QComboBox;

namespace supernet::ui {

class HeatMap;
class ProjectDocument;

/// Where subnets pull apart: tensors over steps for a pair of subnets of one run, and the figures of the row under the
/// pointer or picked by a click.
class ConflictCard : public Card
{
    Q_OBJECT
public:
    explicit ConflictCard(QWidget *parent = nullptr);

    void showRun(const ProjectDocument &document, qint64 run);

    [[nodiscard]] HeatMap *map() const { return m_map; }
    [[nodiscard]] QComboBox *pair() const { return m_pair; }
    [[nodiscard]] QString words() const; ///< What is said below the picture.

Q_SIGNALS:
    void rowChosen(int row); ///< -1: none any more.

protected:
    void changeEvent(QEvent *event) override;

private:
    void draw();
    void sayCell(int row, int column);

    const ProjectDocument *m_document = nullptr;
    qint64 m_run = 0;
    std::size_t m_samples = 0;
    QComboBox *m_pair;
    HeatMap *m_map;
    QLabel *m_words;
};

} // namespace supernet::ui
