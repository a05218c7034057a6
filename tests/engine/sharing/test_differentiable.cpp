// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/sharing/differentiable.h"

#include <ATen/ATen.h>
#include <QtTest>

using namespace supernet;

class TestDifferentiable : public QObject
{
    Q_OBJECT

    const torch::Tensor m_fixed = at::ones({2});
    const torch::Tensor m_learnt = at::ones({2}).requires_grad_();

private Q_SLOTS:
    void onlyWhatIsLearntNeedsAGradient()
    {
        QVERIFY(!needsGradient({}));
        QVERIFY(!needsGradient({m_fixed}));
        QVERIFY(!needsGradient({torch::Tensor(), m_fixed}));
        QVERIFY(needsGradient({m_fixed, torch::Tensor(), m_learnt}));
        const at::NoGradGuard none;
        QVERIFY(!needsGradient({m_learnt}));
    }

    void whatNeedsNoGradientRemembersNoWayBack()
    {
        const auto output = differentiable(m_fixed + 1, {m_fixed},
                                           [](const torch::Tensor &) { return std::vector<torch::Tensor>(1); });
        QVERIFY(!output.requires_grad());
    }

    void theWayBackGetsTheOutputsGradient()
    {
        const auto output = differentiable(m_learnt.detach() * 3, {m_fixed, m_learnt},
                                           [](const torch::Tensor &gradient) {
                                               return std::vector<torch::Tensor>{{}, gradient * 3};
                                           });
        (output * at::tensor({1.0F, 2.0F})).sum().backward();
        QVERIFY(at::equal(m_learnt.grad(), at::tensor({3.0F, 6.0F})));
        QVERIFY(!m_fixed.grad().defined());
    }
};

QTEST_GUILESS_MAIN(TestDifferentiable)
#include "test_differentiable.moc"
