// External identities, in the official field names' sense (matching-rules section 1).
//
// Invariant: the default ordering of each key is the order of results (exchange-format section 2),
// and the dense indices of an Instance follow it.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace affecta {

// gCnCod
using CandidateKey = std::int32_t;

// One candidate's request for one formation, with or without boarding (gCnCod, gTaCod, iRhCod).
struct WishKey {
  CandidateKey candidate = 0;
  std::int32_t formation = 0;
  bool with_boarding = false;
  friend auto operator<=>(const WishKey&, const WishKey&) = default;
};

// Admission group (cGpCod, gTiCod, gTaCod).
struct GroupKey {
  std::int32_t ranking_group = 0;
  std::int32_t enrolment_formation = 0;
  std::int32_t formation = 0;
  friend auto operator<=>(const GroupKey&, const GroupKey&) = default;
};

// Boarding house with its own ranking (cGiCod, gTiCod, gTaCod).
struct BoardingKey {
  std::int32_t boarding_group = 0;
  std::int32_t enrolment_formation = 0;
  std::int32_t formation = 0;
  friend auto operator<=>(const BoardingKey&, const BoardingKey&) = default;

  enum class Sharing { establishment, enrolment_formation, formation };
  Sharing sharing() const {
    if (formation != 0) return Sharing::formation;
    return enrolment_formation != 0 ? Sharing::enrolment_formation : Sharing::establishment;
  }
};

// For messages: "gCnCod 12, gTaCod 101, iRhCod true", "cGpCod 1, gTiCod 2, gTaCod 3", …
std::string to_text(const WishKey& key);
std::string to_text(const GroupKey& key);
std::string to_text(const BoardingKey& key);

}  // namespace affecta
