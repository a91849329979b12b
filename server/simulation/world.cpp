#include "server/simulation/world.h"

#include <algorithm>
#include <limits>

#include "datasets/campaign_opening.h"
#include "datasets/synthetic/hidden_preferences.h"

namespace affecta::simulation {

namespace {

constexpr std::size_t wishes_a_chunk = 65'536;

void know_wishes(const Country& country, const Workers& workers, World& world) {
  const Array<WishIndex, std::int32_t> hidden = synthetic::hidden_preferences(country, workers);
  const campaign::Opening& opening = *world.opening;
  Array<CampaignWish, std::uint16_t> preference(opening.row.size());
  workers.for_each(opening.row.size(), wishes_a_chunk, [&](std::size_t i) {
    const CampaignWish wish = CampaignWish::at(i);
    preference[wish] = static_cast<std::uint16_t>(std::min<std::int32_t>(
        hidden[opening.row[wish]], std::numeric_limits<std::uint16_t>::max()));
  });
  world.preference = Column<CampaignWish, std::uint16_t>(std::move(preference));
}

void know_formations(const Country& country, World& world) {
  const std::vector<std::string_view> names = academies(country);
  const std::size_t count = country.formations.key.size();
  Array<FormationIndex, std::uint16_t> region(count);
  Array<FormationIndex, GroupIndex> first_group(count);
  world.in_apprenticeship.resize(names.size() + 1);
  for (const FormationIndex formation : region.indices()) {
    const auto found = std::ranges::lower_bound(names, country.formations.academy[formation]);
    if (found != names.end() && *found == country.formations.academy[formation]) {
      region[formation] = static_cast<std::uint16_t>(found - names.begin() + 1);
    }
    if (country.formations.apprenticeship[formation] != 0) {
      world.in_apprenticeship[region[formation]].push_back(formation);
    }
  }
  for (const GroupIndex group : world.opening->formation_of.indices()) {
    GroupIndex& first = first_group[world.opening->formation_of[group]];
    if (!first) first = group;
  }
  world.region = Column<FormationIndex, std::uint16_t>(std::move(region));
  world.first_group = Column<FormationIndex, GroupIndex>(std::move(first_group));
}

void know_kinds(const Country& country, World& world) {
  const auto& texts = country.formations.kind.texts();
  for (std::size_t i = 0; i < texts.size(); ++i) {
    world.kinds.emplace_back(texts[CodeIndex::at(i)]);
  }
  Array<GroupIndex, std::uint8_t> kind(world.opening->formation_of.size());
  for (const GroupIndex group : kind.indices()) {
    const CodeIndex code = country.formations.kind.codes()[world.opening->formation_of[group]];
    kind[group] = static_cast<std::uint8_t>(code.value);
  }
  world.kind = Column<GroupIndex, std::uint8_t>(std::move(kind));
}

}  // namespace

World make_world(const Country& country, std::shared_ptr<const campaign::Opening> opening,
                 const Workers& workers) {
  World world;
  world.opening = std::move(opening);
  know_wishes(country, workers, world);
  know_formations(country, world);
  know_kinds(country, world);
  return world;
}

}  // namespace affecta::simulation
