// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/window_bench.h"

#include <algorithm>
#include <cstdio>
#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <utility>

namespace supernet::bench {

namespace {

constexpr int beatMs = 5;

} // namespace

StallMeter::StallMeter()
{
    m_beat.setTimerType(Qt::PreciseTimer);
    m_beat.setInterval(beatMs);
    QObject::connect(&m_beat, &QTimer::timeout, &m_beat, [this] {
        m_stalls.push_back(std::max(0.0, static_cast<double>(m_since.nsecsElapsed()) / 1e6 - beatMs));
        m_since.start();
    });
    m_since.start();
    m_beat.start();
}

void StallMeter::print(const char *what)
{
    std::ranges::sort(m_stalls);
    const auto at = [&](double share) {
        return m_stalls[static_cast<std::size_t>(share * static_cast<double>(m_stalls.size() - 1))];
    };
    if (!m_stalls.empty())
        std::printf("%-12s %6zu beats, late by median %6.2f ms, 99 %% under %6.1f ms, longest %6.1f ms\n", what,
                    m_stalls.size(), at(0.5), at(0.99), m_stalls.back());
    m_all.insert(m_all.end(), m_stalls.begin(), m_stalls.end());
    m_stalls.clear();
}

void StallMeter::printAll()
{
    m_stalls = std::exchange(m_all, {});
    print("all");
}

void stay(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

void findProgram()
{
    if (!qEnvironmentVariableIsSet("SUPERNET_BIN"))
        qputenv("SUPERNET_BIN",
                QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("../bin")).toLocal8Bit());
}

} // namespace supernet::bench
