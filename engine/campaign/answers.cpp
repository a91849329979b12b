#include "engine/campaign/answers.h"

#include <algorithm>

namespace affecta::campaign {

namespace {

// Checks 2 to 4 of an answer.
Objection may_not_answer(const Case& of, CandidateIndex candidate) {
  if (Objection no = of.not_candidate(candidate)) return no;
  if (Objection no = of.no_answers()) return no;
  return of.day_waits();
}

std::string is_now(WishState state) { return "it is " + std::string(to_text(state)); }

// `same`: the state that the answer would lead to.
Objection not_to_answer(const Case& of, CampaignWish wish, WishState same) {
  const WishState state = of.campaign.state_of(wish);
  if (state == same) return object(RefusalCode::nothing_to_change, of.name(wish), is_now(state));
  if (state == WishState::refused || state == WishState::given_up) {
    return object(RefusalCode::answered_otherwise, of.name(wish), is_now(state));
  }
  if (!is_held(state)) return object(RefusalCode::not_held, of.name(wish), is_now(state));
  return of.too_late(wish);
}

Objection not_acceptable(const Case& of, CampaignWish wish, bool with_conditions) {
  if (Objection no = not_to_answer(of, wish, WishState::accepted)) return no;
  if (!of.campaign.has_conditions(wish) || with_conditions) return {};
  return object(RefusalCode::conditions_not_accepted, of.name(wish),
                "the formation proposes with conditions (oui-si)");
}

bool gives_up_others(const Answered& answered, CampaignWish wish) {
  return std::ranges::any_of(answered.wishes, [&](const WishChange& each) {
    return each.wish != wish && each.state == WishState::resigned;
  });
}

Decision answer_of(CandidateIndex candidate, Day day, CampaignWish wish, WishState state) {
  return {Answered{candidate, day, {{wish, state}}, {}}, {}};
}

}  // namespace

Result<Decision> decide(const Case& of, const Accept& request) {
  const auto wish = of.wish(request.wish);
  if (!wish) return tl::make_unexpected(wish.error());
  const CandidateIndex candidate = of.campaign.find_candidate(request.wish.candidate);
  if (Objection no = may_not_answer(of, candidate)) return tl::make_unexpected(*std::move(no));
  const auto keep = kept_wishes(of, candidate, request.keep);
  if (!keep) return tl::make_unexpected(keep.error());
  Answered answered = acceptance(of, candidate, *keep);
  // Accepted again without keeping what waits now: it would give up more than the first time.
  if (of.campaign.state_of(*wish) == WishState::accepted && gives_up_others(answered, *wish)) {
    return refuse(RefusalCode::answered_otherwise, of.name(*wish),
                  "it is accepted already; other wishes wait, which this would give up");
  }
  if (Objection no = not_acceptable(of, *wish, request.with_conditions)) {
    return tl::make_unexpected(*std::move(no));
  }
  for (WishChange& each : answered.wishes) {
    if (each.wish == *wish) each.state = WishState::accepted;
  }
  return Decision{std::move(answered), {}};
}

Result<Decision> decide(const Case& of, const Refuse& request) {
  const auto wish = of.wish(request.wish);
  if (!wish) return tl::make_unexpected(wish.error());
  const CandidateIndex candidate = of.campaign.find_candidate(request.wish.candidate);
  if (Objection no = may_not_answer(of, candidate)) return tl::make_unexpected(*std::move(no));
  if (Objection no = not_to_answer(of, *wish, WishState::refused)) {
    return tl::make_unexpected(*std::move(no));
  }
  return answer_of(candidate, of.today(), *wish, WishState::refused);
}

Result<Decision> decide(const Case& of, const Resign& request) {
  const auto wish = of.wish(request.wish);
  if (!wish) return tl::make_unexpected(wish.error());
  const CandidateIndex candidate = of.campaign.find_candidate(request.wish.candidate);
  if (Objection no = may_not_answer(of, candidate)) return tl::make_unexpected(*std::move(no));
  const WishState state = of.campaign.state_of(*wish);
  if (state != WishState::waiting && state != WishState::asked) {
    return refuse(RefusalCode::not_waiting, of.name(*wish), is_now(state));
  }
  return answer_of(candidate, of.today(), *wish, WishState::resigned);
}

Result<Decision> decide(const Case& of, const ResignEverything& request) {
  const auto candidate = of.candidate(request.candidate);
  if (!candidate) return tl::make_unexpected(candidate.error());
  if (Objection no = may_not_answer(of, *candidate)) return tl::make_unexpected(*std::move(no));
  Answered answered = acceptance(of, *candidate, {});
  for (WishChange& each : answered.wishes) {
    if (each.state == WishState::given_up) each.state = WishState::refused;
  }
  for (ContractChange& each : answered.contracts) each.state = ContractState::refused;
  if (answered.wishes.empty() && answered.contracts.empty()) {
    return refuse(RefusalCode::nothing_to_change, "gCnCod " + std::to_string(request.candidate),
                  "no wish waits and no proposal is held");
  }
  return Decision{std::move(answered), {}};
}

Result<Decision> decide(const Case& of, const Confirm& request) {
  const auto candidate = of.candidate(request.candidate);
  if (!candidate) return tl::make_unexpected(candidate.error());
  if (Objection no = may_not_answer(of, *candidate)) return tl::make_unexpected(*std::move(no));
  const std::string where = "gCnCod " + std::to_string(request.candidate);
  const Day deadline = of.state().candidates.confirm_by[*candidate];
  if (deadline == 0) {
    return refuse(RefusalCode::nothing_to_change, where, "no wish is to be confirmed");
  }
  if (!of.calendar().in_time(deadline, of.now)) {
    return refuse(RefusalCode::deadline_passed, where,
                  "waiting wishes were to be confirmed by " + of.date(deadline) + " 23:59:59");
  }
  return Decision{Answered{*candidate, of.today(), {}, {}}, {}};
}

}  // namespace affecta::campaign
