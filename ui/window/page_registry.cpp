// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/page_registry.h"

#include "pages/compare/compare_page.h"
#include "pages/data/data_page.h"
#include "pages/export/export_page.h"
#include "pages/search/search_page.h"
#include "pages/space/space_page.h"
#include "pages/train/train_page.h"
#include "pages/translate/translate_page.h"

#include <QCoreApplication>

namespace supernet::ui {

namespace {

template<typename Kind>
Page *make(ProjectDocument &document)
{
    return new Kind(document);
}

QString named(const char *text)
{
    return QCoreApplication::translate("pages", text);
}

} // namespace

const std::vector<PageKind> &projectPages()
{
    static const std::vector<PageKind> kinds = {
        {PageId::Data, named(QT_TRANSLATE_NOOP("pages", "Data")), "data", make<DataPage>},
        {PageId::Space, named(QT_TRANSLATE_NOOP("pages", "Space")), "space", make<SpacePage>},
        {PageId::Train, named(QT_TRANSLATE_NOOP("pages", "Train")), "train", make<TrainPage>},
        {PageId::Search, named(QT_TRANSLATE_NOOP("pages", "Search")), "search", make<SearchPage>},
        {PageId::Compare, named(QT_TRANSLATE_NOOP("pages", "Compare")), "compare", make<ComparePage>},
        {PageId::Translate, named(QT_TRANSLATE_NOOP("pages", "Translate")), "translate", make<TranslatePage>},
        {PageId::Export, named(QT_TRANSLATE_NOOP("pages", "Export")), "export", make<ExportPage>},
    };
    return kinds;
}

} // namespace supernet::ui
