#include "server/views/own_wishes.h"

#include "server/views/dates.h"
#include "server/views/file_text.h"
#include "server/views/written_keys.h"

namespace affecta::views {

namespace {

using namespace affecta::campaign;

constexpr std::size_t usual_bytes = 8192;  // of a page
constexpr std::size_t most_bytes = 1024;   // of a wish without its name: twice what it can have

// As write_deadline() does; the text of the instant is the board's. Inlined: the names are
// literals.
[[gnu::always_inline]] inline void tell_deadline(Members& of, const Campaign& live,
                                                 const DisplayBoard::Board& board,
                                                 std::string_view last_day,
                                                 std::string_view instant, Day day) {
  if (live.calendar->has_day(day)) {
    of.word(last_day, live.calendar->on(day).date);
    of.word(instant, board.closes[static_cast<std::size_t>(day)]);
  } else {
    of.null(last_day);
    of.null(instant);
  }
}

// The shared house that the wish names: the candidate's rank in it, and the bars that are displayed
// of it for the group. By value: what is rarely written keeps nothing else out of registers.
Members house_told(Members of, const Campaign& live, CampaignWish wish, GroupIndex group,
                   BoardingIndex house) {
  PublishedBar bar;
  const auto& bars = live.state.published.bars;
  const BoardingKey& key = live.instance().boardings.key[house];
  if (const auto found = bars.find(key); found != bars.end()) {
    const auto of_group = found->second.find(live.instance().groups.key[group]);
    if (of_group != found->second.end()) bar = of_group->second;
  }
  of.object("boarding", [&] {
    of.word("boarding_house", written(key));
    of.number("boarding_rank", live.boarding_rank(wish));
    of.number("boarding_bar", bar.boarding_bar);
    of.number("call_bar", bar.call_bar);
  });
  return of;
}

// The company stays unknown until the candidate names it too (campaign-rules section 6).
void write_own_contract(Json& json, const Campaign& live, const Country& country,
                        const Contract& contract) {
  const std::int32_t most = live.calendar->limits.contract_mismatches;
  json.object([&] {
    json.member("formation", live.key(contract.formation));
    write_file_text(json, "name", country.formations.name, contract.formation);
    json.member("status", to_text(contract.state));
    json.member("mismatches", contract.mismatches);
    json.member("locked", contract.mismatches >= most);
    write_date(json, *live.calendar, "entered", contract.entered);
    write_date(json, *live.calendar, "decided", contract.decided);
    if (contract.state == ContractState::accepted) {
      json.member("siret", contract.siret);
      json.member("company", contract.company);
    } else {
      json.name("siret").null();
      json.name("company").null();
    }
  });
}

}  // namespace

std::string_view origin_of(const Campaign& live, CampaignWish wish) {
  if (live.has(wish, placement_flag::by_commission)) return "caes";
  if (!live.is_added(wish)) return "main";
  return live.added(wish).complementary ? "complementary" : "caes";
}

namespace {

// A wish's members.
[[gnu::always_inline]] inline void tell_wish(Members& of, const Campaign& live,
                                             const FormationCatalog::Introduction& introduction,
                                             const DisplayBoard::Board& board, CampaignWish wish,
                                             GroupIndex group) {
  const WishTable& wishes = live.state.wishes;
  of.number("formation", introduction.formation);
  of.following(introduction.name);
  of.flag("with_boarding", live.with_boarding(wish));
  of.word("origin", origin_of(live, wish));
  of.word("status", to_text(live.state_of(wish)));
  of.flag("with_conditions", live.has_conditions(wish));
  of.number("call_rank", wishes.displayed_call_rank[wish]);
  of.number("waiting_rank", wishes.waiting_rank[wish]);
  of.number("last_called_rank", board.groups[group].last_called);
  of.number("number_waiting", board.groups[group].number_waiting);
  if (const BoardingIndex house = live.boarding_of(wish)) {
    of = house_told(of, live, wish, group, house);
  } else {
    of.null("boarding");
  }
  of.number("preference", wishes.preference[wish]);
  tell_deadline(of, live, board, "answer_by", "answer_before", wishes.deadline[wish]);
}

// The members of the page before its lists.
void tell_candidate(Members& of, const Campaign& live, const DisplayBoard::Board& board,
                    CandidateIndex candidate) {
  const CandidateTable& candidates = live.state.candidates;
  of.number("day", live.state.day);
  of.number("candidate", live.instance().candidates.key[candidate]);
  of.flag("responder", candidates.responder[candidate] != 0);
  tell_deadline(of, live, board, "confirm_by", "confirm_before", candidates.confirm_by[candidate]);
}

}  // namespace

void write_wish(Json& json, const Campaign& live, const FormationCatalog& formations,
                const DisplayBoard::Board& board, CampaignWish wish) {
  const GroupIndex group = live.group_of(wish);
  const FormationCatalog::Introduction introduction = formations.introduction(group);
  json.object(most_bytes + introduction.name.size(),
              [&](Members& of) { tell_wish(of, live, introduction, board, wish, group); });
}

void write_own_contracts(Json& json, const Campaign& live, const Country& country,
                         CandidateIndex candidate) {
  live.each_contract_of(candidate, [&](ContractIndex each) {
    write_own_contract(json, live, country, live.state.contracts[each.value]);
  });
}

namespace {

// Each column is somewhere else in the memory of a country: all are asked for at once, so that they
// are waited for once. Sixteen wishes are a line of memory of each.
void fetch_wishes(const Campaign& live, CandidateIndex candidate) {
  const WishTable& wishes = live.state.wishes;
  const auto offsets = live.instance().wishes_of_candidate.offsets().span();
  const CampaignWish first{offsets[candidate.value]};
  const CampaignWish end{offsets[candidate.value + 1]};
  if (first == end) return;
  const CampaignWish last{end.value - 1};
  for (const CampaignWish wish : {first, last}) {
    __builtin_prefetch(&live.opening->wish[wish]);
    __builtin_prefetch(&wishes.displayed_call_rank[wish]);
    __builtin_prefetch(&wishes.waiting_rank[wish]);
    __builtin_prefetch(&wishes.preference[wish]);
  }
  __builtin_prefetch(&wishes.state[first]);
  __builtin_prefetch(&wishes.flags[first]);
  __builtin_prefetch(&wishes.deadline[first]);
  __builtin_prefetch(&live.state.candidates.responder[candidate]);
  __builtin_prefetch(&live.state.candidates.confirm_by[candidate]);
  __builtin_prefetch(&live.state.candidates.last_contract[candidate]);
  __builtin_prefetch(&live.state.candidates.last_added[candidate]);
}

}  // namespace

void write_own_wishes(Json& json, const Campaign& live, const Country& country,
                      const FormationCatalog& formations, const DisplayBoard::Board& board,
                      CandidateIndex candidate) {
  fetch_wishes(live, candidate);
  json.reserve(usual_bytes);
  json.object([&] {
    json.members(most_bytes, [&](Members& of) { tell_candidate(of, live, board, candidate); });
    json.name("wishes").array([&] {
      live.each_wish_of(
          candidate, [&](CampaignWish wish) { write_wish(json, live, formations, board, wish); });
    });
    json.name("contracts").array([&] { write_own_contracts(json, live, country, candidate); });
  });
}

}  // namespace affecta::views
