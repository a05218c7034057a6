// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/page.h"
#include "pages/subnets.h"

#include <QStringList>

class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace supernet::ui {

class Card;
class FactTable;
class FormatList;
class ReportMaker;

/// Writes picks as models that stand on their own, and shows the proof that they translate as the supernet does. Writes a
/// report of the whole project.
class ExportPage : public Page
{
    Q_OBJECT
public:
    explicit ExportPage(ProjectDocument &document, QWidget *parent = nullptr);

    [[nodiscard]] FactTable *subnets() const { return m_subnets; }
    [[nodiscard]] FactTable *exports() const { return m_exports; }
    [[nodiscard]] FactTable *proof() const { return m_proof; }
    [[nodiscard]] QTableView *subnetView() const { return m_subnetView; }
    [[nodiscard]] QTableView *exportView() const { return m_exportView; }
    [[nodiscard]] QTableView *proofView() const { return m_proofView; }
    [[nodiscard]] FormatList *formats() const { return m_formats; }
    [[nodiscard]] QPushButton *exportButton() const { return m_export; }
    [[nodiscard]] QPushButton *openButton() const { return m_open; }
    [[nodiscard]] QPushButton *reportButton() const { return m_reportButton; }
    void saveReport(const QString &file); ///< .html or .pdf; the banner tells when it is written.
    [[nodiscard]] QString state() const; ///< What is being exported, and how far it is.
    [[nodiscard]] QString verdict() const; ///< What the chosen proof says, in a sentence.

Q_SIGNALS:
    void openWanted(const QString &folder);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeSide();
    QWidget *makeSubnetCard();
    QWidget *makeTables();
    void connectAll();

    void showSubnets();
    void showExports();
    void showProof();
    void showState();
    void exportChecked();
    void askForReport();
    void endRun(qint64 run);
    [[nodiscard]] std::vector<Subnet> checkedSubnets() const;
    /// Those of the checked formats that the subnet can be written in.
    [[nodiscard]] QStringList formatsFor(const Subnet &subnet) const;
    [[nodiscard]] const ExportRecord *chosenExport() const;

    FactTable *m_subnets;
    FactTable *m_exports;
    FactTable *m_proof;
    QTableView *m_subnetView;
    QTableView *m_exportView;
    QTableView *m_proofView;
    Card *m_proofCard;
    FormatList *m_formats;
    QPushButton *m_export;
    QPushButton *m_open;
    QPushButton *m_reportButton;
    ReportMaker *m_report;
    QProgressBar *m_bar;
    QLabel *m_state;
    QLabel *m_verdict;
    std::vector<Subnet> m_list;
    QStringList m_pending; ///< Architectures queued and not written yet, once for each format.
    qsizetype m_asked = 0; ///< How many were queued with those that are pending.
    QStringList m_lastPicked; ///< Picks whose boxes have been checked.
};

} // namespace supernet::ui
