#include "engine/campaign/commission.h"

#include <algorithm>

namespace affecta::campaign {

namespace {

struct Situation {
  bool holds = false;
  int main = 0;          // wishes of the main phase
  int refused = 0;       // of them, by the formation from the start
  int not_given_up = 0;  // of them, waiting or ended by the formation
  bool proposed_in_main = false;
  int complementary_refused = 0;
};

Situation situation_of(const Campaign& campaign, CandidateIndex candidate) {
  Situation is;
  campaign.each_wish_of(candidate, [&](CampaignWish wish) {
    const WishState state = campaign.state_of(wish);
    is.holds |= is_held(state);
    if (campaign.is_added(wish)) {
      if (campaign.added(wish).complementary && is_refusal(state)) ++is.complementary_refused;
      return;
    }
    ++is.main;
    is.refused += state == WishState::not_ranked ? 1 : 0;
    is.not_given_up += state == WishState::waiting || is_refusal(state) ? 1 : 0;
    is.proposed_in_main |= campaign.has(wish, placement_flag::proposed_in_main);
  });
  campaign.each_contract_of(candidate, [&](ContractIndex each) {
    const ContractState state = campaign.state.contracts[each.value].state;
    is.holds |= state == ContractState::open || state == ContractState::accepted;
  });
  return is;
}

Objection not_eligible(const Case& of, CandidateIndex candidate, const std::string& where) {
  const auto no = [&](std::string what) {
    return object(RefusalCode::not_eligible, where, std::move(what));
  };
  const Situation is = situation_of(of.campaign, candidate);
  if (is.holds) return no("a proposal is held");
  if (is.main == 0) {
    if (is.complementary_refused > 0) return {};
    return no("no complementary wish was refused");
  }
  if (is.refused == is.main) return {};
  if (is.proposed_in_main) return no("a proposal was made in the main phase");
  if (is.not_given_up == 0) return no("every wish was given up");
  if (of.calendar().begun(Mark::main_close, of.now)) return {};
  return no("the main phase goes on until " + of.calendar()[Mark::main_close].text);
}

bool asked_already(const State& state, CandidateIndex candidate, HelpGround ground) {
  HelpIndex each = state.candidates.last_help[candidate];
  while (each && state.help[each.value].ground != ground) {
    each = state.help[each.value].previous_of_candidate;
  }
  return !each.is_none();
}

// The commission asks, and of its region.
Objection not_commission(const Case& of, CandidateIndex candidate) {
  const std::int32_t region = of.campaign.opening->region[candidate];
  if (of.author.role == Role::commission && of.author.key == region) return {};
  return object(RefusalCode::not_yours, "region " + std::to_string(region),
                "only the commission of the candidate's region may give this command");
}

CampaignWish unanswered_of_commission(const Campaign& campaign, CandidateIndex candidate) {
  CampaignWish found;
  campaign.each_wish_of(candidate, [&](CampaignWish wish) {
    if (campaign.state_of(wish) == WishState::proposed &&
        campaign.has(wish, placement_flag::by_commission)) {
      found = wish;
    }
  });
  return found;
}

// Named houses only: a house without its own ranking limits nothing.
Objection wrong_house(const Campaign& campaign, const CommissionProposed& event,
                      const std::string& where) {
  if (!event.boarding) return {};
  if (!event.with_boarding) {
    return object(RefusalCode::unknown_boarding, where, "a house is named, without boarding");
  }
  const BoardingKey& house = campaign.instance().boardings.key[event.boarding];
  const GroupKey& group = campaign.instance().groups.key[event.group];
  const bool fits =
      (house.formation == 0 || house.formation == group.formation) &&
      (house.enrolment_formation == 0 || house.enrolment_formation == group.enrolment_formation);
  if (fits) return {};
  return object(RefusalCode::wrong_boarding_formation, where,
                "the house " + to_text(house) + " is not of " + to_text(group));
}

Objection no_place(const Case& of, const CommissionProposed& event, const std::string& where) {
  if (event.extra_place) return {};
  if (!of.campaign.has_free_place(event.group)) {
    return object(RefusalCode::no_free_place, where, "the formation has no free place");
  }
  if (!event.boarding) return {};
  if (of.campaign.holders(event.boarding) < of.state().beds[event.boarding]) return {};
  return object(RefusalCode::no_free_place, where, "the house has no free bed");
}

}  // namespace

Result<Decision> decide(const Case& of, const AskForHelp& request) {
  const auto candidate = of.candidate(request.candidate);
  if (!candidate) return tl::make_unexpected(candidate.error());
  if (Objection no = of.not_candidate(*candidate)) return tl::make_unexpected(*std::move(no));
  if (Objection no = of.past_cutoff("asking for help")) return tl::make_unexpected(*std::move(no));
  const bool examined_again = request.ground != HelpGround::no_proposal;
  if (!examined_again) {
    if (Objection no = of.outside(Mark::caes_open, Mark::cutoff, "asking for help")) {
      return tl::make_unexpected(*std::move(no));
    }
  } else if (of.today() < of.calendar().limits.reexamination_day || of.state().day < 1) {
    return refuse(RefusalCode::phase_closed, "a re-examination",
                  "possible from day " + std::to_string(of.calendar().limits.reexamination_day));
  }
  if (Objection no = of.day_waits()) return tl::make_unexpected(*std::move(no));
  const std::string where = "gCnCod " + std::to_string(request.candidate);
  if (examined_again) {
    if (Objection no = Case::bad_text("the ground", request.text, longest_text)) {
      return tl::make_unexpected(*std::move(no));
    }
  } else if (Objection no = not_eligible(of, *candidate, where)) {
    return tl::make_unexpected(*std::move(no));
  }
  if (asked_already(of.state(), *candidate, request.ground)) {
    return refuse(RefusalCode::nothing_to_change, where, "help was asked for already");
  }
  return Decision{HelpAsked{*candidate, request.ground, request.text, of.today()}, {}};
}

Result<Decision> decide(const Case& of, const ProposeByCommission& request) {
  const auto candidate = of.candidate(request.wish.candidate);
  if (!candidate) return tl::make_unexpected(candidate.error());
  const auto formation = of.formation(request.wish.formation);
  if (!formation) return tl::make_unexpected(formation.error());
  const std::string where = to_text(request.wish);
  CommissionProposed event;
  event.candidate = *candidate;
  event.with_boarding = request.wish.with_boarding;
  event.extra_place = request.extra_place;
  event.wish = of.campaign.find_wish(request.wish);
  if (event.wish) {
    event.group = of.campaign.group_of(event.wish);
    event.boarding = of.campaign.boarding_of(event.wish);
  } else {
    event.wish = CampaignWish::at(of.campaign.wish_count());
    event.group = choose_group(of.campaign, *formation).group;
    if (request.boarding) event.boarding = of.campaign.find_boarding(*request.boarding);
  }
  if (!event.group || (request.boarding && !event.boarding)) {
    return refuse(RefusalCode::nothing_such, where, "the formation has no such group or house");
  }
  if (Objection no = not_commission(of, *candidate)) return tl::make_unexpected(*std::move(no));
  if (Objection no = of.past_cutoff("a proposal")) return tl::make_unexpected(*std::move(no));
  if (Objection no = of.day_waits()) return tl::make_unexpected(*std::move(no));
  if (!of.state().candidates.last_help[*candidate]) {
    return refuse(RefusalCode::no_help_asked, where, "the candidate did not ask");
  }
  if (const CampaignWish open = unanswered_of_commission(of.campaign, *candidate)) {
    return refuse(RefusalCode::one_at_a_time, where, of.name(open) + " is unanswered");
  }
  const bool there = event.wish.value < of.campaign.wish_count();
  if (there && of.campaign.has(event.wish, placement_flag::proposed_once)) {
    return refuse(RefusalCode::proposed_already, where,
                  "it is " + std::string(to_text(of.campaign.state_of(event.wish))));
  }
  if (of.campaign.opening->formations.apprenticeship[*formation] != 0) {
    return refuse(RefusalCode::not_apprenticeship, where, "it proposes by contract only");
  }
  if (Objection no = wrong_house(of.campaign, event, where)) {
    return tl::make_unexpected(*std::move(no));
  }
  if (Objection no = no_place(of, event, where)) return tl::make_unexpected(*std::move(no));
  event.day = of.today();
  event.deadline = std::min(of.calendar().after(event.day, of.calendar().delays.caes),
                            of.calendar()[Mark::cutoff].day);
  return Decision{event, {}};
}

Result<Decision> decide(const Case& of, const WithdrawByCommission& request) {
  const auto wish = of.wish(request.wish);
  if (!wish) return tl::make_unexpected(wish.error());
  if (Objection no = not_commission(of, of.campaign.candidate_of(*wish))) {
    return tl::make_unexpected(*std::move(no));
  }
  if (Objection no = of.past_cutoff("withdrawing a proposal")) {
    return tl::make_unexpected(*std::move(no));
  }
  if (Objection no = of.day_waits()) return tl::make_unexpected(*std::move(no));
  if (of.campaign.state_of(*wish) != WishState::proposed ||
      !of.campaign.has(*wish, placement_flag::by_commission)) {
    return refuse(RefusalCode::not_held, of.name(*wish),
                  "it is no unanswered proposal of the commission");
  }
  const bool waits_again = of.campaign.has(*wish, placement_flag::waited_before) &&
                           !of.calendar().over(Mark::complementary_close, of.now);
  return Decision{CommissionWithdrew{*wish, waits_again ? WishState::waiting : WishState::withdrawn,
                                     of.today()},
                  {}};
}

}  // namespace affecta::campaign
