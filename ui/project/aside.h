// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project/core_words.h"

#include <exception>
#include <memory>
#include <optional>
#include <QString>
#include <QThread>

namespace supernet::ui {

/// Does `work` on a thread of its own and hands its result to `then` on that of `context`, or what went wrong to `failed`.
/// Neither is called once `context` is gone.
template<typename Work, typename Then, typename Failed>
void aside(QObject *context, Work work, Then then, Failed failed)
{
    using Result = decltype(work());
    struct Outcome
    {
        std::optional<Result> result;
        QString trouble;
    };
    auto outcome = std::make_shared<Outcome>();
    QThread *thread = QThread::create([outcome, work = std::move(work)] {
        try {
            outcome->result = work();
        } catch (const std::exception &error) {
            outcome->trouble = errorText(error);
        }
    });
    QObject::connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    QObject::connect(thread, &QThread::finished, context,
                     [outcome, then = std::move(then), failed = std::move(failed)] {
                         if (outcome->result)
                             then(std::move(*outcome->result));
                         else
                             failed(outcome->trouble);
                     });
    thread->start();
}

} // namespace supernet::ui
