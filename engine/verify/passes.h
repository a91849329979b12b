// Which pass of the day was the last, and the statuses that tell.
//
// Every pass but the last freed a place: it gave up a held proposal, and nothing touches such a
// wish afterwards. So the last pass is the one after the last that freed a place, and a day in
// which nothing held was given up had a single pass, whether or not the result says so.
// Source: matching-rules section 3, the loop.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/parallel.h"
#include "engine/model/day_result.h"
#include "engine/model/instance.h"
#include "engine/model/part.h"

namespace affecta::verify {

constexpr bool is_given_up_by_responder(WishStatus status) {
  return status == WishStatus::proposal_refused_by_responder ||
         status == WishStatus::waiting_resigned_by_responder;
}

constexpr bool is_set_by_responder(WishStatus status) {
  return status == WishStatus::proposed_today_accepted_by_responder ||
         is_given_up_by_responder(status);
}

constexpr bool is_given_up_by_order(WishStatus status) {
  return status == WishStatus::proposal_resigned_by_order ||
         status == WishStatus::waiting_resigned_by_order;
}

constexpr bool is_given_up_automatically(WishStatus status) {
  return is_given_up_by_responder(status) || is_given_up_by_order(status);
}

// A held proposal given up automatically: it freed a place.
constexpr bool freed_a_place(WishStatus status) {
  return status == WishStatus::proposal_refused_by_responder ||
         status == WishStatus::proposal_resigned_by_order;
}

// Set by one of the automatic rules.
constexpr bool is_set_automatically(WishStatus status) {
  return is_set_by_responder(status) || is_given_up_by_order(status);
}

struct Passes {
  std::uint32_t last = 0;  // 0: not known
  // The wishes of the part whose status one of the automatic rules sets, in order.
  std::vector<WishIndex> automatic;
};

// The last pass as the statuses of the part and their passes tell it. Cost: one sweep.
Passes derive_passes(const Instance& instance, const RoundResult& result, const Part& part,
                     const Workers& workers);

}  // namespace affecta::verify
