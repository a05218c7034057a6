// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/search/steering.h"
#include "widgets/card.h"

#include <cstdint>
#include <optional>

class QSlider;

namespace supernet::ui {

class LineChart;
class ProjectDocument;

/// Hypervolume by generation, and a slider that takes the search back to any of them, with what it was steered to there. At
/// its right end it follows.
class ReplayCard : public Card
{
    Q_OBJECT
public:
    explicit ReplayCard(QWidget *parent = nullptr);

    /// Draws what has come since the last call; `afresh` begins again, as for another search.
    void showSearch(const ProjectDocument &document, qint64 search, bool afresh);
    void restyle();
    /// The last generation to show; nothing at the right end.
    [[nodiscard]] std::optional<std::int64_t> generation() const;

    [[nodiscard]] LineChart *chart() const { return m_chart; }
    [[nodiscard]] QSlider *slider() const { return m_slider; }
    [[nodiscard]] const QString &words() const { return m_words; } ///< At the right of the title.

Q_SIGNALS:
    void generationChanged();

private:
    void setNewest(int generation);
    void showSteers(const ProjectDocument &document, qint64 search);
    void sayWhere();

    LineChart *m_chart;
    QSlider *m_slider;
    QLabel *m_where;
    QString m_volume; ///< The last one, in words.
    QString m_words;
    QVector<Steer> m_steers;
    bool m_follows = true;
};

} // namespace supernet::ui
