// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/space/space_figures.h"

#include "domain/space/sampling.h"

#include <QCoreApplication>
#include <QLocale>

namespace supernet::ui {

namespace {

constexpr std::uint64_t sampleSeed = 1;
constexpr int betweenAsking = 64;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SpaceFigures)
};

QString mantissa(const QString &digits)
{
    const double leading = digits.left(5).toDouble() / 1e4;
    return QStringLiteral("%1 × 10^%2").arg(QLocale().toString(leading, 'f', 2)).arg(digits.size() - 1);
}

SampledCosts drawCosts(const SearchSpace &space, const Workload &workload, const std::stop_token &stop)
{
    SampledCosts costs;
    costs.parameters.reserve(CostSampler::samples);
    costs.flops.reserve(CostSampler::samples);
    Random random(streamKey(sampleSeed, "space costs"));
    for (int number = 0; number < CostSampler::samples; ++number) {
        if (number % betweenAsking == 0 && stop.stop_requested())
            return costs;
        const Cost drawn = cost(translationShape(space, sampleByGene(space, random)), workload);
        costs.parameters << static_cast<double>(drawn.parametersWithoutEmbeddings);
        costs.flops << static_cast<double>(drawn.flops);
    }
    return costs;
}

} // namespace

QString digits(BigCount number)
{
    // Three at a time: boost's own str() trips a wrong warning of GCC 12.
    QString text;
    for (; number >= 1000; number /= 1000) {
        const BigCount last = number % 1000;
        text.prepend(QStringLiteral("%1").arg(last.convert_to<int>(), 3, 10, QLatin1Char('0')));
    }
    return QString::number(number.convert_to<int>()) + text;
}

QString grouped(const BigCount &number)
{
    constexpr qsizetype readable = 21;
    QString text = digits(number);
    if (text.size() > readable)
        return mantissa(text);
    for (qsizetype place = text.size() - 3; place > 0; place -= 3)
        text.insert(place, QLocale().groupSeparator());
    return text;
}

SpaceCounts countsOf(const SearchSpace &space)
{
    SpaceCounts counts{space.distinct(), space.genotypes(), {}};
    if (counts.distinct == counts.genotypes) {
        counts.why = Words::tr("Every combination of choices is a net of its own: no gene falls away.");
        return counts;
    }
    const BigCount times = (counts.genotypes + counts.distinct / 2) / counts.distinct;
    counts.why = times > 1
        ? Words::tr(
              "Written out, there are %1 combinations, about %2 for each net: choices for layers that a shallow net "
              "does not have make no difference.")
              .arg(grouped(counts.genotypes), grouped(times))
        : Words::tr(
              "Written out, there are %1 combinations: choices for layers that a shallow net does not have make no "
              "difference.")
              .arg(grouped(counts.genotypes));
    return counts;
}

QList<PolicySize> policySizes(const SearchSpace &space, std::int64_t vocabulary)
{
    using Routers = SharingSize::Routers;
    constexpr int experts = 2;
    const TranslationShape stored = storedShape(space);
    const auto size = [&](const QString &name, Routers routers) {
        const SharingSize sharing{routers, routers == Routers::None ? 1 : experts};
        return PolicySize{name, supernetParameters(stored, vocabulary, sharing)};
    };
    return {size(Words::tr("Plain (HAT)"), Routers::None), size(Words::tr("Network-wise"), Routers::Network),
            size(Words::tr("Layer-wise"), Routers::Layer), size(Words::tr("Neuron-wise"), Routers::Neuron)};
}

CostSampler::CostSampler(QObject *parent)
    : QObject(parent)
{
}

CostSampler::~CostSampler() = default;

void CostSampler::cancel()
{
    ++m_asked;
    m_thread.request_stop();
}

void CostSampler::sample(const SearchSpace &space, const Workload &workload)
{
    cancel();
    const quint64 asked = m_asked;
    // The new thread takes the old one's place, which ends after a few draws at most.
    m_thread = std::jthread([=, this](const std::stop_token &stop) {
        const SampledCosts costs = drawCosts(space, workload, stop);
        if (stop.stop_requested())
            return;
        QMetaObject::invokeMethod(this, [=, this] {
            if (asked == m_asked)
                Q_EMIT sampled(costs);
        });
    });
}

} // namespace supernet::ui
