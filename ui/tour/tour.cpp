// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/tour.h"

#include "pages/translate/race_card.h"
#include "project/project_document.h"
#include "theme/theme.h"
#include "tour/steps/steps.h"
#include "widgets/texts.h"

#include <QAbstractSlider>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace supernet::ui {

namespace {

constexpr std::size_t leastFront = 3;

} // namespace

bool Tour::canShow(const ProjectDocument &document)
{
    return frontSubnets(document).size() >= leastFront;
}

Tour::Tour(ProjectDocument &document, std::vector<Subnet> front, QWidget *window)
    : QWidget(window)
    , m_subject{document, std::move(front), {}}
    , m_stack(new QStackedWidget)
    , m_title(label({}, "tourTitle"))
    , m_sentence(label({}, "tourText"))
    , m_where(label({}, "quiet"))
    , m_back(button(tr("Back")))
    , m_next(button(tr("Next"), "primary"))
    , m_end(button(tr("End the tour"), "link"))
{
    setObjectName(QStringLiteral("tour"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Tour"));
    m_steps = {new TranslateStep(m_subject), new SizesStep(m_subject),  new ContainStep(m_subject),
               new AgreeStep(m_subject),     new SearchStep(m_subject), new ChooseStep(m_subject),
               new RaceStep(m_subject)};
    for (TourStep *step : std::as_const(m_steps))
        m_stack->addWidget(step);
    layOut();
    addKeys();
    connect(m_next, &QPushButton::clicked, this, [this] { walk(1); });
    connect(m_back, &QPushButton::clicked, this, [this] { walk(-1); });
    connect(m_end, &QPushButton::clicked, this, &Tour::ended);
    m_idle.setInterval(IdleMs);
    connect(&m_idle, &QTimer::timeout, this, [this] { go(0); });
    qApp->installEventFilter(this);
}

Tour::~Tour()
{
    m_steps[current()]->end();
    // The steps look at the subject, which goes before the widgets that a parent deletes.
    delete m_stack;
}

void Tour::layOut()
{
    m_title->setAlignment(Qt::AlignCenter);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    auto *inner = new QWidget;
    inner->setMaximumWidth(scaled(1120));
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addWidget(m_stack, 1);
    column->addWidget(makeFoot());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(40, 36, 40, 28);
    row->addStretch(1);
    row->addWidget(inner, 100);
    row->addStretch(1);
}

QWidget *Tour::makeFoot()
{
    m_where->setAlignment(Qt::AlignCenter);
    auto *foot = new QWidget;
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_end);
    row->addWidget(m_where, 1);
    row->addWidget(m_back);
    row->addWidget(m_next);
    return foot;
}

void Tour::addKeys()
{
    const auto add = [this](std::initializer_list<Qt::Key> keys, auto act) {
        for (const Qt::Key key : keys) {
            auto *shortcut = new QShortcut(QKeySequence(key), this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
            connect(shortcut, &QShortcut::activated, this, act);
        }
    };
    // On a slider the arrows move the slider.
    const auto arrow = [this](int steps, QAbstractSlider::SliderAction action) {
        auto *slider = qobject_cast<QAbstractSlider *>(QApplication::focusWidget());
        if (slider)
            slider->triggerAction(action);
        else
            walk(steps);
    };
    add({Qt::Key_Right}, [arrow] { arrow(1, QAbstractSlider::SliderSingleStepAdd); });
    add({Qt::Key_Left}, [arrow] { arrow(-1, QAbstractSlider::SliderSingleStepSub); });
    add({Qt::Key_PageDown}, [this] { walk(1); });
    add({Qt::Key_PageUp}, [this] { walk(-1); });
    add({Qt::Key_Escape}, [this] { Q_EMIT ended(); });
}

void Tour::start()
{
    setGeometry(parentWidget()->rect());
    show();
    raise();
    setFocusPolicy(Qt::StrongFocus);
    go(0);
    fetchValidation(QString::fromStdString(m_subject.document.project().dataFolder().string()), RaceCard::Sentences,
                    this, [this](const ValidationText &text) {
                        m_subject.text = text;
                        m_steps[current()]->begin();
                    });
}

int Tour::current() const
{
    return m_stack->currentIndex();
}

void Tour::go(int step)
{
    m_steps[current()]->end();
    m_stack->setCurrentIndex(step);
    const TourStep *shown = m_steps[step];
    m_title->setText(shown->title());
    m_sentence->setText(shown->sentence());
    m_where->setText(tr("%1 of %2").arg(step + 1).arg(m_steps.size()));
    m_back->setEnabled(step > 0);
    m_next->setText(step + 1 < m_steps.size() ? tr("Next") : tr("From the start"));
    m_next->setAccessibleName(m_next->text());
    setFocus();
    m_steps[step]->begin();
    m_idle.start();
}

/// After the last step comes the first.
void Tour::walk(int steps)
{
    const int wanted = current() + steps;
    go(wanted < 0 ? 0 : wanted % static_cast<int>(m_steps.size()));
}

bool Tour::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::MouseMove
        || event->type() == QEvent::MouseButtonPress)
        m_idle.start(); // Somebody is there.
    return QWidget::eventFilter(watched, event);
}

} // namespace supernet::ui
