// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/help_topic.h"

#include <QVariant>
#include <QWidget>

namespace supernet::ui {

namespace {

constexpr auto topicProperty = "helpTopic";

} // namespace

void setHelpTopic(QWidget &widget, const QString &topic)
{
    widget.setProperty(topicProperty, topic);
}

QString helpTopicOf(const QWidget *widget)
{
    for (; widget; widget = widget->parentWidget()) {
        if (const QString topic = widget->property(topicProperty).toString(); !topic.isEmpty())
            return topic;
    }
    return {};
}

} // namespace supernet::ui
