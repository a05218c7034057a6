// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/compare/comparison.h"
#include "pages/page.h"

#include <array>
#include <QVariantMap>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace supernet::ui {

class BarChart;
class Card;
class FactTable;
class PickScoring;
class RetrainingCard;
class TrustReader;
class TruthCard;

/// The picks side by side: pictures on one scale, bars, and a table of figures and genes with what differs set off. On demand
/// the picks translate the validation sentences, which tells what of their differences is beyond chance. Two further views tell
/// whether the supernet's scores can be believed, and what retraining the picks is worth.
class ComparePage : public Page
{
    Q_OBJECT
    Q_PROPERTY(QVariantMap keptView READ keptView WRITE setKeptView)
public:
    enum class View { Picks, Truth, Retraining };

    explicit ComparePage(ProjectDocument &document, QWidget *parent = nullptr);

    [[nodiscard]] const std::vector<Subnet> &picks() const { return m_picks; }
    [[nodiscard]] FactTable *table() const { return m_table; }
    [[nodiscard]] BarChart *chart(Measure measure) const { return m_charts[static_cast<std::size_t>(measure)]; }
    [[nodiscard]] QPushButton *differencesButton() const { return m_differences; }
    [[nodiscard]] QPushButton *testButton() const { return m_test; }
    void showView(View view);
    [[nodiscard]] QPushButton *viewButton(View view) const { return m_viewButtons[static_cast<std::size_t>(view)]; }
    [[nodiscard]] TruthCard *truth() const { return m_truth; }
    [[nodiscard]] RetrainingCard *retraining() const { return m_retraining; }
    [[nodiscard]] QString note() const;
    [[nodiscard]] QString verdict() const;

    /// The view and what is left out of it, to be kept; empty as at first.
    [[nodiscard]] QVariantMap keptView() const;
    void setKeptView(const QVariantMap &view);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makePicks();
    QWidget *makeCharts();
    QWidget *makeTable();
    void showPicks();
    void showPictures();
    void showCharts();
    void drawAgain();
    void readTrust();
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
    TrustReader *m_trust;
    TruthCard *m_truth;
    RetrainingCard *m_retraining;
    std::array<QPushButton *, 3> m_viewButtons{};
    QStackedWidget *m_views;
};

} // namespace supernet::ui
