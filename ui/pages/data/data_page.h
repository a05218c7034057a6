// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/data/data_facts.h"
#include "pages/page.h"

class QGridLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace supernet::ui {

class Card;
class FigureTable;
class Histogram;
class SettingsForm;
struct RunView;

/// Where a project's text comes from, how it becomes data, and what became of it line by line.
class DataPage : public Page
{
    Q_OBJECT
public:
    explicit DataPage(ProjectDocument &document, QWidget *parent = nullptr);

    /// Files that make the corpus (see choiceOf()); with `prepare` the work begins at once where they are enough.
    void takeFiles(const QStringList &files, bool prepare = false);

    [[nodiscard]] const CorpusChoice &choice() const { return m_choice; }
    [[nodiscard]] const DataFacts &facts() const { return m_facts; }
    [[nodiscard]] FigureTable *figures() const { return m_figures; }
    [[nodiscard]] Histogram *lengths() const { return m_lengths; }
    [[nodiscard]] SettingsForm *settings() const { return m_form; }
    [[nodiscard]] QProgressBar *progress() const { return m_progress; }
    [[nodiscard]] QLabel *firstPair() const { return m_firstPair; } ///< Of the text that is chosen, as it will be read.
    [[nodiscard]] QPushButton *cancelButton() const { return m_cancel; }
    /// The run that stands on the data, for which it cannot be prepared anew; empty where none does.
    [[nodiscard]] const QString &standing() const { return m_standing; }

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *makeFiles();
    QWidget *makeWork();
    QWidget *makeFacts();
    void connectAll();
    void chooseFiles();
    void prepare(const QStringList &settings);
    void showChoice();
    void askFirstPair();
    void showWork();
    void readFacts();
    void findStanding();
    void runsChanged();
    void showFacts(const DataFacts &facts);
    void showFaults();
    void showSamples();
    void tellEnd(qint64 run);
    [[nodiscard]] const RunView *latest() const; ///< Preparation; null when there was none.

    CorpusChoice m_choice;
    DataFacts m_facts;
    QLabel *m_files;
    QLabel *m_firstPair;
    QStringList m_asked; ///< The words whose first pair was asked for.
    bool m_isChosen = false; ///< By a person, since the page was opened.
    QPushButton *m_choose;
    QLabel *m_kept; ///< Why the data stays as it is.
    Card *m_work;
    QLabel *m_phase;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QWidget *m_found; ///< All that is known of prepared data.
    FigureTable *m_figures;
    Histogram *m_lengths;
    Card *m_faultCard;
    QGridLayout *m_faults;
    Card *m_sampleCard;
    QGridLayout *m_samples;
    SettingsForm *m_form;
    QString m_standing;
    QString m_states; ///< Of all runs, as they were when it was found.
    qint64 m_before = -1; ///< The latest preparation when this page started another; -1 when its end has been told.
};

} // namespace supernet::ui
