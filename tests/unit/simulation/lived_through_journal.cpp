#include "tests/unit/simulation/lived_through_journal.h"

#include <stdexcept>

#include "tests/support/temporary_folder.h"

namespace affecta::simulation::test {

void create(const std::string& folder, const Country& country) {
  const Workers workers(2);
  NoProgress nobody;
  running::CampaignSettings settings;
  settings.test_clock = true;
  const std::string calendar =
      affecta::test::read_file(AFFECTA_SOURCE_DIR "/datasets/calendars/2024.json");
  const auto created =
      running::create_campaign(folder, country, calendar, settings, {}, workers, nobody);
  if (!created) throw std::runtime_error(created.error().message());
}

running::RunningCampaign open(const std::string& folder) {
  NoProgress nobody;
  running::Options options;
  options.snapshots.every_days = 30;
  auto campaign = running::RunningCampaign::open(folder, options, nobody);
  if (!campaign) throw std::runtime_error(campaign.error().message());
  return *std::move(campaign);
}

}  // namespace affecta::simulation::test
