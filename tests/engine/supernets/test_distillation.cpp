// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/random.h"
#include "support/tiny_policy.h"
#include "support/tiny_translation.h"

#include <ATen/ATen.h>
#include <QtTest>

using namespace supernet;

namespace {

struct Case
{
    const char *name;
    Granularity granularity;
    int experts;
    double share;
};

constexpr Case cases[] = {{"plain, half", Granularity::None, 1, 0.5},
                          {"layer, all", Granularity::Layer, 2, 1.0},
                          {"neuron, a little", Granularity::Neuron, 2, 0.2},
                          {"a teacher of another part", Granularity::Partition, 2, 0.7}};

/// KL(teacher || student) from the logits, summed over rows.
double divergence(const at::Tensor &teacher, const at::Tensor &student)
{
    const auto wanted = at::log_softmax(teacher, 1);
    return (wanted.exp() * (wanted - at::log_softmax(student, 1))).sum().item<double>();
}

} // namespace

/// In-place distillation: a subnet of a sandwich learns from the largest one's output distribution.
class TestDistillation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gradientsEqualFiniteDifferences_data() { addCases(); }
    void gradientsEqualFiniteDifferences()
    {
        QFETCH(int, number);
        const Case &tried = cases[number];
        TranslationNetwork network(
            tiny::settings(tried.granularity, tried.experts, tiny::mostRouted(tried.granularity)), 3);
        const auto batch = tiny::batch();
        const auto &space = network.settings().space;
        const auto student = space.smallestArchitecture();
        const auto teaching = network.accumulateGradients(batch, space.largestArchitecture(), {.dropout = false});
        const auto wanted = network.logits(batch, space.largestArchitecture());
        const auto loss = [&] {
            return (1 - tried.share) * network.evaluate(batch, student).smoothed
                + tried.share * divergence(wanted, network.logits(batch, student));
        };
        network.zeroGradients();
        const auto pass = network.accumulateGradients(
            batch, student,
            {.dropout = false, .teacher = teaching.output, .teacherPart = teaching.part, .distillation = tried.share});
        QVERIFY(std::abs(pass.smoothed - loss()) < 1e-10);
        const auto tokens = static_cast<double>(batch.targetTokens());
        Random random(5);
        for (auto &parameter : network.parameters()) {
            const auto values = parameter.value.view({-1});
            const auto gradients = parameter.gradient.view({-1});
            for (int trial = 0; trial < 3; ++trial) {
                const auto element = static_cast<std::int64_t>(
                    random.below(static_cast<std::uint64_t>(values.numel())));
                const double before = values[element].item<double>();
                constexpr double Step = 1e-5;
                values[element].fill_(before + Step);
                const double above = loss();
                values[element].fill_(before - Step);
                const double below = loss();
                values[element].fill_(before);
                const double difference = (above - below) / (2 * Step) / tokens;
                QVERIFY2(std::abs(gradients[element].item<double>() - difference) < 1e-7, parameter.name.c_str());
            }
        }
    }

    void aNetTeachesItselfNothing()
    {
        TranslationNetwork network(tiny::settings(Granularity::None, 1, RoutedSet::All), 3);
        const auto batch = tiny::batch();
        const auto largest = network.settings().space.largestArchitecture();
        const auto pass = network.accumulateGradients(batch, largest, {.dropout = false});
        network.zeroGradients();
        const auto taught = network.accumulateGradients(batch, largest,
                                                        {.dropout = false, .teacher = pass.output, .distillation = 1});
        QVERIFY(std::abs(taught.smoothed) < 1e-12);
        for (const auto &parameter : network.parameters())
            QVERIFY(parameter.gradient.abs().max().item<double>() < 1e-12);
    }

private:
    static void addCases()
    {
        QTest::addColumn<int>("number");
        for (int i = 0; i < static_cast<int>(std::size(cases)); ++i)
            QTest::newRow(cases[i].name) << i;
    }
};

QTEST_GUILESS_MAIN(TestDistillation)
#include "test_distillation.moc"
