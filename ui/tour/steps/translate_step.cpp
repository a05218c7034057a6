// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/steps/steps.h"

#include "theme/theme.h"
#include "widgets/texts.h"

#include <QVBoxLayout>

namespace supernet::ui {

namespace {

constexpr int wordMs = 450;
constexpr qsizetype restWords = 6; ///< So long a whole translation stays before the next sentence.

} // namespace

TranslateStep::TranslateStep(TourSubject &subject)
    : TourStep(subject, tr("A program that translates"),
               tr("It has read many sentences that people translated, and has turned them into numbers that now "
                  "translate new ones."),
               wordMs)
    , m_source(label({}, "tourSource"))
    , m_target(label({}, "tourTarget"))
{
    m_source->setAccessibleName(tr("Sentence"));
    m_target->setAccessibleName(tr("Translation"));
    m_box->addStretch();
    for (auto *text : {m_source, m_target}) {
        text->setWordWrap(true);
        text->setAlignment(Qt::AlignCenter);
        text->setMinimumHeight(scaled(72));
        m_box->addWidget(text);
    }
    m_box->addStretch();
}

void TranslateStep::restart()
{
    m_words.clear();
    m_said = 0;
    m_target->clear();
    const ValidationText &text = m_subject.text;
    if (text.sources.empty()) {
        m_source->setText(tr("This project keeps no sentences to show."));
        return;
    }
    const std::size_t at = m_next++ % text.sources.size();
    m_source->setText(QString::fromStdString(text.sources[at]));
    translate(m_subject.front.back(), text.sources[at], [this, at](const QString &translation, double) {
        // Without the program that translates, what a person wrote stands in.
        take(translation.isEmpty() ? QString::fromStdString(m_subject.text.references[at]) : translation);
    });
}

void TranslateStep::take(const QString &translation)
{
    m_words = translation.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    m_said = 0;
}

void TranslateStep::tick()
{
    if (m_words.isEmpty())
        return;
    if (++m_said > m_words.size() + restWords)
        return restart();
    m_target->setText(m_words.mid(0, m_said).join(QLatin1Char(' ')));
}

QString TranslateStep::shown() const
{
    return m_target->text();
}

} // namespace supernet::ui
