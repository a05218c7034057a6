// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/subnets.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace supernet::ui {

/// One model beside others: which it is, what it makes of the sentence, and how long it took.
class TranslationColumn : public QFrame
{
    Q_OBJECT
public:
    /// `number` from 0 gives the colour.
    explicit TranslationColumn(int number, QWidget *parent = nullptr);

    /// Keeps what is chosen where it is still there, else takes `wanted`.
    void setChoices(const std::vector<Subnet> &subnets, const QString &wanted);
    void choose(const QString &id);
    [[nodiscard]] const Subnet *subnet() const; ///< Null when there is nothing to choose.
    [[nodiscard]] QColor colour() const;
    void setRemovable(bool removable);

    void showWaiting();
    void showTranslation(const QString &text, double milliseconds);
    void showTrouble(const QString &message);
    void showNothing();
    [[nodiscard]] std::optional<double> time() const { return m_time; } ///< Milliseconds; nothing before there is one.
    void setSlowest(double milliseconds); ///< Of all columns, for the bar.

    [[nodiscard]] QString text() const;
    [[nodiscard]] QComboBox *choice() const { return m_choice; }
    [[nodiscard]] QPushButton *removeButton() const { return m_remove; }

Q_SIGNALS:
    void chosen(); ///< Another model.
    void removeWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void tint();
    void showFigures();

    int m_number;
    std::vector<Subnet> m_subnets;
    std::optional<double> m_time;
    QComboBox *m_choice;
    QPushButton *m_remove;
    QLabel *m_figures;
    QLabel *m_text;
    QLabel *m_timeText;
    QProgressBar *m_bar;
};

} // namespace supernet::ui
