// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/space/space_figures.h"
#include "widgets/card.h"

#include <optional>

class QTableView;
class QToolButton;

namespace supernet::ui {

class FactTable;
class Histogram;
class ProjectDocument;
class SaveMenu;

/// The space that is edited beside another one: a preset, one that a run was trained in, or one from a file. Kept up with every
/// edit; empty until another space is chosen.
class SpaceComparisonCard : public Card
{
    Q_OBJECT
public:
    explicit SpaceComparisonCard(ProjectDocument &document, QWidget *parent = nullptr);

    void compareWith(const SearchSpace &other);
    void openFile(const QString &file);

    [[nodiscard]] QToolButton *choice() const { return m_choice; }
    [[nodiscard]] FactTable *table() const { return m_table; }
    [[nodiscard]] Histogram *parameters() const { return m_parameters; } ///< Of the other space, as the next.
    [[nodiscard]] Histogram *flops() const { return m_flops; }

Q_SIGNALS:
    void trouble(const QString &message);

private:
    void fillChoice();
    void chooseFile();
    void follow();

    ProjectDocument &m_document;
    std::optional<SearchSpace> m_other;
    CostSampler m_sampler;
    QToolButton *m_choice;
    FactTable *m_table;
    QWidget *m_inside;
    QTableView *m_view;
    Histogram *m_parameters;
    Histogram *m_flops;
};

} // namespace supernet::ui
