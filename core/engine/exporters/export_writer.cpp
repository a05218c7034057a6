// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exporters/export_writer.h"

#include "engine/exporters/ctranslate2_export.h"
#include "engine/exporters/huggingface_export.h"
#include "engine/exporters/onnx_export.h"
#include "engine/exporters/safetensors_export.h"
#include "engine/exporters/torchscript_export.h"

#include <algorithm>

namespace supernet {

const ExportWriter &exportWriter(const ExportFormat &format)
{
    static const ExportWriter writers[] = {
        {"safetensors", writeSafetensorsExport, compareSafetensorsExport, nullptr},
        {"safetensors-int8", writeSafetensorsInt8Export, compareSafetensorsInt8Export, nullptr},
        {"onnx", writeOnnxExport, nullptr, nullptr},
        {"ctranslate2", writeCtranslate2Export, nullptr, nullptr},
        {"ctranslate2-int8", writeCtranslate2Int8Export, nullptr, nullptr},
        {"huggingface", writeHuggingFaceExport, nullptr, writeModelCard},
        {"torchscript", writeTorchScriptExport, compareTorchScriptExport, nullptr},
    };
    const auto *found = std::ranges::find(writers, format.name, &ExportWriter::format);
    if (found == std::end(writers))
        throw Error("This program does not write the format `" + format.name + "`.");
    return *found;
}

} // namespace supernet
