// Instance: one day's input, validated, dense and immutable.
//
// Purpose: what every step of the engine reads. One column per attribute, indexed by a dense id.
// Invariants (established by build_instance, relied upon everywhere):
//  1. candidates, groups and boarding houses are in the order of their keys; keys are unique;
//  2. wishes are in the order (group, call rank, candidate, with boarding): the wishes of a group
//     are consecutive and in call order;
//  3. wishes_of_candidate lists each candidate's wishes by (formation, with boarding), so reading
//  it
//     candidate by candidate is the order of results;
//  4. wishes_of_boarding lists the wishes that name a boarding house by (boarding rank, wish);
//  5. everything the input checks of matching-rules section 6 ask for holds (checks.h).
// Thread safety: immutable. Cost: copying shares the columns. 39 bytes a wish, plus 4 for each wish
// that names a boarding house, all indexes included (see bytes()).
#pragma once

#include <cstdint>

#include "engine/base/column.h"
#include "engine/base/compressed_lists.h"
#include "engine/base/ids.h"
#include "engine/model/keys.h"
#include "engine/model/parameters.h"
#include "engine/model/status.h"

namespace affecta {

// Bits of a wish that do not change during a round.
namespace wish_flag {
inline constexpr std::uint8_t with_boarding = 1;         // iRhCod
inline constexpr std::uint8_t names_boarding = 2;        // boarding[wish] is not none
inline constexpr std::uint8_t outside_main = 4;          // affecteHorsPP
inline constexpr std::uint8_t ignore_waiting_rank = 8;   // special case
inline constexpr std::uint8_t ignore_boarding_bar = 16;  //
inline constexpr std::uint8_t has_sibling = 32;  // the candidate's other wish for this formation
inline constexpr std::uint8_t responder = 64;    // the candidate has the automatic responder on
}  // namespace wish_flag

// Bits of a group.
namespace group_flag {
inline constexpr std::uint8_t stopped = 1;
inline constexpr std::uint8_t reservation_ended = 2;
}  // namespace group_flag

struct CandidateColumns {
  Column<CandidateIndex, CandidateKey> key;
  Column<CandidateIndex, std::uint8_t> responder;  // 1: automatic responder on
};

struct GroupColumns {
  Column<GroupIndex, GroupKey> key;
  Column<GroupIndex, std::int32_t> capacity;               // wanted recruits
  Column<GroupIndex, std::int32_t> block_call_limit;       // call rank, 0 = none
  Column<GroupIndex, std::int32_t> estimate;               // call rank, no_limit = none
  Column<GroupIndex, std::int32_t> last_called_displayed;  // published before today, 0 = none
  Column<GroupIndex, std::int32_t> number_waiting;         // published before today
  Column<GroupIndex, std::uint8_t> flags;                  // group_flag bits
};

struct BoardingColumns {
  Column<BoardingIndex, BoardingKey> key;
  Column<BoardingIndex, std::int32_t> capacity;  // beds
};

struct WishColumns {
  Column<WishIndex, CandidateIndex> candidate;
  Column<WishIndex, GroupIndex> group;
  Column<WishIndex, BoardingIndex> boarding;  // none: names no boarding house
  Column<WishIndex, std::int32_t> call_rank;  // 0 = none
  Column<WishIndex, std::int32_t> displayed_call_rank;
  Column<WishIndex, std::int32_t> boarding_rank;           // 0 = none
  Column<WishIndex, std::int32_t> preference;              // 1 is preferred, 0 = none
  Column<WishIndex, std::int32_t> waiting_rank_yesterday;  // 0 = none
  Column<WishIndex, WishStatus> status;                    // when the day began
  Column<WishIndex, std::uint8_t> flags;                   // wish_flag bits
};

struct Instance {
  DayParameters parameters;
  CandidateColumns candidates;
  GroupColumns groups;
  BoardingColumns boardings;
  WishColumns wishes;

  Partition<GroupIndex, WishIndex> wishes_of_group;      // in call order
  Lists<CandidateIndex, WishIndex> wishes_of_candidate;  // by formation, without boarding first
  Lists<BoardingIndex, WishIndex> wishes_of_boarding;    // by boarding rank

  std::size_t wish_count() const { return wishes.status.size(); }
  std::size_t group_count() const { return groups.key.size(); }
  std::size_t boarding_count() const { return boardings.key.size(); }
  std::size_t candidate_count() const { return candidates.key.size(); }

  bool has(WishIndex wish, std::uint8_t flag) const { return (wishes.flags[wish] & flag) != 0; }
  bool names_boarding(WishIndex wish) const { return has(wish, wish_flag::names_boarding); }
  bool has(GroupIndex group, std::uint8_t flag) const { return (groups.flags[group] & flag) != 0; }

  WishKey key(WishIndex wish) const {
    return {candidates.key[wishes.candidate[wish]], groups.key[wishes.group[wish]].formation,
            has(wish, wish_flag::with_boarding)};
  }

  // The candidate's other wish (with / without boarding) for the same formation, none if absent.
  // Usually the neighbour in the call order; otherwise found among the candidate's wishes.
  WishIndex sibling(WishIndex wish) const;

  // Bytes of every column and index.
  std::size_t bytes() const;
};

}  // namespace affecta
