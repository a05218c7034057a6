// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/page.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace supernet::ui {

class ArchitectureView;
class Card;
class ChoiceList;
class ChoiceModel;
class SpaceComparisonCard;
class SpaceEditor;
class SpaceSummary;

/// Shapes the project's search space: its choices in the middle, what they come to at the right, up to date with every edit.
class SpacePage : public Page
{
    Q_OBJECT
public:
    explicit SpacePage(ProjectDocument &document, QWidget *parent = nullptr);

    void openFile(const QString &file); ///< Takes over the space of a file: ours, or HAT's YAML.
    void saveTo(const QString &file);

    [[nodiscard]] ChoiceList *choices() const { return m_list; }
    [[nodiscard]] SpaceSummary *summary() const { return m_summary; }
    [[nodiscard]] SpaceComparisonCard *beside() const { return m_beside; }
    [[nodiscard]] QLineEdit *nameField() const { return m_name; }
    [[nodiscard]] QSpinBox *queryWidth() const { return m_qkv; }
    [[nodiscard]] QToolButton *presets() const { return m_presets; }
    [[nodiscard]] QPushButton *exportableButton() const { return m_exportable; }
    [[nodiscard]] QPushButton *undoButton() const { return m_undo; }
    [[nodiscard]] QPushButton *redoButton() const { return m_redo; }
    [[nodiscard]] ArchitectureView *smallest() const { return m_smallest; }
    [[nodiscard]] ArchitectureView *largest() const { return m_largest; }

protected:
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *makeBar();
    QWidget *makeFixed();
    QWidget *makePictures();
    void fillPresets();
    void connectAll();
    void follow();
    void followUndo();
    void showPictures();
    void chooseFile();
    void chooseTarget();
    void holdToCtranslate2();
    void sayTrouble(const QString &message);
    void followPredictor();

    SpaceEditor &m_editor;
    ChoiceModel *m_model;
    QLineEdit *m_name;
    QToolButton *m_presets;
    QPushButton *m_open;
    QPushButton *m_save;
    QPushButton *m_exportable;
    QPushButton *m_undo;
    QPushButton *m_redo;
    ChoiceList *m_list;
    QSpinBox *m_qkv;
    QLabel *m_qkvFault;
    Card *m_pictures;
    ArchitectureView *m_smallest;
    ArchitectureView *m_largest;
    SpaceComparisonCard *m_beside;
    SpaceSummary *m_summary;
    qint64 m_predictor = 0; ///< The run that made the project's newest.
};

} // namespace supernet::ui
