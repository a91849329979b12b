#include "engine/campaign/transparency.h"

#include <algorithm>

namespace affecta::campaign {

namespace {

// The last request for the grounds of a wish, none when there is none.
GroundsIndex request_of(const State& state, CampaignWish wish) {
  const auto found = std::ranges::find(state.grounds, wish, &GroundsRequest::wish);
  if (found == state.grounds.end()) return {};
  return GroundsIndex::at(static_cast<std::size_t>(found - state.grounds.begin()));
}

}  // namespace

Result<Decision> decide(const Case& of, const AskGrounds& request) {
  const auto wish = of.wish(request.wish);
  if (!wish) return tl::make_unexpected(wish.error());
  if (Objection no = of.not_candidate(of.campaign.candidate_of(*wish))) {
    return tl::make_unexpected(*std::move(no));
  }
  if (Objection no = of.outside(Mark::main_open, Mark::history_close, "asking for grounds")) {
    return tl::make_unexpected(*std::move(no));
  }
  if (Objection no = of.day_waits()) return tl::make_unexpected(*std::move(no));
  const auto not_due = [&](std::string what) {
    return refuse(RefusalCode::grounds_not_due, of.name(*wish), std::move(what));
  };
  const WishState state = of.campaign.state_of(*wish);
  if (!is_refusal(state)) return not_due("it is " + std::string(to_text(state)));
  if (request_of(of.state(), *wish)) return not_due("they were asked for already");
  const Day decided = of.state().wishes.decided[*wish];
  const Day last = of.calendar().has_day(decided) ? of.calendar().on(decided).month_later : 0;
  if (!of.calendar().in_time(last, of.now)) {
    return not_due("decided on " + of.date(decided) + ", the last day to ask was " + of.date(last));
  }
  return Decision{GroundsAsked{*wish, of.today()}, {}};
}

Result<Decision> decide(const Case& of, const GiveGrounds& request) {
  const auto wish = of.wish(request.wish);
  if (!wish) return tl::make_unexpected(wish.error());
  const GroundsIndex asked = request_of(of.state(), *wish);
  if (!asked) {
    return refuse(RefusalCode::nothing_such, of.name(*wish), "no grounds were asked for");
  }
  if (Objection no = of.not_formation(of.campaign.formation_of(*wish))) {
    return tl::make_unexpected(*std::move(no));
  }
  if (Objection no = of.day_waits()) return tl::make_unexpected(*std::move(no));
  if (Objection no = Case::bad_text("the letter", request.letter, longest_text)) {
    return tl::make_unexpected(*std::move(no));
  }
  if (of.state().grounds[asked.value].answered != 0) {
    return refuse(RefusalCode::nothing_to_change, of.name(*wish), "the grounds were given");
  }
  return Decision{GroundsGiven{asked, request.letter, of.today()}, {}};
}

Result<std::vector<HistoryLine>> history(const Campaign& campaign, const Author& author,
                                         CandidateKey key, Instant now) {
  const Case of{campaign, author, now};
  const auto candidate = of.candidate(key);
  if (!candidate) return tl::make_unexpected(candidate.error());
  const bool staff = author.role == Role::support || author.role == Role::operator_;
  if (Objection no = of.not_candidate(*candidate); no && !staff) {
    return tl::make_unexpected(*std::move(no));
  }
  if (Objection no = of.outside(Mark::history_open, Mark::history_close, "the history")) {
    return tl::make_unexpected(*std::move(no));
  }
  std::vector<HistoryLine> lines;
  campaign.each_wish_of(*candidate, [&](CampaignWish wish) {
    const bool complementary = campaign.is_added(wish) && campaign.added(wish).complementary;
    lines.push_back({campaign.key(wish),
                     complementary,
                     campaign.has(wish, placement_flag::by_commission),
                     campaign.state_of(wish),
                     {},
                     campaign.state.wishes.decided[wish],
                     campaign.state.wishes.waiting_rank[wish]});
  });
  campaign.each_contract_of(*candidate, [&](ContractIndex each) {
    const Contract& contract = campaign.state.contracts[each.value];
    HistoryLine line;
    line.wish = {key, campaign.key(contract.formation), false};
    line.contract = contract.state;
    line.decided = contract.decided;
    lines.push_back(line);
  });
  return lines;
}

}  // namespace affecta::campaign
