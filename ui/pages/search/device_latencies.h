// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/facts.h"

#include <map>
#include <optional>
#include <QHash>
#include <QObject>
#include <QStringList>

namespace supernet::ui {

class ProjectDocument;

/// The device whose latency a search trades for quality, by its profile.
[[nodiscard]] QString tradedDevice(const RunRecord &search);
/// The device profiles that have a predictor, and those that the search keeps limits for, but the one that it trades.
[[nodiscard]] QStringList otherDevices(const ProjectDocument &document, const RunRecord *search);

/// What the candidates of searches take on other devices than those that the searches trade: the helper program is asked,
/// which has the predictors, a portion at a time.
class DeviceLatencies : public QObject
{
    Q_OBJECT
public:
    static constexpr std::size_t Portion = 1000; ///< Candidates of one request.

    explicit DeviceLatencies(ProjectDocument &document, QObject *parent = nullptr);

    void ask(RunId search, const QString &device); ///< For candidates that have not been asked for.
    [[nodiscard]] std::optional<double> milliseconds(RunId search, const QString &device,
                                                     const std::string &architectureId) const;

Q_SIGNALS:
    void told();
    void failed(const QString &message);

private:
    struct Known
    {
        QHash<QString, double> milliseconds; ///< By architecture.
        std::size_t asked = 0; ///< Candidates, from the first.
        bool waiting = false;
    };

    void askNext(RunId search, const QString &device);
    void take(RunId search, const QString &device, const QStringList &ids, const std::vector<double> &milliseconds);

    ProjectDocument &m_document;
    std::map<std::pair<RunId, QString>, Known> m_known;
};

} // namespace supernet::ui
