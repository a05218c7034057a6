// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/front_axes.h"

#include "widgets/texts.h"

#include <cmath>
#include <QCoreApplication>

namespace supernet::ui {

namespace {

struct FrontAxesText
{
    Q_DECLARE_TR_FUNCTIONS(FrontAxes)
};

} // namespace

QString name(Expense expense)
{
    switch (expense) {
    case Expense::Latency:
        return FrontAxesText::tr("Latency");
    case Expense::Flops:
        return FrontAxesText::tr("FLOPs");
    case Expense::Parameters:
        return FrontAxesText::tr("Parameters");
    }
    return {};
}

QString name(Quality quality)
{
    switch (quality) {
    case Quality::Bleu:
        return FrontAxesText::tr("BLEU");
    case Quality::Chrf:
        return FrontAxesText::tr("chrF");
    case Quality::Loss:
        return FrontAxesText::tr("Loss");
    }
    return {};
}

QString latencyOn(const QString &device)
{
    return FrontAxesText::tr("Latency on %1").arg(device);
}

QString expenseTitle(const FrontAxes &axes)
{
    switch (axes.expense) {
    case Expense::Latency:
        return axes.device.isEmpty()
            ? FrontAxesText::tr("Latency, ms a sentence (left is faster)")
            : FrontAxesText::tr("Predicted latency on %1, ms a sentence (left is faster)").arg(axes.device);
    case Expense::Flops:
        return FrontAxesText::tr("FLOPs a sentence, 30 → 30 tokens (left is cheaper)");
    case Expense::Parameters:
        return FrontAxesText::tr("Parameters without embeddings (left is smaller)");
    }
    return {};
}

QString axisTitle(Quality quality)
{
    switch (quality) {
    case Quality::Bleu:
        return FrontAxesText::tr("BLEU, validation (up is better)");
    case Quality::Chrf:
        return FrontAxesText::tr("chrF, validation (up is better)");
    case Quality::Loss:
        return FrontAxesText::tr("Validation loss, nats a token (up is better)");
    }
    return {};
}

QString figure(Expense expense, double value)
{
    switch (expense) {
    case Expense::Latency:
        return milliseconds(value);
    case Expense::Flops:
        return large(value, QStringLiteral("FLOPs"));
    case Expense::Parameters:
        return large(value, FrontAxesText::tr("parameters"));
    }
    return {};
}

QString figure(Quality quality, double value)
{
    switch (quality) {
    case Quality::Bleu:
        return FrontAxesText::tr("%1 BLEU").arg(decimal(value, 1));
    case Quality::Chrf:
        return FrontAxesText::tr("%1 chrF").arg(decimal(value, 1));
    case Quality::Loss:
        return FrontAxesText::tr("loss %1").arg(decimal(value, 3));
    }
    return {};
}

QString difference(Quality quality, double value)
{
    if (std::abs(value) < 0.0005 || (quality != Quality::Loss && std::abs(value) < 0.005))
        return FrontAxesText::tr("hardly any %1").arg(name(quality));
    const QString points = decimal(std::abs(value), std::abs(value) < 0.095 ? 2 : 1); // Not `0.0` for a little.
    return quality == Quality::Loss ? FrontAxesText::tr("%1 of loss").arg(decimal(std::abs(value), 3))
        : quality == Quality::Bleu  ? FrontAxesText::tr("%1 BLEU").arg(points)
                                    : FrontAxesText::tr("%1 chrF").arg(points);
}

} // namespace supernet::ui
