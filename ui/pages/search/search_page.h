// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/page.h"
#include "plots/front_axes.h"

#include <QStringList>
#include <QVariantMap>

class QComboBox;
class QPushButton;
class QStackedWidget;

namespace supernet {
struct Candidate;
struct RunRecord;
} // namespace supernet

namespace supernet::ui {

class AxesChoice;
class Card;
class DeviceLatencies;
class FrontPlot;
class FrontsMenu;
class HoverCard;
class Inspector;
class JobControls;
class Legend;
class LineChart;
class ReplayCard;
class SettingsForm;
class SteerCard;
struct FrontGhost;
struct FrontView;
struct RunView;

/// Starts, watches and steers searches: the scatter of cost and quality fills while they work; a click picks a subnet.
class SearchPage : public Page
{
    Q_OBJECT
    Q_PROPERTY(QVariantMap keptView READ keptView WRITE setKeptView)
public:
    explicit SearchPage(ProjectDocument &document, QWidget *parent = nullptr);

    [[nodiscard]] FrontPlot *plot() const { return m_plot; }
    [[nodiscard]] Inspector *inspector() const { return m_inspector; }
    [[nodiscard]] JobControls *controls() const { return m_controls; }
    [[nodiscard]] SettingsForm *settings() const { return m_form; }
    [[nodiscard]] ReplayCard *replay() const { return m_replay; }
    [[nodiscard]] SteerCard *steering() const { return m_steer; }
    [[nodiscard]] FrontsMenu *fronts() const { return m_fronts; }
    [[nodiscard]] HoverCard *hoverCard() const { return m_hoverCard; }
    [[nodiscard]] QComboBox *searchChoice() const { return m_choice; }
    [[nodiscard]] AxesChoice *axesChoice() const { return m_axes; }
    [[nodiscard]] QPushButton *pickBestButton() const { return m_pickBest; }
    [[nodiscard]] QPushButton *pickKneeButton() const { return m_pickKnee; }
    [[nodiscard]] Legend *legend() const { return m_legend; }

    /// What is shown, to be kept: the axes, and the search and the limit where a person has chosen them.
    [[nodiscard]] QVariantMap keptView() const;
    void setKeptView(const QVariantMap &view);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeBar();
    QWidget *makeScatter();
    QWidget *makeBelow();
    QWidget *makeSide();
    void connectControls();
    void connectPlot();
    void connectDocument();

    void startSearch(const QStringList &arguments);
    void showRuns();
    void showOtherSearch();
    void addFacts(qint64 run, bool afresh);
    void chooseQuality();
    void showPoints();
    void showNote(std::size_t all);
    void showGhosts();
    void showSeeds();
    void showLegend();
    void placeLimit(const RunRecord &search);
    void offerDevices();
    void askDevice();
    [[nodiscard]] FrontView viewOf(qint64 search) const;
    void showLimit();
    void pick(const QString &id, bool add = false);
    void pickMany(const QStringList &ids);
    void inspectSelection();
    void hover(const QString &id, const QPoint &at);
    void importFronts();
    void tellEnd(qint64 run);
    [[nodiscard]] const RunView *current() const;
    [[nodiscard]] const Candidate *candidate(const QString &id) const;
    [[nodiscard]] FrontAxes axes() const;
    [[nodiscard]] FrontGhost ghostOf(const RunView &search, int colour) const;

    JobControls *m_controls;
    QComboBox *m_choice;
    AxesChoice *m_axes;
    FrontsMenu *m_fronts;
    Card *m_card;
    Legend *m_legend;
    FrontPlot *m_plot;
    HoverCard *m_hoverCard;
    ReplayCard *m_replay;
    SteerCard *m_steer;
    QPushButton *m_pickBest;
    QPushButton *m_pickKnee;
    QStackedWidget *m_side;
    Inspector *m_inspector;
    SettingsForm *m_form;
    DeviceLatencies *m_devices;
    std::size_t m_seeds = 0; ///< Searches that the band is of.
    bool m_qualityChosen = false;
    bool m_runChosen = false;
    bool m_limitChosen = false; ///< By a person, who then keeps it.
};

} // namespace supernet::ui
