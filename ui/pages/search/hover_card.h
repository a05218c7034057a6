// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;

namespace supernet {
struct Candidate;
class SearchSpace;
} // namespace supernet

namespace supernet::ui {

class ArchitectureView;

/// Beside the pointer over a point: its figures and its architecture, drawn.
class HoverCard : public QFrame
{
    Q_OBJECT
public:
    explicit HoverCard(QWidget *parent);

    /// Near `at`, which is of the parent, and inside the parent. Without a space there is no picture.
    void showAt(const QPoint &at, const QString &figures, const Candidate &candidate, const SearchSpace *space);
    [[nodiscard]] QString text() const;
    [[nodiscard]] ArchitectureView *picture() const { return m_picture; }

private:
    QLabel *m_text;
    ArchitectureView *m_picture;
};

} // namespace supernet::ui
