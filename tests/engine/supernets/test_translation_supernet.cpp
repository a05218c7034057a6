// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/supernets/translation_supernet.h"

#include <ATen/Parallel.h>
#include <QtTest>

using namespace supernet;

class TestTranslationSupernet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void computesWithAsManyThreadsAsItIsTold()
    {
        for (const int threads : {1, 2}) {
            setComputeThreads(threads);
            QCOMPARE(at::get_num_threads(), threads);
        }
    }
};

QTEST_GUILESS_MAIN(TestTranslationSupernet)
#include "test_translation_supernet.moc"
