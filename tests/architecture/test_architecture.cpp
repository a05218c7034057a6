// SPDX-License-Identifier: GPL-3.0-or-later
#include "function_lengths.h"
#include "source_tree.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QtTest>

using supernet::test::functionBodies;
using supernet::test::FunctionBody;
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

/// What people leave where something is still to be done; spelt so that this file holds none of it.
const QRegularExpression unfinished(QStringLiteral("\\b(TO"
                                                   "DO|FIX"
                                                   "ME|XX"
                                                   "X|HA"
                                                   "CK)\\b"
                                                   "|(?i:\\b(not (yet )?imple"
                                                   "mented|lorem ip"
                                                   "sum|coming so"
                                                   "on)\\b)"));

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

    /// "file includes header", a line each, for each of `files` that reaches, through whatever headers of ours, one that `isForbidden`.
    template<typename Rule>
    QString reaching(const QStringList &files, Rule isForbidden) const
    {
        QStringList offenders;
        for (const QString &file : files)
            for (const QString &include : m_tree.allIncludes(file))
                if (isForbidden(include))
                    offenders << file + QStringLiteral(" includes ") + include;
        return offenders.join(u'\n');
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

    void coreKnowsNoQt() { QCOMPARE(reaching(m_tree.files({QStringLiteral("core/")}), isQtHeader), QString()); }

    void domainKnowsNeitherTensorsNorOtherLayers()
    {
        const auto isForeign = [](const QString &include) {
            return isTensorHeader(include) || isTokenizerLibrary(include)
                || include.startsWith(QStringLiteral("engine/"));
        };
        QCOMPARE(reaching(m_tree.files({QStringLiteral("core/domain/")}), isForeign), QString());
    }

    void engineHeadersForOthersAreFreeOfTensors()
    {
        QStringList files;
        for (const QString &file : m_tree.files({QStringLiteral("core/engine/")}, headers)) {
            static const QRegularExpression inner(
                QStringLiteral("^core/engine/(kernels|sharing|modules|conflict|training)/"
                               "|^core/engine/supernets/(translation_network|translation_layers|collapse)\\.h$"));
            if (!inner.match(file).hasMatch())
                files << file;
        }
        QCOMPARE(reaching(files, isTensorHeader), QString());
    }

    void commandLineKnowsNoTensors()
    {
        QCOMPARE(reaching(m_tree.files({QStringLiteral("app/cli")}), isTensorHeader), QString());
    }

    void windowKnowsOnlyTheDomain()
    {
        const auto isForeign = [](const QString &include) {
            return isTensorHeader(include) || isTokenizerLibrary(include)
                || include.startsWith(QStringLiteral("engine/"));
        };
        const QStringList files = m_tree.files({QStringLiteral("ui/"), QStringLiteral("app/studio")});
        QCOMPARE(reaching(files, isForeign), QString());
    }

    void onlyThePluginKnowsTheTokenizerLibrary()
    {
        QStringList others = m_tree.files();
        others.removeIf([](const QString &file) { return file.startsWith(QStringLiteral("core/tokenizer_plugin/")); });
        QCOMPARE(reaching(others, isTokenizerLibrary), QString());
    }

    void everySourceNamesItsLicence()
    {
        QStringList without;
        for (const QString &file : m_tree.files())
            if (!m_tree.text(file)
                     .section(u'\n', 0, 1)
                     .contains(QStringLiteral("SPDX-License-Identifier: GPL-3.0-or-later")))
                without << file;
        QCOMPARE(without.join(u'\n'), QString());
    }

    void sourcesAreFormatted()
    {
        const QString root = QStringLiteral(SUPERNET_SOURCES);
        const auto run = [](const QString &program, const QStringList &arguments) {
            QProcess process;
            process.setProcessChannelMode(QProcess::MergedChannels);
            process.start(program, arguments);
            process.waitForFinished(-1);
            return std::pair(process.exitCode(), QString::fromUtf8(process.readAll()));
        };
        // Other versions break lines elsewhere; the script asks git which files there are.
        if (!run(QStringLiteral("clang-format"), {QStringLiteral("--version")}).second.contains(QStringLiteral(" 14."))
            || !QFile::exists(root + QStringLiteral("/.git")))
            QSKIP("clang-format 14 or the repository is missing.");
        const auto [code, found] = run(root + QStringLiteral("/.ci/format"), {QStringLiteral("--check")});
        QVERIFY2(code == 0, qUtf8Printable(found.left(4000)));
    }

    void noSourceIsTooLongToRead()
    {
        constexpr int limit = 600;
        QStringList tooLong;
        for (const QString &file : m_tree.files())
            if (m_tree.text(file).count(u'\n') > limit)
                tooLong << file;
        QCOMPARE(tooLong.join(u'\n'), QString());
    }

    void functionsAreFoundByTheirBraces_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QList<int>>("lines");
        const auto row = [](const char *name, const char *source, QList<int> lines) {
            QTest::newRow(name) << QString::fromLatin1(source) << lines;
        };
        row("a function", "int one()\n{\n    return 1;\n}\n", {3});
        row("in a namespace and a class",
            "namespace n {\nclass A : public B\n{\n    int a() const { return 1; }\n};\n}\n", {1});
        row("a constructor with braced members", "A::A(int x)\n    : m_x{x}\n    , m_y{2}\n{\n    run();\n}\n", {1, 3});
        row("blocks and lambdas inside", "void f()\n{\n    if (x) {\n        g([] {\n        });\n    }\n}\n", {6});
        row("a table is none", "constexpr int table[] = {\n    1,\n    2};\nstruct S { int x{3}; };\n", {});
        row("braces in texts", "char f()\n{\n    // }\n    s = \"}\" R\"x(})x\"; /* } */\n    return '}';\n}\n", {5});
        row("digits with separators", "int f() { return 1'000; }\nint g() { return 2'000; }\n", {1, 1});
        row("preprocessor lines", "#define OPEN {\nvoid f() { }\n", {1});
        row("a struct as the result", "struct A *f(int x)\n{\n    return x;\n}\n", {3});
    }

    void functionsAreFoundByTheirBraces()
    {
        QFETCH(const QString, source);
        QFETCH(const QList<int>, lines);
        QList<int> found;
        for (const FunctionBody &body : functionBodies(source))
            found << body.lines;
        QCOMPARE(found, lines);
    }

    void noFunctionIsTooLongToRead()
    {
        constexpr int limit = 80;
        QStringList tooLong;
        int count = 0;
        for (const QString &file : m_tree.files({QString()}, {QStringLiteral(".h"), QStringLiteral(".cpp")})) {
            if (file.endsWith(QStringLiteral(".in")))
                continue;
            for (const FunctionBody &body : functionBodies(m_tree.text(file))) {
                ++count;
                if (body.lines > limit)
                    tooLong << QStringLiteral("%1:%2 has %3 lines").arg(file).arg(body.firstLine).arg(body.lines);
            }
        }
        QVERIFY2(count > 1000, "The functions were not found.");
        QCOMPARE(tooLong.join(u'\n'), QString());
    }

    void nothingIsLeftForLater()
    {
        QVERIFY(unfinished.match(QStringLiteral("// %1: later").arg(QStringLiteral("todo").toUpper())).hasMatch());
        QStringList left;
        for (const QString &file : m_tree.files())
            if (const auto match = unfinished.match(m_tree.text(file)); match.hasMatch())
                left << file + QStringLiteral(": ") + match.captured();
        QCOMPARE(left.join(u'\n'), QString());
    }

    void linksOfTheFrontPagesLeadSomewhere()
    {
        // No raw string: moc loses its way in one that holds quotes.
        static const QRegularExpression link(QStringLiteral("\\]\\(([^)#\\s]+)[^)]*\\)|src=\"([^\"]+)\""));
        const QDir root(QStringLiteral(SUPERNET_SOURCES));
        QStringList broken;
        for (const QString &page : {QStringLiteral("README.md"), QStringLiteral("CONTRIBUTING.md")}) {
            QFile file(root.filePath(page));
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(page));
            const QString text = QString::fromUtf8(file.readAll());
            for (auto match = link.globalMatch(text); match.hasNext();) {
                const auto found = match.next();
                const QString target = found.captured(1) + found.captured(2);
                if (!target.contains(QStringLiteral("://")) && !root.exists(target))
                    broken << page + QStringLiteral(": ") + target;
            }
        }
        QCOMPARE(broken.join(u'\n'), QString());
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
        QCOMPARE(QStringList(names.begin(), names.end()).join(u'\n'), QString());
    }
};

QTEST_GUILESS_MAIN(TestArchitecture)
#include "test_architecture.moc"
