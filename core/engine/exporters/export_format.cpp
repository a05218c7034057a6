// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exporters/export_format.h"

#include "engine/exporters/ctranslate2_export.h"
#include "engine/exporters/huggingface_export.h"
#include "engine/exporters/onnx_export.h"
#include "engine/exporters/safetensors_export.h"
#include "engine/exporters/torchscript_export.h"

namespace supernet {

namespace {

std::string noObstacle(const TranslationShape & /*shape*/, std::int64_t /*vocabulary*/)
{
    return {};
}

} // namespace

std::span<const ExportFormat> exportFormats()
{
    static const ExportFormat formats[] = {
        {"safetensors", "safetensors", "weights for this program and for plain PyTorch, with an example", noObstacle,
         writeSafetensorsExport, compareSafetensorsExport, nullptr},
        {"onnx", "ONNX", "encoder and decoder step for ONNX runtimes", onnxObstacle, writeOnnxExport, nullptr, nullptr},
        {"ctranslate2", "CTranslate2", "a model folder for CTranslate2", ctranslate2Obstacle, writeCtranslate2Export,
         nullptr, nullptr},
        {"huggingface", "Hugging Face", "the layout of the Hugging Face hub, with a modelling file", noObstacle,
         writeHuggingFaceExport, nullptr, writeModelCard},
        {"torchscript", "TorchScript", "one file for LibTorch and PyTorch, search included", noObstacle,
         writeTorchScriptExport, compareTorchScriptExport, nullptr},
    };
    return formats;
}

const ExportFormat &exportFormat(const std::string &name)
{
    std::string names;
    for (const ExportFormat &format : exportFormats()) {
        if (format.name == name)
            return format;
        names += (names.empty() ? "" : ", ") + format.name;
    }
    throw UsageError("There is no export format `" + name + "`.", "Formats are " + names + '.');
}

} // namespace supernet
