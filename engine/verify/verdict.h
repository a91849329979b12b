// What the checker found (matching-rules section 6, "Result").
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/column.h"
#include "engine/base/ids.h"

namespace affecta {

enum class Property : std::uint8_t {
  p1,
  p2,
  p3_position,
  p3_holder,
  p4_over_capacity,
  p4_under_capacity,
  p5,
  p6,
  p7_1,
  p7_2,
  p7_3,
  p7_4,
  p7_5,
  p7_6,
  p8,
  waiting_rank_order,  // reported, excludes nothing
  // Only where a document made elsewhere is checked (verify/document.h):
  transition,   // a status that the round cannot give to this wish
  display,      // a displayed value that is not what the rules give
  declaration,  // alerte, avertissement or groupesExclus do not match what was found
  count_,
};

// P7 and P8 violations refuse the whole day.
constexpr bool refuses_day(Property property) {
  return Property::p7_1 <= property && property <= Property::p8;
}

std::string_view to_text(Property property);  // "P1", "P3 (position)", "P7.3", …

struct Violation {
  Property property = Property::p1;
  GroupIndex group;        // none when the property is a boarding house's
  BoardingIndex boarding;  // none when the property is a group's
  WishIndex first;         // the wish wronged, none when the property concerns counts
  WishIndex second;        // the wish that went ahead, none likewise
  std::string detail;      // values and limits, in words
  friend bool operator==(const Violation&, const Violation&) = default;
};

struct Verdict {
  std::vector<Violation> violations;  // by property, then group, boarding house, wishes
  // Groups made invalid by P1–P6, with everything connected to them; 1 = invalid.
  Array<GroupIndex, std::uint8_t> invalid;
  // Invalid groups that have proposals of today, which are withdrawn: groupesExclus.
  std::vector<GroupIndex> withdrawn;
  // Wishes given up automatically because of a proposal that is withdrawn: they stay given up, and
  // whoever publishes such a day must see them.
  std::vector<WishIndex> given_up_for_withdrawn;
  bool alert = false;                  // at least one proposal is withdrawn
  bool warning = false;                // P1–P6 fail somewhere, nothing is withdrawn
  bool refused = false;                // P7 or P8 fail: the whole day is refused
  std::vector<std::string> unchecked;  // what could not be checked, and why
};

}  // namespace affecta
