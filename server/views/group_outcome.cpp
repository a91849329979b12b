#include "server/views/group_outcome.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "server/views/written_keys.h"

namespace affecta::views {

namespace {

using namespace affecta::campaign;

// A candidate in the group, by one wish or two.
struct Place {
  CandidateIndex candidate;
  bool called = false;  // a proposal was made
  bool held = false;
  bool accepted = false;
  bool waiting = false;
  bool sector = false;

  void join(const Place& other) {
    called |= other.called;
    held |= other.held;
    accepted |= other.accepted;
    waiting |= other.waiting;
    sector |= other.sector;
  }
};

Place place_of(const Campaign& live, CampaignWish wish) {
  const WishState state = live.state_of(wish);
  const bool sector = !live.is_added(wish) && (live.opening->board_flags[live.opening->row[wish]] &
                                               board_flag::sector) != 0;
  return {live.candidate_of(wish),
          live.has(wish, placement_flag::proposed_once),
          is_held(state),
          state == WishState::accepted,
          state == WishState::waiting || state == WishState::asked,
          sector};
}

std::vector<Place> places_of(const Campaign& live, GroupIndex group) {
  std::vector<Place> places;
  live.each_wish_of(group, [&](CampaignWish wish) { places.push_back(place_of(live, wish)); });
  std::ranges::stable_sort(places, {}, &Place::candidate);
  std::size_t kept = 0;
  for (const Place& place : places) {
    if (kept > 0 && places[kept - 1].candidate == place.candidate) {
      places[kept - 1].join(place);
    } else {
      places[kept++] = place;
    }
  }
  places.resize(kept);
  return places;
}

// The share of those `counts` who are `such`; null: nobody counts.
template <class Counts, class Such>
void write_percent(Json& json, std::string_view name, const std::vector<Place>& places,
                   const Counts& counts, const Such& such) {
  const auto all = std::ranges::count_if(places, counts);
  const auto with =
      std::ranges::count_if(places, [&](const Place& each) { return counts(each) && such(each); });
  if (all == 0) {
    json.name(name).null();
  } else {
    json.member(name,
                std::round(1000.0 * static_cast<double>(with) / static_cast<double>(all)) / 10);
  }
}

// A minimum rate, and what it came to.
template <class Such>
void write_rate(Json& json, std::string_view name, const std::vector<Place>& places,
                std::int32_t least, const Such& such) {
  json.name(name).object([&] {
    if (least == 0) {
      json.name("minimum_percent").null();
    } else {
      json.member("minimum_percent", least);
    }
    write_percent(
        json, "called_percent", places, [](const Place& each) { return each.called; }, such);
    write_percent(
        json, "held_percent", places, [](const Place& each) { return each.held; }, such);
  });
}

void write_counts(Json& json, const std::vector<Place>& places) {
  json.member("candidates", places.size());
  json.member("called", std::ranges::count_if(places, &Place::called));
  json.member("held", std::ranges::count_if(places, &Place::held));
  json.member("accepted", std::ranges::count_if(places, &Place::accepted));
  json.member("waiting", std::ranges::count_if(places, &Place::waiting));
}

// Every day so far; what was displayed stays until it changes.
void write_days(Json& json, const Campaign& live, std::span<const DisplayChange> changes) {
  DisplayChange shown;
  for (Day day = 1; day <= live.state.day; ++day) {
    for (; !changes.empty() && changes.front().day <= day; changes = changes.subspan(1)) {
      shown = changes.front();
    }
    json.object([&] {
      json.member("day", day);
      json.member("date", live.calendar->on(day).date);
      json.member("last_called_rank", shown.last_called);
      json.member("number_waiting", shown.number_waiting);
    });
  }
}

}  // namespace

void write_group_outcome(Json& json, const Campaign& live, std::span<const DisplayChange> changes,
                         GroupIndex group) {
  const GroupTable& groups = live.state.groups;
  const Opening& opening = *live.opening;
  const std::vector<Place> places = places_of(live, group);
  json.object([&] {
    json.member("day", live.state.day);
    json.member("formation", live.key(opening.formation_of[group]));
    json.member("group", group_text(live.instance().groups.key[group]));
    json.member("capacity", groups.capacity[group]);
    json.member("block_call_limit", groups.block_call_limit[group]);
    json.member("stopped", (groups.flags[group] & group_flag::stopped) != 0);
    json.member("reservation_ended", (groups.flags[group] & group_flag::reservation_ended) != 0);
    write_counts(json, places);
    json.name("rates").object([&] {
      write_rate(json, "scholarship", places, opening.min_scholarship_percent[group],
                 [&](const Place& each) { return opening.scholarship[each.candidate] != 0; });
      write_rate(json, "sector", places, opening.min_sector_percent[group],
                 [](const Place& each) { return each.sector; });
    });
    json.name("days").array([&] { write_days(json, live, changes); });
  });
}

}  // namespace affecta::views
