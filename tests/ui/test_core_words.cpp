// SPDX-License-Identifier: GPL-3.0-or-later
// What the core says reaches the window in the window's language: every sentence of the sources is known there.
#include "core_sentences.h"
#include "project/core_words.h"
#include "project/job_words.h"
#include "window/language.h"

#include <algorithm>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QtTest>

using namespace supernet::ui;
using supernet::test::Place;
using supernet::test::SourceText;
using supernet::test::textsOf;

namespace {

/// Whose texts no person meets in the window.
const QStringList elsewhere = {
    QStringLiteral("core/domain/demo/"), // Makes the sentences of the demo's corpus.
    QStringLiteral("core/domain/metrics/"), // `supernet score` on the command line.
    QStringLiteral("core/domain/study/report_page."), // A study's report, a file in English.
    QStringLiteral("core/domain/study/report_table."),
    QStringLiteral("core/engine/exporters/huggingface_export.cpp"), // The README in an exported folder.
    QStringLiteral("core/engine/text/token_format.h"), // For whoever compiles it.
};

/// Texts that look like sentences, and that no person reads either.
const QStringList notRead = {
    QStringLiteral(" Exception raised from "), // Sought in what LibTorch says.
    QStringLiteral("can't allocate memory"), // The like, of libraries that run out of it.
    QStringLiteral("not enough memory"),         QStringLiteral("out of memory"),
    QStringLiteral("could not create a memory"), QStringLiteral("cannot map zero-fill pages"),
    QStringLiteral("failed to map segment"),
    QStringLiteral("fidelity within depth"), // Names a stream of random numbers.
    QStringLiteral("loss = %.4f nats a token"), // The command line's result of `supernet evaluate`.
};

/// Programs that the window starts; of their texts, what they throw.
const QStringList started = {QStringLiteral("app/cli/serve/"),          QStringLiteral("app/cli/prepare_command."),
                             QStringLiteral("app/cli/train_command."),  QStringLiteral("app/cli/search_command."),
                             QStringLiteral("app/cli/export_command."), QStringLiteral("app/cli/fidelity_command."),
                             QStringLiteral("app/cli/serve_command."),  QStringLiteral("app/cli/work_command."),
                             QStringLiteral("app/cli/alone_options."),  QStringLiteral("app/cli/sibling_program."),
                             QStringLiteral("app/cli/stop_signals."),   QStringLiteral("app/cli/train_group.")};

bool startsWithOneOf(const QString &text, const QStringList &beginnings)
{
    return std::ranges::any_of(beginnings, [&](const QString &beginning) { return text.startsWith(beginning); });
}

bool hasWords(const QString &text)
{
    static const QRegularExpression words(QStringLiteral("[A-Za-z]{2,} [a-z]+"));
    return text.contains(words);
}

/// Some words that end as a sentence does, or three at least; neither a database's language nor a page's.
bool isSentence(const QString &text)
{
    static const QRegularExpression three(QStringLiteral("[A-Za-z']{2,} [a-z']+ (.* )?[A-Za-z']+"));
    static const QRegularExpression end(QStringLiteral("[.?]$"));
    static const QRegularExpression code(QStringLiteral("[\\n<]|\\[\x01\\]$|\\b(ORDER BY|SELECT|UPDATE|PRAGMA)\\b"));
    return hasWords(text) && (text.contains(three) || text.contains(end)) && !text.contains(code)
        && !notRead.contains(text);
}

QString patternOf(const QString &text, const QString &places, const QString &anything)
{
    QString pattern;
    static const QRegularExpression either(QStringLiteral("\x01|%\\d"));
    qsizetype from = 0;
    for (auto match = either.globalMatch(text); match.hasNext();) {
        const auto found = match.next();
        if (!places.contains(found.captured().front()))
            continue;
        pattern += QRegularExpression::escape(text.mid(from, found.capturedStart() - from)) + anything;
        from = found.capturedEnd();
    }
    return pattern + QRegularExpression::escape(text.mid(from));
}

/// The sentences that the window knows.
class Known
{
public:
    Known()
    {
        for (const char *sentence : knownCoreSentences()) {
            m_sentences << QString::fromUtf8(sentence);
            m_patterns << QRegularExpression(QRegularExpression::anchoredPattern(
                patternOf(m_sentences.last(), QStringLiteral("%"), QStringLiteral("(.+?)"))));
        }
    }

    /// All of what a source says: sentence by sentence, in its frame or as a part of one.
    [[nodiscard]] bool holds(const QString &said) const
    {
        static const QRegularExpression more(
            QStringLiteral("\\.\x01(?=$| \\()")); // Further sentences, after a space of their own.
        const QString text = said.trimmed().replace(more, QStringLiteral(". \x01"));
        if (!hasWords(text) || isKnown(text) || isPart(text))
            return true;
        for (qsizetype end = text.indexOf(QLatin1String(". ")); end >= 0;
             end = text.indexOf(QLatin1String(". "), end + 1)) {
            if (isKnown(text.left(end + 1)) && holds(text.sliced(end + 2)))
                return true;
        }
        const QString filled = QString(text).replace(Place, QLatin1Char('7'));
        return jobSentence(filled) != filled || jobWord(text.toStdString()) != text;
    }

private:
    /// A known sentence, with nothing unknown in its places.
    [[nodiscard]] bool isKnown(const QString &text) const
    {
        return std::ranges::any_of(m_patterns, [&](const QRegularExpression &pattern) {
            const auto found = pattern.match(text);
            const QStringList values = found.capturedTexts().mid(1);
            return found.hasMatch() && std::ranges::all_of(values, [&](const QString &value) {
                       return value.size() < text.size() && holds(value);
                   });
        });
    }

    /// A frame that the source fills itself (`The file %1 could not be %2`), or what it fills one with.
    [[nodiscard]] bool isPart(const QString &text) const
    {
        const QString pattern = patternOf(text, QString(Place), QStringLiteral(".+"));
        const bool whole = text.endsWith(QLatin1Char('.')) && !text.front().isLower() && text.front() != Place;
        const QRegularExpression part(whole ? QRegularExpression::anchoredPattern(pattern) : pattern);
        return std::ranges::any_of(m_sentences, [&](const QString &sentence) { return sentence.contains(part); });
    }

    QStringList m_sentences;
    QList<QRegularExpression> m_patterns;
};

QStringList sourcesUnder(const QString &folder)
{
    const QString root = QStringLiteral(SUPERNET_SOURCES "/");
    QStringList files;
    for (QDirIterator at(root + folder, {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                         QDirIterator::Subdirectories);
         at.hasNext();)
        files << at.next().sliced(root.size());
    files.sort();
    return files;
}

QList<SourceText> textsIn(const QString &file)
{
    QFile in(QStringLiteral(SUPERNET_SOURCES "/") + file);
    return in.open(QIODevice::ReadOnly) ? textsOf(QString::fromUtf8(in.readAll())) : QList<SourceText>();
}

QString withValues(QString sentence)
{
    for (int place = 1; place < 10; ++place)
        sentence.replace(QStringLiteral("%%1").arg(place), QStringLiteral("/a%%1/w%2").arg(10 - place).arg(place));
    return sentence;
}

} // namespace

class TestCoreWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useLanguage(*qApp, QStringLiteral("de")); }

    void textsAreReadAsTheyArePutTogether()
    {
        const auto texts = [](const char *source) {
            QStringList read;
            for (const SourceText &text : textsOf(QString::fromUtf8(source)))
                read << QString(text.text).replace(Place, QLatin1Char('_'))
                        + (text.thrown ? QStringLiteral("!") : QString());
            return read;
        };
        QCOMPARE(texts("throw Error(\"The file \" + file.string() + \" is \"\n\"gone\" + '.', \"Get \\\"it\\\".\"); "
                       "f(\"b\");"),
                 QStringList(
                     {QStringLiteral("The file _ is gone.!"), QStringLiteral("Get \"it\".!"), QStringLiteral("b")}));
        QCOMPARE(texts("say(std::string(\"One\") + (more ? \"s\" : \"\") + \".\"); // \"never\""),
                 QStringList({QStringLiteral("Ones."), QStringLiteral("One.")}));
        QCOMPARE(texts("const auto what = \"Cannot \" + action; throw Error(what + '.');"),
                 QStringList({QStringLiteral("Cannot _"), QStringLiteral("Cannot _.!")}));
        QCOMPARE(texts("return a ? Text{\"x\"} : format(\"{} of {:.2f}\", 1, 2);"),
                 QStringList({QStringLiteral("x"), QStringLiteral("_ of _")}));
    }

    void everySentenceOfTheCoreIsKnown()
    {
        const Known known;
        QStringList unknown;
        int sentences = 0;
        for (const QString &file : sourcesUnder(QStringLiteral("core")) + sourcesUnder(QStringLiteral("app/cli"))) {
            const bool program = file.startsWith(QLatin1String("app/"));
            if (startsWithOneOf(file, elsewhere) || (program && !startsWithOneOf(file, started)))
                continue;
            for (const SourceText &said : textsIn(file)) {
                if (!isSentence(said.text) || (program && !said.thrown))
                    continue;
                ++sentences;
                if (!known.holds(said.text))
                    unknown << file + QStringLiteral(": ") + QString(said.text).replace(Place, QStringLiteral("%"));
            }
        }
        QVERIFY2(sentences > 500, qPrintable(QString::number(sentences))); // They are found.
        for (const QString &sentence : std::as_const(unknown))
            qWarning().noquote() << sentence;
        QCOMPARE(unknown.size(), 0);
    }

    /// Whatever is put in, and though other sentences are alike.
    void everySentenceIsToldWithItsValues()
    {
        QStringList wrong;
        for (const char *sentence : knownCoreSentences()) {
            const QString german = QCoreApplication::translate("CoreWords", sentence);
            const QString told = coreText(withValues(QString::fromUtf8(sentence)));
            if (told != withValues(german))
                wrong << told;
        }
        QCOMPARE(wrong.join(QLatin1Char('\n')), QString());
    }

    void reasonsAreToldWithinTheirSentence()
    {
        QCOMPARE(coreText(QStringLiteral("m.bin is not a whole safetensors file: its header is not a JSON object. Use "
                                         "another checkpoint or export again.")),
                 QStringLiteral(
                     "m.bin ist keine vollständige safetensors-Datei: Ihr Kopf ist kein JSON-Objekt. Nehmen Sie "
                     "einen anderen Checkpoint, oder exportieren Sie noch einmal."));
        QCOMPARE(coreText(QStringLiteral("No good pair of lines is left of 9 in a.de. Left out: 7 for too long, 2 for "
                                         "empty source.")),
                 QStringLiteral("Von 9 Zeilenpaaren in a.de bleibt kein gutes übrig. Weggelassen: 7 wegen der Länge, 2 "
                                "wegen leerer Quelle."));
        QCOMPARE(coreText(QStringLiteral("Its runtime is not installed: No module named 'ctranslate2'.")),
                 QStringLiteral("Seine Laufzeit ist nicht installiert: kein Modul namens 'ctranslate2'."));
    }

    void jobsTellWhatTheCoreRefused()
    {
        QCOMPARE(jobSentence(QStringLiteral("[12:00] The command `pin-gene` was not obeyed. Gene `a` has no layer 9.")),
                 QStringLiteral("[12:00] Der Befehl `pin-gene` wurde nicht befolgt. Das Gen `a` hat keine Schicht 9."));
    }
};

QTEST_MAIN(TestCoreWords)
#include "test_core_words.moc"
