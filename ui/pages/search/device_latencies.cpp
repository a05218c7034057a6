// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/search/device_latencies.h"

#include "project/project_document.h"
#include "project/serve_client.h"

#include <algorithm>
#include <QPointer>

namespace supernet::ui {

namespace {

constexpr auto thisMachine = "cpu"; ///< As the engine calls it.

QString deviceOf(const nlohmann::json &settings, const char *protocol)
{
    const nlohmann::json found = settings.is_object() ? settings.value(protocol, nlohmann::json()) : nlohmann::json();
    return QString::fromStdString(found.is_object() ? found.value("device", std::string(thisMachine)) : thisMachine);
}

} // namespace

QString tradedDevice(const RunRecord &search)
{
    return deviceOf(search.settings, "latency_protocol");
}

QStringList otherDevices(const ProjectDocument &document, const RunRecord *search)
{
    QStringList devices;
    for (const RunView *predictor : document.runsOf(JobKind::Predictor)) {
        if (predictor->state == "done")
            devices << deviceOf(predictor->run.settings, "protocol");
    }
    if (search && search->settings.is_object()) {
        for (const auto &[device, ms] : search->settings.value("device_limits_ms", std::map<std::string, double>()))
            devices << QString::fromStdString(device);
    }
    devices.removeDuplicates();
    devices.removeAll(search ? tradedDevice(*search) : QString::fromLatin1(thisMachine));
    devices.sort();
    return devices;
}

DeviceLatencies::DeviceLatencies(ProjectDocument &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
{
}

std::optional<double> DeviceLatencies::milliseconds(RunId search, const QString &device,
                                                    const std::string &architectureId) const
{
    const auto known = m_known.find({search, device});
    if (known == m_known.end())
        return {};
    const auto found = known->second.milliseconds.constFind(QString::fromStdString(architectureId));
    return found == known->second.milliseconds.constEnd() ? std::nullopt : std::optional(*found);
}

void DeviceLatencies::ask(RunId search, const QString &device)
{
    Known &known = m_known[{search, device}];
    if (m_document.candidates(search).size() < known.asked)
        known.asked = 0; // A resume has begun some of them again.
    if (!known.waiting)
        askNext(search, device);
}

void DeviceLatencies::askNext(RunId search, const QString &device)
{
    Known &known = m_known[{search, device}];
    const auto &candidates = m_document.candidates(search);
    const RunView *run = m_document.run(search);
    if (!run || known.asked >= candidates.size())
        return;
    const std::size_t end = std::min(candidates.size(), known.asked + Portion);
    nlohmann::json architectures = nlohmann::json::array();
    QStringList ids;
    for (; known.asked < end; ++known.asked) {
        architectures.push_back(candidates[known.asked].architecture);
        ids << QString::fromStdString(candidates[known.asked].architectureId);
    }
    known.waiting = true;
    m_document.serve().ask(
        "latencies", {{"architectures", architectures}, {"device", device.toStdString()}, {"search", run->run.name}},
        [guard = QPointer(this), search, device, ids](const nlohmann::json &result) {
            if (guard)
                guard->take(search, device, ids, result.value("milliseconds", std::vector<double>()));
        },
        [guard = QPointer(this), search, device](const QString &message) {
            if (!guard)
                return;
            guard->m_known[{search, device}].waiting = false;
            Q_EMIT guard->failed(message);
        });
}

void DeviceLatencies::take(RunId search, const QString &device, const QStringList &ids,
                           const std::vector<double> &milliseconds)
{
    Known &known = m_known[{search, device}];
    known.waiting = false;
    for (qsizetype at = 0; at < std::min(ids.size(), static_cast<qsizetype>(milliseconds.size())); ++at)
        known.milliseconds[ids[at]] = milliseconds[static_cast<std::size_t>(at)];
    Q_EMIT told();
    askNext(search, device);
}

} // namespace supernet::ui
