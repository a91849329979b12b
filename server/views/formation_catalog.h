// Formations as people look for them: by name, by region, with their groups.
//
// Purpose: what never changes of the formations and would otherwise be searched for at each
// request.
// Regions: as a campaign numbers them (datasets/campaign_opening.h), 0 = none.
// Thread safety: immutable. Cost: of making it, a walk through formations and groups; 50 bytes a
// formation.
#pragma once

#include <string>
#include <string_view>

#include "datasets/country.h"
#include "engine/base/compressed_lists.h"
#include "engine/campaign/opening.h"

namespace affecta::views {

class FormationCatalog {
 public:
  FormationCatalog(const Country& country, const campaign::Opening& opening);

  // By key.
  std::span<const GroupIndex> groups_of(FormationIndex formation) const {
    return groups_[formation];
  }
  // What is said of a group's formation wherever it is mentioned.
  struct Introduction {
    std::int32_t formation;
    std::string_view name;  // the member "name", written
  };
  Introduction introduction(GroupIndex group) const {
    const Packed& packed = introductions_[group];
    return {packed.formation, name_members_[packed.name]};
  }
  // The commission that proposes its places.
  std::uint16_t region_of(FormationIndex formation) const { return region_[formation]; }
  // Regions are numbered from 1 to this.
  std::int32_t region_count() const { return region_count_; }
  // `folded` comes from fold(); empty when the country has no names.
  bool name_has(FormationIndex formation, std::string_view folded) const;
  // Without case and accents. Errors: those of comparable_name().
  static Result<std::string> fold(std::string_view text);

 private:
  // Formations share names: those are few, written once, and stay close at hand.
  struct Packed {
    std::int32_t formation = 0;
    CodeIndex name;
  };
  void write_introductions(const Country& country, const campaign::Opening& opening);

  Lists<FormationIndex, GroupIndex> groups_;
  Column<FormationIndex, std::uint16_t> region_;
  std::int32_t region_count_ = 0;
  TextColumn<FormationIndex> folded_names_;
  Array<GroupIndex, Packed> introductions_;
  TextColumn<CodeIndex> name_members_;
};

}  // namespace affecta::views
