// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QString>
#include <vector>

namespace supernet::ui {

class Page;
class ProjectDocument;

/// The pages of the window in the order of the rail, which is the order of the work. Start needs no project.
enum class PageId { Start, Data, Space, Train, Search, Compare, Translate, Export };

/// What the window has to know of a page to put it into the rail and to make it.
struct PageKind
{
    PageId id;
    QString name; ///< In the window's language.
    const char *icon; ///< Of resources/icons, and its page in resources/help.
    std::function<Page *(ProjectDocument &)> make;
};

/// The pages that show a project: a new page is a line here and a folder under ui/pages.
[[nodiscard]] const std::vector<PageKind> &projectPages();

} // namespace supernet::ui
