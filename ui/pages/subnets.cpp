// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/subnets.h"

#include "domain/cost/supernet_size.h"
#include "domain/search/pareto.h"
#include "pages/search/front_data.h"
#include "project/project_document.h"
#include "widgets/texts.h"

#include <algorithm>
#include <QCoreApplication>
#include <ranges>

namespace supernet::ui {

namespace {

constexpr int beamWidth = 5;

struct SubnetText
{
    Q_DECLARE_TR_FUNCTIONS(Subnets)
};

const RunView *latestSearch(const ProjectDocument &document)
{
    for (const RunView *run : document.runsOf(JobKind::Search) | std::views::reverse) {
        if (!document.candidates(run->run.id).empty())
            return run;
    }
    return nullptr;
}

std::string supernetOf(const ProjectDocument &document, const RunRecord &search)
{
    const RunView *supernet = search.parentRun ? document.run(*search.parentRun) : nullptr;
    if (!supernet)
        return {};
    return search.parentStep ? supernet->run.name + '@' + std::to_string(*search.parentStep) : supernet->run.name;
}

/// On its own a subnet is a supernet that shares nothing.
double collapsedBytes(const TranslationShape &shape, std::int64_t vocabulary)
{
    return static_cast<double>(supernetParameters(shape, vocabulary, {}) * bytesPerWeight);
}

void addShape(Subnet &subnet, const ProjectDocument &document, const SearchSpace &space,
              const Architecture &architecture)
{
    subnet.shape = translationShape(space, architecture);
    subnet.largest = storedShape(space);
    subnet.fileBytes = collapsedBytes(*subnet.shape, document.vocabulary());
}

Subnet subnetOf(const ProjectDocument &document, const RunRecord &search, const Candidate &candidate)
{
    const ArchitectureScores &scores = document.scores();
    const std::string &id = candidate.architectureId;
    Subnet subnet;
    subnet.id = QString::fromStdString(id);
    subnet.name = SubnetText::tr("Subnet %1").arg(subnet.id.left(6));
    subnet.architecture = candidate.architecture;
    subnet.supernet = supernetOf(document, search);
    subnet.bleu = scores.score(search.id, id, "bleu");
    subnet.chrf = scores.score(search.id, id, "chrf");
    subnet.loss = candidate.loss;
    subnet.retrainedBleu = scores.retrainedBleu(search.id, id);
    subnet.latencyMs = candidate.latencyMs;
    if (const Measurement *measured = scores.measurement(search.id, id)) {
        subnet.measured = *measured;
        subnet.latencyMs = measured->medianMs;
    }
    subnet.parameters = candidate.params;
    subnet.flops = candidate.flops;
    if (const SearchSpace *space = document.spaceOf(search)) {
        try {
            addShape(subnet, document, *space, architectureFromJson(candidate.architecture, *space));
        } catch (const Error &) {
            subnet.shape.reset(); // An architecture of another space has figures but no picture here.
        }
    }
    return subnet;
}

/// Before a search, the ends of the space that a supernet was trained in.
std::vector<Subnet> extremes(const ProjectDocument &document)
{
    for (const RunView *run : document.runsOf(JobKind::Train) | std::views::reverse) {
        const SearchSpace *space = document.spaceOf(run->run);
        if (!space)
            continue;
        Subnet smallest;
        smallest.id = QStringLiteral("smallest");
        smallest.name = SubnetText::tr("Smallest subnet");
        smallest.architecture = "smallest";
        addShape(smallest, document, *space, space->smallestArchitecture());
        Subnet largest;
        largest.id = QStringLiteral("largest");
        largest.name = SubnetText::tr("Largest subnet");
        largest.architecture = "largest";
        addShape(largest, document, *space, space->largestArchitecture());
        return {smallest, largest};
    }
    return {};
}

const Candidate *candidateOf(const ProjectDocument &document, RunId search, const QString &id)
{
    const auto &candidates = document.candidates(search);
    const auto found = std::ranges::find(candidates, id.toStdString(), &Candidate::architectureId);
    return found == candidates.end() ? nullptr : &*found;
}

std::vector<Objectives> objectivesOf(const std::vector<Subnet> &front)
{
    std::vector<Objectives> objectives;
    for (const Subnet &subnet : front)
        objectives.push_back({*subnet.latencyMs, subnet.bleu ? -*subnet.bleu : *subnet.loss});
    return objectives;
}

/// The front's fastest member, its knee (else the one in the middle) and its best.
std::vector<Subnet> threeOf(const std::vector<Subnet> &front)
{
    if (front.size() < 3)
        return front;
    const auto middle = knee(objectivesOf(front)).value_or(front.size() / 2);
    return {front.front(), front[middle], front.back()};
}

Subnet exportedSubnet(const ExportRecord &record)
{
    Subnet subnet;
    subnet.id = subnet.exported = QString::fromStdString(record.path);
    subnet.name = SubnetText::tr("Export %1").arg(subnet.id.section(QLatin1Char('/'), -1));
    return subnet;
}

} // namespace

nlohmann::json Subnet::translateParams(const std::vector<std::string> &sentences) const
{
    nlohmann::json params = {{"sentences", sentences}, {"beam", beamWidth}};
    if (!exported.isEmpty()) {
        params["export"] = exported.toStdString();
        return params;
    }
    params["architecture"] = architecture;
    if (!supernet.empty())
        params["supernet"] = supernet;
    return params;
}

QString Subnet::figures() const
{
    QStringList parts;
    if (latencyMs)
        parts << milliseconds(*latencyMs);
    if (bleu)
        parts << SubnetText::tr("%1 BLEU").arg(decimal(*bleu, 1));
    else if (loss)
        parts << SubnetText::tr("loss %1").arg(decimal(*loss, 3));
    return parts.join(QStringLiteral(" · "));
}

std::vector<Subnet> frontSubnets(const ProjectDocument &document)
{
    const RunView *search = latestSearch(document);
    if (!search)
        return extremes(document);
    const RunId id = search->run.id;
    const Quality quality = hasQuality(document, id, Quality::Bleu) ? Quality::Bleu : Quality::Loss;
    QVector<FrontPoint> points = frontPoints(document, {id, {Expense::Latency, quality}, {}});
    points.removeIf([](const FrontPoint &point) { return !isInherited(point.standing); });
    std::vector<Objectives> objectives;
    for (const FrontPoint &point : points)
        objectives.push_back({point.cost, lessIsBetter(quality) ? point.value : -point.value});
    std::vector<Subnet> front;
    for (const std::size_t member : paretoFront(objectives)) {
        if (const Candidate *candidate = candidateOf(document, id, points[static_cast<qsizetype>(member)].id))
            front.push_back(subnetOf(document, search->run, *candidate));
    }
    return front;
}

std::vector<Subnet> pickedSubnets(const ProjectDocument &document)
{
    std::vector<Subnet> picked;
    if (const RunView *search = latestSearch(document)) {
        for (const QString &id : document.picked()) {
            if (const Candidate *candidate = candidateOf(document, search->run.id, id))
                picked.push_back(subnetOf(document, search->run, *candidate));
        }
    }
    return picked.size() >= 2 ? picked : threeOf(frontSubnets(document));
}

std::vector<Subnet> triableSubnets(const ProjectDocument &document)
{
    std::vector<Subnet> all = frontSubnets(document);
    for (const Subnet &subnet : pickedSubnets(document)) {
        if (std::ranges::find(all, subnet.id, &Subnet::id) == all.end())
            all.push_back(subnet);
    }
    for (const ExportRecord &record : document.exports())
        all.push_back(exportedSubnet(record));
    return all;
}

} // namespace supernet::ui
