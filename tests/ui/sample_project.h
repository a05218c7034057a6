// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/project.h"
#include "domain/project/run_lock.h"

#include <QString>
#include <QTemporaryDir>

namespace supernet::test {

/// By which the predictor of the sample's searches learnt.
[[nodiscard]] nlohmann::json sampleProtocol();

/// A project with a training run and a search as their jobs write them, for tests of the window. Its figures are made
/// up by simple formulas.
class SampleProject
{
public:
    SampleProject();

    [[nodiscard]] QString folder() const { return m_folder.path() + QStringLiteral("/captions.supernet"); }
    [[nodiscard]] Project project() const { return Project::open(folder().toStdString()); }
    [[nodiscard]] Store store() const { return project().openStore(); }

    /// Adds a training run with its first attempt.
    RunRecord addTraining(const std::string &policy, std::uint64_t seed = 1) const;
    /// Adds a training run that goes on from another one's checkpoint.
    RunRecord addBranch(const RunRecord &parent, std::int64_t step) const;
    /// As if a training run had saved a checkpoint: its folder with the mark that it is whole.
    void addCheckpoint(const RunRecord &run, std::int64_t step) const;
    /// Appends `count` steps of metrics after `from`, with a validation every 100 steps. Runs of other seeds differ a little.
    void addSteps(const RunRecord &run, int from, int count) const;
    /// Adds a search in the weights of `supernet`, with `more` among its settings.
    RunRecord addSearch(const RunRecord &supernet, const nlohmann::json &more = nlohmann::json::object(),
                        std::uint64_t seed = 1) const;
    /// Adds the finished run of a latency predictor.
    RunRecord addPredictor(const std::string &device = {}) const;
    /// Appends a generation of candidates; the good ones get BLEU.
    void addGeneration(const RunRecord &search, int generation, int count) const;
    /// Writes the validation text as prepared data have it, a sentence a line.
    void addValidation(const QByteArray &sources, const QByteArray &references) const;
    void setProgress(const RunRecord &run, const std::string &phase, double done, double total) const;
    void end(const RunRecord &run, const std::string &outcome, const std::string &message = {}) const;

    /// The run's lock: as long as it lives, the run counts as alive.
    [[nodiscard]] FileLock holdLock(const RunRecord &run) const;

private:
    static void addConflicts(const RunRecord &run, int step, double gain, std::vector<Metric> &metrics,
                             std::vector<ConflictSample> &samples);

    QTemporaryDir m_folder;
};

} // namespace supernet::test
