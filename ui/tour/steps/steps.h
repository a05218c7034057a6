// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tour/tour_step.h"

class QHBoxLayout;
class QLabel;

namespace supernet::ui {

class ArchitectureView;
class FrontPlot;
class HeatMap;
class RaceCard;
class SpeedPanel;
struct HeatCells;

/// A sentence and its translation by the best subnet, which appears word by word.
class TranslateStep : public TourStep
{
    Q_OBJECT
public:
    explicit TranslateStep(TourSubject &subject);
    [[nodiscard]] QString shown() const;

protected:
    void restart() override;
    void tick() override;

private:
    void take(const QString &translation);

    QLabel *m_source;
    QLabel *m_target;
    QStringList m_words;
    qsizetype m_said = 0;
    std::size_t m_next = 0;
};

/// Three subnets, small, middle and large, with their speed and quality.
class SizesStep : public TourStep
{
    Q_OBJECT
public:
    explicit SizesStep(TourSubject &subject);

protected:
    void restart() override { }
};

/// One picture that grows and shrinks through all sizes of the front.
class ContainStep : public TourStep
{
    Q_OBJECT
public:
    explicit ContainStep(TourSubject &subject);

protected:
    void restart() override;
    void tick() override;

private:
    ArchitectureView *m_picture;
    QLabel *m_figures;
    std::size_t m_at = 0;
    bool m_up = true;
};

/// Where subnets pull apart, filled column by column.
class AgreeStep : public TourStep
{
    Q_OBJECT
public:
    explicit AgreeStep(TourSubject &subject);
    ~AgreeStep() override;
    [[nodiscard]] HeatMap *map() const { return m_map; }

protected:
    void restart() override;
    void tick() override;

private:
    std::unique_ptr<HeatCells> m_cells;
    HeatMap *m_map;
    qsizetype m_columns = 0;
};

/// The search, generation by generation.
class SearchStep : public TourStep
{
    Q_OBJECT
public:
    explicit SearchStep(TourSubject &subject);
    [[nodiscard]] FrontPlot *plot() const { return m_plot; }

protected:
    void restart() override;
    void tick() override;

private:
    FrontPlot *m_plot;
    QLabel *m_where;
    qint64 m_search = 0;
    std::int64_t m_generation = 0;
    std::int64_t m_last = 0;
};

/// The slider from faster to better, with a translation of what it stands on.
class ChooseStep : public TourStep
{
    Q_OBJECT
public:
    explicit ChooseStep(TourSubject &subject);
    [[nodiscard]] SpeedPanel *panel() const { return m_panel; }

protected:
    void restart() override;

private:
    void say();

    SpeedPanel *m_panel;
    QString m_asked; ///< The subnet that was asked last: answers of others are not wanted.
};

/// The fastest against the best.
class RaceStep : public TourStep
{
    Q_OBJECT
public:
    explicit RaceStep(TourSubject &subject);
    [[nodiscard]] RaceCard *card() const { return m_card; }

protected:
    void restart() override;
    void leave() override;

private:
    void start();

    RaceCard *m_card;
};

} // namespace supernet::ui
