// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/subnets.h"
#include "widgets/fact_table.h"

namespace supernet::ui {

/// The subnets that can be exported, a row each, by their ids.
[[nodiscard]] QStringList subnetHeadings();
[[nodiscard]] QList<FactTable::Row> subnetRows(const std::vector<Subnet> &subnets);

/// What has been exported, the newest first, by folder.
[[nodiscard]] QStringList exportHeadings();
[[nodiscard]] QList<FactTable::Row> exportRows(const std::vector<ExportRecord> &exports);

/// A proof, field by field: what was compared first, then the files, then where it comes from. Fields that this
/// version does not know are shown under their own names.
[[nodiscard]] QStringList proofHeadings();
[[nodiscard]] QList<FactTable::Row> proofRows(const nlohmann::json &proof);
/// Whether all translations of the written model equal those of the subnet.
[[nodiscard]] bool provesAllEqual(const nlohmann::json &proof);

} // namespace supernet::ui
