// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/facts.h"
#include "pages/figure_rows.h"

#include <optional>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace supernet::ui {

class ArchitectureView;
class FigureTable;
class ProjectDocument;
class SaveMenu;
struct RunView;

/// The picked subnet: its picture, its figures, export, and a sentence translated by it.
class Inspector : public QWidget
{
    Q_OBJECT
public:
    explicit Inspector(ProjectDocument &document, QWidget *parent = nullptr);

    /// One of several picked subnets, with its figures.
    struct Member
    {
        QString id;
        QString quality;
        QString cost;

        friend bool operator==(const Member &, const Member &) = default;
    };

    void inspect(const RunView &search, const Candidate &candidate);
    void refresh();
    void clear();
    void setReason(const QString &reason); ///< Why one would pick it; empty when there is nothing to say.
    void setMembers(const QList<Member> &members); ///< All that are picked; a list of them is shown from two on.

    [[nodiscard]] const std::optional<Candidate> &candidate() const { return m_candidate; }
    [[nodiscard]] FigureTable *figures() const { return m_figures; }
    [[nodiscard]] ArchitectureView *picture() const { return m_picture; }
    [[nodiscard]] QPushButton *exportButton() const { return m_export; }
    [[nodiscard]] QPushButton *translateButton() const { return m_translate; }
    [[nodiscard]] QLineEdit *sentence() const { return m_sentence; }
    [[nodiscard]] QLabel *translation() const { return m_translation; }
    [[nodiscard]] QLabel *exportNote() const { return m_exportNote; }
    [[nodiscard]] QString reason() const;
    [[nodiscard]] const QList<Member> &members() const { return m_members; }

Q_SIGNALS:
    void memberWanted(const QString &id);

private:
    void layOut();
    void connectAll();
    [[nodiscard]] QList<FigureRow> figuresOf(const Candidate &candidate) const;
    [[nodiscard]] std::string supernetOfSearch() const;
    void exportPick();
    void translate();
    void showExports();
    void endExport(qint64 run);

    ProjectDocument &m_document;
    QLabel *m_title;
    QLabel *m_subtitle;
    QLabel *m_hint;
    QLabel *m_reason;
    QWidget *m_memberList;
    QList<Member> m_members;
    QWidget *m_details;
    ArchitectureView *m_picture;
    FigureTable *m_figures;
    QList<FigureRow> m_rows; ///< What is in it.
    SaveMenu *m_savePicture;
    SaveMenu *m_saveFigures;
    QPushButton *m_export;
    QLabel *m_exportNote;
    QLineEdit *m_sentence;
    QPushButton *m_translate;
    QLabel *m_translation;
    std::optional<RunRecord> m_search;
    std::optional<Candidate> m_candidate;
    std::string m_exporting; ///< The architecture that an export under way is of.
};

} // namespace supernet::ui
