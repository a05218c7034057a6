// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"
#include "domain/project/project.h"
#include "domain/support/random.h"
#include "domain/support/sha256.h"
#include "support/tiny_space.h"

#include <csignal>
#include <fstream>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace supernet;
namespace fs = std::filesystem;

namespace {

constexpr int Patience = 120'000; ///< Milliseconds: an orderly program ends long before.

QStringList words(std::initializer_list<const char *> texts)
{
    QStringList list;
    for (const char *text : texts)
        list << QString::fromLatin1(text);
    return list;
}

} // namespace

/// The train and evaluate commands as a person has them, on a made-up corpus of a few hundred sentences.
class TestTrainCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        writeCorpus();
        std::ofstream(root() / "tiny.json") << toJson(tiny::space());
        const auto output = run(words({"prepare", "--valid-size", "40", "--test-size", "20", "--vocabulary", "60"})
                                << QStringLiteral("--source") << m_folder.filePath(QStringLiteral("source.txt"))
                                << QStringLiteral("--target") << m_folder.filePath(QStringLiteral("target.txt")));
        QVERIFY2(output.code == 0, output.error.constData());
    }

    void resumeAfterKillIsBitExact_data()
    {
        QTest::addColumn<QString>("policy");
        for (const char *policy : {"none", "network", "layer", "neuron"})
            QTest::newRow(policy) << QString::fromLatin1(policy);
    }
    void resumeAfterKillIsBitExact()
    {
        QFETCH(QString, policy);
        const QString straight = policy + QStringLiteral("-straight");
        const QString killed = policy + QStringLiteral("-killed");
        const auto output = run(training(straight, policy));
        QVERIFY2(output.code == 0, output.error.constData());

        QProcess process;
        start(process, training(killed, policy));
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(checkpoint(killed, 100) / "state.json"), Patience);
        QCOMPARE(process.state(), QProcess::Running);
        ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
        QVERIFY(process.waitForFinished(Patience));
        QVERIFY(!fs::exists(checkpoint(killed, 200) / "state.json"));

        const auto resumed = run(words({"train", "--resume"}) << killed);
        QVERIFY2(resumed.code == 0, resumed.error.constData());
        for (const char *file : {"weights.safetensors", "optimizer.safetensors"})
            QCOMPARE(sha256OfFile(checkpoint(killed, 200) / file), sha256OfFile(checkpoint(straight, 200) / file));
    }

    void evaluationAgreesWithTheTrainingRun()
    {
        const auto output = run(words({"evaluate", "--run", "none-straight", "--metric", "loss,bleu,chrf,ter", "--beam", "2",
                                       "--json"}));
        QVERIFY2(output.code == 0, output.error.constData());
        const auto store = Project::open(root() / "p").openStore(Store::Mode::ReadOnly);
        const auto evaluations = store.evaluations();
        QCOMPARE(evaluations.size(), 8U);
        for (const auto &evaluation : evaluations) {
            QCOMPARE(evaluation.split, std::string("valid"));
            QCOMPARE(evaluation.sentences, 40);
            QCOMPARE(evaluation.supernetStep, 200);
            if (evaluation.metric == "loss")
                QVERIFY(std::abs(evaluation.value - lastMetric(store, "valid/loss", evaluation.architectureId)) < 1e-6);
            else
                QVERIFY(evaluation.signature.find("|beam:2|alpha:1|version:") != std::string::npos);
        }
    }

    void terminateMeansStopAndSave()
    {
        QProcess process;
        start(process, training(QStringLiteral("stopped"), QStringLiteral("none")));
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(checkpoint(QStringLiteral("stopped"), 50) / "state.json"), Patience);
        process.terminate();
        QVERIFY(process.waitForFinished(Patience));
        QCOMPARE(process.exitCode(), 130);
        const auto store = Project::open(root() / "p").openStore(Store::Mode::ReadOnly);
        const auto attempts = store.attempts(store.run(std::string("stopped"))->id);
        QCOMPARE(attempts.back().outcome, std::string("stopped"));
    }

    void aLossThatIsNotANumberSaysWhatToChange()
    {
        const auto output
            = run(training(QStringLiteral("wild"), QStringLiteral("none")) << words({"--learning-rate", "1e38"}));
        QCOMPARE(output.code, 1);
        QVERIFY2(output.error.contains("is not a number") && output.error.contains("learning rate"),
                 output.error.constData());
    }

    void damagedDataIsNamed()
    {
        const auto file = root() / "p" / "data" / "train.source.tokens";
        const auto aside = root() / "train.source.tokens";
        fs::rename(file, aside);
        const auto output = run(training(QStringLiteral("without"), QStringLiteral("none")));
        fs::rename(aside, file);
        QCOMPARE(output.code, 1);
        QVERIFY2(output.error.contains("train.source.tokens"), output.error.constData());
    }

    void wrongUseIsRefusedBeforeThereIsARun()
    {
        const auto runs = [&] { return Project::open(root() / "p").openStore(Store::Mode::ReadOnly).runs().size(); };
        const auto before = runs();
        QCOMPARE(run(training(QStringLiteral("bad"), QStringLiteral("none")) << words({"--dropout", "2"})).code, 2);
        QCOMPARE(run(words({"evaluate", "--metric", "meteor"})).code, 2);
        QVERIFY(run(words({"evaluate", "--run", "nobody"})).error.contains("nobody"));
        QVERIFY(run(words({"evaluate", "--architecture", "0123abcd"})).error.contains("0123abcd"));
        QCOMPARE(runs(), before);
    }

private:
    fs::path root() const { return m_folder.path().toStdString(); }

    fs::path checkpoint(const QString &run, int step) const
    {
        const QString name = QStringLiteral("step-%1").arg(step, 6, 10, QLatin1Char('0'));
        return root() / "p" / "runs" / run.toStdString() / "checkpoints" / name.toStdString();
    }

    QStringList training(const QString &run, const QString &policy) const
    {
        return words({"train", "--steps", "200", "--warmup", "20", "--batch-tokens", "100",
                      "--checkpoint-every", "50", "--validate-every", "100", "--bleu-sentences", "10", "--routed", "all",
                      "--run"})
            << run << QStringLiteral("--policy") << policy << QStringLiteral("--space")
            << m_folder.filePath(QStringLiteral("tiny.json"));
    }

    /// With the project added, and one thread: several wait for each other when a machine is busy.
    QStringList whole(QStringList arguments) const
    {
        return arguments << QStringLiteral("--project") << m_folder.filePath(QStringLiteral("p"))
                         << QStringLiteral("--threads") << QStringLiteral("1");
    }

    void start(QProcess &process, const QStringList &arguments) const
    {
        process.start(test::program(QStringLiteral("supernet")), whole(arguments));
    }

    test::Ended run(const QStringList &arguments) const { return test::supernet(whole(arguments)); }

    static double lastMetric(const Store &store, const std::string &name, const std::string &architectureId)
    {
        const auto subnet = architectureId == tiny::space().largestArchitecture().id() ? "largest" : "smallest";
        double value = -1;
        for (const auto &metric : store.metrics(store.run(std::string("none-straight"))->id))
            if (metric.name == name && metric.subnet == subnet && metric.step == 200)
                value = metric.value;
        return value;
    }

    void writeCorpus() const
    {
        static const char *const nouns[] = {"cat", "dog", "house", "tree", "river", "child", "road", "boat", "bird"};
        static const char *const verbs[] = {"sees", "finds", "likes", "follows", "draws", "keeps"};
        Random random(5);
        std::ofstream source(root() / "source.txt");
        std::ofstream target(root() / "target.txt");
        for (int line = 0; line < 400; ++line) {
            const std::string subject = nouns[random.below(9)];
            const std::string object = nouns[random.below(9)];
            const std::string verb = verbs[random.below(6)];
            const auto number = std::to_string(line);
            source << "the " << subject << ' ' << verb << " the " << object << ' ' << number << '\n';
            target << number << ' ' << object << ' ' << subject << ' ' << verb << '\n';
        }
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestTrainCommand)
#include "test_train_command.moc"
