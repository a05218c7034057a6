// SPDX-License-Identifier: GPL-3.0-or-later
#include "hardening/soak/facts_writer.h"

#include "domain/project/run_lock.h"
#include "domain/project/store.h"
#include "domain/support/error.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <set>
#include <thread>

namespace supernet::hardening {

namespace {

using namespace std::chrono_literals;

constexpr std::int64_t probeEvery = 10; ///< Steps, as the soak's real job has it.
constexpr std::int64_t validateEvery = 50;
constexpr double manySteps = 1e7;
constexpr auto beat = 200ms; ///< A job writes its facts together, a few times a second.
constexpr const char *pairs[] = {"largest-smallest", "largest-random", "smallest-random"};
constexpr const char *watched[] = {"largest", "random-1", "random-2", "smallest"};

double noise(std::int64_t step, std::size_t number)
{
    return std::sin(static_cast<double>(step) * 12.9898 + static_cast<double>(number) * 78.233);
}

class Writer
{
public:
    explicit Writer(const Project &project)
        : m_project(project)
        , m_store(project.openStore())
        , m_run(addRun())
        , m_lock(FileLock::tryAcquire(runLockFile(folder())))
        , m_log(folder() / "log", std::ios::app)
    {
        (void)m_store.beginAttempt(m_run.id, 0);
    }

    void advance(std::int64_t to)
    {
        m_metrics.clear();
        while (m_step < to) {
            ++m_step;
            writeStep();
            if (m_step % probeEvery == 0)
                writeProbe();
            if (m_step % validateEvery == 0)
                writeValidation();
        }
        m_store.append(m_metrics);
        Progress progress;
        progress.run = m_run.id;
        progress.phase = "training";
        progress.done = static_cast<double>(m_step);
        progress.total = manySteps;
        progress.unit = "steps";
        progress.rate = 1;
        progress.detail = "step " + std::to_string(m_step) + ", loss 3.214, 4000 tokens/s";
        m_store.setProgress(progress);
    }

private:
    std::filesystem::path folder() const
    {
        const auto found = m_project.runFolder(m_run.name);
        std::filesystem::create_directories(found);
        return found;
    }

    RunRecord addRun()
    {
        for (const RunRecord &run : m_store.runs()) {
            if (run.kind != JobKind::Train)
                continue;
            for (const ConflictSample &sample : m_store.conflictSamples(run.id))
                m_tensors.insert(sample.tensor);
            RunRecord copy = run;
            copy.name.clear();
            return m_store.addRun(copy);
        }
        throw Error("The project has no training run whose settings could be taken.");
    }

    void add(const char *name, const char *subnet, double value)
    {
        m_metrics.push_back({0, m_run.id, 1, m_step, name, subnet, value, 0});
    }

    void writeStep()
    {
        const double base = 3 + 4 * std::exp(-static_cast<double>(m_step) / 3000);
        add("train/loss", "", base + 0.3 * noise(m_step, 0));
        add("train/learning_rate", "", 0.002 / std::sqrt(static_cast<double>(m_step)));
        add("train/gradient_norm", "", 1 + 0.5 * noise(m_step, 1));
        if (m_step % 20 == 0)
            add("train/tokens_per_second", "", 4000 + 300 * noise(m_step, 2));
    }

    void writeProbe()
    {
        std::vector<ConflictSample> samples;
        for (const char *pair : pairs) {
            for (const std::string &tensor : m_tensors)
                samples.push_back({0, m_run.id, 1, m_step, pair, tensor, 0.6 * noise(m_step, samples.size()), 0.5});
            add("conflict/cosine", pair, 0.3 + 0.2 * noise(m_step, samples.size()));
        }
        add("conflict/share", "", 0.2 + 0.1 * noise(m_step, 3));
        add("conflict/magnitude_ratio", "", 0.5);
        m_store.append(samples);
    }

    void writeValidation()
    {
        std::size_t number = 4;
        for (const char *subnet : watched) {
            add("valid/loss", subnet, 3 + 0.1 * noise(m_step, number));
            add("valid/bleu", subnet, 30 + 2 * noise(m_step, number + 4));
            add("valid/bleu_interval", subnet, 1.2);
            ++number;
        }
        m_log << "Step " << m_step << ": validation loss 3.021 (mean of 4 subnets)" << std::endl;
    }

    const Project &m_project;
    Store m_store;
    std::set<std::string> m_tensors;
    RunRecord m_run;
    std::optional<FileLock> m_lock;
    std::ofstream m_log;
    std::vector<Metric> m_metrics;
    std::int64_t m_step = 0;
};

} // namespace

void writeTraining(const Project &project, double stepsPerSecond, const std::function<bool()> &goesOn)
{
    Writer writer(project);
    const auto begin = std::chrono::steady_clock::now();
    while (goesOn()) {
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin;
        writer.advance(static_cast<std::int64_t>(passed.count() * stepsPerSecond));
        std::this_thread::sleep_for(beat);
    }
}

} // namespace supernet::hardening
