// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace supernet::ui {

class ProjectDocument;
class SettingsForm;

/// The settings of a new training run, as the options of `supernet train`. The project's own space is offered first, once
/// it has one.
[[nodiscard]] SettingsForm *makeTrainForm(const ProjectDocument &document);

} // namespace supernet::ui
