// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace supernet::ui {

/// What `supernet-studio --report` is told.
struct ReportOrder
{
    QString project;
    QString output; ///< .html or .pdf
    int sentences = 0; ///< By which the picks are tested; 0: not at all.
    bool replaces = false; ///< A file that has the name already.
};

/// Writes a report on a project without a window; needs an application, whose events it lets pass. Throws Error when there is no
/// such project or the file cannot be written, UsageError for another kind of file. A file that is there
/// already is kept unless it is to be replaced.
void makeReport(const ReportOrder &order);

} // namespace supernet::ui
