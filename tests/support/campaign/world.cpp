#include "tests/support/campaign/world.h"

#include <algorithm>
#include <stdexcept>

#include "engine/model/builder.h"

namespace affecta::campaign::test {

World& World::formation(std::int32_t key, std::int32_t capacity, Kind kind) {
  formations_.push_back({key, kind});
  GroupRow group;
  group.key = group_of(key);
  group.capacity = capacity;
  input_.groups.push_back(group);
  return *this;
}

World& World::house(std::int32_t formation, std::int32_t beds) {
  input_.boardings.push_back({house_of(formation), beds});
  return *this;
}

World& World::wish(CandidateKey candidate, std::int32_t formation, std::int32_t call_rank,
                   bool conditions) {
  WishRow row;
  row.key = {candidate, formation, false};
  row.group = group_of(formation);
  row.call_rank = row.displayed_call_rank = call_rank;
  if (call_rank == 0) row.status = WishStatus::not_ranked;
  input_.wishes.push_back(row);
  conditions_.push_back(conditions);
  return *this;
}

World& World::boarder(CandidateKey candidate, std::int32_t formation, std::int32_t call_rank,
                      std::int32_t boarding_rank) {
  return wish(candidate, formation, call_rank).in_house(house_of(formation), boarding_rank);
}

World& World::in_house(const BoardingKey& house, std::int32_t boarding_rank) {
  WishRow& row = input_.wishes.back();
  row.key.with_boarding = true;
  row.boarding = house;
  row.boarding_rank = boarding_rank;
  return *this;
}

World& World::preferred(std::int32_t preference) {
  input_.wishes.back().preference = preference;
  return *this;
}

World& World::shared_house(std::int32_t key, std::int32_t beds) {
  input_.boardings.push_back({{key, 0, 0}, beds});
  return *this;
}

World& World::responder(CandidateKey key) {
  input_.responders.push_back(key);
  return *this;
}

World& World::candidate(CandidateKey key, std::uint16_t region) {
  input_.candidates.push_back(key);
  regions_.push_back({key, region});
  return *this;
}

World& World::scholarship(CandidateKey key) {
  scholarships_.push_back(key);
  return *this;
}

World& World::minimum_rate(std::int32_t percent) {
  minimum_rate_ = percent;
  return *this;
}

std::shared_ptr<const Opening> World::open() const {
  const Workers workers(1);
  auto built = build_instance_with_rows(input_, workers);
  if (!built) throw std::runtime_error(built.error().message());
  Opening opening;
  opening.instance = std::move(built->instance);
  const Instance& instance = opening.instance;

  std::vector<Formation> formations = formations_;
  std::ranges::sort(formations, {}, &Formation::key);
  std::vector<std::int32_t> keys;
  std::vector<std::uint8_t> selective, apprenticeship;
  for (const Formation& each : formations) {
    keys.push_back(each.key);
    selective.push_back(each.kind.selective);
    apprenticeship.push_back(each.kind.apprenticeship);
  }
  opening.formations = {Column<FormationIndex, std::int32_t>(keys),
                        Column<FormationIndex, std::uint8_t>(selective),
                        Column<FormationIndex, std::uint8_t>(apprenticeship)};
  Array<CandidateIndex, std::uint8_t> scholarship(instance.candidate_count());
  for (const CandidateIndex candidate : scholarship.indices()) {
    const CandidateKey key = instance.candidates.key[candidate];
    if (std::ranges::find(scholarships_, key) != scholarships_.end()) scholarship[candidate] = 1;
  }
  opening.scholarship = Column<CandidateIndex, std::uint8_t>(std::move(scholarship));
  opening.min_scholarship_percent = Column<GroupIndex, std::int32_t>(
      Array<GroupIndex, std::int32_t>(instance.group_count(), minimum_rate_));
  Array<CandidateIndex, std::uint16_t> region(instance.candidate_count());
  for (const Region& each : regions_) {
    const auto found = std::ranges::lower_bound(instance.candidates.key.span(), each.candidate);
    region[CandidateIndex::at(
        static_cast<std::size_t>(found - instance.candidates.key.span().begin()))] = each.region;
  }
  opening.region = Column<CandidateIndex, std::uint16_t>(std::move(region));
  Array<WishIndex, std::uint8_t> flags(instance.wish_count());
  for (const WishIndex wish : flags.indices()) {
    if (conditions_[built->row_of[wish]]) flags[wish] = board_flag::conditions;
  }
  opening.board_flags = Column<WishIndex, std::uint8_t>(std::move(flags));
  opening.board_rank = instance.wishes.call_rank;
  auto made = make_opening(std::move(opening));
  if (!made) throw std::runtime_error(made.error().message());
  return *std::move(made);
}

World world_with_an_alert() {
  const BoardingKey house{500, 0, 0};
  return World()
      .formation(101, 1)
      .formation(102, 0)
      .formation(103, 0)
      .shared_house(500, 1)
      .responder(3)
      .wish(3, 101, 1)
      .preferred(2)
      .wish(3, 103, 1)
      .preferred(1)
      .wish(1, 101, 2)
      .wish(1, 101, 2)
      .in_house(house, 1)
      .wish(2, 102, 1)
      .in_house(house, 2);
}

}  // namespace affecta::campaign::test
