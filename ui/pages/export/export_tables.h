// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/export/export_format.h"
#include "pages/subnets.h"
#include "widgets/fact_table.h"

namespace supernet::ui {

/// Why a subnet cannot be written in a format; empty when it can, or when its sizes are not known here.
[[nodiscard]] QString obstacle(const Subnet &subnet, const ExportFormat &format, std::int64_t vocabulary);

/// The subnets that can be exported, a row each, by their ids, with a badge for each format.
[[nodiscard]] QStringList subnetHeadings();
[[nodiscard]] QList<FactTable::Row> subnetRows(const std::vector<Subnet> &subnets, std::int64_t vocabulary);

/// What has been exported, the newest first, by folder.
[[nodiscard]] QStringList exportHeadings();
[[nodiscard]] QList<FactTable::Row> exportRows(const std::vector<ExportRecord> &exports);

/// A proof, field by field: what was compared first, then the files, then where it comes from. Fields that this
/// version does not know are shown under their own names.
[[nodiscard]] QStringList proofHeadings();
[[nodiscard]] QList<FactTable::Row> proofRows(const nlohmann::json &proof);
/// What a proof comes to, in a sentence; begins with a tick where all translations of the written model equal those of
/// the subnet.
[[nodiscard]] QString verdictOf(const nlohmann::json &proof);

} // namespace supernet::ui
