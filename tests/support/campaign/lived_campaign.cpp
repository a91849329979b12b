#include "tests/support/campaign/lived_campaign.h"

#include "tests/support/campaign/country_of.h"

namespace affecta::running::test {

LivedCampaign::LivedCampaign(const support::World& world, const std::string& calendar,
                             const CampaignSettings& settings)
    : calendar_(support::shipped(calendar)) {
  options.threads = 1;
  options.snapshots.every_days = 0;
  NoProgress nobody;
  const Workers workers(1);
  const std::string dates = affecta::test::read_file(support::calendar_path(calendar));
  expected(create_campaign(folder_, support::country_of(*world.open()), dates, settings, {},
                           workers, nobody));
}

Result<RunningCampaign> LivedCampaign::open() const {
  NoProgress nobody;
  return RunningCampaign::open(folder_, options, nobody);
}

RunningCampaign& LivedCampaign::running() {
  if (!running_) running_ = expected(open());
  return *running_;
}

void LivedCampaign::turn_to(Day day) {
  for (Day next = running().published()->day + 1; next <= day; ++next) {
    const Instant now = std::max(calendar_.turns(next), running().last_stamp());
    const std::string id = "turn to " + std::to_string(next);
    const std::string told = give(by_operator(campaign::Advance{next, true}), id, now);
    if (told != "done") throw std::runtime_error(refusal_.message());
  }
}

std::string LivedCampaign::give(const campaign::Command& command, const std::string& id,
                                const std::string& when) {
  return give(command, id, support::civil(when));
}

std::string LivedCampaign::give(const campaign::Command& command, const std::string& id,
                                Instant now) {
  const auto reply = running().submit(command, id, now);
  if (reply) return reply->event != 0 ? "done" : "done before";
  refusal_ = reply.error();
  return std::string(catalogue_entry(refusal_.code).name);
}

std::string LivedCampaign::state(const WishKey& key) {
  std::string text = "none";
  running().read([&](const campaign::Campaign& live) {
    const campaign::CampaignWish wish = live.find_wish(key);
    if (wish) text = to_text(live.state_of(wish));
  });
  return text;
}

campaign::State LivedCampaign::live_state() {
  campaign::State state;
  running().read([&](const campaign::Campaign& live) { state = live.state; });
  return state;
}

Reply turn_with_alert(LivedCampaign& lived) {
  lived.turn_to(1);
  const auto set = [&](const campaign::SetGroup& group, const std::string& id) {
    const std::string told = lived.give(by_operator(group), id, "2024-05-30 22:00:00");
    if (told != "done") throw std::runtime_error(lived.refusal().message());
  };
  set({support::group_of(102), 1, {}, {}, true}, "102");
  set({support::group_of(103), 1, {}, {}, {}}, "103");
  const Instant now = lived.calendar().turns(2);
  return expected(lived.running().submit(by_operator(campaign::Advance{2, false}), "turn", now));
}

}  // namespace affecta::running::test
