// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/search/scored_states.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace supernet;

/// The states of a search's candidates: as the supernet gives them, trained on, trained alone.
class TestScoredStates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store.emplace(std::filesystem::path(m_folder->path().toStdString()) / "store.sqlite");
        m_supernet = add("neuron-1", JobKind::Train, {}, 0);
        m_search = add("search-1", JobKind::Search, m_supernet.id, 500);
        Candidate candidate;
        candidate.run = m_search.id;
        candidate.attempt = 1;
        candidate.architectureId = "a";
        candidate.architecture = nlohmann::json::object();
        m_store->append(std::span(&candidate, 1));
    }

    void theThreeStatesOfACandidateStandBesideEachOther()
    {
        const RunRecord scores = add("evaluate-1", JobKind::Evaluate, m_supernet.id, 500);
        const RunRecord tuned = add("retrain-1", JobKind::Retrain, m_supernet.id, 500);
        const RunRecord alone = add("retrain-2", JobKind::Retrain, m_supernet.id, 400);
        score(scores, m_supernet, 500, "inherited", 20);
        score(tuned, tuned, 12, "retrained", 22);
        score(alone, alone, 30, "scratch", 21);
        const auto states = scoredStates(*m_store, m_search);
        QCOMPARE(states.size(), std::size_t(3));
        const std::vector<std::tuple<std::string, std::string, std::int64_t, double>> expected{
            {"inherited", "neuron-1", 500, 20}, {"retrained", "retrain-1", 12, 22}, {"scratch", "retrain-2", 30, 21}};
        for (std::size_t i = 0; i < states.size(); ++i) {
            QCOMPARE(states[i].architectureId, std::string("a"));
            QVERIFY(std::tuple(states[i].state, states[i].run, states[i].step, states[i].bleu) == expected[i]);
        }
    }

    void whatIsOfOtherWeightsOrDataIsNoState()
    {
        const RunRecord another = add("plain-1", JobKind::Train, {}, 0);
        const RunRecord scores = add("evaluate-1", JobKind::Evaluate, another.id, 500);
        const RunRecord others = add("retrain-1", JobKind::Retrain, another.id, 500);
        const RunRecord earlier = add("retrain-2", JobKind::Retrain, m_supernet.id, 400);
        score(scores, another, 500, "inherited", 20);
        score(scores, m_supernet, 400, "inherited", 20);
        score(others, others, 12, "retrained", 22);
        score(earlier, earlier, 12, "retrained", 22);
        score(m_search, m_supernet, 500, "inherited", 19); // greedy, on the search's own sentences
        score(scores, m_supernet, 500, "inherited", 25, "test");
        score(scores, m_supernet, 500, "inherited", 25, "valid", "b");
        QVERIFY(scoredStates(*m_store, m_search).empty());
    }

    void ofTheSameWeightsScoredTwiceTheLatestCounts()
    {
        const RunRecord scores = add("evaluate-1", JobKind::Evaluate, m_supernet.id, 500);
        score(scores, m_supernet, 500, "inherited", 20);
        score(scores, m_supernet, 500, "inherited", 20.5);
        score(scores, m_supernet, 500, "inherited", 19, "valid", "a", "beam:1");
        const auto states = scoredStates(*m_store, m_search);
        QCOMPARE(states.size(), std::size_t(2));
        QCOMPARE(states[0].bleu, 20.5);
        QCOMPARE(states[1].signature, std::string("beam:1"));
    }

private:
    RunRecord add(const char *name, JobKind kind, std::optional<RunId> parent, std::int64_t step)
    {
        RunRecord run;
        run.name = name;
        run.kind = kind;
        run.parentRun = parent;
        if (parent)
            run.parentStep = step;
        run = m_store->addRun(run);
        static_cast<void>(m_store->beginAttempt(run.id, 0));
        return run;
    }

    void score(const RunRecord &by, const RunRecord &weights, std::int64_t step, const char *state, double value,
               const char *split = "valid", const char *architecture = "a", const char *signature = "beam:5")
    {
        Evaluation evaluation;
        evaluation.run = by.id;
        evaluation.supernetRun = weights.id;
        evaluation.supernetStep = step;
        evaluation.architectureId = architecture;
        evaluation.architecture = nlohmann::json::object();
        evaluation.split = split;
        evaluation.metric = "bleu";
        evaluation.value = value;
        evaluation.signature = signature;
        evaluation.state = state;
        m_store->append(std::span<const Evaluation>(&evaluation, 1));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<Store> m_store;
    RunRecord m_supernet;
    RunRecord m_search;
};

QTEST_GUILESS_MAIN(TestScoredStates)
#include "test_scored_states.moc"
