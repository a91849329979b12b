#include "server/views/wish_catalog.h"

#include "engine/base/check.h"

namespace affecta::views {

namespace {

using namespace affecta::campaign;

constexpr std::uint32_t with_boarding = 1, with_conditions = 2, house_shift = 2;
constexpr std::uint32_t no_house = std::uint32_t{0xFFFF'FFFF} >> house_shift;
constexpr std::size_t grain = 65'536;

}  // namespace

WishCatalog::WishCatalog(const Campaign& live, const Workers& workers)
    : lines_(live.opening->row.size()) {
  AFFECTA_CHECK(live.instance().boardings.key.size() < no_house);
  workers.for_each(lines_.size(), grain, [&](std::size_t i) {
    const CampaignWish wish = CampaignWish::at(i);
    const Line line = looked_up(live, wish);
    const std::uint32_t house = line.boarding ? line.boarding.value : no_house;
    lines_[wish] = {line.group.value, house << house_shift |
                                          (line.with_conditions ? with_conditions : 0) |
                                          (line.with_boarding ? with_boarding : 0)};
  });
}

WishCatalog::Line WishCatalog::of(const Campaign& live, CampaignWish wish) const {
  if (live.is_added(wish)) return looked_up(live, wish);
  const Packed& packed = lines_[wish];
  const std::uint32_t house = packed.rest >> house_shift;
  return {GroupIndex{packed.group}, house == no_house ? BoardingIndex() : BoardingIndex{house},
          (packed.rest & with_boarding) != 0, (packed.rest & with_conditions) != 0};
}

WishCatalog::Line WishCatalog::looked_up(const Campaign& live, CampaignWish wish) {
  return {live.group_of(wish), live.boarding_of(wish), live.with_boarding(wish),
          live.has_conditions(wish)};
}

}  // namespace affecta::views
