// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/drafts.h"

#include "pages/settings_form.h"
#include "project/aside.h"

#include <csignal>
#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QJsonDocument>
#include <QLineEdit>
#include <QSaveFile>
#include <QSpinBox>
#include <QStandardPaths>
#include <QThreadPool>

namespace supernet::ui {

namespace {

constexpr int pauseMs = 400; ///< A burst of edits is written once.
constexpr auto freeText = "draft";
constexpr auto suggestion = "suggested"; ///< A value that the program has put into a field.

QDir folder()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/drafts"));
}

/// Of all windows that have the project open: PROJECT-PROCESS.json.
QString prefixOf(const QString &project)
{
    return QString::fromLatin1(QCryptographicHash::hash(project.toUtf8(), QCryptographicHash::Sha256).toHex().left(16))
        + QLatin1Char('-');
}

QVariant valueOf(const QWidget *field)
{
    if (const auto *choice = qobject_cast<const QComboBox *>(field))
        return choice->currentData();
    if (const auto *number = qobject_cast<const QSpinBox *>(field))
        return number->value();
    if (const auto *real = qobject_cast<const QDoubleSpinBox *>(field))
        return real->value();
    if (const auto *box = qobject_cast<const QCheckBox *>(field))
        return box->isChecked();
    return qobject_cast<const QLineEdit *>(field)->text();
}

void setValue(QWidget *field, const QVariant &value)
{
    if (auto *choice = qobject_cast<QComboBox *>(field))
        choice->setCurrentIndex(std::max(0, choice->findData(value)));
    else if (auto *number = qobject_cast<QSpinBox *>(field))
        number->setValue(value.toInt());
    else if (auto *real = qobject_cast<QDoubleSpinBox *>(field))
        real->setValue(value.toDouble());
    else if (auto *box = qobject_cast<QCheckBox *>(field))
        box->setChecked(value.toBool());
    else
        qobject_cast<QLineEdit *>(field)->setText(value.toString());
}

bool isAlive(const QString &file)
{
    const qint64 process = QFileInfo(file).completeBaseName().section(QLatin1Char('-'), -1).toLongLong();
    return process > 0 && kill(static_cast<pid_t>(process), 0) == 0;
}

/// What windows that died have left of a project; their files go.
QJsonObject takeLeft(const QString &project)
{
    QJsonObject left;
    for (const QFileInfo &file : folder().entryInfoList({prefixOf(project) + QStringLiteral("*.json")}, QDir::Files,
                                                        QDir::Time | QDir::Reversed)) {
        if (isAlive(file.fileName()))
            continue;
        QFile in(file.filePath());
        if (in.open(QIODevice::ReadOnly))
            left = QJsonDocument::fromJson(in.readAll()).object();
        in.remove();
    }
    return left;
}

bool write(const QString &file, const QJsonObject &fields)
{
    if (fields.isEmpty())
        return !QFile::exists(file) || QFile::remove(file);
    folder().mkpath(QStringLiteral("."));
    QSaveFile out(file);
    return out.open(QIODevice::WriteOnly) && out.write(QJsonDocument(fields).toJson()) > 0 && out.commit();
}

} // namespace

Drafts::Drafts(const QString &projectFolder, QObject *parent)
    : QObject(parent)
    , m_project(projectFolder)
{
    m_saving.setSingleShot(true);
    m_saving.setInterval(pauseMs);
    connect(&m_saving, &QTimer::timeout, this, &Drafts::save);
}

Drafts::~Drafts()
{
    QThreadPool::globalInstance()->waitForDone(); // What is still being written would come after.
    QFile::remove(ownFile());
}

QString Drafts::ownFile() const
{
    return folder().filePath(prefixOf(m_project) + QString::number(QCoreApplication::applicationPid())
                             + QStringLiteral(".json"));
}

void Drafts::follow(const QString &page, QWidget &widget)
{
    for (auto *form : widget.findChildren<SettingsForm *>()) {
        const auto follow = [this, page](const QString &option, QWidget *field) {
            add(page + QLatin1Char(' ') + option, field);
        };
        for (const auto &[option, field] : form->fields())
            follow(option, field);
        connect(form, &SettingsForm::fieldAdded, this, follow);
    }
    for (auto *text : widget.findChildren<QLineEdit *>(QString::fromLatin1(freeText)))
        add(page + QLatin1Char(' ') + text->accessibleName(), text);
}

void Drafts::add(const QString &key, QWidget *field)
{
    m_fields[key] = field;
    m_usual[key] = valueOf(field);
    const auto changed = [this] { m_saving.start(); };
    if (auto *choice = qobject_cast<QComboBox *>(field)) // By a person: what a choice offers may change by itself.
        connect(choice, &QComboBox::activated, this, changed);
    else if (auto *number = qobject_cast<QSpinBox *>(field))
        connect(number, &QSpinBox::valueChanged, this, changed);
    else if (auto *real = qobject_cast<QDoubleSpinBox *>(field))
        connect(real, &QDoubleSpinBox::valueChanged, this, changed);
    else if (auto *box = qobject_cast<QCheckBox *>(field))
        connect(box, &QCheckBox::toggled, this, changed);
    else
        connect(qobject_cast<QLineEdit *>(field), &QLineEdit::textChanged, this, changed);
    if (const QJsonValue awaited = m_awaited.take(key); !awaited.isUndefined())
        setValue(field, awaited.toVariant());
}

void Drafts::save()
{
    QJsonObject fields;
    for (auto field = m_fields.cbegin(); field != m_fields.cend(); ++field) {
        if (!field.value())
            continue;
        const QVariant value = valueOf(field.value());
        if (value != m_usual[field.key()] && value != field.value()->property(suggestion))
            fields[field.key()] = QJsonValue::fromVariant(value);
    }
    QThreadPool::globalInstance()->start([file = ownFile(), fields] { (void)write(file, fields); });
}

void Drafts::look()
{
    const auto offer = [this](const QJsonObject &left) {
        m_found = left;
        if (!m_found.isEmpty())
            Q_EMIT offered(static_cast<int>(m_found.size()));
    };
    aside(
        this, [project = m_project] { return takeLeft(project); }, offer, [](const QString &) {});
}

void Drafts::restore()
{
    const QJsonObject found = std::exchange(m_found, {});
    for (auto entry = found.begin(); entry != found.end(); ++entry) {
        if (QWidget *field = m_fields.value(entry.key()))
            setValue(field, entry.value().toVariant());
        else
            m_awaited[entry.key()] = entry.value();
    }
}

void Drafts::discard()
{
    m_found = {};
}

} // namespace supernet::ui
