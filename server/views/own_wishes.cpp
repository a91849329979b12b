#include "server/views/own_wishes.h"

namespace affecta::views {

namespace {

using namespace affecta::campaign;

// "2024-06-02", the last day on which something is possible; null: there is none.
void write_last_day(Json& json, const Campaign& live, std::string_view name, Day day) {
  if (day == 0 || !live.calendar->has_day(day)) {
    json.name(name).null();
  } else {
    json.member(name, std::string_view(live.calendar->on(day).date));
  }
}

void write_origin(Json& json, const Campaign& live, CampaignWish wish) {
  std::string_view origin = "main";
  if (live.has(wish, placement_flag::by_commission)) {
    origin = "caes";
  } else if (live.is_added(wish) && live.added(wish).complementary) {
    origin = "complementary";
  }
  json.member("origin", origin);
}

}  // namespace

void write_wish(Json& json, const Campaign& live, const Country& country,
                const DisplayBoard::Board& board, CampaignWish wish) {
  const WishTable& wishes = live.state.wishes;
  const FormationIndex formation = live.formation_of(wish);
  const GroupIndex group = live.group_of(wish);
  json.object([&] {
    json.member("formation", live.key(formation));
    if (country.holds_files()) json.member("name", country.formations.name[formation]);
    json.member("with_boarding", live.with_boarding(wish));
    write_origin(json, live, wish);
    json.member("status", to_text(live.state_of(wish)));
    json.member("with_conditions", live.has_conditions(wish));
    json.member("call_rank", wishes.displayed_call_rank[wish]);
    json.member("waiting_rank", wishes.waiting_rank[wish]);
    json.member("last_called_rank", board.groups[group].last_called);
    json.member("number_waiting", board.groups[group].number_waiting);
    json.member("preference", wishes.preference[wish]);
    write_last_day(json, live, "answer_by", wishes.deadline[wish]);
  });
}

void write_own_wishes(Json& json, const Campaign& live, const Country& country,
                      const DisplayBoard::Board& board, CandidateIndex candidate) {
  const CandidateTable& candidates = live.state.candidates;
  json.object([&] {
    json.member("day", live.state.day);
    json.member("candidate", live.instance().candidates.key[candidate]);
    json.member("responder", candidates.responder[candidate] != 0);
    write_last_day(json, live, "confirm_by", candidates.confirm_by[candidate]);
    json.name("wishes").array([&] {
      live.each_wish_of(candidate,
                        [&](CampaignWish wish) { write_wish(json, live, country, board, wish); });
    });
  });
}

}  // namespace affecta::views
