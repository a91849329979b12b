// A campaign simulated through its journal, in a folder.
#pragma once

#include <string>

#include "server/running/campaign_folder.h"
#include "server/simulation/running_desk.h"
#include "tests/unit/simulation/small_country.h"

namespace affecta::simulation::test {

// Makes the campaign of a country in `folder`, which is not there yet, with the calendar of 2024.
void create(const std::string& folder, const Country& country);

running::RunningCampaign open(const std::string& folder);

}  // namespace affecta::simulation::test
