// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/tour_step.h"

#include "project/project_document.h"
#include "project/serve_client.h"

#include <QPointer>
#include <QVBoxLayout>

namespace supernet::ui {

TourStep::TourStep(TourSubject &subject, const QString &title, const QString &sentence, int tickMs)
    : m_subject(subject)
    , m_box(new QVBoxLayout(this))
    , m_title(title)
    , m_sentence(sentence)
    , m_ticks(tickMs > 0)
{
    m_box->setContentsMargins(0, 0, 0, 0);
    m_box->setSpacing(16);
    m_timer.setInterval(tickMs);
    connect(&m_timer, &QTimer::timeout, this, [this] { tick(); });
}

void TourStep::begin()
{
    if (m_ticks)
        m_timer.start();
    restart();
}

void TourStep::end()
{
    m_timer.stop();
    leave();
}

void TourStep::translate(const Subnet &subnet, const std::string &sentence,
                         std::function<void(const QString &text, double milliseconds)> take)
{
    const QPointer<TourStep> guard(this);
    m_subject.document.serve().ask(
        "translate", subnet.translateParams({sentence}),
        [guard, take](const nlohmann::json &result) {
            if (guard)
                take(QString::fromStdString(result.at("translations").at(0).get<std::string>()),
                     result.at("milliseconds").get<double>());
        },
        [guard, take](const QString &) {
            if (guard)
                take({}, 0);
        });
}

} // namespace supernet::ui
