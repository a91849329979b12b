// What a campaign opens with, and never changes: candidates, formations, the wishes of the main
// phase.
//
// Purpose: the fixed part of a campaign. What changes is the State, beside it.
// Ids: a wish's campaign id is its place by (candidate, formation, with boarding), the order of
// results; wishes added during the campaign come after those of the opening.
// Shapes: columns that the source does not have may be left empty; make_opening fills them with 0.
// Thread safety: immutable once made. Cost beside the instance: 25 bytes a wish, 8 a
// candidate.
#pragma once

#include <cstdint>
#include <memory>

#include "engine/base/ids.h"
#include "engine/base/refusal.h"
#include "engine/model/instance.h"

namespace affecta::campaign {

using CampaignWish = Index<struct CampaignWishTag>;
using ContractIndex = Index<struct ContractTag>;
using HelpIndex = Index<struct HelpTag>;
using GroundsIndex = Index<struct GroundsTag>;

namespace board_flag {
inline constexpr std::uint8_t sector = 1;
inline constexpr std::uint8_t conditions = 2;  // oui-si: proposed with conditions
}  // namespace board_flag

struct FormationColumns {
  Column<FormationIndex, std::int32_t> key;  // gTaCod, increasing
  Column<FormationIndex, std::uint8_t> selective;
  Column<FormationIndex, std::uint8_t>
      apprenticeship;  // by contract; nothing goes through the round
};

// What never changes of a wish. The instance keeps it by group: the wishes of a candidate lie in as
// many places of the memory of a country. Here they lie side by side.
struct OpenedWish {
  std::uint32_t group_value : 30;
  std::uint32_t with_boarding : 1;
  std::uint32_t with_conditions : 1;
  BoardingIndex boarding;  // names a boarding house with its own ranking, or none
  std::int32_t boarding_rank;
  GroupIndex group() const { return GroupIndex{group_value}; }
};

struct Opening {
  Instance instance;  // of day 1: every wish waits or is not ranked
  FormationColumns formations;
  Column<CandidateIndex, std::uint16_t> region;  // whose commission may help
  Column<CandidateIndex, std::uint8_t> scholarship;
  Column<WishIndex, std::int32_t> board_rank;  // in the examination board's ranking, 0 = none
  Column<WishIndex, std::uint8_t> board_flags;
  Column<GroupIndex, std::int32_t> min_scholarship_percent;
  Column<GroupIndex, std::int32_t> min_sector_percent;

  // Found by make_opening.
  Column<WishIndex, CampaignWish> id;
  Column<CampaignWish, WishIndex> row;  // its inverse
  Column<CampaignWish, OpenedWish> wish;
  Column<GroupIndex, FormationIndex> formation_of;
};

// Errors: opening_status, when a wish of the instance neither waits nor is not ranked; the
// formations of the groups are to be among the formations (unknown_formation), in increasing order
// (duplicate_formation).
Result<std::shared_ptr<const Opening>> make_opening(Opening opening);

}  // namespace affecta::campaign
