// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tour/tour_step.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace supernet::ui {

/// Seven steps in plain words that show on a project what the program is about. Covers its window, needs no network, and
/// begins again when nobody has touched it for a while.
class Tour : public QWidget
{
    Q_OBJECT
public:
    static constexpr int IdleMs = 120'000;

    /// `front` has three members at least.
    Tour(ProjectDocument &document, std::vector<Subnet> front, QWidget *window);
    ~Tour() override;

    /// Whether a project has what the tour shows.
    [[nodiscard]] static bool canShow(const ProjectDocument &document);

    void start();
    [[nodiscard]] const QList<TourStep *> &steps() const { return m_steps; }
    [[nodiscard]] int current() const; ///< From 0.
    [[nodiscard]] QPushButton *nextButton() const { return m_next; }
    [[nodiscard]] QPushButton *backButton() const { return m_back; }
    [[nodiscard]] QPushButton *endButton() const { return m_end; }
    [[nodiscard]] QTimer &idleTimer() { return m_idle; }

Q_SIGNALS:
    void ended();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeFoot();
    void addKeys();
    void layOut();
    void go(int step);
    void walk(int steps);

    TourSubject m_subject;
    QList<TourStep *> m_steps;
    QStackedWidget *m_stack;
    QLabel *m_title;
    QLabel *m_sentence;
    QLabel *m_where;
    QPushButton *m_back;
    QPushButton *m_next;
    QPushButton *m_end;
    QTimer m_idle;
};

} // namespace supernet::ui
