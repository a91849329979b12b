// What never changes of a wish, in the order in which a candidate has them.
//
// Purpose: an opening keeps its wishes in the order of the rounds, by group: those of one candidate
// lie in as many places of the memory of a country, and a page of wishes would wait for each of
// them. Here they lie side by side. Thread safety: immutable. Cost: 8 bytes a wish; of making it, a
// look at each.
#pragma once

#include <cstdint>

#include "engine/base/column.h"
#include "engine/base/parallel.h"
#include "engine/campaign/campaign.h"

namespace affecta::views {

class WishCatalog {
 public:
  struct Line {
    GroupIndex group;
    BoardingIndex boarding;  // the shared house that it names, or none
    bool with_boarding = false;
    bool with_conditions = false;
  };

  WishCatalog(const campaign::Campaign& live, const Workers& workers);

  // Asks the memory for a candidate's.
  void fetch(campaign::CampaignWish first, campaign::CampaignWish last) const {
    __builtin_prefetch(&lines_[first]);
    __builtin_prefetch(&lines_[last]);
  }
  // Also of wishes added since.
  Line of(const campaign::Campaign& live, campaign::CampaignWish wish) const;

 private:
  struct Packed {
    std::uint32_t group = 0;
    std::uint32_t rest = 0;  // the house (all bits: none), and a bit for each flag
  };
  static Line looked_up(const campaign::Campaign& live, campaign::CampaignWish wish);

  Array<campaign::CampaignWish, Packed> lines_;
};

}  // namespace affecta::views
