#include "engine/campaign/ordering.h"

#include <algorithm>

namespace affecta::campaign {

namespace {

// The wishes of an order, each found, waiting, and there once.
Result<std::vector<CampaignWish>> ordered_wishes(const Case& of, CandidateIndex candidate,
                                                 const std::vector<WishKey>& keys) {
  std::vector<CampaignWish> order;
  for (const WishKey& key : keys) {
    const CampaignWish wish = of.campaign.find_wish(key);
    if (!wish) return refuse(RefusalCode::nothing_such, to_text(key), "no such wish");
    if (of.campaign.candidate_of(wish) != candidate) {
      return refuse(RefusalCode::not_yours, to_text(key), "it is another candidate's");
    }
    if (std::ranges::find(order, wish) != order.end()) {
      return refuse(RefusalCode::listed_twice, to_text(key), "it is ordered twice");
    }
    if (of.campaign.state_of(wish) != WishState::waiting) {
      return refuse(RefusalCode::not_waiting, to_text(key),
                    "it is " + std::string(to_text(of.campaign.state_of(wish))));
    }
    order.push_back(wish);
  }
  return order;
}

Objection no_responder(std::string where, std::string what) {
  return object(RefusalCode::responder_not_possible, std::move(where), std::move(what));
}

// At most one proposal is held, and it is of the main procedure; `held` becomes it.
Objection held_too_much(const Case& of, CandidateIndex candidate, CampaignWish& held) {
  Objection no;
  of.campaign.each_wish_of(candidate, [&](CampaignWish wish) {
    if (no || !is_held(of.campaign.state_of(wish))) return;
    if (of.campaign.has(wish, placement_flag::outside_main)) {
      no = no_responder(of.name(wish), "it is held outside the main procedure");
    } else if (held) {
      no = no_responder(of.name(wish), "it is held beside " + of.name(held));
    }
    held = wish;
  });
  of.campaign.each_contract_of(candidate, [&](ContractIndex each) {
    const Contract& contract = of.state().contracts[each.value];
    if (no || contract.state != ContractState::accepted) return;
    no = no_responder("gTaCod " + std::to_string(of.campaign.key(contract.formation)),
                      "a contract is accepted there");
  });
  return no;
}

// Every waiting wish is ordered, and preferred to what is held (P7.4, P7.6).
Objection waiting_not_ordered(const Case& of, CandidateIndex candidate, CampaignWish held) {
  const auto& preference = of.state().wishes.preference;
  Objection no;
  of.campaign.each_wish_of(candidate, [&](CampaignWish wish) {
    if (no || of.campaign.state_of(wish) != WishState::waiting) return;
    if (preference[wish] == 0) {
      no = no_responder(of.name(wish), "it waits, not ordered");
    } else if (held && preference[held] > 0 && preference[held] < preference[wish]) {
      no = no_responder(of.name(wish), "it waits, less preferred than what is held");
    }
  });
  return no;
}

}  // namespace

Result<Decision> decide(const Case& of, const Order& request) {
  const auto candidate = of.candidate(request.candidate);
  if (!candidate) return tl::make_unexpected(candidate.error());
  if (Objection no = of.not_candidate(*candidate)) return tl::make_unexpected(*std::move(no));
  if (Objection no = of.outside(Mark::ordering_open, Mark::ordering_close, "ordering wishes")) {
    return tl::make_unexpected(*std::move(no));
  }
  if (Objection no = of.day_waits()) return tl::make_unexpected(*std::move(no));
  auto order = ordered_wishes(of, *candidate, request.wishes);
  if (!order) return tl::make_unexpected(order.error());
  CampaignWish left_out;
  of.campaign.each_wish_of(*candidate, [&](CampaignWish wish) {
    if (of.campaign.state_of(wish) != WishState::waiting) return;
    if (std::ranges::find(*order, wish) == order->end()) left_out = wish;
  });
  if (left_out) {
    return refuse(RefusalCode::order_incomplete, of.name(left_out),
                  "it waits, and the order leaves it out");
  }
  if (order->empty()) {
    return refuse(RefusalCode::nothing_to_change, "gCnCod " + std::to_string(request.candidate),
                  "no wish waits");
  }
  return Decision{Ordered{*candidate, *std::move(order), of.today()}, {}};
}

Result<Decision> decide(const Case& of, const SwitchResponder& request) {
  const auto candidate = of.candidate(request.candidate);
  if (!candidate) return tl::make_unexpected(candidate.error());
  if (Objection no = of.not_candidate(*candidate)) return tl::make_unexpected(*std::move(no));
  if (Objection no =
          of.outside(Mark::responder_from, Mark::complementary_close, "switching the responder")) {
    return tl::make_unexpected(*std::move(no));
  }
  if (Objection no = of.day_waits()) return tl::make_unexpected(*std::move(no));
  const bool on = of.state().candidates.responder[*candidate] != 0;
  if (on == request.on) {
    return refuse(RefusalCode::nothing_to_change, "gCnCod " + std::to_string(request.candidate),
                  std::string("the responder is ") + (on ? "on" : "off") + " already");
  }
  ResponderSwitched switched{*candidate, request.on, {}, of.today()};
  if (!request.on) return Decision{switched, {}};
  CampaignWish held;
  if (Objection no = held_too_much(of, *candidate, held)) {
    return tl::make_unexpected(*std::move(no));
  }
  if (Objection no = waiting_not_ordered(of, *candidate, held)) {
    return tl::make_unexpected(*std::move(no));
  }
  if (held && of.campaign.state_of(held) == WishState::proposed) {
    if (Objection no = of.too_late(held)) return tl::make_unexpected(*std::move(no));
    switched.accepted = held;
  }
  return Decision{switched, {}};
}

}  // namespace affecta::campaign
