// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exporters/huggingface_export.h"

#include "domain/support/output_file.h"
#include "domain/support/sha256.h"
#include "engine/exporters/export_folder.h"
#include "engine/exporters/export_texts.h"
#include "engine/exporters/runtime_proof.h"
#include "engine/exporters/safetensors_export.h"
#include "engine/exporters/tokenizer_pieces.h"

namespace supernet {

namespace {

using nlohmann::json;

constexpr const char *Weights = "model.safetensors";

json specialTokens()
{
    return {{"decoder_start_token_id", token::begin},
            {"bos_token_id", token::begin},
            {"eos_token_id", token::end},
            {"pad_token_id", token::pad}};
}

json configOf(const ExportRequest &request)
{
    json config = specialTokens();
    config.update({{"model_type", "supernet-translation"},
                   {"architectures", {"SupernetForConditionalGeneration"}},
                   {"auto_map",
                    {{"AutoConfig", "modeling_supernet.SupernetConfig"},
                     {"AutoModelForSeq2SeqLM", "modeling_supernet.SupernetForConditionalGeneration"}}},
                   {"is_encoder_decoder", true},
                   {"torch_dtype", "float32"},
                   {"vocab_size", request.model.vocabulary},
                   {"position_width", request.model.positionWidth},
                   {"shape", toJson(request.model.shape)},
                   {"architecture", request.architecture}});
    return config;
}

/// Decoding as this program does it (see BeamSearch); how long a translation may be is the modelling file's business.
/// Transformers' own way, `forced_eos_token_id`, would make the end of a translation that is cut off cost nothing.
json generationOf()
{
    json config = specialTokens();
    config.update({{"num_beams", 5},
                   {"early_stopping", true},
                   {"length_penalty", 1.0},
                   {"suppress_tokens", {token::begin, token::pad}},
                   {"use_cache", false}});
    return config;
}

/// T5's tokenizer is SentencePiece with an end token after each sentence, which is what the model was trained with.
json tokenizerOf(const std::vector<std::string> &pieces)
{
    return {{"tokenizer_class", "T5Tokenizer"},
            {"extra_ids", 0},
            {"legacy", true},
            {"split_special_tokens", true}, // `</s>` in a text is text
            {"unk_token", pieces[token::unknown]},
            {"eos_token", pieces[token::end]},
            {"pad_token", pieces[token::pad]}};
}

std::string usage(const TranslationShape &shape)
{
    return "---\nlibrary_name: transformers\npipeline_tag: translation\n---\n"
           "# A translation model\n\n"
           "A subnet of a weight-sharing supernet, exported by Supernet Studio: "
        + shortDescription(shape)
        + ".\n\n"
          "```python\n"
          "from transformers import AutoModelForSeq2SeqLM, AutoTokenizer\n\n"
          "tokenizer = AutoTokenizer.from_pretrained(\"FOLDER\", use_fast=False)\n"
          "model = AutoModelForSeq2SeqLM.from_pretrained(\"FOLDER\", trust_remote_code=True)\n"
          "tokens = tokenizer(\"A sentence.\", return_tensors=\"pt\")\n"
          "print(tokenizer.decode(model.generate(**tokens)[0], skip_special_tokens=True))\n"
          "```\n";
}

/// What was found when the model was loaded and compared with the original.
std::string findings(const json &verification, const std::filesystem::path &weights)
{
    std::string text = "\n## Proof\n\nCompared with the original over validation sentences: "
        + describeVerification(verification) + '\n';
    if (verification.contains("bleu_signature"))
        text += "\nBLEU is sacreBLEU's, `" + verification["bleu_signature"].get<std::string>() + "`.\n";
    for (const json &difference : verification.value("search_differences", json::array()))
        text += "\n- Searched otherwise: " + difference.get<std::string>() + '\n';
    return text + "\n`" + weights.filename().string() + "`: " + std::to_string(file_size(weights)) + " bytes, SHA-256 `"
        + sha256OfFile(weights) + "`. All of it is in `proof.json`.\n";
}

} // namespace

void writeHuggingFaceExport(const ExportRequest &request, const std::filesystem::path &folder)
{
    writeWeights(request.model, folder / Weights, "pt");
    writeWholeFile(folder / "config.json", configOf(request).dump(2) + '\n');
    writeWholeFile(folder / "generation_config.json", generationOf().dump(2) + '\n');
    writeWholeFile(folder / "tokenizer_config.json", tokenizerOf(tokenizerPieces(request.tokenizer)).dump(2) + '\n');
    writeWholeFile(folder / "modeling_supernet.py", exportText("modeling_supernet.py"));
    copyTokenizer(request.tokenizer, folder / "spiece.model");
}

void writeModelCard(const ExportRequest &request, const json &proof, const std::filesystem::path &folder)
{
    writeWholeFile(folder / "README.md",
                   usage(request.model.shape) + findings(proof.at("verification"), folder / Weights)
                       + "\n## Where it comes from\n\n```json\n" + request.provenance.dump(2) + "\n```\n");
}

} // namespace supernet
