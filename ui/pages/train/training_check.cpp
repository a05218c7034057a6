// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/train/training_check.h"

#include "pages/settings_form.h"
#include "project/core_words.h"
#include "widgets/texts.h"

#include <QEvent>
#include <QPointer>
#include <utility>

namespace supernet::ui {

namespace {

using nlohmann::json;

constexpr int pauseMs = 120;

QString textOf(const json &object, const char *key)
{
    return object.is_object() ? QString::fromStdString(object.value(key, std::string())) : QString();
}

} // namespace

TrainingCheck::TrainingCheck(SettingsForm &form, Checker checker)
    : QObject(&form)
    , m_form(form)
    , m_checker(std::move(checker))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &TrainingCheck::check);
    connect(&form, &SettingsForm::changed, &m_pause, qOverload<>(&QTimer::start));
    form.installEventFilter(this);
}

bool TrainingCheck::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show)
        m_pause.start();
    return QObject::eventFilter(watched, event);
}

void TrainingCheck::check()
{
    const QStringList words = m_form.arguments();
    if (!m_form.isVisible() || std::exchange(m_checked, words) == words)
        return;
    m_requests.ask([this, words] {
        m_checker(words, [guard = QPointer(this)](const json &found) {
            if (!guard)
                return;
            if (!guard->m_requests.isOvertaken())
                guard->show(found);
            guard->m_requests.answered();
        });
    });
}

void TrainingCheck::show(const json &found)
{
    if (!found.is_object())
        return;
    QList<SettingsForm::Mark> marks;
    for (const json &issue : found.value("issues", json::array()))
        marks << SettingsForm::Mark{textOf(issue, "option"), coreText(textOf(issue, "sentence")),
                                    textOf(issue, "severity") == QLatin1String("error")};
    m_form.setMarks(marks);
    QString size;
    if (found.contains("bytes"))
        size = tr("%1 weights for the matrices that it writes: %2 in training, of the machine's %3.")
                   .arg(large(found.value("weights", 0.0)), bytes(found.value("bytes", 0.0)),
                        bytes(found.value("memory", 0.0)));
    m_form.setNote(m_form.field(QStringLiteral("--router-width")), size);
}

} // namespace supernet::ui
