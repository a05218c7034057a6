// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/subnets.h"
#include "pages/translate/validation_text.h"

#include <functional>
#include <QTimer>
#include <QWidget>

class QVBoxLayout;

namespace supernet::ui {

class ProjectDocument;

/// What all steps of a tour look at.
struct TourSubject
{
    ProjectDocument &document;
    std::vector<Subnet> front; ///< Fastest first; three members at least.
    ValidationText text; ///< Sentences to translate; may be none.
};

/// One step of the tour: a heading, one sentence, and below it a picture that lives while it is shown.
class TourStep : public QWidget
{
    Q_OBJECT
public:
    TourStep(TourSubject &subject, const QString &title, const QString &sentence, int tickMs = 0);

    /// Shown: the picture begins again from the start, whatever was done to it before.
    void begin();
    void end(); ///< No longer shown.
    [[nodiscard]] const QString &title() const { return m_title; }
    [[nodiscard]] const QString &sentence() const { return m_sentence; }

protected:
    virtual void restart() = 0;
    virtual void tick() { } ///< Every `tickMs` while the step is shown.
    virtual void leave() { }
    void pause() { m_timer.stop(); } ///< Until the step begins again.
    /// Asks a subnet for a translation; `take` gets an empty text where there is no answer.
    void translate(const Subnet &subnet, const std::string &sentence,
                   std::function<void(const QString &text, double milliseconds)> take);

    TourSubject &m_subject;
    QVBoxLayout *m_box;

private:
    QString m_title;
    QString m_sentence;
    QTimer m_timer;
    bool m_ticks;
};

} // namespace supernet::ui
