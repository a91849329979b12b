// What a synthetic country is to be: its formations, before anyone applies.
//
// Purpose: formations with their places, how many candidates they are to have and of what kind,
// from the calibrated figures or from the real formations of an open data file.
// Shapes: a formation is known by its position, groups and houses by theirs.
// Thread safety: a value. Cost: some milliseconds.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "datasets/synthetic/open_data.h"
#include "engine/model/keys.h"

namespace affecta::synthetic {

// How parallel loops over formations are cut, where each is much work.
inline constexpr std::size_t formations_a_chunk = 16;

struct PlannedFormation {
  std::size_t kind = 0;     // in calibration().kinds
  std::size_t academy = 0;  // in calibration().academies
  std::string name;
  std::string establishment;
  std::string academy_name;
  bool selective = true;
  bool apprenticeship = false;  // nothing of it goes through the round: no group, no wish
  std::int32_t key = 0;         // gTaCod
  std::int32_t enrolment_formation = 0;
  std::int32_t capacity = 0;
  std::int32_t wishes = 0;  // candidates
  std::int32_t scholarship_permille = 0;
  std::int32_t merit_shift_milli = 0;
  std::int32_t ranked_permille = 1000;
  std::int32_t proposals_per_place_milli = 0;  // by the end of the procedure
  std::int32_t boarding_candidates = OpenFormation::absent;
  std::int32_t boarders = OpenFormation::absent;
  static constexpr std::size_t no_house = SIZE_MAX;
  std::size_t house = no_house;  // in houses; also none when its boarding has no ranking

  bool offers_boarding() const { return boarding_candidates > 0; }
};

// Admission groups of a formation are consecutive; a candidate's profile says which.
struct PlannedGroup {
  std::size_t formation = 0;
  std::size_t ranking = 0;  // in rankings
  std::int32_t capacity = 0;
  std::int32_t block_call_limit = 0;
};

struct PlannedRanking {
  std::int32_t key = 0;             // cGpCod
  std::vector<std::size_t> groups;  // several: a common competition
  std::int32_t ranked_permille = 1000;
  std::int32_t min_scholarship_percent = 0;
  std::int32_t min_sector_percent = 0;
};

struct PlannedHouse {
  BoardingKey key;
  std::int32_t capacity = 0;
};

struct CountryPlan {
  std::uint64_t seed = 0;
  std::int32_t candidates = 0;
  std::vector<PlannedFormation> formations;
  std::vector<PlannedGroup> groups;
  std::vector<std::size_t> first_group;                       // by formation, one more at the end
  std::vector<std::array<std::uint8_t, 4>> group_of_profile;  // by formation: from its first group
  std::vector<PlannedRanking> rankings;
  std::vector<PlannedHouse> houses;
};

// Formations like the real ones. In countries below 100,000 candidates formations are smaller, as
// the square root, and in fewer academies, so that a candidate still finds many to choose from.
CountryPlan plan_calibrated(std::uint64_t seed, std::int32_t candidates);

// The formations of a file, as they are.
CountryPlan plan_open(std::uint64_t seed, std::int32_t candidates, const OpenData& data);

// The steps after that, in this order.
void plan_details(CountryPlan& plan);   // boards' habits, keys, enrolment formations
void plan_boarding(CountryPlan& plan);  // houses
void plan_groups(CountryPlan& plan);    // admission groups and rankings

}  // namespace affecta::synthetic
