// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace supernet::ui {

/// A bordered surface with a title, a quiet note at its right, and a body.
class Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setMarkedTitle(const QString &markup); ///< With markup of ours; what comes from elsewhere is escaped in it.
    void setNote(const QString &note);
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    [[nodiscard]] QHBoxLayout *header() const { return m_header; } ///< To put controls at the right of the title.

private:
    QLabel *m_title;
    QLabel *m_note;
    QHBoxLayout *m_header;
    QVBoxLayout *m_body;
};

} // namespace supernet::ui
