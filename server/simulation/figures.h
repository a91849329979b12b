// A day of a simulated campaign in figures, as it closes.
//
// Purpose: what the report shows, and what the ministry published of real campaigns: the situations
// are those of the daily indicators of 2018.
// Thread safety: values. Cost: one look at each candidate.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/parallel.h"
#include "server/simulation/places.h"

namespace affecta::simulation {

// Every candidate is in one.
enum class Situation : std::uint8_t {
  accepted_for_good,  // holds an accepted proposal, and nothing waits
  still_choosing,     // holds a proposal, and waits for others or has not answered
  waiting,
  with_commission,  // asked for help, and holds nothing
  only_refusals,
  left_with_proposal,  // gave up, or let go, all there was
  left_without_proposal,
  count_,
};
inline constexpr std::size_t situation_count = static_cast<std::size_t>(Situation::count_);
inline constexpr std::array<std::string_view, situation_count> situation_names = {
    "accepted_for_good",  "still_choosing",       "waiting", "with_commission", "only_refusals",
    "left_with_proposal", "left_without_proposal"};

struct KindFigures {
  std::int64_t places = 0;
  std::int64_t held = 0;
  std::int64_t accepted = 0;
};

struct DayFigures {
  Day day = 0;
  std::string date;
  campaign::TurnSummary turn;
  std::uint64_t commands = 0;
  std::uint64_t refused = 0;
  std::array<std::int64_t, situation_count> candidates{};
  std::int64_t with_proposal = 0;  // candidates who have ever had one
  std::int64_t waiting_wishes = 0;
  std::int64_t free_places = 0;
  std::vector<KindFigures> kinds;         // as World::kinds
  std::vector<std::int32_t> last_called;  // displayed, of the groups followed

  std::int64_t in(Situation situation) const {
    return candidates[static_cast<std::size_t>(situation)];
  }
};

// What of a day the state tells; commands are counted by who gives them. `followed`: the groups
// whose last called ranks are shown.
DayFigures look_at_day(const campaign::Campaign& campaign, const World& world, const Places& places,
                       const std::vector<GroupIndex>& followed, const Workers& workers);

// Of each kind of formation, the group with the most wishes.
std::vector<GroupIndex> groups_to_follow(const World& world);

}  // namespace affecta::simulation
