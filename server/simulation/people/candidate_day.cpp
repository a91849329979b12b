#include "server/simulation/people/candidate_day.h"

#include <algorithm>

namespace affecta::simulation {

using campaign::Mark;

namespace {

constexpr Day responder_days = 10;  // in which it is switched on (assumed)

}  // namespace

void CandidateDay::live(CandidateIndex candidate) {
  look(scene_, candidate, standing_);
  if (gone()) return;
  restore();
  enter_contract();
  if (scene_.campaign.state.candidates.responder[candidate] != 0) return;
  if (leave() || answer_contract() || answer_proposals() || confirm() || order()) return;
  if (switch_responder() || settle() || lose_hope() || answer_too_late()) return;
  if (ask_for_help() || ask_complementary()) return;
  ask_for_reexamination();
}

// ------------------------------------------------------------ leaving

Day CandidateDay::leaving_day() const {
  const Leaving& leaving = scene_.behaviour.leaving;
  Draws draws = trait(Matter::leaving);
  if (!happens(draws, leaving.candidates)) return 0;
  return drawn_day(draws, leaving.first_day, leaving.last_day);
}

bool CandidateDay::gone() const {
  const Day day = leaving_day();
  return day != 0 && day < scene_.day;
}

bool CandidateDay::leave() {
  if (leaving_day() != scene_.day) return false;
  Draws draws = today(Matter::leaving);
  if (happens(draws, scene_.behaviour.leaving.silently)) return true;
  if (standing_.holds() || !standing_.waiting.empty() || !standing_.asked.empty()) {
    hand().give(campaign::ResignEverything{key()});
  }
  return true;
}

// ------------------------------------------------------------ proposals

CandidateDay::Pace CandidateDay::pace() const {
  const Answering& answering = scene_.behaviour.answering;
  const auto drawn = static_cast<Permille>(trait(Matter::pace).below(1000));
  if (drawn < answering.prompt) return Pace::prompt;
  return drawn < answering.prompt + answering.last_moment ? Pace::last_moment : Pace::between;
}

Day CandidateDay::answering_day(CampaignWish wish) const {
  const campaign::WishTable& wishes = scene_.campaign.state.wishes;
  const Day first = std::max<Day>(1, wishes.decided[wish]);
  const Day last = wishes.deadline[wish] == 0 ? first : wishes.deadline[wish];
  switch (pace()) {
    case Pace::prompt:
      return first;
    case Pace::last_moment:
      return last;
    case Pace::between:
      break;
  }
  Draws draws = of_wish(Matter::answering_day, wish);
  return drawn_day(draws, first, last);
}

bool CandidateDay::due(CampaignWish wish) const {
  Draws draws = of_wish(Matter::answer, wish);
  if (happens(draws, scene_.behaviour.answering.forgets)) return false;
  return scene_.day >= answering_day(wish);
}

// Not everybody takes what is found for them outside the main procedure.
bool CandidateDay::wanted(CampaignWish wish) const {
  if (!scene_.campaign.has(wish, campaign::placement_flag::outside_main)) return true;
  Draws draws = of_wish(Matter::acceptance, wish);
  const bool by_commission = scene_.campaign.has(wish, campaign::placement_flag::by_commission);
  return happens(draws, by_commission ? scene_.behaviour.help.accepts
                                      : scene_.behaviour.complementary.accepts);
}

CampaignWish CandidateDay::best_of_held() const {
  CampaignWish best = standing_.accepted;
  for (const CampaignWish wish : standing_.unanswered) {
    if (!wanted(wish)) continue;
    if (!best || scene_.world.liked(wish) < scene_.world.liked(best)) best = wish;
  }
  return best;
}

// The waiting wishes that go on beside an accepted one: those liked better.
std::vector<WishKey> CandidateDay::kept(CampaignWish accepted, Draws draws) const {
  const Answering& answering = scene_.behaviour.answering;
  std::vector<WishKey> keep;
  if (scene_.day > scene_.on(Mark::main_last_answer)) return keep;
  const auto drawn = static_cast<Permille>(draws.below(1000));
  if (drawn < answering.keeps_nothing) return keep;
  const bool everything = drawn < answering.keeps_nothing + answering.keeps_everything;
  for (const CampaignWish wish : standing_.waiting) {
    if (everything || scene_.world.liked(wish) < scene_.world.liked(accepted)) {
      keep.push_back(key(wish));
    }
  }
  return keep;
}

bool CandidateDay::answer_proposals() {
  const bool any =
      std::ranges::any_of(standing_.unanswered, [&](CampaignWish wish) { return due(wish); });
  if (!any) return false;
  Hand answers = hand(pace() == Pace::last_moment);
  const CampaignWish best = standing_.contract ? CampaignWish::none() : best_of_held();
  const bool accepts = best && best != standing_.accepted;
  Draws draws = today(Matter::answer);
  const bool one_by_one = happens(draws, scene_.behaviour.answering.one_by_one);
  for (const CampaignWish wish : standing_.unanswered) {
    // Accepting another one gives it up anyway.
    if (wish != best && (one_by_one || !accepts)) answers.give(campaign::Refuse{key(wish)});
  }
  if (accepts) {
    answers.give(campaign::Accept{key(best), kept(best, draws), true});
  }
  return true;
}

bool CandidateDay::answer_too_late() {
  if (standing_.lost.empty()) return false;
  Draws draws = today(Matter::lateness);
  if (!happens(draws, scene_.behaviour.answering.late)) return false;
  hand().give(campaign::Accept{key(standing_.lost.front()), {}, true});
  return true;
}

// ------------------------------------------------------------ waiting

bool CandidateDay::settle() {
  if (!standing_.settled()) return false;
  const Answering& answering = scene_.behaviour.answering;
  Draws draws = today(Matter::settling);
  if (standing_.accepted && happens(draws, answering.withdraws_a_day)) {
    hand().give(campaign::Refuse{key(standing_.accepted)});
    return true;
  }
  if (!happens(draws, answering.settles_a_day)) return false;
  Hand gives_up = hand();
  for (const CampaignWish wish : standing_.waiting) gives_up.give(campaign::Resign{key(wish)});
  return true;
}

bool CandidateDay::lose_hope() {
  if (standing_.holds() || standing_.waiting.empty()) return false;
  Draws draws = today(Matter::hope);
  if (!happens(draws, scene_.behaviour.answering.loses_hope_a_day)) return false;
  hand().give(campaign::ResignEverything{key()});
  return true;
}

bool CandidateDay::confirm() {
  const Day by = scene_.campaign.state.candidates.confirm_by[standing_.candidate];
  if (by == 0) return false;
  Draws draws = scene_.draws(Matter::confirming, row(), static_cast<std::uint64_t>(by));
  if (!happens(draws, scene_.behaviour.answering.confirms)) return false;
  hand().give(campaign::Confirm{key()});
  return true;
}

// ------------------------------------------------------------ ordering

bool CandidateDay::order() {
  if (!scene_.from_to(Mark::ordering_open, Mark::ordering_close)) return false;
  const auto& preference = scene_.campaign.state.wishes.preference;
  const bool unordered = std::ranges::any_of(
      standing_.waiting, [&](CampaignWish wish) { return preference[wish] == 0; });
  if (!unordered) return false;
  const Ordering& ordering = scene_.behaviour.ordering;
  const Permille share = standing_.settled() ? ordering.holding : ordering.without;
  Draws draws = trait(Matter::ordering);
  if (!happens(draws, share)) return false;
  const Day chosen =
      drawn_day(draws, scene_.on(Mark::ordering_open), scene_.on(Mark::ordering_close));
  if (scene_.day < chosen) return false;

  std::vector<CampaignWish> wishes = standing_.waiting;
  std::ranges::sort(wishes, {}, [&](CampaignWish wish) { return scene_.world.liked(wish); });
  campaign::Order request{key(), {}};
  for (const CampaignWish wish : wishes) request.wishes.push_back(key(wish));
  Hand orders = hand();
  if (happens(draws, ordering.mistakes)) {
    campaign::Order incomplete = request;
    incomplete.wishes.pop_back();
    orders.give(std::move(incomplete));
  }
  orders.give(std::move(request));
  return true;
}

bool CandidateDay::switch_responder() {
  if (!scene_.from_to(Mark::responder_from, Mark::complementary_close)) return false;
  if (standing_.waiting.empty() || !standing_.unanswered.empty() || standing_.contract) {
    return false;
  }
  Draws draws = trait(Matter::responder);
  if (!happens(draws, scene_.behaviour.ordering.responder)) return false;
  const Day first = scene_.on(Mark::responder_from);
  if (scene_.day != drawn_day(draws, first, first + responder_days)) return false;
  hand().give(campaign::SwitchResponder{key(), true});
  return true;
}

}  // namespace affecta::simulation
