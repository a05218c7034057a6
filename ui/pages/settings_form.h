// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QComboBox;
class QDoubleSpinBox;
class QSpinBox;
class QVBoxLayout;
class QPushButton;

namespace supernet::ui {

/// Settings of a job to be started, in groups, each with a sentence of help. Every field stands for an option of the
/// command line, whose words it gives.
class SettingsForm : public QScrollArea
{
    Q_OBJECT
public:
    SettingsForm(const QString &title, const QString &startText, QWidget *parent = nullptr);

    void addGroup(const QString &title, const QString &help);
    QComboBox *addChoice(const QString &option, const QString &name, const QList<std::pair<QString, QString>> &choices,
                         const QString &help = {});
    QSpinBox *addNumber(const QString &option, const QString &name, int low, int value, int high, int step,
                        const QString &unit = {}, const QString &help = {});
    QDoubleSpinBox *addReal(const QString &option, const QString &name, double low, double value, double high,
                            int digits, const QString &unit = {}, const QString &help = {});
    /// A field that says nothing at its lowest value, shown as `none`.
    void leaveOutLowest(QDoubleSpinBox *field, const QString &none);
    void finish();

    [[nodiscard]] QStringList arguments() const;
    [[nodiscard]] const QList<std::pair<QString, QWidget *>> &fields() const { return m_fields; } ///< By option.
    [[nodiscard]] QPushButton *startButton() const { return m_start; }

Q_SIGNALS:
    void startWanted(const QStringList &arguments);
    void closed();

private:
    void addField(const QString &name, QWidget *field, const QString &help);

    QVBoxLayout *m_box;
    QPushButton *m_start;
    QList<std::pair<QString, QWidget *>> m_fields;
};

} // namespace supernet::ui
