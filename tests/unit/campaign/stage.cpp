#include "tests/unit/campaign/stage.h"

#include <stdexcept>

#include "engine/campaign/bytes.h"

namespace affecta::campaign::test {

namespace {

void apply_bytes(Campaign& campaign, const std::string& bytes) {
  const auto event = decode_event(bytes);
  if (!event) throw std::runtime_error(event.error().message());
  if (const auto applied = apply(campaign, *event); !applied) {
    throw std::runtime_error(applied.error().message());
  }
}

}  // namespace

Stage::Stage(const World& world, const std::string& calendar)
    : Stage(open_campaign(world.open(), std::make_shared<const Calendar>(shipped(calendar)))) {}

Stage::Stage(Campaign campaign) : opened_(campaign), campaign_(std::move(campaign)) {}

std::string Stage::give(const Command& command, Instant now) {
  auto decision = decide(campaign_, command, now, *workers_);
  if (!decision) {
    refusal_ = decision.error();
    return std::string(catalogue_entry(refusal_.code).name);
  }
  if (decision->event) {
    journal_.push_back(encode(*decision->event));
    apply_bytes(campaign_, journal_.back());
  }
  if (!decision->refusal) return decision->event ? "done" : "done before";
  refusal_ = *decision->refusal;
  return std::string(catalogue_entry(refusal_.code).name);
}

std::string Stage::candidate(CandidateKey key, const Request& request, const std::string& when) {
  return give({{Role::candidate, key}, request}, civil(when));
}
std::string Stage::formation(std::int32_t key, const Request& request, const std::string& when) {
  return give({{Role::formation, key}, request}, civil(when));
}
std::string Stage::commission(std::int32_t region, const Request& request,
                              const std::string& when) {
  return give({{Role::commission, region}, request}, civil(when));
}
std::string Stage::by_operator(const Request& request, const std::string& when) {
  return give({{Role::operator_, 0}, request}, civil(when));
}

void Stage::turn() {
  const Day day = campaign_.state.day + 1;
  const std::string told =
      give({{Role::operator_, 0}, Advance{day, true}}, campaign_.calendar->turns(day));
  if (told != "done") throw std::runtime_error(refusal_.message());
}

void Stage::turn_to(const std::string& date_in_force) {
  while (date() != date_in_force) turn();
}

std::string Stage::date() const {
  return campaign_.state.day == 0 ? "" : campaign_.calendar->on(campaign_.state.day).date;
}

std::string Stage::state(const WishKey& key) const {
  const CampaignWish wish = campaign_.find_wish(key);
  return wish ? std::string(to_text(campaign_.state_of(wish))) : "none";
}

std::string Stage::deadline(const WishKey& key) const {
  const Day day = campaign_.state.wishes.deadline[campaign_.find_wish(key)];
  return day == 0 ? "" : campaign_.calendar->on(day).date;
}

std::int32_t Stage::waiting_rank(const WishKey& key) const {
  return campaign_.state.wishes.waiting_rank[campaign_.find_wish(key)];
}

State Stage::replayed() const {
  Campaign again = opened_;
  for (const std::string& bytes : journal_) {
    const Event event = decode_event(bytes).value();
    const auto* const turned = std::get_if<DayTurned>(&event);
    if (turned != nullptr && !hashes_hold(again.state, *turned)) {
      throw std::runtime_error("the hashes of a day turn do not hold");
    }
    apply_bytes(again, bytes);
  }
  return again.state;
}

}  // namespace affecta::campaign::test
