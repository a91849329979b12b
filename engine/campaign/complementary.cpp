#include "engine/campaign/complementary.h"

#include <algorithm>

namespace affecta::campaign {

namespace {

Objection may_not_add(const Case& of, CandidateIndex candidate, FormationIndex formation,
                      const std::string& where) {
  if (of.campaign.opening->formations.apprenticeship[formation] != 0) {
    return object(RefusalCode::not_apprenticeship, where, "it proposes by contract only");
  }
  std::int32_t complementary = 0;
  CampaignWish asked_before;
  of.campaign.each_wish_of(candidate, [&](CampaignWish wish) {
    if (of.campaign.formation_of(wish) == formation) asked_before = wish;
    if (of.campaign.is_added(wish) && of.campaign.added(wish).complementary) ++complementary;
  });
  if (asked_before) {
    return object(RefusalCode::asked_already, where,
                  "the candidate has the wish " + of.name(asked_before));
  }
  const std::int32_t most = of.calendar().limits.complementary_wishes;
  if (complementary < most) return {};
  return object(RefusalCode::too_many_complementary, where,
                "the candidate has " + std::to_string(complementary) + ", the most is " +
                    std::to_string(most));
}

Objection not_to_be_answered(const Case& of, CampaignWish wish, const WishKey& key) {
  if (!of.campaign.is_added(wish) || !of.campaign.added(wish).complementary) {
    return object(RefusalCode::nothing_such, to_text(key), "it is not a complementary wish");
  }
  const WishState state = of.campaign.state_of(wish);
  if (state != WishState::asked) {
    return object(RefusalCode::nothing_to_change, to_text(key),
                  "it is " + std::string(to_text(state)));
  }
  return of.too_late(wish);
}

}  // namespace

Result<Decision> decide(const Case& of, const AskComplementary& request) {
  const auto candidate = of.candidate(request.wish.candidate);
  if (!candidate) return tl::make_unexpected(candidate.error());
  const auto formation = of.formation(request.wish.formation);
  if (!formation) return tl::make_unexpected(formation.error());
  if (Objection no = of.not_candidate(*candidate)) return tl::make_unexpected(*std::move(no));
  if (Objection no = of.outside(Mark::complementary_open, Mark::complementary_close,
                                "adding a complementary wish")) {
    return tl::make_unexpected(*std::move(no));
  }
  if (Objection no = of.day_waits()) return tl::make_unexpected(*std::move(no));
  const std::string where = to_text(request.wish);
  if (Objection no = may_not_add(of, *candidate, *formation, where)) {
    return tl::make_unexpected(*std::move(no));
  }
  const GroupChoice choice = choose_group(of.campaign, *formation);
  if (!choice.free_place) {
    return refuse(RefusalCode::no_free_place, where, "the formation has no free place");
  }
  const bool selective = of.campaign.opening->formations.selective[*formation] != 0;
  const Day deadline = std::min(of.calendar().formation_deadline(of.today(), selective),
                                of.calendar()[Mark::cutoff].day);
  return Decision{ComplementaryAsked{*candidate, choice.group, request.wish.with_boarding,
                                     of.today(), deadline},
                  {}};
}

Result<Decision> decide(const Case& of, const AnswerComplementary& request) {
  const auto wish = of.wish(request.wish);
  if (!wish) return tl::make_unexpected(wish.error());
  if (Objection no = of.not_formation(of.campaign.formation_of(*wish))) {
    return tl::make_unexpected(*std::move(no));
  }
  if (Objection no = of.past_cutoff("an answer")) return tl::make_unexpected(*std::move(no));
  if (Objection no = of.day_waits()) return tl::make_unexpected(*std::move(no));
  if (Objection no = not_to_be_answered(of, *wish, request.wish)) {
    return tl::make_unexpected(*std::move(no));
  }
  if (!request.propose) return Decision{ComplementaryAnswered{*wish, false, of.today(), 0}, {}};
  if (!of.campaign.has_free_place(of.campaign.group_of(*wish))) {
    return refuse(RefusalCode::no_free_place, of.name(*wish), "every place is held");
  }
  const Day deadline = std::min(of.calendar().after(of.today(), of.calendar().delays.complementary),
                                of.calendar()[Mark::cutoff].day);
  return Decision{ComplementaryAnswered{*wish, true, of.today(), deadline}, {}};
}

}  // namespace affecta::campaign
