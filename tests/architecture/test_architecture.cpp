// SPDX-License-Identifier: GPL-3.0-or-later
#include "source_tree.h"

#include <QProcess>
#include <QRegularExpression>
#include <QtTest>

using supernet::test::SourceTree;

namespace {

const QStringList headers = {QStringLiteral(".h")};

bool isTensorHeader(const QString &include)
{
    static const QRegularExpression tensors(QStringLiteral("^(torch|ATen|c10|caffe2)/"));
    return tensors.match(include).hasMatch();
}

bool isQtHeader(const QString &include)
{
    static const QRegularExpression qt(QStringLiteral("^(Q[A-Z]|Qt[A-Z].*/|qcustomplot)"));
    return qt.match(include).hasMatch();
}

bool isTokenizerLibrary(const QString &include)
{
    return include.startsWith(QStringLiteral("sentencepiece"));
}

} // namespace

/// The layers of the project, as rules about who may include what. Each rule lists the offenders.
class TestArchitecture : public QObject
{
    Q_OBJECT

private:
    const SourceTree m_tree{QStringLiteral(SUPERNET_SOURCES)};

    /// "file includes header" for each of `files` that reaches, through whatever headers of ours, one that `isForbidden`.
    template<typename Rule>
    QStringList reaching(const QStringList &files, Rule isForbidden) const
    {
        QStringList offenders;
        for (const QString &file : files)
            for (const QString &include : m_tree.allIncludes(file))
                if (isForbidden(include))
                    offenders << file + QStringLiteral(" includes ") + include;
        return offenders;
    }

private Q_SLOTS:
    void theTreeIsRead()
    {
        QVERIFY(m_tree.files({QStringLiteral("core/domain/")}, headers).size() > 10);
        QVERIFY(m_tree.files({QStringLiteral("core/engine/")}, headers).size() > 10);
        // A rule that met no offender anywhere could be a rule that sees nothing.
        const QStringList sharing = m_tree.files({QStringLiteral("core/engine/sharing/")}, headers);
        QVERIFY(!reaching(sharing, isTensorHeader).isEmpty());
    }

    void coreKnowsNoQt()
    {
        QCOMPARE(reaching(m_tree.files({QStringLiteral("core/")}), isQtHeader), QStringList());
    }

    void domainKnowsNeitherTensorsNorOtherLayers()
    {
        const auto isForeign = [](const QString &include) {
            return isTensorHeader(include) || isTokenizerLibrary(include) || include.startsWith(QStringLiteral("engine/"));
        };
        QCOMPARE(reaching(m_tree.files({QStringLiteral("core/domain/")}), isForeign), QStringList());
    }

    void engineHeadersForOthersAreFreeOfTensors()
    {
        QStringList files;
        for (const QString &file : m_tree.files({QStringLiteral("core/engine/")}, headers)) {
            static const QRegularExpression inner(QStringLiteral(
                "^core/engine/(kernels|sharing|modules|conflict|training)/"
                "|^core/engine/supernets/(translation_network|translation_layers|collapse)\\.h$"));
            if (!inner.match(file).hasMatch())
                files << file;
        }
        QCOMPARE(reaching(files, isTensorHeader), QStringList());
    }

    void commandLineKnowsNoTensors()
    {
        QCOMPARE(reaching(m_tree.files({QStringLiteral("app/cli")}), isTensorHeader), QStringList());
    }

    void windowKnowsOnlyTheDomain()
    {
        const auto isForeign = [](const QString &include) {
            return isTensorHeader(include) || isTokenizerLibrary(include) || include.startsWith(QStringLiteral("engine/"));
        };
        const QStringList files = m_tree.files({QStringLiteral("ui/"), QStringLiteral("app/studio")});
        QCOMPARE(reaching(files, isForeign), QStringList());
    }

    void onlyThePluginKnowsTheTokenizerLibrary()
    {
        QStringList others = m_tree.files();
        others.removeIf([](const QString &file) { return file.startsWith(QStringLiteral("core/tokenizer_plugin/")); });
        QCOMPARE(reaching(others, isTokenizerLibrary), QStringList());
    }

    void everySourceNamesItsLicence()
    {
        QStringList without;
        for (const QString &file : m_tree.files())
            if (!m_tree.text(file).section(u'\n', 0, 1).contains(
                    QStringLiteral("SPDX-License-Identifier: GPL-3.0-or-later")))
                without << file;
        QCOMPARE(without, QStringList());
    }

    void noSourceIsTooLongToRead()
    {
        constexpr int limit = 600;
        QStringList tooLong;
        for (const QString &file : m_tree.files())
            if (m_tree.text(file).count(u'\n') > limit)
                tooLong << file;
        QCOMPARE(tooLong, QStringList());
    }

    void topLevelHoldsWhatAProjectHolds()
    {
        QProcess git;
        git.setWorkingDirectory(QStringLiteral(SUPERNET_SOURCES));
        git.start(QStringLiteral("git"), {QStringLiteral("ls-files")});
        if (!git.waitForFinished() || git.exitCode() != 0)
            QSKIP("The sources are no git working tree (or git is not installed).");
        QSet<QString> names;
        for (const QString &file : QString::fromUtf8(git.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts))
            names.insert(file.section(u'/', 0, 0));
        const QString known = QStringLiteral(".ci .clang-format .clang-tidy .gitattributes .gitignore CMakeLists.txt "
                                             "CMakePresets.json CONTRIBUTING.md LICENSE README.md app cmake core docs "
                                             "models resources run-demo run-tests tests ui");
        for (const QString &name : known.split(u' '))
            names.remove(name);
        QCOMPARE(names, QSet<QString>());
    }
};

QTEST_GUILESS_MAIN(TestArchitecture)
#include "test_architecture.moc"
