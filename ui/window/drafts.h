// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QMap>
#include <QObject>
#include <QPointer>
#include <QTimer>

class QWidget;

namespace supernet::ui {

/// What a person has entered and not sent off yet: fields of forms and texts. It is written aside a moment after each change
/// and removed when the window closes, so that what is found at the next start is of a window that died.
class Drafts : public QObject
{
    Q_OBJECT
public:
    /// Of the project in `projectFolder`.
    explicit Drafts(const QString &projectFolder, QObject *parent = nullptr);
    ~Drafts() override;

    /// Follows the fields of the forms of a page, those that come later as well, and its free text fields that are named
    /// `draft`.
    void follow(const QString &page, QWidget &widget);
    /// Looks on another thread for what a window that died has left; offered() tells.
    void look();
    /// Puts what was offered into the fields, and into those of its name that come later.
    void restore();
    void discard(); ///< Forgets what was offered.

Q_SIGNALS:
    void offered(int fields);

private:
    void add(const QString &key, QWidget *field);
    void save();
    [[nodiscard]] QString ownFile() const;

    QString m_project;
    QMap<QString, QPointer<QWidget>> m_fields;
    QMap<QString, QVariant> m_usual; ///< What the fields held before a person came.
    QJsonObject m_found;
    QJsonObject m_awaited; ///< Taken back, of fields that are not there yet.
    QTimer m_saving;
};

} // namespace supernet::ui
