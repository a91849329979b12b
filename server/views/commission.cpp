#include "server/views/commission.h"

#include "server/views/dates.h"
#include "server/views/file_text.h"
#include "server/views/written_keys.h"

namespace affecta::views {

namespace {

using namespace affecta::campaign;

void write_who(Json& json, const Campaign& live, const Country& country, CandidateIndex candidate) {
  json.member("candidate", live.instance().candidates.key[candidate]);
  write_file_text(json, "name", country.candidates.name, candidate);
  write_file_text(json, "first_name", country.candidates.first_name, candidate);
}

void write_asked(Json& json, const Campaign& live, const HelpRequest& request) {
  json.member("ground", to_text(request.ground));
  json.member("text", request.text);
  write_date(json, *live.calendar, "asked", request.asked);
}

// Wishes and contracts, each by its formation and status.
void write_situation(Json& json, const Campaign& live, CandidateIndex candidate) {
  json.name("wishes").array([&] {
    live.each_wish_of(candidate, [&](CampaignWish wish) {
      json.object([&] {
        json.member("formation", live.key(live.formation_of(wish)));
        json.member("with_boarding", live.with_boarding(wish));
        json.member("status", to_text(live.state_of(wish)));
      });
    });
  });
  json.name("contracts").array([&] {
    live.each_contract_of(candidate, [&](ContractIndex each) {
      const Contract& contract = live.state.contracts[each.value];
      json.object([&] {
        json.member("formation", live.key(contract.formation));
        json.member("status", to_text(contract.state));
      });
    });
  });
}

bool is_of_commission(const Campaign& live, CampaignWish wish) {
  return live.has(wish, placement_flag::by_commission) ||
         live.state_of(wish) == WishState::withdrawn;
}

}  // namespace

void write_own_help(Json& json, const Campaign& live, HelpIndex request) {
  json.object([&] { write_asked(json, live, live.state.help[request.value]); });
}

void write_help(Json& json, const Campaign& live, const Country& country, HelpIndex index) {
  const HelpRequest& request = live.state.help[index.value];
  json.object([&] {
    write_who(json, live, country, request.candidate);
    write_asked(json, live, request);
    write_situation(json, live, request.candidate);
  });
}

std::size_t write_proposals_to(Json& json, const Campaign& live, const Country& country,
                               CandidateIndex candidate) {
  std::size_t written = 0;
  live.each_wish_of(candidate, [&](CampaignWish wish) {
    if (!is_of_commission(live, wish)) return;
    ++written;
    const FormationIndex formation = live.formation_of(wish);
    json.object([&] {
      write_who(json, live, country, candidate);
      json.member("formation", live.key(formation));
      write_file_text(json, "formation_name", country.formations.name, formation);
      json.member("with_boarding", live.with_boarding(wish));
      json.member("extra_place", live.has(wish, placement_flag::extra_place));
      json.member("status", to_text(live.state_of(wish)));
      write_date(json, *live.calendar, "decided", live.state.wishes.decided[wish]);
      write_deadline(json, *live.calendar, "answer_by", "answer_before",
                     live.state.wishes.deadline[wish]);
    });
  });
  return written;
}

FreePlaces free_places(const Campaign& live, std::span<const GroupIndex> groups) {
  FreePlaces places;
  for (const GroupIndex group : groups) {
    places.looked_at += live.instance().wishes_of_group[group].size();
    const std::int32_t held = live.holders(group);
    if (held < live.state.groups.capacity[group]) places.groups.push_back({group, held});
  }
  return places;
}

void write_places(Json& json, const Campaign& live, const Country& country,
                  FormationIndex formation, const FreePlaces& places) {
  json.object([&] {
    json.member("formation", live.key(formation));
    write_file_text(json, "name", country.formations.name, formation);
    write_file_text(json, "establishment", country.formations.establishment, formation);
    write_file_text(json, "kind", country.formations.kind, formation);
    json.member("selective", live.opening->formations.selective[formation] != 0);
    json.name("groups").array([&] {
      for (const FreePlaces::Group& each : places.groups) {
        json.object([&] {
          json.member("group", group_text(live.instance().groups.key[each.group]));
          json.member("capacity", live.state.groups.capacity[each.group]);
          json.member("held", each.held);
        });
      }
    });
  });
}

}  // namespace affecta::views
