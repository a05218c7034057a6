// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exporters/model_export.h"

#include "domain/support/output_file.h"
#include "domain/support/work_stopped.h"
#include "engine/dense/foreign_tensors.h"
#include "engine/exporters/export_folder.h"
#include "engine/exporters/export_writer.h"
#include "engine/exporters/runtime_proof.h"
#include "engine/exporters/safetensors_names.h"

namespace supernet {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int ProofVersion = 1;

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
    throwIfStopped(request.stop);
    json proof{{"format", "supernet-proof"},
               {"version", ProofVersion},
               {"export_format", chosen.name},
               {"provenance", request.provenance}};
    if (writer.readBack != nullptr)
        proof["comparison"] = writer.readBack(request, aside.path());
    throwIfStopped(request.stop);
    proof["verification"] = runtimeProof(chosen.name, request, aside.path());
    if (writer.describe != nullptr)
        writer.describe(request, proof, aside.path());
    proof["files"] = checksums(aside.path());
    proof["bytes"] = folderBytes(aside.path());
    writeWholeFile(aside.path() / safetensorsexport::ProofFile, proof.dump(2) + '\n');
    aside.keep();
    return proof;
}

} // namespace supernet
