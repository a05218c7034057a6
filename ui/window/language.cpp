// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

static void initialiseTranslations()
{
    Q_INIT_RESOURCE(translations); // A static library's resources are not found by themselves.
}

namespace supernet::ui {

namespace {

void load(QCoreApplication &application, const QString &catalogue, const QString &folder)
{
    auto *translator = new QTranslator(&application);
    if (translator->load(catalogue, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

void useLanguage(QCoreApplication &application, const QString &language)
{
    initialiseTranslations();
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    QLocale::setDefault(locale);
    // By its name alone: a person whose second language is German still reads English first.
    const QString code = locale.name().section(QLatin1Char('_'), 0, 0);
    load(application, QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    load(application, QStringLiteral("supernet-studio_") + code, QStringLiteral(":/translations"));
}

} // namespace supernet::ui
