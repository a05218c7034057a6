// SPDX-License-Identifier: GPL-3.0-or-later
#include "power_lab.h"

#include "domain/support/random.h"
#include "power_checks.h"
#include "support/tiny_space.h"
#include "support/tiny_text.h"

#include <algorithm>
#include <fstream>
#include <QProcess>
#include <stdexcept>

namespace supernet::test {

namespace fs = std::filesystem;

namespace {

constexpr int patienceMs = 300'000;

QProcessEnvironment watched(const fs::path &journal, const fs::path &root)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(SUPERNET_POWER_JOURNAL));
    environment.insert(QStringLiteral("POWER_JOURNAL"), QString::fromStdString(journal.string()));
    environment.insert(QStringLiteral("POWER_ROOT"), QString::fromStdString(root.string()));
    return environment;
}

} // namespace

PowerLab::PowerLab(fs::path state)
{
    fs::create_directories(state);
    m_state = fs::canonical(state);
}

std::string PowerLab::obstacle()
{
#ifdef SUPERNET_SANITIZED
    return "A sanitizer's library must be the first that is loaded.";
#else
    return fs::exists(SUPERNET_POWER_JOURNAL) ? "" : "The library that takes note is not there.";
#endif
}

void PowerLab::run(const std::string &arguments, bool inside) const
{
    QStringList words = QString::fromStdString(arguments).split(u' ', Qt::SkipEmptyParts);
    if (inside)
        words << QStringLiteral("--project") << QString::fromStdString(projectIn(m_state / "live").string());
    QProcess process;
    process.setProcessEnvironment(watched(m_state / "journal", m_state / "live"));
    process.start(supernetProgram(), words);
    if (!process.waitForFinished(patienceMs) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        throw std::runtime_error(arguments + " failed: " + process.readAllStandardError().toStdString());
}

void PowerLab::record()
{
    const fs::path done = m_state / "recorded";
    if (!fs::exists(done)) {
        for (const char *part : {"live", "journal", "text"})
            fs::remove_all(m_state / part);
        fs::create_directories(m_state / "live");
        fs::create_directories(m_state / "text");
        tiny::writeText(m_state / "text", 300);
        std::ofstream(m_state / "text" / "tiny.json") << toJson(tiny::space());
        const std::string text = (m_state / "text").string();
        run("project new " + projectIn(m_state / "live").string(), false);
        const auto first = readJournal(m_state / "journal", m_state / "live").size();
        run("prepare --valid-size 30 --test-size 20 --vocabulary 60 --source " + text + "/source.txt --target " + text
                + "/target.txt",
            true);
        run("train --run net --policy none --steps 160 --warmup 20 --batch-tokens 100 --checkpoint-every 20 "
            "--validate-every 80 --bleu-sentences 0 --conflict-every 40 --threads 1 --space "
                + text + "/tiny.json",
            true);
        run("evaluate --run net --architecture largest --metric loss --threads 1", true);
        run("latency --architectures 24 --repetitions 2 --source-length 5 --target-length 5 --beam 1", true);
        run("predictor --steps 50", true);
        run("search --run hunt --generations 3 --population 8 --bleu-sentences 5 --threads 1", true);
        run("export --architecture smallest --proof-sentences 3 --threads 1", true);
        std::ofstream(done) << first;
    }
    std::ifstream(done) >> m_first;
    m_operations = readJournal(m_state / "journal", m_state / "live");
}

void PowerLab::forgetSyncsOf(const fs::path &file)
{
    for (DiskOperation &operation : m_operations)
        if (operation.kind == DiskOperation::Sync && operation.path == file)
            operation.path = "nowhere";
}

PowerLab::Cut PowerLab::cut(std::uint64_t number, bool goesOn) const
{
    Random random(streamKey(number, "moment of a power cut"));
    Cut cut;
    cut.operation = m_first + random.below(m_operations.size() - m_first + 1);
    cut.left = random.below(3) == 0 ? PowerDisk::Left::Synced : PowerDisk::Left::Some;
    cut.goesOn = goesOn;
    PowerDisk disk;
    for (std::size_t i = 0; i < cut.operation; ++i)
        disk.apply(m_operations[i]);
    const fs::path found = m_state / "cut";
    const fs::path written = m_state / "uncut";
    for (const fs::path &folder : {found, written})
        fs::remove_all(folder);
    disk.restore(found, cut.left, number);
    disk.restore(written, PowerDisk::Left::All);
    cut.faults = whatIsLost(projectIn(found), projectIn(written));
    if (goesOn && cut.faults.empty())
        cut.resumed = goOn(projectIn(found), projectIn(m_state / "live"), cut.faults);
    return cut;
}

} // namespace supernet::test
