// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/translate/race_field.h"

#include "project/project_document.h"
#include "project/serve_client.h"

namespace supernet::ui {

Race::Translator raceBetween(ProjectDocument &document, std::vector<Subnet> field)
{
    return [&document, field = std::move(field)](int lane, const std::string &sentence, const Race::Answer &answer,
                                                 Race::Failure failure) {
        document.serve().ask(
            "translate", field[static_cast<std::size_t>(lane)].translateParams({sentence}),
            [answer](const nlohmann::json &result) {
                answer(result.at("translations").at(0).get<std::string>(), result.at("milliseconds").get<double>());
            },
            std::move(failure));
    };
}

} // namespace supernet::ui
