// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/page.h"

#include "widgets/banner.h"

namespace supernet::ui {

Page::Page(ProjectDocument &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_banner(new Banner(this))
{
    setObjectName(QStringLiteral("page"));
}

} // namespace supernet::ui
