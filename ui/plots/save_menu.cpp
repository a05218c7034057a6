// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/save_menu.h"

#include "domain/project/output_place.h"
#include "domain/support/error.h"
#include "project/core_words.h"
#include "widgets/texts.h"

#include <QAbstractItemModel>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QImage>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace supernet::ui {

namespace {

constexpr double fineness = 2; ///< Pixels of a saved picture for one on the screen.

bool drawOn(QPaintDevice &device, QWidget &widget, double scale)
{
    QPainter painter;
    if (!painter.begin(&device))
        return false;
    painter.scale(scale, scale);
    painter.fillRect(widget.rect(),
                     widget.palette().color(QPalette::Base)); // Else light text of a dark scheme has no ground.
    widget.render(&painter, {}, {}, QWidget::DrawChildren);
    return painter.end();
}

bool drawWidget(QWidget &widget, const QString &file, int width, int height)
{
    const QString kind = QFileInfo(file).suffix().toLower();
    if (kind == QLatin1String("pdf")) {
        QPdfWriter writer(file);
        writer.setResolution(72);
        writer.setPageSize(QPageSize(QSizeF(width, height), QPageSize::Point));
        writer.setPageMargins({});
        return drawOn(writer, widget, 1);
    }
    if (kind == QLatin1String("svg")) {
        QSvgGenerator generator;
        generator.setFileName(file);
        generator.setSize({width, height});
        generator.setViewBox(QRect(0, 0, width, height));
        return drawOn(generator, widget, 1);
    }
    QImage image(QSize(width, height) * fineness, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    return drawOn(image, widget, fineness) && image.save(file);
}

bool writeText(const QString &file, const QByteArray &text)
{
    QSaveFile out(file);
    return out.open(QIODevice::WriteOnly) && out.write(text) == text.size() && out.commit();
}

} // namespace

SaveMenu::SaveMenu(const QString &name, QWidget *parent)
    : QToolButton(parent)
    , m_name(name)
{
    setText(QStringLiteral("⋯"));
    setAccessibleName(tr("Save %1").arg(name));
    setToolTip(accessibleName());
    setPopupMode(QToolButton::InstantPopup);
    setProperty("role", QStringLiteral("more"));
    setMenu(new QMenu(this));
}

void SaveMenu::setPlot(QWidget *plot, Draw draw, std::function<QString()> csv)
{
    m_saved = m_plot = plot;
    m_draw = std::move(draw);
    m_csv = std::move(csv);
    offer({QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("pdf"), QStringLiteral("csv")});
}

void SaveMenu::setPainted(QWidget *widget, std::function<QString()> csv)
{
    const auto draw = [widget](const QString &file, int width, int height) {
        return drawWidget(*widget, file, width, height);
    };
    setPlot(widget, draw, std::move(csv));
}

void SaveMenu::setTable(QAbstractItemModel *model)
{
    m_saved = model;
    m_csv = [model] { return csvOf(*model); };
    m_json = [model] { return jsonOf(*model); };
    offer({QStringLiteral("csv"), QStringLiteral("json")});
}

void SaveMenu::setTable(std::function<PlainTable()> table)
{
    m_csv = [table] { return csvOf(table()); };
    m_json = [table = std::move(table)] { return jsonOf(table()); };
    offer({QStringLiteral("csv"), QStringLiteral("json")});
}

void SaveMenu::offer(const QStringList &kinds)
{
    m_kinds = kinds;
    menu()->clear();
    for (const QString &kind : kinds) {
        const bool table = kind == QLatin1String("csv") || kind == QLatin1String("json");
        auto *entry = menu()->addAction(table ? tr("Save the table as %1 …").arg(kind.toUpper())
                                              : tr("Save the picture as %1 …").arg(kind.toUpper()));
        connect(entry, &QAction::triggered, this, [this, kind] { askAndSave(kind); });
    }
}

void SaveMenu::askAndSave(const QString &kind)
{
    const QString proposed = m_name.toLower().replace(QLatin1Char(' '), QLatin1Char('-')) + QLatin1Char('.') + kind;
    const QString file = QFileDialog::getSaveFileName(this, accessibleName(), proposed,
                                                      QStringLiteral("%1 (*.%2)").arg(kind.toUpper(), kind));
    if (!file.isEmpty())
        saveAs(file, kind);
}

void SaveMenu::saveAs(const QString &chosen, const QString &kind)
{
    const QString file = QFileInfo(chosen).suffix().isEmpty() ? chosen + QLatin1Char('.') + kind : chosen;
    // The dialog asked about the name that it knew.
    if (file != chosen && QFileInfo::exists(file)
        && QMessageBox::question(this, accessibleName(),
                                 tr("%1 exists already. Replace it?").arg(QFileInfo(file).fileName()))
            != QMessageBox::Yes)
        return;
    try {
        save(file);
    } catch (const std::exception &error) {
        QMessageBox::warning(this, accessibleName(), errorText(error));
    }
}

void SaveMenu::save(const QString &file) const
{
    const QString kind = QFileInfo(file).suffix().toLower();
    if (!m_kinds.contains(kind))
        throw UsageError("The file `" + file.toStdString() + "` is of no kind that can be written here.",
                         "End its name in one of: " + m_kinds.join(QStringLiteral(", ")).toStdString() + '.');
    OutputPlace place(file.toStdString(), Existing::Replaced); // The dialog has asked.
    const QString aside = QString::fromStdString(place.path().string());
    const bool written = kind == QLatin1String("csv") ? writeText(aside, m_csv().toUtf8())
        : kind == QLatin1String("json")               ? writeText(aside, m_json())
                                                      : m_draw(aside, m_plot->width(), m_plot->height());
    if (!written)
        throw Error("The file " + file.toStdString() + " could not be written.",
                    "Check that its folder exists, that you may write there, and that the disk has room.");
    place.commit();
}

QHBoxLayout *titledWith(const QString &title, SaveMenu *menu)
{
    auto *row = new QHBoxLayout;
    row->addWidget(label(title, "title"), 1);
    row->addWidget(menu);
    return row;
}

} // namespace supernet::ui
