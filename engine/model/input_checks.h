// The input checks of matching-rules section 6, on rows and on the dense instance.
//
// Purpose: each function looks for one family of faults and offers them; the builder keeps the
// first. They run once a day: a pass changes only statuses, and only from waiting to proposed or
// given up and from held to given up, in a way that P7 survives (the best proposal of today is kept
// and everything it beats is given up), so a day that passes them keeps passing them.
// Thread safety: pure. Cost: linear.
#pragma once

#include <cstdint>
#include <span>

#include "engine/base/parallel.h"
#include "engine/model/faults.h"
#include "engine/model/instance.h"
#include "engine/model/resolution.h"

namespace affecta {

// The day is at least 1.
void check_parameters(const DayParameters& parameters, FirstFault& faults);

// A candidate is listed once.
void check_responders(const std::vector<CandidateKey>& responders, FirstFault& faults);

// What can be said of a wish alone: its group and boarding house are known, its formation is
// theirs; its status may open a day; no rank is negative; call and boarding ranks are there;
// outside the main procedure only when proposed before.
void check_wish_row(const WishRow& wish, std::size_t row, const SortedGroups& groups,
                    const SortedBoardings& boardings, FirstFault& faults);

// The part of it that changes from day to day: statuses, ranks, flags.
void check_wish_values(const WishRow& wish, std::size_t row, FirstFault& faults);

// The same of every wish of an instance; rows are wishes.
FirstFault check_values(const Instance& instance, const Workers& workers);

// A wish of an instance as the row that it could have been.
WishRow row_of(const Instance& instance, WishIndex wish);

// The document row of each wish; where there is no document, the wish itself.
class RowOfWish {
 public:
  RowOfWish() = default;
  explicit RowOfWish(const Array<WishIndex, std::uint32_t>& rows) : rows_(&rows) {}
  std::uint32_t operator[](WishIndex wish) const { return rows_ ? (*rows_)[wish] : wish.value; }

 private:
  const Array<WishIndex, std::uint32_t>* rows_ = nullptr;
};

// What the wishes say of each other: in the whole country, or in these groups, boarding houses and
// candidates with the responder.
FirstFault check_duplicates(const Instance& instance, RowOfWish row_of, const Workers& workers);
FirstFault check_call_ranks(const Instance& instance, std::span<const GroupIndex> groups,
                            RowOfWish row_of, const Workers& workers);
FirstFault check_boarding_ranks(const Instance& instance, std::span<const BoardingIndex> boardings,
                                RowOfWish row_of, const Workers& workers);
// P7.2, P7.4, P7.5, P7.6; nothing while candidates are ordering.
FirstFault check_responder_wishes(const Instance& instance,
                                  std::span<const CandidateIndex> responders, RowOfWish row_of,
                                  const Workers& workers);

}  // namespace affecta
