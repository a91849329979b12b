// What candidates see from day to day (matching-rules section 5, "published", and the end of 6).
//
// Purpose: merges a day's displays into what was published before. Dense ids differ from one day to
// the next, so what lasts is kept by key.
// Invariants: 1. last called ranks never fall; 2. a pair of bars is replaced by one that falls in
// neither value; 3. what is absent from the day, or excluded, keeps what was published before.
// Excluded: invalid groups, and the boarding houses with a waiting wish in one. `invalid` is the
// checker's verdict, 1 = invalid.
// Thread safety: pure. Cost: a map look-up for each group and each bar.
#pragma once

#include <cstdint>
#include <map>

#include "engine/base/column.h"
#include "engine/model/day_result.h"
#include "engine/model/instance.h"
#include "engine/model/keys.h"

namespace affecta {

struct PublishedGroup {
  std::int32_t last_called = 0;  // displayed call rank, 0 = none
  std::int32_t number_waiting = 0;
  friend bool operator==(const PublishedGroup&, const PublishedGroup&) = default;
};

struct PublishedBar {
  std::int32_t call_bar = 0;      // displayed call rank, 0 = none
  std::int32_t boarding_bar = 0;  // boarding rank, 0 = none
  friend bool operator==(const PublishedBar&, const PublishedBar&) = default;
};

struct Published {
  std::map<GroupKey, PublishedGroup> groups;
  std::map<BoardingKey, std::map<GroupKey, PublishedBar>> bars;
  friend bool operator==(const Published&, const Published&) = default;
};

// What is published once the day is. For a group that `before` does not know, what was published
// before is what the day's input says of it.
Published publish(Published before, const Instance& instance, const Displays& displays,
                  const Array<GroupIndex, std::uint8_t>& invalid);

// The waiting-list ranks that are published: the day's. In invalid groups yesterday's, for those
// who still wait there once today's proposals are withdrawn, and 0 for those who gave the wish up.
Array<WishIndex, std::int32_t> published_waiting_ranks(
    const Instance& instance, const RoundResult& result, const Displays& displays,
    const Array<GroupIndex, std::uint8_t>& invalid);

// Of one invalid group.
void keep_waiting_ranks(const Instance& instance, const RoundResult& result, GroupIndex group,
                        Array<WishIndex, std::int32_t>& ranks);

}  // namespace affecta
