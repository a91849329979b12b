#include "engine/campaign/opening.h"

#include <algorithm>

#include "engine/base/check.h"

namespace affecta::campaign {

namespace {

template <class I, class T>
void fill(Column<I, T>& column, std::size_t size) {
  if (column.size() == 0) column = Column<I, T>(Array<I, T>(size));
}

void number_wishes(Opening& opening) {
  const auto by_candidate = opening.instance.wishes_of_candidate.values();
  Array<WishIndex, CampaignWish> id(by_candidate.size());
  Array<CampaignWish, WishIndex> row(by_candidate.size());
  for (const CampaignWish wish : row.indices()) {
    row[wish] = by_candidate.span()[wish.value];
    id[row[wish]] = wish;
  }
  opening.id = Column<WishIndex, CampaignWish>(std::move(id));
  opening.row = Column<CampaignWish, WishIndex>(std::move(row));
}

// What every look-up of a candidate reads: a mapped file has small pages, memory of our own large
// ones, and a page that is not at hand costs as much as what is read from it.
void own_look_ups(Instance& instance) {
  instance.candidates.key = Column(instance.candidates.key.copy());
  const Lists<CandidateIndex, WishIndex>& wishes = instance.wishes_of_candidate;
  instance.wishes_of_candidate = {Column(wishes.offsets().copy()), wishes.values()};
}

// In the order of the instance: what is read lies side by side, what is written does not wait.
void gather_wishes(Opening& opening) {
  const Instance& instance = opening.instance;
  AFFECTA_CHECK(instance.group_count() < std::size_t{1} << 30U);  // bits of OpenedWish
  Array<CampaignWish, OpenedWish> wish(instance.wish_count());
  for (const WishIndex row : opening.id.indices()) {
    wish[opening.id[row]] = {
        instance.wishes.group[row].value & 0x3FFF'FFFFU,
        instance.has(row, wish_flag::with_boarding) ? 1U : 0U,
        (opening.board_flags[row] & board_flag::conditions) != 0 ? 1U : 0U,
        instance.wishes.boarding[row],
        instance.wishes.boarding_rank[row],
    };
  }
  opening.wish = Column<CampaignWish, OpenedWish>(std::move(wish));
}

}  // namespace

Result<std::shared_ptr<const Opening>> make_opening(Opening opening) {
  const Instance& instance = opening.instance;
  const std::size_t wishes = instance.wish_count();
  fill(opening.region, instance.candidate_count());
  fill(opening.scholarship, instance.candidate_count());
  fill(opening.board_rank, wishes);
  fill(opening.board_flags, wishes);
  fill(opening.min_scholarship_percent, instance.group_count());
  fill(opening.min_sector_percent, instance.group_count());
  fill(opening.formations.selective, opening.formations.key.size());
  fill(opening.formations.apprenticeship, opening.formations.key.size());

  const auto keys = opening.formations.key.span();
  const auto twice = std::ranges::adjacent_find(keys, std::greater_equal<>());
  if (twice != keys.end()) {
    return refuse(RefusalCode::duplicate_formation, "formation " + std::to_string(*twice),
                  "the formations are not in increasing order");
  }
  Array<GroupIndex, FormationIndex> formation_of(instance.group_count());
  for (const GroupIndex group : formation_of.indices()) {
    const std::int32_t key = instance.groups.key[group].formation;
    const auto found = std::ranges::lower_bound(keys, key);
    if (found == keys.end() || *found != key) {
      return refuse(RefusalCode::unknown_formation, to_text(instance.groups.key[group]),
                    "there is no formation " + std::to_string(key));
    }
    formation_of[group] = FormationIndex::at(static_cast<std::size_t>(found - keys.begin()));
  }
  opening.formation_of = Column<GroupIndex, FormationIndex>(std::move(formation_of));
  for (const WishIndex wish : instance.wishes.status.indices()) {
    const WishStatus status = instance.wishes.status[wish];
    if (status == WishStatus::waiting || status == WishStatus::not_ranked) continue;
    return refuse(RefusalCode::opening_status, to_text(instance.key(wish)),
                  "the status " + std::string(to_text(status)));
  }
  number_wishes(opening);
  gather_wishes(opening);
  own_look_ups(opening.instance);
  return std::make_shared<const Opening>(std::move(opening));
}

}  // namespace affecta::campaign
