// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace supernet::ui {

class Banner;
class ProjectDocument;

/// A page of the window about one project: made with it and gone with it.
class Page : public QWidget
{
    Q_OBJECT
public:
    explicit Page(ProjectDocument &document, QWidget *parent = nullptr);

    /// Where the page says what went wrong.
    [[nodiscard]] Banner *banner() const { return m_banner; }

protected:
    ProjectDocument &m_document;
    Banner *m_banner; ///< Without a place until the page has laid itself out.
};

} // namespace supernet::ui
