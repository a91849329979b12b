// What a region's commission (CAES) works with: who asked for help, places, its proposals.
//
// Thread safety: pure. Cost: of a request or of proposals, the candidate's wishes; of places, the
// wishes of the formation's groups.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "datasets/country.h"
#include "engine/campaign/campaign.h"
#include "server/views/json.h"

namespace affecta::views {

// A request for help, as the candidate sees it: ground, text, day.
void write_own_help(Json& json, const campaign::Campaign& live, campaign::HelpIndex request);
// As the commission does: with the candidate's names, wishes and contracts.
void write_help(Json& json, const campaign::Campaign& live, const Country& country,
                campaign::HelpIndex request);

// The commission's proposals to a candidate, as objects; returns how many.
std::size_t write_proposals_to(Json& json, const campaign::Campaign& live, const Country& country,
                               CandidateIndex candidate);

// A formation's groups that have free places.
struct FreePlaces {
  struct Group {
    GroupIndex group;
    std::int32_t held = 0;
  };
  std::vector<Group> groups;
  std::size_t looked_at = 0;  // wishes, to find out
};
FreePlaces free_places(const campaign::Campaign& live, std::span<const GroupIndex> groups);
// As an object, with the formation.
void write_places(Json& json, const campaign::Campaign& live, const Country& country,
                  FormationIndex formation, const FreePlaces& places);

}  // namespace affecta::views
