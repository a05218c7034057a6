// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/space/space_files.h"

#include "domain/space/hat_import.h"
#include "domain/space/presets.h"
#include "domain/support/output_file.h"
#include "project/aside.h"

#include <QFileInfo>

namespace supernet::ui {

namespace {

std::string textFor(const QString &file, const SearchSpace &space)
{
    const QString kind = QFileInfo(file).suffix().toLower();
    if (kind == QLatin1String("yml") || kind == QLatin1String("yaml"))
        return hatYaml(space);
    return toJson(space).dump(4) + '\n';
}

} // namespace

void readSpaceFile(QObject *context, const QString &file, std::function<void(SearchSpace)> read,
                   std::function<void(QString)> failed)
{
    aside(
        context, [file] { return readSpace(file.toStdString()); }, std::move(read), std::move(failed));
}

void writeSpaceFile(QObject *context, const QString &file, const SearchSpace &space, std::function<void()> written,
                    std::function<void(QString)> failed)
{
    const auto work = [file, space] {
        writeWholeFile(file.toStdString(), textFor(file, space));
        return true;
    };
    aside(
        context, work, [written = std::move(written)](bool) { written(); }, std::move(failed));
}

} // namespace supernet::ui
