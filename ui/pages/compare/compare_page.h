// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/page.h"
#include "pages/compare/comparison.h"

#include <array>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace supernet::ui {

class BarChart;
class Card;
class FactTable;
class PickScoring;

/// The picks side by side: pictures on one scale, bars, and a table of figures and genes with what differs set off. On demand
/// the picks translate the validation sentences, which tells what of their differences is beyond chance.
class ComparePage : public Page
{
    Q_OBJECT
public:
    static constexpr std::size_t MostPicks = 4; ///< That have room beside each other.
    static constexpr int MostSentences = 3000; ///< Of the validation split that a test translates.

    explicit ComparePage(ProjectDocument &document, QWidget *parent = nullptr);

    [[nodiscard]] const std::vector<Subnet> &picks() const { return m_picks; }
    [[nodiscard]] FactTable *table() const { return m_table; }
    [[nodiscard]] BarChart *chart(Measure measure) const { return m_charts[static_cast<std::size_t>(measure)]; }
    [[nodiscard]] QPushButton *differencesButton() const { return m_differences; }
    [[nodiscard]] QPushButton *testButton() const { return m_test; }
    [[nodiscard]] QString note() const;
    [[nodiscard]] QString verdict() const;

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeCharts();
    QWidget *makeTable();
    void showPicks();
    void showPictures();
    void showCharts();
    void drawAgain();
    void showTable();
    void test();
    void showTest();

    std::vector<Subnet> m_picks;
    QLabel *m_note;
    QHBoxLayout *m_pictures;
    std::array<BarChart *, 4> m_charts{};
    FactTable *m_table;
    Card *m_tableCard;
    QPushButton *m_differences;
    QPushButton *m_test;
    QLabel *m_verdict;
    PickScoring *m_scoring;
};

} // namespace supernet::ui
