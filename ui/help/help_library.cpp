// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/help_library.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <QFile>
#include <QRegularExpression>
#include <QTextDocumentFragment>

static void initialiseHelp()
{
    Q_INIT_RESOURCE(help); // A static library's resources are not found by themselves.
}

namespace supernet::ui {

namespace {

QString plain(const QString &html)
{
    return QTextDocumentFragment::fromHtml(html).toPlainText().simplified();
}

/// How well a section answers; 0 where a word of the query is nowhere in it.
int worth(const HelpSection &section, const QStringList &words)
{
    int sum = 0;
    for (const QString &word : words) {
        const bool begins = section.title.startsWith(word, Qt::CaseInsensitive);
        const int own = begins                                  ? 100
            : section.title.contains(word, Qt::CaseInsensitive) ? 50
            : section.text.contains(word, Qt::CaseInsensitive)  ? 1
                                                                : 0;
        if (own == 0)
            return 0;
        sum += own;
    }
    return sum;
}

} // namespace

const QStringList &helpPages()
{
    static const QStringList pages = QStringLiteral(
                                         "index start data space train search compare translate export terms keys")
                                         .split(QLatin1Char(' '));
    return pages;
}

HelpLibrary::HelpLibrary(const QString &language)
{
    initialiseHelp();
    const QString own = QStringLiteral(":/help/") + language.section(QLatin1Char('_'), 0, 0);
    m_folder = QFile::exists(own + QStringLiteral("/index.html")) ? own : QStringLiteral(":/help/en");
    for (const QString &page : helpPages())
        addSections(page);
}

QString HelpLibrary::html(const QString &page) const
{
    QFile file(QStringLiteral("%1/%2.html").arg(m_folder, page));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void HelpLibrary::addSections(const QString &page)
{
    static const QRegularExpression heading(QStringLiteral("<h[12]>(?:<a name=\"([^\"]+)\"></a>)?(.*?)</h[12]>"));
    const QString html = this->html(page);
    QString title;
    for (auto match = heading.globalMatch(html); match.hasNext();) {
        const auto found = match.next();
        const qsizetype end = match.hasNext() ? match.peekNext().capturedStart() : html.size();
        const QString anchor = found.captured(1);
        if (title.isEmpty())
            title = plain(found.captured(2));
        m_sections << HelpSection{anchor.isEmpty() ? page : page + QLatin1Char('#') + anchor, title,
                                  plain(found.captured(2)),
                                  plain(html.mid(found.capturedEnd(), end - found.capturedEnd()))};
    }
}

QList<HelpSection> HelpLibrary::pages() const
{
    QList<HelpSection> pages;
    std::ranges::copy_if(m_sections, std::back_inserter(pages),
                         [](const HelpSection &section) { return !section.topic.contains(QLatin1Char('#')); });
    return pages;
}

bool HelpLibrary::has(const QString &topic) const
{
    return std::ranges::find(m_sections, topic, &HelpSection::topic) != m_sections.end();
}

QUrl HelpLibrary::urlOf(const QString &topic) const
{
    const QString page = topic.section(QLatin1Char('#'), 0, 0);
    QUrl url(QStringLiteral("qrc%1/%2.html").arg(m_folder, page));
    url.setFragment(topic.section(QLatin1Char('#'), 1));
    return url;
}

QString HelpLibrary::topicOf(const QString &link, const QString &from)
{
    QString page = link.section(QLatin1Char('#'), 0, 0).section(QLatin1Char('/'), -1);
    page = page.isEmpty() ? from : page.remove(QStringLiteral(".html"));
    const QString anchor = link.section(QLatin1Char('#'), 1);
    return anchor.isEmpty() ? page : page + QLatin1Char('#') + anchor;
}

QList<HelpSection> HelpLibrary::find(const QString &query) const
{
    const QStringList words = query.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.isEmpty())
        return pages();
    QList<std::pair<int, qsizetype>> found;
    for (qsizetype place = 0; place < m_sections.size(); ++place) {
        if (const int own = worth(m_sections[place], words); own > 0)
            found << std::pair(own, place);
    }
    std::ranges::stable_sort(found, std::ranges::greater(), &std::pair<int, qsizetype>::first);
    QList<HelpSection> sections;
    for (const auto &[own, place] : std::as_const(found))
        sections << m_sections[place];
    return sections;
}

} // namespace supernet::ui
