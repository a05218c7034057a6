// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/study/conflict_parts.h"
#include "domain/support/error.h"

#include <cmath>
#include <QtTest>

using namespace supernet;

namespace {

ConflictSample sample(std::int64_t step, const char *pair, const char *tensor, double cosine)
{
    ConflictSample sample;
    sample.step = step;
    sample.pair = pair;
    sample.tensor = tensor;
    sample.cosine = cosine;
    return sample;
}

/// Two probes of two pairs; the second one after the surgery has begun.
std::vector<ConflictSample> samples()
{
    return {sample(100, "largest-smallest", "", -0.2),
            sample(100, "largest-smallest", "encoder.0.ffn.in.weight", -0.5),
            sample(100, "largest-smallest", "encoder.0.ffn_norm.weight", 0.1),
            sample(100, "largest-random", "", 0.4),
            sample(100, "largest-random", "encoder.0.ffn.in.weight", 0.2),
            sample(200, "largest-smallest", "", -0.4),
            sample(200, "largest-smallest", "encoder.0.ffn.in.weight", -0.1),
            sample(200, "largest-smallest", "decoder.1.self_attention.qkv.weight", 0.6),
            sample(200, "largest-smallest", "embedding", 0.3),
            sample(200, "largest-smallest projected", "", 0.1),
            sample(200, "largest-smallest projected", "encoder.0.ffn.in.weight", 0.0)};
}

bool isNear(double a, double b)
{
    return std::abs(a - b) < 1e-12;
}

std::map<std::string, PartConflict> byName(ConflictParts parts, const std::string &pair = {})
{
    std::map<std::string, PartConflict> result;
    for (const PartConflict &part : conflictByPart(samples(), parts, pair, 200, 1))
        result.emplace(part.part, part);
    return result;
}

} // namespace

/// Conflict by tensor, layer, group and net, before and after the projection of gradients.
class TestConflictParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNetHasItsOwnCosines()
    {
        const auto net = conflictByPart(samples(), ConflictParts::Net, {}, 200, 1);
        QCOMPARE(net.size(), std::size_t(1));
        QCOMPARE(net[0].probes, std::size_t(2));
        QVERIFY(isNear(net[0].before.cosine.value, (0.1 - 0.4) / 2)); // means of (-.2, .4) and of -.4
        QVERIFY(isNear(net[0].before.share.value, (0.5 + 1) / 2));
        QVERIFY(net[0].before.cosine.low >= -0.4 && net[0].before.cosine.high <= 0.1);
        QVERIFY(net[0].after && isNear(net[0].after->cosine.value, 0.1) && isNear(net[0].after->share.value, 0));
    }

    void tensorsAreOnTheirOwn()
    {
        const auto tensors = byName(ConflictParts::Tensor);
        QCOMPARE(tensors.size(), std::size_t(4));
        const PartConflict &bank = tensors.at("encoder.0.ffn.in.weight");
        QVERIFY(isNear(bank.before.cosine.value, (-0.15 - 0.1) / 2));
        QVERIFY(isNear(bank.before.share.value, (0.5 + 1) / 2));
        QVERIFY(bank.after && isNear(bank.after->share.value, 0));
        QVERIFY(!tensors.at("embedding").after);
        QCOMPARE(tensors.at("embedding").probes, std::size_t(1));
    }

    void layersAndGroupsTakeTensorsTogether()
    {
        const auto layers = byName(ConflictParts::Layer);
        QCOMPARE(layers.size(), std::size_t(3));
        QVERIFY(isNear(layers.at("encoder.0").before.cosine.value, ((-0.5 + 0.1 + 0.2) / 3 - 0.1) / 2));
        QVERIFY(layers.contains("decoder.1") && layers.contains("embedding"));
        const auto groups = byName(ConflictParts::Group);
        QCOMPARE(groups.size(), std::size_t(3));
        QVERIFY(
            isNear(groups.at("ffn").before.cosine.value, layers.at("encoder.0").before.cosine.value)); // its norm too
        QVERIFY(isNear(groups.at("self_attention").before.cosine.value, 0.6));
    }

    void onePairCanBeAskedFor()
    {
        const auto tensors = byName(ConflictParts::Tensor, "largest-random");
        QCOMPARE(tensors.size(), std::size_t(1));
        QVERIFY(isNear(tensors.at("encoder.0.ffn.in.weight").before.cosine.value, 0.2));
        QVERIFY(byName(ConflictParts::Tensor, "nobody").empty());
    }

    void namesAreKnown()
    {
        QVERIFY(conflictPartsFromName("layer") == ConflictParts::Layer);
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(conflictPartsFromName("expert")), UsageError);
    }
};

QTEST_GUILESS_MAIN(TestConflictParts)
#include "test_conflict_parts.moc"
