// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/facts.h"
#include "domain/space/translation_shape.h"

#include <QString>

namespace supernet::ui {

class ProjectDocument;

/// A model that can be tried: a subnet of a trained supernet, or an exported one.
struct Subnet
{
    QString id; ///< Architecture::id(), `smallest`, `largest`, or the folder of an export.
    QString name; ///< In the window's language: `Subnet 3f2a9c`.
    nlohmann::json architecture; ///< As `supernet serve` takes it; null for an export.
    std::string supernet; ///< RUN@STEP; empty: the latest.
    QString exported; ///< The folder of an export; empty for a subnet.

    std::optional<double> bleu; ///< On validation data, weights inherited, as the next ones.
    std::optional<double> chrf;
    std::optional<double> loss; ///< Nats a token.
    std::optional<double> retrainedBleu;
    std::optional<double> latencyMs; ///< Median where measured.
    std::optional<Measurement> measured;
    std::optional<double> parameters; ///< Without embeddings.
    std::optional<double> flops;
    std::optional<double> fileBytes; ///< Of its weights as a file in single precision, computed.
    std::optional<TranslationShape> shape;
    TranslationShape largest; ///< Of its space, where there is a shape.

    /// What `supernet serve` is to be asked for these sentences.
    [[nodiscard]] nlohmann::json translateParams(const std::vector<std::string> &sentences) const;
    /// `4.5 ms · 31.2 BLEU`, as far as it is known.
    [[nodiscard]] QString figures() const;
};

/// The front of the latest search that has one, fastest first. Where nothing is searched yet, the smallest and the
/// largest subnet of the latest training; nothing where nothing is trained.
[[nodiscard]] std::vector<Subnet> frontSubnets(const ProjectDocument &document);
/// What a person has picked, in order, as far as the latest search knows it; where that is fewer than two, the front's
/// fastest member, its knee and its best.
[[nodiscard]] std::vector<Subnet> pickedSubnets(const ProjectDocument &document);
/// All that a person may want to try: the front, what is picked beside it, and the exports.
[[nodiscard]] std::vector<Subnet> triableSubnets(const ProjectDocument &document);

} // namespace supernet::ui
