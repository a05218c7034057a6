// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/export/format_list.h"

#include "domain/export/export_format.h"
#include "pages/export/export_tables.h"
#include "project/core_words.h"
#include "widgets/texts.h"

#include <algorithm>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace supernet::ui {

FormatList::FormatList(QWidget *parent)
    : QWidget(parent)
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(2);
    for (const ExportFormat &format : exportFormats())
        addRow(QString::fromStdString(format.name), QString::fromStdString(format.title), coreText(format.contents));
    box->addStretch(1);
    m_rows.first().box->setChecked(true);
    for (const Row &row : m_rows)
        connect(row.box, &QCheckBox::toggled, this, &FormatList::chosenChanged);
}

void FormatList::addRow(const QString &format, const QString &title, const QString &contents)
{
    const Row row{format, new QCheckBox(title), label({}, "chip"), label({}, "fault")};
    row.box->setAccessibleDescription(contents);
    auto *what = label(contents, "help");
    for (QLabel *text : {what, row.reason}) {
        text->setWordWrap(true);
        text->setIndent(24);
    }
    auto *head = new QHBoxLayout;
    head->addWidget(row.box, 1);
    head->addWidget(row.badge);
    auto *box = static_cast<QVBoxLayout *>(layout());
    if (!m_rows.isEmpty())
        box->addSpacing(8);
    box->addLayout(head);
    box->addWidget(what);
    box->addWidget(row.reason);
    m_rows << row;
}

void FormatList::showBadges(const std::vector<Subnet> &subnets, std::int64_t vocabulary)
{
    for (const Row &row : m_rows) {
        const ExportFormat &format = exportFormat(row.format.toStdString());
        QStringList reasons;
        for (const Subnet &subnet : subnets) {
            if (const QString why = obstacle(subnet, format, vocabulary); !why.isEmpty())
                reasons << tr("%1: %2").arg(subnet.name, why);
        }
        const auto all = static_cast<qsizetype>(subnets.size());
        const auto able = all - reasons.size();
        row.badge->setText(reasons.isEmpty() ? tr("✓ yes")
                               : able == 0
                               ? tr("no")
                               : tr("%1 of %2").arg(count(static_cast<double>(able)), count(static_cast<double>(all))));
        row.badge->setVisible(all > 0);
        row.reason->setText(
            reasons.size() < 2
                ? reasons.join(QString())
                : tr("%1 And %2 more.").arg(reasons.first(), count(static_cast<double>(reasons.size() - 1))));
        row.reason->setVisible(!reasons.isEmpty());
        row.box->setAccessibleName(tr("%1, %2").arg(row.box->text(), row.badge->text()));
    }
}

QStringList FormatList::chosen() const
{
    QStringList names;
    for (const Row &row : m_rows) {
        if (row.box->isChecked())
            names << row.format;
    }
    return names;
}

const FormatList::Row &FormatList::row(const QString &format) const
{
    return *std::ranges::find(m_rows, format, &Row::format);
}

QCheckBox *FormatList::box(const QString &format) const
{
    return row(format).box;
}

QString FormatList::badge(const QString &format) const
{
    return row(format).badge->text();
}

QString FormatList::reason(const QString &format) const
{
    return row(format).reason->text();
}

} // namespace supernet::ui
