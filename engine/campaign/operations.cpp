#include "engine/campaign/operations.h"

namespace affecta::campaign {

namespace {

std::uint8_t with_flag(std::uint8_t flags, std::uint8_t flag, const std::optional<bool>& set) {
  if (!set) return flags;
  const unsigned without = unsigned{flags} & ~unsigned{flag};
  return static_cast<std::uint8_t>(*set ? without | flag : without);
}

Objection negative(std::string where, std::string_view what, std::int32_t value) {
  if (value >= 0) return {};
  return object(RefusalCode::negative_value, std::move(where),
                std::string(what) + " " + std::to_string(value) + ", the least is 0",
                std::to_string(value), "0");
}

// An operator, or the formation that has the house to itself.
Objection not_of_house(const Case& of, const BoardingKey& key) {
  if (of.author.role == Role::operator_) return {};
  if (of.author.role == Role::formation && key.formation == of.author.key &&
      key.sharing() == BoardingKey::Sharing::formation) {
    return {};
  }
  return object(RefusalCode::not_yours, to_text(key),
                "only an operator, or the formation it belongs to, may give this command");
}

// Whether a wish in this state is one that was resigned from or lost.
bool can_be_restored(WishState state) {
  switch (state) {
    case WishState::refused:
    case WishState::given_up:
    case WishState::resigned:
    case WishState::lost:
    case WishState::unconfirmed:
    case WishState::unordered:
    case WishState::proposal_given_up_by_responder:
    case WishState::waiting_given_up_by_responder:
    case WishState::proposal_given_up_by_order:
    case WishState::waiting_given_up_by_order:
      return true;
    default:
      return false;
  }
}

Objection not_restorable(const Case& of, CampaignWish wish) {
  const Campaign& campaign = of.campaign;
  const auto no = [&](std::string what) {
    return object(RefusalCode::not_restorable, of.name(wish), std::move(what));
  };
  if (campaign.is_added(wish)) return no("it is not a wish of the main phase");
  if (!can_be_restored(campaign.state_of(wish))) {
    return no("it is " + std::string(to_text(campaign.state_of(wish))));
  }
  // One that was not ranked, which a commission proposed, has no rank to wait by.
  if (of.state().wishes.call_rank[wish] == 0) return no("it has no call rank");
  if (campaign.boarding_of(wish) && campaign.boarding_rank(wish) == 0) {
    return no("it has no rank in its boarding house");
  }
  if (of.state().candidates.responder[campaign.candidate_of(wish)] == 0) return {};
  return object(RefusalCode::responder_on, of.name(wish), "the candidate's responder is on");
}

}  // namespace

Result<Decision> decide(const Case& of, const SetGroup& request) {
  const GroupIndex group = of.campaign.find_group(request.group);
  const std::string where = to_text(request.group);
  if (!group) return refuse(RefusalCode::nothing_such, where, "no such admission group");
  if (Objection no = of.not_formation(of.campaign.opening->formation_of[group])) {
    return tl::make_unexpected(*std::move(no));
  }
  if (Objection no = of.day_waits()) return tl::make_unexpected(*std::move(no));
  const GroupTable& groups = of.state().groups;
  const GroupSet was{group, groups.capacity[group], groups.block_call_limit[group],
                     groups.flags[group]};
  GroupSet set = was;
  set.capacity = request.capacity.value_or(was.capacity);
  set.block_call_limit = request.block_call_limit.value_or(was.block_call_limit);
  set.flags = with_flag(set.flags, group_flag::stopped, request.stopped);
  set.flags = with_flag(set.flags, group_flag::reservation_ended, request.reservation_ended);
  if (Objection no = negative(where, "capacity", set.capacity)) {
    return tl::make_unexpected(*std::move(no));
  }
  if (Objection no = negative(where, "block-call limit", set.block_call_limit)) {
    return tl::make_unexpected(*std::move(no));
  }
  if (set == was) return refuse(RefusalCode::nothing_to_change, where, "it is so already");
  return Decision{set, {}};
}

Result<Decision> decide(const Case& of, const SetBeds& request) {
  const BoardingIndex boarding = of.campaign.find_boarding(request.boarding);
  const std::string where = to_text(request.boarding);
  if (!boarding) return refuse(RefusalCode::nothing_such, where, "no such boarding house");
  if (Objection no = not_of_house(of, request.boarding)) return tl::make_unexpected(*std::move(no));
  if (Objection no = of.day_waits()) return tl::make_unexpected(*std::move(no));
  if (Objection no = negative(where, "capacity", request.capacity)) {
    return tl::make_unexpected(*std::move(no));
  }
  if (of.state().beds[boarding] == request.capacity) {
    return refuse(RefusalCode::nothing_to_change, where, "it is so already");
  }
  return Decision{BedsSet{boarding, request.capacity}, {}};
}

Result<Decision> decide(const Case& of, const RestoreWish& request) {
  const auto wish = of.wish(request.wish);
  if (!wish) return tl::make_unexpected(wish.error());
  if (Objection no = of.not_role({Role::support, Role::operator_}, "restoring a wish")) {
    return tl::make_unexpected(*std::move(no));
  }
  if (Objection no = of.outside(Mark::main_open, Mark::complementary_close, "restoring a wish")) {
    return tl::make_unexpected(*std::move(no));
  }
  if (Objection no = of.day_waits()) return tl::make_unexpected(*std::move(no));
  if (Objection no = Case::bad_text("the reason", request.reason, longest_text)) {
    return tl::make_unexpected(*std::move(no));
  }
  if (Objection no = not_restorable(of, *wish)) return tl::make_unexpected(*std::move(no));
  return Decision{WishRestored{{*wish, preference_again(of, *wish)}, request.reason, of.today()},
                  {}};
}

}  // namespace affecta::campaign
