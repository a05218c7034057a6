// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/supernets/translation_network.h"

#include "domain/space/usable_space.h"
#include "engine/kernels/memory.h"
#include "engine/kernels/product.h"
#include "engine/modules/distillation.h"
#include "engine/sharing/parts.h"
#include "engine/sharing/sharing_fit.h"
#include "engine/supernets/collapse.h"
#include "engine/supernets/translation_layers.h"

#include <ATen/ATen.h>
#include <cmath>
#include <torch/csrc/autograd/autograd.h>

namespace supernet {

namespace {

NetworkSettings checked(const NetworkSettings &settings)
{
    for (const auto &issue : settings.validate())
        throw Error("A supernet cannot be built: `" + issue.where + "` is wrong.", issue.sentence);
    return settings;
}

torch::Dtype storedType(const NetworkSettings &settings)
{
    return settings.precision == "float64" ? torch::kFloat64 : torch::kFloat32;
}

ProductPrecision productPrecision(const NetworkSettings &settings)
{
    return settings.precision == "bfloat16" ? ProductPrecision::BFloat16 : ProductPrecision::AsStored;
}

/// Of the matrices that a hypernetwork adds to the first: together they start about as large as that one.
double laterGain(const PolicySettings &policy)
{
    return policy.granularity == Granularity::Hypernetwork ? 1 / std::sqrt(static_cast<double>(policy.routerWidth)) : 1;
}

std::int64_t featureCount(const NetworkSettings &settings)
{
    return static_cast<std::int64_t>(featureNames(settings.space, settings.policy.encoding).size());
}

/// A layer's parts are named `SIDE.NUMBER.`; whether the subnet has that layer.
bool isActive(const std::string &name, const TranslationShape &shape)
{
    const bool encoder = name.starts_with("encoder.");
    if (!encoder && !name.starts_with("decoder."))
        return true;
    const auto layers = encoder ? shape.encoder.size() : shape.decoder.size();
    return static_cast<std::size_t>(std::stoul(name.substr(8))) < layers;
}

} // namespace

std::vector<Issue> NetworkSettings::validate() const
{
    auto issues = space.validate();
    const auto wrong = [&](const char *where, const std::string &sentence) {
        issues.push_back({where, Issue::Severity::Error, sentence});
    };
    for (const auto &issue : policy.validate())
        issues.push_back(issue);
    if (vocabulary < 5)
        wrong("vocabulary", "Prepare the data first: a vocabulary has more than the four special tokens.");
    if (vocabulary > MostPieces)
        wrong("vocabulary", "A vocabulary of " + std::to_string(vocabulary) + " pieces is larger than any can be.");
    if (dropout < 0 || dropout >= 1 || attentionDropout < 0 || attentionDropout >= 1)
        wrong("dropout", "Dropout lies between 0 and 1.");
    if (labelSmoothing < 0 || labelSmoothing >= 1)
        wrong("label_smoothing", "Label smoothing lies between 0 and 1.");
    if (device != "cpu")
        wrong("device", "This build computes on the processor: use --device cpu.");
    if (precision != "float32" && precision != "float64" && precision != "bfloat16")
        wrong("precision", "Use float32, bfloat16 or float64.");
    if (precision == "bfloat16" && !hasBFloat16Products())
        wrong("precision", "This processor has no bfloat16 products (AVX512-BF16): use float32.");
    std::erase_if(issues, [](const Issue &issue) { return issue.severity != Issue::Severity::Error; });
    return issues.empty() ? sharingFit(space, policy, machineMemory(), vocabulary) : issues;
}

struct TranslationNetwork::Private
{
    Private(const NetworkSettings &given, std::uint64_t seed, const ParameterCheck &check)
        : settings(checked(given))
        , parameters(seed, storedType(settings), check)
        , routing(settings.policy, featureCount(settings))
    {
        if (settings.policy.granularity == Granularity::Partition) {
            partition = partitionOf(settings.space, settings.policy);
            partTable = parameters.constant(PartTable, {partition->parts()}, 0, true);
            partTable->value.copy_(at::arange(partition->parts()));
        }
        for (int part = 0; part < (partition ? partition->parts() : 1); ++part)
            addLayers(partition ? partPrefix(part) : std::string());
        keepFreedMemory();
    }

    void addLayers(const std::string &prefix)
    {
        const BankSettings banks{routing.feedForwardExperts(), routing.attentionExperts(),
                                 settings.policy.copiedExperts, laterGain(settings.policy),
                                 settings.policy.granularity == Granularity::Token};
        const auto &added = parts.emplace_back(parameters, prefix, storedShape(settings.space), settings.vocabulary,
                                               positionWidth(settings.space), banks);
        added.visitBanks([this](const ExpertBank &bank, const std::string &subLayer) {
            routing.attach(parameters, bank, subLayer);
        });
        uses.merge(blockUses(added));
    }

    /// Which of the parts has the subnet's weights.
    [[nodiscard]] std::size_t partOf(const Architecture &architecture) const
    {
        if (!partition)
            return 0;
        const double told = partTable->value[partition->partOf(architecture)].item<double>();
        if (!(told > -0.5 && told < static_cast<double>(parts.size()) - 0.5))
            throw Error("The weights name a part of the space that it has not.",
                        "Use another checkpoint or export again.");
        return static_cast<std::size_t>(std::lround(told));
    }

    [[nodiscard]] const TranslationLayers &layersOf(const Architecture &architecture) const
    {
        return parts[partOf(architecture)];
    }

    [[nodiscard]] MixingCoefficients mixing(const Architecture &architecture, const TranslationShape &shape,
                                            std::uint64_t dropoutKey) const
    {
        return routing.coefficients(features(architecture).to(storedType(settings)), dropoutKey,
                                    [&](const std::string &bank) { return isActive(bank, shape); });
    }

    /// What routers read of an architecture.
    [[nodiscard]] torch::Tensor features(const Architecture &architecture) const
    {
        if (settings.policy.blindRouters)
            return torch::ones({featureCount(settings)}, torch::kFloat32);
        const auto values = encode(settings.space, architecture, settings.policy.encoding);
        return torch::tensor(at::ArrayRef<float>(values), torch::kFloat32);
    }

    [[nodiscard]] torch::Tensor hidden(const PackedBatch &batch, const Architecture &architecture,
                                       const TranslationShape &shape, std::uint64_t dropoutKey) const
    {
        const auto coefficients = mixing(architecture, shape, dropoutKey);
        SubnetPass pass([&](const std::string &bank) { return coefficients.of(bank); }, dropoutKey,
                        productPrecision(settings));
        return layersOf(architecture)
            .hidden(pass, PackedRows(batch), shape, {settings.dropout, settings.attentionDropout});
    }

    /// Of the output of a subnet of that part.
    [[nodiscard]] PassLoss loss(const torch::Tensor &output, std::size_t part, const PackedBatch &batch,
                                double gradientScale, const Teaching &teaching, torch::Tensor &gradient) const
    {
        const TokenLossOptions options{settings.labelSmoothing, gradientScale, productPrecision(settings)};
        const JointEmbedding &embedding = parts[part].embedding;
        const auto losses = teaching.share > 0
            ? taughtLoss(embedding, output, batch.targetOutput, teaching, options, gradient)
            : embedding.loss(output, batch.targetOutput, options, gradient);
        return {losses.smoothed, losses.negativeLogLikelihood, batch.targetTokens(), output, part};
    }

    NetworkSettings settings;
    ParameterList parameters;
    Routing routing;
    std::vector<TranslationLayers> parts; ///< Of a partition one for each part, else one.
    BlockUses uses;
    std::optional<Partition> partition;
    std::optional<Parameter> partTable;
};

TranslationNetwork::TranslationNetwork(const NetworkSettings &settings, std::uint64_t seed, const ParameterCheck &check)
    : d(std::make_unique<Private>(settings, seed, check))
{
}

TranslationNetwork::~TranslationNetwork() = default;
TranslationNetwork::TranslationNetwork(TranslationNetwork &&) noexcept = default;

const NetworkSettings &TranslationNetwork::settings() const
{
    return d->settings;
}

std::vector<Parameter> &TranslationNetwork::parameters()
{
    return d->parameters.all();
}

const std::vector<Parameter> &TranslationNetwork::parameters() const
{
    return d->parameters.all();
}

void TranslationNetwork::zeroGradients()
{
    for (auto &parameter : d->parameters.all())
        parameter.gradient.zero_();
}

PassLoss TranslationNetwork::accumulateGradients(const PackedBatch &batch, const Architecture &architecture,
                                                 const PassOptions &options)
{
    if (batch.targetTokens() == 0)
        return {};
    const auto shape = translationShape(d->settings.space, architecture);
    const auto output = d->hidden(batch, architecture, shape, options.dropout ? options.randomKey | 1 : 0);
    auto gradient = at::empty(output.sizes(), output.options());
    const auto &teachers = d->parts[options.teacherPart].embedding.table().value;
    const auto result = d->loss(output.detach(), d->partOf(architecture), batch,
                                options.weight / static_cast<double>(batch.targetTokens()),
                                {options.teacher, teachers, options.distillation}, gradient);
    torch::autograd::backward({output}, {gradient});
    return result;
}

PassLoss TranslationNetwork::evaluate(const PackedBatch &batch, const Architecture &architecture) const
{
    const at::NoGradGuard noGradient;
    if (batch.targetTokens() == 0)
        return {};
    const auto shape = translationShape(d->settings.space, architecture);
    torch::Tensor none;
    return d->loss(d->hidden(batch, architecture, shape, 0), d->partOf(architecture), batch, 0, {}, none);
}

torch::Tensor TranslationNetwork::logits(const PackedBatch &batch, const Architecture &architecture) const
{
    const at::NoGradGuard noGradient;
    const auto shape = translationShape(d->settings.space, architecture);
    return d->layersOf(architecture)
        .embedding.logits(d->hidden(batch, architecture, shape, 0), productPrecision(d->settings));
}

bool TranslationNetwork::hasDenseForm() const
{
    return d->settings.policy.granularity != Granularity::Token;
}

double TranslationNetwork::gateMacs(const PackedBatch &batch, const Architecture &architecture) const
{
    if (hasDenseForm())
        return 0;
    const auto shape = translationShape(d->settings.space, architecture);
    const auto side = [&](std::size_t layers, int width, std::size_t tokens) {
        return static_cast<double>(layers) * width * d->settings.policy.experts * static_cast<double>(tokens);
    };
    return side(shape.encoder.size(), shape.encoderEmbed, batch.source.size())
        + side(shape.decoder.size(), shape.decoderEmbed, batch.targetInput.size());
}

DenseTransformer TranslationNetwork::collapse(const Architecture &architecture) const
{
    if (!hasDenseForm())
        throw Error(
            "A net whose tokens choose their experts has no dense form.",
            "It is a baseline that is trained and scored by itself: it is neither searched, timed nor exported.");
    const at::NoGradGuard noGradient;
    const auto shape = translationShape(d->settings.space, architecture);
    return collapseLayers(d->layersOf(architecture), d->mixing(architecture, shape, 0), shape);
}

void TranslationNetwork::inherit(const DenseTransformer &model)
{
    const at::NoGradGuard noGradient;
    const TranslationLayers &layers = d->parts.front();
    if (d->settings.policy.bankSize() != 1 || d->partition)
        throw Error("A net that has experts or parts cannot start from a collapsed subnet.", "Use plain sharing.");
    if (model.shape != layers.stored || model.vocabulary != d->settings.vocabulary
        || model.positionWidth != layers.embedding.positionWidth())
        throw Error("The subnet has other sizes or another vocabulary than the net that is to start from it.",
                    "Use the data that the supernet was trained on.");
    visitWeights(layers, {}, model.shape, [&](const std::string &name, const torch::Tensor &weight) {
        const HostTensor &given = model.weight(name);
        if (weight.sizes().vec() != given.sizes)
            throw Error("The subnet's tensor `" + name + "` has other sizes than the net that is to start from it.");
        weight.copy_(torch::from_blob(const_cast<float *>(given.values.data()), given.sizes, torch::kFloat32));
    });
}

std::vector<std::int64_t> TranslationNetwork::usedBlock(const Parameter &parameter,
                                                        const Architecture &architecture) const
{
    const auto shape = translationShape(d->settings.space, architecture);
    const std::string &own = d->layersOf(architecture).prefix;
    if (!parameter.name.starts_with(own) || !isActive(parameter.name.substr(own.size()), shape))
        return {};
    const auto use = d->uses.find(parameter.name);
    return use == d->uses.end() ? parameter.value.sizes().vec() : use->second(shape);
}

std::int64_t TranslationNetwork::mixedWeights(const Architecture &architecture) const
{
    const auto shape = translationShape(d->settings.space, architecture);
    if (d->partition || !hasDenseForm()) // takes one expert and mixes none
        return 0;
    std::int64_t count = 0;
    for (const auto &[name, block] : d->uses) {
        const auto sizes = isActive(name, shape) ? block(shape) : std::vector<std::int64_t>();
        if (sizes.size() == 3 && sizes[0] > 1)
            count += sizes[0] * sizes[1] * sizes[2];
    }
    return count;
}

std::map<std::string, HostTensor> TranslationNetwork::coefficients(const Architecture &architecture) const
{
    const at::NoGradGuard noGradient;
    const auto shape = translationShape(d->settings.space, architecture);
    std::map<std::string, HostTensor> result;
    if (d->settings.policy.granularity == Granularity::Hypernetwork) // whose coefficients are no shares
        return {};
    if (d->partition) {
        auto shares = at::zeros({d->partition->parts()});
        shares[static_cast<std::int64_t>(d->partOf(architecture))] = 1;
        d->layersOf(architecture).visitBanks([&](const ExpertBank &bank, const std::string &) {
            if (const auto name = withoutPart(bank.name()); isActive(name, shape))
                result.emplace(name, toHost(shares));
        });
    }
    const auto mixing = d->mixing(architecture, shape, 0);
    for (const auto &[bank, shares] : mixing.all())
        result.emplace(bank, toHost(shares));
    return result;
}

std::map<std::string, HostTensor> TranslationNetwork::expertSimilarity() const
{
    const at::NoGradGuard noGradient;
    std::map<std::string, std::vector<torch::Tensor>> weights; // of a partition a tensor for each part
    for (const TranslationLayers &layers : d->parts) {
        layers.visitBanks([&](const ExpertBank &bank, const std::string &) {
            weights[withoutPart(bank.name())].push_back(bank.weight().value);
        });
    }
    std::map<std::string, HostTensor> result;
    for (const auto &[bank, tensors] : weights) {
        const auto experts = at::cat(tensors).flatten(1);
        if (experts.size(0) < 2)
            continue;
        const auto directions = experts / experts.norm(2, 1, true).clamp_min(1e-12);
        result.emplace(bank, toHost(directions.mm(directions.t())));
    }
    return result;
}

} // namespace supernet
