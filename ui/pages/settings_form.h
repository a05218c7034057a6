// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QScrollArea>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QVBoxLayout;
class QPushButton;

namespace supernet::ui {

/// Settings of a job to be started, in groups, each with a sentence of help. Every field stands for an option of the
/// command line, whose words it gives. Only what has a meaning beside the other choices is shown, and what is wrong is said
/// below the field that it is wrong with.
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
    QCheckBox *addSwitch(const QString &option, const QString &name,
                         const QString &help = {}); ///< An option without a value.
    /// Says nothing while it is empty; `hint` stands in it then.
    QLineEdit *addText(const QString &option, const QString &name, const QString &hint, const QString &help = {});
    /// What is added until endMore() is shown once a person asks for it.
    void beginMore();
    void endMore();
    void addPlace(); ///< Here stand the fields that are added after finish().
    /// A field that says nothing at its lowest value, shown as `none`.
    void leaveOutLowest(QDoubleSpinBox *field, const QString &none);
    void finish();

    /// Has a field say other words than its option and its value.
    void setWords(const QWidget *field, std::function<QStringList()> words);
    /// A field without meaning beside the other choices is not shown and says nothing.
    void setRelevant(const QWidget *field, bool relevant);
    void setName(const QWidget *field, const QString &name);
    void setNote(const QWidget *field, const QString &note); ///< Quiet words below it; empty: none.

    /// Something to be said of a field.
    struct Mark
    {
        QString option; ///< Of no field that is there: of the settings as a whole.
        QString sentence;
        bool isFault = true; ///< Keeps the job from being started.
    };
    /// In place of those before.
    void setMarks(const QList<Mark> &marks);
    [[nodiscard]] QString markAt(
        const QString &option) const; ///< What is said of a field; of the whole for an empty one.

    [[nodiscard]] QStringList arguments() const;
    [[nodiscard]] QList<std::pair<QString, QWidget *>> fields() const; ///< By option.
    [[nodiscard]] QWidget *field(const QString &option) const; ///< Null when there is none.
    [[nodiscard]] bool isRelevant(const QString &option) const;
    [[nodiscard]] QString note(const QString &option) const;
    [[nodiscard]] QPushButton *startButton() const { return m_start; }
    [[nodiscard]] QPushButton *moreButton() const { return m_more; } ///< Null when there is no more.

Q_SIGNALS:
    void startWanted(const QStringList &arguments);
    void closed();
    void fieldAdded(const QString &option, QWidget *field); ///< With its usual value.
    void changed(); ///< What arguments() gives may be other words now.

private:
    struct Row
    {
        QString option;
        QWidget *field = nullptr;
        QWidget *line = nullptr; ///< Holds all of it.
        QLabel *name = nullptr;
        QLabel *note = nullptr;
        QLabel *mark = nullptr;
        std::function<QStringList()> words;
        bool relevant = true;
    };

    void addField(const QString &option, const QString &name, QWidget *field, const QString &help);
    [[nodiscard]] QStringList wordsOf(const Row &row) const;
    [[nodiscard]] Row *rowOf(const QWidget *field);
    [[nodiscard]] const Row *rowOf(const QString &option) const;

    QVBoxLayout *m_box;
    QVBoxLayout *m_place = nullptr; ///< For what is added later.
    QVBoxLayout *m_into; ///< Where fields are added: in the form itself or among what is shown when asked for.
    QPushButton *m_start;
    QPushButton *m_more = nullptr;
    QWidget *m_hidden = nullptr; ///< What is shown when asked for.
    QLabel *m_mark; ///< Of the settings as a whole.
    QList<Row> m_rows;
};

} // namespace supernet::ui
