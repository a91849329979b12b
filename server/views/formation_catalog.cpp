#include "server/views/formation_catalog.h"

#include <algorithm>
#include <unordered_map>

#include "datasets/campaign_opening.h"
#include "engine/campaign/company_name.h"
#include "server/views/file_text.h"

namespace affecta::views {

namespace {

Lists<FormationIndex, GroupIndex> groups_by_formation(const campaign::Opening& opening) {
  using Position = Index<struct ListPositionTag>;
  Array<FormationIndex, std::uint32_t> offsets(opening.formations.key.size() + 1);
  for (const FormationIndex formation : opening.formation_of) {
    ++offsets[FormationIndex::at(formation.value + 1)];
  }
  const auto counts = offsets.span();
  for (std::size_t i = 1; i < counts.size(); ++i) counts[i] += counts[i - 1];
  Array<FormationIndex, std::uint32_t> next = offsets;
  Array<Position, GroupIndex> groups(opening.formation_of.size());
  for (const GroupIndex group : opening.formation_of.indices()) {
    groups[Position{next[opening.formation_of[group]]++}] = group;
  }
  return {Column<FormationIndex, std::uint32_t>(std::move(offsets)),
          Column<Position, GroupIndex>(std::move(groups))};
}

Column<FormationIndex, std::uint16_t> regions(const Country& country) {
  const auto& academy = country.formations.academy;
  const std::vector<std::string_view> names = academies(country);
  Array<FormationIndex, std::uint16_t> region(country.formations.key.size());
  for (const FormationIndex formation : academy.codes().indices()) {
    const auto found = std::ranges::lower_bound(names, academy[formation]);
    if (found == names.end() || *found != academy[formation]) continue;
    region[formation] = static_cast<std::uint16_t>(found - names.begin() + 1);
  }
  return Column<FormationIndex, std::uint16_t>(std::move(region));
}

TextColumn<FormationIndex> folded_names(const Country& country) {
  TextColumnBuilder<FormationIndex> folded;
  for (const FormationIndex formation : country.formations.key.indices()) {
    const auto name = file_text(country.formations.name, formation).value_or("");
    folded.add(FormationCatalog::fold(name).value_or(""));
  }
  return std::move(folded).finish();
}

std::string name_member(const Country& country, FormationIndex formation) {
  Json json;
  json.object([&] { write_file_text(json, "name", country.formations.name, formation); });
  const std::string object = std::move(json).take();
  return object.substr(1, object.size() - 2);
}

}  // namespace

FormationCatalog::FormationCatalog(const Country& country, const campaign::Opening& opening)
    : groups_(groups_by_formation(opening)),
      region_(regions(country)),
      region_count_(static_cast<std::int32_t>(academies(country).size())),
      folded_names_(folded_names(country)) {
  write_introductions(country, opening);
}

void FormationCatalog::write_introductions(const Country& country,
                                           const campaign::Opening& opening) {
  TextColumnBuilder<CodeIndex> members;
  std::unordered_map<std::string, CodeIndex> known;
  introductions_ = Array<GroupIndex, Packed>(opening.formation_of.size());
  for (const GroupIndex group : opening.formation_of.indices()) {
    const FormationIndex formation = opening.formation_of[group];
    const std::string member = name_member(country, formation);
    const auto [name, is_new] = known.try_emplace(member, CodeIndex::at(known.size()));
    if (is_new) members.add(member);
    introductions_[group] = {opening.formations.key[formation], name->second};
  }
  name_members_ = std::move(members).finish();
}

bool FormationCatalog::name_has(FormationIndex formation, std::string_view folded) const {
  return folded_names_[formation].find(folded) != std::string_view::npos;
}

Result<std::string> FormationCatalog::fold(std::string_view text) {
  return campaign::comparable_name(text);
}

}  // namespace affecta::views
