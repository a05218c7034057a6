// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exporters/model_export.h"

#include "domain/support/json_text.h"
#include "domain/support/output_file.h"
#include "domain/support/plain_file.h"
#include "domain/support/sha256.h"
#include "engine/dense/foreign_tensors.h"
#include "engine/exporters/export_folder.h"
#include "engine/exporters/export_writer.h"
#include "engine/exporters/runtime_proof.h"
#include "engine/exporters/safetensors_export.h"

#include <fstream>

namespace supernet {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int ProofVersion = 1;
constexpr const char *ProofFile = "proof.json";

json readProof(const fs::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        throw Error("The file " + file.string() + " cannot be read.", "Is this the folder of an exported model?");
    return parseJson(std::string((std::istreambuf_iterator<char>(stream)), {}));
}

} // namespace

json exportModel(const ExportRequest &request, const fs::path &folder, const std::string &format)
{
    const ExportFormat &chosen = exportFormat(format);
    const ExportWriter &writer = exportWriter(chosen);
    if (const std::string why = chosen.obstacle(request.model.shape, request.model.vocabulary); !why.empty())
        throw Error("The subnet cannot be exported as " + chosen.title + ": " + why, "Pick another format or subnet.");
    if (foreign::isForeign(request.model))
        throw Error(
            "The subnet counts positions, or begins sentences, as the program that it comes from: no format says that.",
            "Use the folder that it was imported from.");
    ExportFolder aside(folder);
    writer.write(request, aside.path());
    json proof{{"format", "supernet-proof"},
               {"version", ProofVersion},
               {"export_format", chosen.name},
               {"provenance", request.provenance}};
    if (writer.readBack != nullptr)
        proof["comparison"] = writer.readBack(request, aside.path());
    proof["verification"] = runtimeProof(chosen.name, request, aside.path());
    if (writer.describe != nullptr)
        writer.describe(request, proof, aside.path());
    proof["files"] = checksums(aside.path());
    proof["bytes"] = folderBytes(aside.path());
    writeWholeFile(aside.path() / ProofFile, proof.dump(2) + '\n');
    aside.keep();
    return proof;
}

LoadedExport loadExport(const fs::path &folder)
{
    try {
        requirePlainFolder(folder);
        const json proof = readProof(folder / ProofFile);
        const std::string format = proof.value("export_format", "safetensors");
        if (format != "safetensors" && format != "safetensors-int8")
            throw Error("It is an export for another runtime (" + format + ").", "Use one in the format safetensors.");
        std::vector<std::string> files{"model.safetensors", "config.json", "tokenizer.model"};
        if (proof.at("files").contains(LexiconFile))
            files.emplace_back(LexiconFile);
        for (const std::string &file : files)
            if (proof.at("files").at(file) != sha256OfFile(folder / file))
                throw Error("The file " + file + " was changed after the export.");
        LoadedExport result = loadSafetensorsExport(folder);
        result.proof = proof;
        return result;
    } catch (const Error &error) {
        throw Error("The exported model " + folder.string() + " cannot be used: " + error.what(),
                    error.hint().empty() ? "Export it again." : error.hint());
    } catch (const json::exception &error) {
        throw Error("The exported model " + folder.string() + " cannot be used: " + error.what() + '.',
                    "Export it again.");
    }
}

} // namespace supernet
