#include "engine/campaign/checks.h"

#include <algorithm>
#include <limits>

namespace affecta::campaign {

std::string Case::date(Day day) const {
  return calendar().has_day(day) ? calendar().on(day).date : "day " + std::to_string(day);
}

std::string Case::date_now() const {
  return (calendar().end <= now ? "after " : "") + date(today());
}

Result<CandidateIndex> Case::candidate(CandidateKey key) const {
  if (const CandidateIndex found = campaign.find_candidate(key)) return found;
  return refuse(RefusalCode::nothing_such, "gCnCod " + std::to_string(key), "no such candidate");
}

Result<FormationIndex> Case::formation(std::int32_t key) const {
  if (const FormationIndex found = campaign.find_formation(key)) return found;
  return refuse(RefusalCode::nothing_such, "gTaCod " + std::to_string(key), "no such formation");
}

Result<CampaignWish> Case::wish(const WishKey& key) const {
  if (const CampaignWish found = campaign.find_wish(key)) return found;
  return refuse(RefusalCode::nothing_such, to_text(key), "no such wish");
}

Objection Case::not_candidate(CandidateIndex candidate) const {
  const CandidateKey key = campaign.instance().candidates.key[candidate];
  if (author.role == Role::candidate && author.key == key) return {};
  return object(RefusalCode::not_yours, "gCnCod " + std::to_string(key),
                "only the candidate may give this command");
}

Objection Case::not_formation(FormationIndex formation) const {
  const std::int32_t key = campaign.key(formation);
  if (author.role == Role::operator_) return {};
  if (author.role == Role::formation && author.key == key) return {};
  return object(RefusalCode::not_yours, "gTaCod " + std::to_string(key),
                "only the formation or an operator may give this command");
}

Objection Case::not_role(std::initializer_list<Role> roles, std::string_view what) const {
  if (std::ranges::find(roles, author.role) != roles.end()) return {};
  return object(RefusalCode::not_yours, {}, std::string(what) + " is not for this role");
}

Objection Case::outside(Mark first, Mark last, std::string_view what) const {
  if (calendar().between(first, last, now)) return {};
  return object(RefusalCode::phase_closed, std::string(what),
                "possible from " + calendar()[first].text + " to " + calendar()[last].text +
                    " included (" + std::string(to_text(first)) + ", " +
                    std::string(to_text(last)) + "); it is " + date_now(),
                date_now(), calendar()[first].text + " to " + calendar()[last].text);
}

Objection Case::past_cutoff(std::string_view what) const {
  if (!calendar().over(Mark::cutoff, now)) return {};
  return object(RefusalCode::cutoff_passed, std::string(what),
                "the last day was " + calendar()[Mark::cutoff].text + ", it is " + date_now(),
                date_now(), calendar()[Mark::cutoff].text);
}

Objection Case::no_answers() const {
  if (Objection no = past_cutoff("an answer")) return no;
  if (state().day >= 1 && calendar().begun(Mark::answers_open, now)) return {};
  return object(
      RefusalCode::phase_closed, "an answer",
      "answers open " + calendar()[Mark::answers_open].text + ", once the first day is published");
}

Objection Case::day_waits() const {
  if (!state().waiting_day) return {};
  return object(RefusalCode::day_waits, "day " + std::to_string(state().waiting_day->summary.day),
                "it is computed and waits for an operator; day " + std::to_string(state().day) +
                    " is in force");
}

Objection Case::bad_text(std::string_view what, const std::string& text, std::size_t longest) {
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
    return object(RefusalCode::ground_missing, std::string(what), "the text is empty");
  }
  if (text.size() <= longest) return {};
  return object(RefusalCode::text_too_long, std::string(what),
                std::to_string(text.size()) + " bytes, the most is " + std::to_string(longest),
                std::to_string(text.size()), std::to_string(longest));
}

Objection Case::too_late(CampaignWish wish) const {
  const Day deadline = state().wishes.deadline[wish];
  if (deadline == 0 || calendar().in_time(deadline, now)) return {};
  return object(RefusalCode::deadline_passed, name(wish),
                "it was to be answered by " + date(deadline) + " 23:59:59, it is " + date_now(),
                date_now(), date(deadline) + " 23:59:59");
}

Answered acceptance(const Case& of, CandidateIndex candidate,
                    const std::vector<CampaignWish>& keep) {
  const Campaign& campaign = of.campaign;
  Answered answered;
  answered.candidate = candidate;
  answered.day = of.today();
  campaign.each_wish_of(candidate, [&](CampaignWish wish) {
    const WishState state = campaign.state_of(wish);
    // A proposal whose deadline has passed is lost already: the next day turn says so.
    if (is_held(state) && !of.too_late(wish)) {
      answered.wishes.push_back({wish, WishState::given_up});
    }
    const bool waits = state == WishState::waiting || state == WishState::asked;
    if (waits && std::ranges::find(keep, wish) == keep.end()) {
      answered.wishes.push_back({wish, WishState::resigned});
    }
  });
  campaign.each_contract_of(candidate, [&](ContractIndex each) {
    const ContractState state = of.state().contracts[each.value].state;
    if (state == ContractState::open || state == ContractState::accepted) {
      answered.contracts.push_back({each, ContractState::given_up});
    }
  });
  return answered;
}

Result<std::vector<CampaignWish>> kept_wishes(const Case& of, CandidateIndex candidate,
                                              const std::vector<WishKey>& keep) {
  std::vector<CampaignWish> kept;
  if (keep.empty()) return kept;
  if (Objection no =
          of.outside(Mark::answers_open, Mark::main_last_answer, "keeping waiting wishes")) {
    return tl::make_unexpected(*std::move(no));
  }
  for (const WishKey& key : keep) {
    const auto wish = of.wish(key);
    if (!wish) return tl::make_unexpected(wish.error());
    if (of.campaign.candidate_of(*wish) != candidate) {
      return refuse(RefusalCode::not_yours, to_text(key), "it is another candidate's");
    }
    if (std::ranges::find(kept, *wish) != kept.end()) {
      return refuse(RefusalCode::listed_twice, to_text(key), "it is kept twice");
    }
    const WishState state = of.campaign.state_of(*wish);
    if (state != WishState::waiting && state != WishState::asked) {
      return refuse(RefusalCode::not_waiting, to_text(key),
                    "it cannot be kept, it is " + std::string(to_text(state)));
    }
    kept.push_back(*wish);
  }
  return kept;
}

std::int32_t preference_again(const Case& of, CampaignWish wish) {
  const auto& preference = of.state().wishes.preference;
  if (!of.calendar().over(Mark::ordering_close, of.now)) return preference[wish];
  std::int32_t last = 0;
  of.campaign.each_wish_of(of.campaign.candidate_of(wish), [&](CampaignWish each) {
    if (each != wish) last = std::max(last, preference[each]);
  });
  return std::min(last, std::numeric_limits<std::int32_t>::max() - 1) + 1;
}

GroupChoice choose_group(const Campaign& campaign, FormationIndex formation) {
  GroupChoice choice;
  for (const GroupIndex group : campaign.opening->formation_of.indices()) {
    if (campaign.opening->formation_of[group] != formation) continue;
    if (campaign.has_free_place(group)) return {group, true};
    if (!choice.group) choice.group = group;
  }
  return choice;
}

}  // namespace affecta::campaign
