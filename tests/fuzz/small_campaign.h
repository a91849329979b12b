#pragma once
// A campaign on its second day, small enough to be lived on after every input: a wish of each kind,
// a contract, a request for help and one for grounds.

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "datasets/calendars/calendar_reader.h"
#include "engine/campaign/apply.h"
#include "engine/campaign/bytes.h"
#include "engine/campaign/day_turn.h"
#include "engine/campaign/decide.h"
#include "engine/campaign/fits.h"
#include "engine/campaign/transparency.h"
#include "engine/model/builder.h"
#include "tests/fuzz/expect.h"

namespace affecta::test {

inline const Workers& one_thread() {
  static const Workers workers(1);
  return workers;
}

// Formations 101 (one place), 102 (a boarding house) and 103 (in apprenticeship); candidate 3 waits
// for all of them behind 1 and 2, and was not ranked in 101.
inline std::shared_ptr<const campaign::Opening> small_opening() {
  DayInput day;
  for (const std::int32_t formation : {101, 102, 103}) {
    GroupRow group;
    group.key = {formation, formation, formation};
    group.capacity = 1;
    day.groups.push_back(group);
  }
  day.boardings = {{{102, 0, 102}, 1}};
  for (const CandidateKey candidate : {1, 2, 3}) {
    for (const GroupRow& group : day.groups) {
      WishRow wish;
      wish.key = {candidate, group.key.formation, false};
      wish.group = group.key;
      wish.call_rank = wish.displayed_call_rank = candidate;
      if (candidate == 3 && group.key.formation == 101) {
        wish.status = WishStatus::not_ranked;
        wish.call_rank = wish.displayed_call_rank = 0;
      }
      if (group.key.formation == 102) {
        wish.key.with_boarding = true;
        wish.boarding = day.boardings[0].key;
        wish.boarding_rank = candidate;
      }
      day.wishes.push_back(wish);
    }
  }
  day.candidates = {4};
  campaign::Opening opening;
  opening.instance = build_instance(day, one_thread()).value();
  opening.formations = {
      Column<FormationIndex, std::int32_t>(std::vector<std::int32_t>{101, 102, 103}),
      Column<FormationIndex, std::uint8_t>(std::vector<std::uint8_t>{0, 1, 0}),
      Column<FormationIndex, std::uint8_t>(std::vector<std::uint8_t>{0, 0, 1})};
  opening.board_rank = opening.instance.wishes.call_rank;
  return make_opening(std::move(opening)).value();
}

inline campaign::Campaign make_small_campaign() {
  using namespace campaign;
  Campaign small =
      open_campaign(small_opening(),
                    std::make_shared<const Calendar>(
                        read_calendar(AFFECTA_SOURCE_DIR "/datasets/calendars/2024.json").value()));
  const auto turn = [&] {
    const Instant now = small.calendar->turns(small.state.day + 1);
    EXPECT(campaign::apply(small, *compute_turn(small, now, one_thread())));
  };
  turn();
  const std::vector<Event> events = {
      ComplementaryAsked{CandidateIndex{3}, GroupIndex{1}, false, 1, 2},
      HelpAsked{CandidateIndex{2}, HelpGround::health, "a ground", 1},
      ContractEntered{CandidateIndex{0}, FormationIndex{2}, "73282932000074", "Company", 1},
      GroundsAsked{small.find_wish({3, 101, false}), 1},
  };
  for (const Event& event : events) EXPECT(campaign::apply(small, event));
  turn();
  return small;
}

inline const campaign::Campaign& small_campaign() {
  static const campaign::Campaign small = make_small_campaign();
  return small;
}

// Whatever is asked of the campaign is refused in words, or decided as something that fits it.
inline void expect_decided(const campaign::Campaign& campaign, const campaign::Command& command) {
  const Day day = std::max(campaign.state.day, 1);
  const campaign::Instant now = campaign.calendar->closes(day) + -campaign::second;
  const auto decision = decide(campaign, command, now, one_thread());
  if (!decision) {
    expect_clear(decision.error());
  } else if (decision->event) {
    EXPECT(fits(campaign, *decision->event));
  }
}

// Everybody asks for everything, and the next day comes.
inline void expect_lives_on(const campaign::Campaign& campaign) {
  using namespace campaign;
  const std::string siret = "73282932000074";
  const Author operator_{Role::operator_, 0};
  for (const CandidateIndex candidate : campaign.instance().candidates.key.indices()) {
    const CandidateKey key = campaign.instance().candidates.key[candidate];
    const Author self{Role::candidate, key};
    const Author commission{Role::commission, campaign.opening->region[candidate]};
    std::vector<WishKey> waiting;
    campaign.each_wish_of(candidate, [&](CampaignWish wish) {
      const WishKey of = campaign.key(wish);
      if (campaign.state_of(wish) == WishState::waiting) waiting.push_back(of);
      for (const Request& request : std::initializer_list<Request>{Accept{of, {}, true}, Refuse{of},
                                                                   Resign{of}, AskGrounds{of}}) {
        expect_decided(campaign, {self, request});
      }
      for (const Request& request : std::initializer_list<Request>{AnswerComplementary{of, true},
                                                                   RestoreWish{of, "a reason"},
                                                                   GiveGrounds{of, "a letter"}}) {
        expect_decided(campaign, {operator_, request});
      }
      expect_decided(campaign, {commission, ProposeByCommission{of, {}, true}});
      expect_decided(campaign, {commission, WithdrawByCommission{of}});
    });
    for (const Request& request : std::initializer_list<Request>{
             ResignEverything{key}, Confirm{key}, Order{key, waiting}, SwitchResponder{key, true},
             AskComplementary{{key, 101, false}}, AskForHelp{key, HelpGround::no_proposal, {}},
             AcceptContract{key, 103, siret, "company", {}}, RefuseContract{key, 103}}) {
      expect_decided(campaign, {self, request});
    }
    for (const Request& request : std::initializer_list<Request>{
             EnterContract{key, 103, siret, "other"}, CorrectContract{key, 103, siret, "other"},
             CancelContract{key, 103}, MendRanking{key, 101, 1, true, "a reason"}}) {
      expect_decided(campaign, {operator_, request});
    }
    const Instant history_opens = (*campaign.calendar)[Mark::history_open].opens;
    const auto lines = history(campaign, self, key, history_opens);
    EXPECT(lines.has_value());
  }
  expect_decided(campaign, {operator_, SetGroup{{101, 101, 101}, 2, 3, true, true}});
  expect_decided(campaign, {operator_, SetBeds{{102, 0, 102}, 2}});
  expect_decided(campaign, {operator_, PublishDay{campaign.state.day + 1}});
  const Instant tomorrow = campaign.calendar->closes(std::max(campaign.state.day, 1));
  const auto turned =
      decide(campaign, {operator_, Advance{campaign.state.day + 1, false}}, tomorrow, one_thread());
  EXPECT(!turned || !turned->event || fits(campaign, *turned->event));
}

}  // namespace affecta::test
