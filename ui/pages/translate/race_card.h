// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/translate/race.h"
#include "pages/translate/validation_text.h"
#include "widgets/card.h"

#include <QColor>

class QLabel;
class QPushButton;

namespace supernet::ui {

/// What a lane is called, and in which colour it fills.
struct Racer
{
    QString name;
    QColor colour;
};

/// The lanes of a race: how many sentences each has done, in which time.
class RaceLanes : public QWidget
{
    Q_OBJECT
public:
    explicit RaceLanes(const Race &race, QWidget *parent = nullptr);

    void setRacers(const QList<Racer> &racers);
    [[nodiscard]] const QList<Racer> &racers() const { return m_racers; }
    [[nodiscard]] QString csv() const; ///< model, sentences, of, milliseconds
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void tell();

    const Race &m_race;
    QList<Racer> m_racers;
};

/// Fifty validation sentences through the models at the same time.
class RaceCard : public Card
{
    Q_OBJECT
public:
    static constexpr int Sentences = 50;

    explicit RaceCard(QWidget *parent = nullptr);

    void setText(const ValidationText &text);
    void setRacers(const QList<Racer> &racers); ///< Another field gives up a race under way.
    void start(Race::Translator translator);
    [[nodiscard]] Race &race() { return m_race; }
    [[nodiscard]] QPushButton *startButton() const { return m_start; }
    [[nodiscard]] QString result() const;

Q_SIGNALS:
    void startWanted();
    void failed(const QString &message);

private:
    void showState();
    /// Who won, by how much, and what the slower ones give for it; empty before the end.
    [[nodiscard]] QString verdict() const;

    Race m_race;
    ValidationText m_text;
    RaceLanes *m_lanes;
    QPushButton *m_start;
    QLabel *m_result;
};

} // namespace supernet::ui
