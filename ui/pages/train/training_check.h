// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/translate/latest_only.h"

#include <functional>
#include <nlohmann/json.hpp>
#include <QObject>
#include <QTimer>

namespace supernet::ui {

class SettingsForm;

/// Has a form's settings checked as `supernet train` would check them and says what it finds in the form, as long as a person
/// looks at it. The words go to the program that will work by them, so that there is one rule and one sentence for each.
class TrainingCheck : public QObject
{
    Q_OBJECT
public:
    using Take = std::function<void(const nlohmann::json &found)>;
    /// Has words checked and calls `take` with what was found, later; with nothing where nobody can check.
    using Checker = std::function<void(const QStringList &words, Take take)>;

    TrainingCheck(SettingsForm &form, Checker checker);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void check();
    void show(const nlohmann::json &found);

    SettingsForm &m_form;
    Checker m_checker;
    QTimer m_pause; ///< A burst of edits is checked once.
    LatestOnly m_requests;
    QStringList m_checked; ///< What was asked of last.
};

} // namespace supernet::ui
