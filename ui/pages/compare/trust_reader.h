// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/compare/trust_facts.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QTimer>
#include <tuple>

namespace supernet::ui {

class ProjectDocument;

/// Keeps TrustFacts up to date while somebody looks at them. The store is read, and intervals are drawn, on another thread.
class TrustReader : public QObject
{
    Q_OBJECT
public:
    explicit TrustReader(ProjectDocument &document, QObject *parent = nullptr);

    [[nodiscard]] const TrustFacts &facts() const { return *m_facts; }
    [[nodiscard]] bool hasRead() const { return m_hasRead; } ///< Else facts() are empty because nobody has looked yet.
    void setWanted(bool wanted);
    void expectJobs(); ///< The queue is about to grow, which no run tells of.

Q_SIGNALS:
    void changed();
    void failed(const QString &message);

private:
    /// What of the document's runs makes another reading worthwhile.
    using Seen = std::vector<std::tuple<RunId, std::string, std::size_t>>;
    [[nodiscard]] Seen seen() const;
    void look();
    void rest();

    ProjectDocument &m_document;
    std::shared_ptr<const TrustFacts> m_facts;
    std::optional<Seen> m_seen;
    QTimer m_pause; ///< Between two readings.
    QDeadlineTimer m_expecting;
    bool m_wanted = false;
    bool m_reading = false;
    bool m_hasRead = false;
};

} // namespace supernet::ui
