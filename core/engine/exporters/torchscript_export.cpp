// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exporters/torchscript_export.h"

#include "domain/support/output_file.h"
#include "engine/dense/decoder.h"
#include "engine/exporters/dense_tensors.h"
#include "engine/exporters/export_folder.h"
#include "engine/exporters/export_texts.h"
#include "engine/exporters/largest_difference.h"
#include "engine/exporters/safetensors_export.h"

#include <sstream>
#include <torch/script.h>
#include <torch/version.h>

namespace supernet {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Integers = std::vector<std::int64_t>;

constexpr const char *ModelFile = "model.pt";

torch::Tensor toTensor(const HostTensor &tensor)
{
    return torch::tensor(tensor.values).reshape(tensor.sizes);
}

class Script
{
public:
    explicit Script(const DenseTransformer &model)
        : m_module("SupernetTranslator")
    {
        c10::Dict<std::string, torch::Tensor> weights;
        for (const auto &[name, tensor] : model.weights)
            weights.insert(name, toTensor(tensor));
        m_module.register_attribute("weights", c10::DictType::create(c10::StringType::get(), c10::TensorType::get()),
                                    weights);
        const auto width = std::max(model.shape.encoderEmbed, model.shape.decoderEmbed);
        m_module.register_buffer("positions", toTensor(positionTable(ExportedPositions, width, model.positionWidth)));
        m_module.register_buffer("numbers", torch::arange(ExportedPositions));
        number("encoder_embed", model.shape.encoderEmbed);
        number("decoder_embed", model.shape.decoderEmbed);
        layers(model.shape);
        m_module.define(std::string(exportText("torchscript.txt")));
    }

    [[nodiscard]] std::string serialise() const
    {
        std::ostringstream stream;
        m_module.save(stream);
        return stream.str();
    }

private:
    void number(const std::string &name, std::int64_t value)
    {
        m_module.register_attribute(name, c10::IntType::get(), value);
    }

    void numbers(const std::string &name, const Integers &values)
    {
        m_module.register_attribute(name, c10::ListType::ofInts(), c10::List<std::int64_t>(values));
    }

    void layers(const TranslationShape &shape)
    {
        Integers encoder;
        for (const auto &layer : shape.encoder)
            encoder.push_back(layer.heads);
        Integers self;
        Integers cross;
        Integers spans;
        for (const auto &layer : shape.decoder) {
            self.push_back(layer.selfHeads);
            cross.push_back(layer.crossHeads);
            spans.push_back(layer.span);
        }
        numbers("encoder_heads", encoder);
        numbers("self_heads", self);
        numbers("cross_heads", cross);
        numbers("spans", spans);
    }

    torch::jit::Module m_module;
};

torch::Tensor row(const std::vector<int> &tokens)
{
    return torch::tensor(Integers(tokens.begin(), tokens.end())).unsqueeze(0);
}

/// [target + 1, vocabulary]
torch::Tensor logitsOf(torch::jit::Module &module, std::vector<int> source, std::vector<int> target)
{
    source.push_back(token::end);
    target.insert(target.begin(), token::begin);
    const auto encoded = module.get_method("encode")({row(source)}).toTuple();
    const c10::IValue past = c10::List<torch::Tensor>();
    return module.get_method("step")({row(target), past, encoded->elements()[0], encoded->elements()[1]})
        .toTuple()
        ->elements()[0]
        .toTensor()
        .squeeze(0);
}

Integers greedy(torch::jit::Module &module, const std::vector<int> &source)
{
    const c10::List<std::int64_t> tokens(Integers(source.begin(), source.end()));
    return module.get_method("translate")({tokens, std::int64_t(1)}).toIntVector();
}

json compare(const ExportRequest &request, torch::jit::Module &module)
{
    const Decoder decoder(request.model, request.threads);
    const auto ours = decoder.decode(request.sentences, {});
    std::size_t same = 0;
    LargestDifference largest;
    for (std::size_t i = 0; i < ours.size(); ++i) {
        const auto &[source, target] = std::tie(request.sentences[i], ours[i].tokens);
        if (source.empty())
            continue;
        const auto difference
            = (logitsOf(module, source, target) - toTensor(decoder.logits(source, target))).abs().max();
        largest.take(difference.item<double>());
        same += greedy(module, source) == Integers(target.begin(), target.end()) ? 1 : 0;
    }
    constexpr double Tolerance = 1e-3; // Another order of summation, in single precision.
    if (!(largest.value() <= Tolerance))
        throw Error("The exported TorchScript model computes other logits, by up to " + std::to_string(largest.value())
                        + '.',
                    "Check that the supernet's weights are all numbers.");
    return {{"reader", "LibTorch " TORCH_VERSION},
            {"sentences", ours.size()},
            {"same_translations", same},
            {"largest_logit_difference", largest.value()}};
}

} // namespace

void writeTorchScriptExport(const ExportRequest &request, const fs::path &folder)
{
    const torch::NoGradGuard noGradient;
    writeWholeFile(folder / ModelFile, Script(request.model).serialise());
    const json config{{"format", "supernet-torchscript-model"}, {"version", 1},
                      {"architecture", request.architecture},   {"shape", toJson(request.model.shape)},
                      {"vocabulary", request.model.vocabulary}, {"positions", ExportedPositions}};
    writeWholeFile(folder / "config.json", config.dump(2) + '\n');
    copyTokenizer(request.tokenizer, folder / "tokenizer.model");
}

json compareTorchScriptExport(const ExportRequest &request, const fs::path &folder)
{
    try {
        const torch::NoGradGuard noGradient;
        torch::jit::Module module = torch::jit::load((folder / ModelFile).string());
        module.eval();
        return compare(request, module);
    } catch (const c10::Error &error) {
        throw Error("The exported TorchScript model cannot be used: " + std::string(error.what_without_backtrace()));
    }
}

} // namespace supernet
