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

QString tr(const char *text)
{
    return QCoreApplication::translate("pages", text);
}

} // namespace

const std::vector<PageKind> &projectPages()
{
    static const std::vector<PageKind> kinds = {
        {PageId::Data, tr(QT_TRANSLATE_NOOP("pages", "Data")), "data", make<DataPage>},
        {PageId::Space, tr(QT_TRANSLATE_NOOP("pages", "Space")), "space", make<SpacePage>},
        {PageId::Train, tr(QT_TRANSLATE_NOOP("pages", "Train")), "train", make<TrainPage>},
        {PageId::Search, tr(QT_TRANSLATE_NOOP("pages", "Search")), "search", make<SearchPage>},
        {PageId::Compare, tr(QT_TRANSLATE_NOOP("pages", "Compare")), "compare", make<ComparePage>},
        {PageId::Translate, tr(QT_TRANSLATE_NOOP("pages", "Translate")), "translate", make<TranslatePage>},
        {PageId::Export, tr(QT_TRANSLATE_NOOP("pages", "Export")), "export", make<ExportPage>},
    };
    return kinds;
}

} // namespace supernet::ui
