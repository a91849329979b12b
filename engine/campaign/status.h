// Statuses of what a campaign follows (campaign-rules sections 3 to 6).
//
// Finer than the statuses of the round (model/status.h): they say who ended a wish, and why.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "engine/model/parameters.h"

namespace affecta::campaign {

using ShortDay = std::int16_t;  // days of the campaign in columns: a calendar has 1040 at most

enum class WishState : std::uint8_t {
  waiting,
  proposed,  // held, unanswered
  accepted,  // held
  // Ended by the candidate.
  refused,   // the proposal
  given_up,  // the proposal, for another one accepted
  resigned,  // a waiting wish
  // Ended by time.
  lost,         // no answer to the proposal in time
  unconfirmed,  // a waiting wish that was to be confirmed
  unordered,    // a waiting wish that was to be ordered
  // Ended by the rules of the round.
  proposal_given_up_by_responder,
  waiting_given_up_by_responder,
  proposal_given_up_by_order,
  waiting_given_up_by_order,
  // Ended by the formation, or by the end of the procedure.
  not_ranked,
  not_called,  // still waiting when the rounds ended
  // Complementary wishes.
  asked,     // the formation has not answered
  declined,  // it refused
  unheard,   // it did not answer in time
  // A commission's proposal.
  withdrawn,
  count_,
};

inline constexpr std::array<std::string_view, static_cast<std::size_t>(WishState::count_)>
    wish_state_names = {"waiting",
                        "proposed",
                        "accepted",
                        "refused",
                        "given-up",
                        "resigned",
                        "lost",
                        "unconfirmed",
                        "unordered",
                        "proposal-given-up-by-responder",
                        "waiting-given-up-by-responder",
                        "proposal-given-up-by-order",
                        "waiting-given-up-by-order",
                        "not-ranked",
                        "not-called",
                        "asked",
                        "declined",
                        "unheard",
                        "withdrawn"};
constexpr std::string_view to_text(WishState state) {
  return wish_state_names[static_cast<std::size_t>(state)];
}

constexpr bool is_held(WishState state) {
  return state == WishState::proposed || state == WishState::accepted;
}
// The formation said no, or did not say yes: what a commission helps with, what has grounds.
constexpr bool is_refusal(WishState state) {
  return state == WishState::not_ranked || state == WishState::not_called ||
         state == WishState::declined || state == WishState::unheard;
}

// How a wish was placed, and what displays leave out.
namespace placement_flag {
inline constexpr std::uint8_t outside_main = 1;
inline constexpr std::uint8_t ignore_waiting_rank = 2;
inline constexpr std::uint8_t ignore_boarding_bar = 4;
inline constexpr std::uint8_t proposed_once = 8;      // and never again
inline constexpr std::uint8_t proposed_in_main = 16;  // by a round of the main phase
inline constexpr std::uint8_t extra_place = 32;       // agreed to beyond the capacity
inline constexpr std::uint8_t by_commission = 64;
inline constexpr std::uint8_t waited_before = 128;  // a commission's proposal took it from its wait
}  // namespace placement_flag

enum class ContractState : std::uint8_t {
  open,       // a proposal, unanswered
  accepted,   // held
  refused,    // by the candidate
  given_up,   // for another proposal accepted
  cancelled,  // by the training centre
  lapsed,     // unanswered at the cutoff
  count_,
};

inline constexpr std::array<std::string_view, static_cast<std::size_t>(ContractState::count_)>
    contract_state_names = {"open", "accepted", "refused", "given-up", "cancelled", "lapsed"};
constexpr std::string_view to_text(ContractState state) {
  return contract_state_names[static_cast<std::size_t>(state)];
}

enum class HelpGround : std::uint8_t {
  no_proposal,  // refused everywhere, or left without a proposal
  // Re-examination.
  disability,
  health,
  sport,
  family,
  count_,
};

inline constexpr std::array<std::string_view, static_cast<std::size_t>(HelpGround::count_)>
    help_ground_names = {"no-proposal", "disability", "health", "sport", "family"};
constexpr std::string_view to_text(HelpGround ground) {
  return help_ground_names[static_cast<std::size_t>(ground)];
}

}  // namespace affecta::campaign
