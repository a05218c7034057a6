// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/facts.h"
#include "domain/search/search_limits.h"
#include "widgets/card.h"

#include <optional>
#include <QStringList>

class QComboBox;
class QPushButton;

namespace supernet::ui {

class ProjectDocument;

/// Steers a search while it works: the latency limit, here or on another device that it keeps one for, a gene pinned, a choice
/// forbidden, the region of the candidates that are selected. What was asked stays in the list with the generation from which on
/// it was obeyed.
class SteerCard : public Card
{
    Q_OBJECT
public:
    explicit SteerCard(ProjectDocument &document, QWidget *parent = nullptr);

    void showSearch(qint64 search);
    /// As the line in the scatter stands, over latencies of `device`; an empty one is that which the search trades.
    void setLimit(std::optional<double> latencyMs, const QString &device = {});
    void setSelected(const QStringList &ids); ///< Candidates that a person has brushed.
    void steer(const std::string &verb, const nlohmann::json &argument);

    [[nodiscard]] QPushButton *limitButton() const { return m_applyLimit; }
    [[nodiscard]] QPushButton *pinButton() const { return m_pin; }
    [[nodiscard]] QPushButton *forbidButton() const { return m_forbid; }
    [[nodiscard]] QPushButton *hereButton() const { return m_here; }
    [[nodiscard]] QComboBox *gene() const { return m_gene; }
    [[nodiscard]] QComboBox *choice() const { return m_choice; }
    [[nodiscard]] QString words() const;

private:
    void fillGenes();
    void fillChoices();
    void sayStanding();
    void showHere();
    void showLimit();
    [[nodiscard]] std::optional<SearchLimits> startingPoint()
        const; ///< Of the search; nothing where its space is not known.
    [[nodiscard]] bool isLimited(const QString &device) const;
    [[nodiscard]] bool isConfined() const; ///< To a region, by the last steer of that kind.
    [[nodiscard]] nlohmann::json selectedRegion() const;
    [[nodiscard]] nlohmann::json chosen() const;

    ProjectDocument &m_document;
    qint64 m_search = 0;
    qint64 m_genesOf = 0; ///< The search whose genes are offered.
    std::optional<double> m_limit;
    QString m_device; ///< That the limit is of.
    QStringList m_selected;
    QPushButton *m_here;
    QPushButton *m_applyLimit;
    QComboBox *m_gene;
    QComboBox *m_choice;
    QPushButton *m_pin;
    QPushButton *m_forbid;
    QLabel *m_words;
    QString m_refusal; ///< Why the last steer was not sent.
};

} // namespace supernet::ui
