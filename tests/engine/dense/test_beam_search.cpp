// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/random.h"
#include "engine/dense/beam_search.h"

#include <cstdlib>
#include <new>
#include <QtTest>

using namespace supernet;

namespace {

std::size_t allocations = 0;

} // namespace

void *operator new(std::size_t size)
{
    ++allocations;
    if (void *memory = std::malloc(size))
        return memory;
    throw std::bad_alloc();
}

void operator delete(void *memory) noexcept
{
    std::free(memory);
}

void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory);
}

class TestBeamSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStepAllocatesNothing()
    {
        constexpr std::int64_t vocabulary = 300;
        constexpr std::size_t beam = 5;
        std::vector<float> logits(beam * vocabulary);
        Random random(1);
        for (float &logit : logits)
            logit = static_cast<float>(random.uniform());
        BeamSearch search(beam, 1.0, 100, true);
        search.advance(logits.data(), vocabulary); // What belongs to the first is not counted.
        const std::size_t before = allocations;
        for (int step = 1; step < 99; ++step)
            search.advance(logits.data(), vocabulary);
        QCOMPARE(allocations, before);
        QCOMPARE(search.live().size(), beam);
    }

    void aHypothesisIsReadBackFromItsEnd()
    {
        // Two live hypotheses share their first word; the one that goes on by 6, and ends, wins.
        const auto row = [](std::initializer_list<std::pair<int, float>> words) {
            std::vector<float> logits(8, -20.0F);
            for (const auto &[word, logit] : words)
                logits[static_cast<std::size_t>(word)] = logit;
            return logits;
        };
        BeamSearch search(2, 1.0, 10, false);
        search.advance(row({{5, 3.0F}, {7, 1.0F}}).data(), 8);
        std::vector<float> second = row({{6, 3.0F}, {4, 2.5F}});
        const auto unlikely = row({{4, 0.0F}, {5, 0.0F}, {6, 0.0F}, {7, 0.0F}});
        second.insert(second.end(), unlikely.begin(), unlikely.end());
        search.advance(second.data(), 8);
        QCOMPARE(search.live().size(), std::size_t(2));
        QCOMPARE(search.live()[0].token, 6);
        QCOMPARE(search.live()[1].token, 4);
        const auto end = row({{token::end, 9.0F}});
        std::vector<float> last = end;
        last.insert(last.end(), end.begin(), end.end());
        search.advance(last.data(), 8);
        QVERIFY(search.live().empty());
        QCOMPARE(search.best().tokens, (std::vector<int>{5, 6}));
    }
};

QTEST_GUILESS_MAIN(TestBeamSearch)
#include "test_beam_search.moc"
