// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QFrame;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace supernet::ui {

class Banner;
class Card;
class FrontPlot;
class Inspector;
class JobControls;
class LineChart;
class ProjectDocument;
class SettingsForm;
struct RunView;

/// Starts and watches searches: the scatter of latency and quality fills while they work; a click picks a subnet.
class SearchPage : public QWidget
{
    Q_OBJECT
public:
    explicit SearchPage(ProjectDocument &document, QWidget *parent = nullptr);

    [[nodiscard]] FrontPlot *plot() const { return m_plot; }
    [[nodiscard]] Inspector *inspector() const { return m_inspector; }
    [[nodiscard]] JobControls *controls() const { return m_controls; }
    [[nodiscard]] SettingsForm *settings() const { return m_form; }
    [[nodiscard]] Banner *banner() const { return m_banner; }
    [[nodiscard]] LineChart *hypervolume() const { return m_hypervolume; }

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeBar();
    QWidget *makeScatter();
    QWidget *makeBelow();
    void connectAll();

    void showRuns();
    void addFacts(qint64 run, bool afresh);
    void showPoints();
    void showHypervolume(bool afresh);
    void setQuality(bool bleu);
    void pick(const QString &id);
    void hover(const QString &id, const QPoint &at);
    void showLimit();
    void tellEnd(qint64 run);
    [[nodiscard]] const RunView *current() const;

    ProjectDocument &m_document;
    Banner *m_banner;
    JobControls *m_controls;
    QComboBox *m_choice;
    QPushButton *m_byBleu;
    QPushButton *m_byLoss;
    Card *m_card;
    FrontPlot *m_plot;
    QFrame *m_hoverCard;
    QLabel *m_hoverText;
    Card *m_volumeCard;
    LineChart *m_hypervolume;
    QLabel *m_best;
    QPushButton *m_pickBest;
    QStackedWidget *m_side;
    Inspector *m_inspector;
    SettingsForm *m_form;
    std::size_t m_metricsDrawn = 0;
    bool m_qualityChosen = false;
    bool m_runChosen = false;
};

} // namespace supernet::ui
