// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/page.h"
#include "pages/subnets.h"
#include "pages/translate/latest_only.h"
#include "pages/translate/validation_text.h"

#include <QList>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace supernet::ui {

class RaceCard;
class SpeedPanel;
class TranslationColumn;

/// A sentence translated by two to four models side by side, a race between them, and a slider along the front.
class TranslatePage : public Page
{
    Q_OBJECT
public:
    static constexpr qsizetype FewestColumns = 2;
    static constexpr qsizetype MostColumns = 4;

    explicit TranslatePage(ProjectDocument &document, QWidget *parent = nullptr);

    void translate(); ///< The sentence, by all columns and the slider's subnet.

    [[nodiscard]] QLineEdit *sentence() const { return m_sentence; }
    [[nodiscard]] QPushButton *translateButton() const { return m_translate; }
    [[nodiscard]] QPushButton *exampleButton() const { return m_example; }
    [[nodiscard]] QPushButton *addButton() const { return m_add; }
    [[nodiscard]] const QList<TranslationColumn *> &columns() const { return m_columns; }
    [[nodiscard]] RaceCard *raceCard() const { return m_race; }
    [[nodiscard]] SpeedPanel *speed() const { return m_speed; }

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeInput();
    QWidget *makeSide();
    void layOut();
    void connectAll();

    void showSubnets();
    void addColumn(const QString &id);
    void removeColumn(TranslationColumn *column);
    void putBeside(const QString &id);
    void columnsChanged();
    void suggest();
    void takeExample();
    void translateColumn(TranslationColumn *column);
    void translateSlider();
    void race();
    void tellTrouble(const QString &message);

    std::vector<Subnet> m_subnets;
    ValidationText m_text;
    std::size_t m_nextExample = 0;
    LatestOnly m_sliderRequests;
    QLineEdit *m_sentence;
    QPushButton *m_translate;
    QPushButton *m_example;
    QPushButton *m_add;
    QLabel *m_reference;
    QHBoxLayout *m_row;
    QList<TranslationColumn *> m_columns;
    RaceCard *m_race;
    SpeedPanel *m_speed;
    bool m_columnsChosen = false; ///< By a person, who then keeps them.
};

} // namespace supernet::ui
