// A ranking group: what an examination board hands over (matching-rules section 2).
//
// Shapes: the three columns are indexed by RankedIndex (the row of a ranked candidate, in document
// order) and have one length.
// Units: ranks are 1-based, 1 is best, gaps are allowed; rates are whole percents.
// Nothing is checked here: compute_call_order refuses bad groups.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/ids.h"
#include "engine/model/keys.h"

namespace affecta {

using RankedIndex = Index<struct RankedTag>;

// typeCandidat. The bits say who counts for which rate.
enum class CandidateType : std::uint8_t {
  neither = 0,      // NON_BOURSIER_HORS_SECTEUR
  scholarship = 1,  // BOURSIER_HORS_SECTEUR
  sector = 2,       // NON_BOURSIER_DU_SECTEUR
  both = 3,         // BOURSIER_DU_SECTEUR
};

inline constexpr std::size_t candidate_type_count = 4;

constexpr bool holds_scholarship(CandidateType type) {
  return (static_cast<unsigned>(type) & 1U) != 0;
}
constexpr bool from_sector(CandidateType type) { return (static_cast<unsigned>(type) & 2U) != 0; }

struct RankedCandidate {
  CandidateKey candidate = 0;  // gCnCod
  std::int32_t rank = 0;
  CandidateType type = CandidateType::neither;
  friend bool operator==(const RankedCandidate&, const RankedCandidate&) = default;
};

struct RankingGroup {
  std::int32_t key = 0;                      // cGpCod
  std::int32_t min_scholarship_percent = 0;  // qB
  std::int32_t min_sector_percent = 0;       // qS
  std::vector<CandidateKey> candidate;
  std::vector<std::int32_t> rank;
  std::vector<CandidateType> type;

  std::size_t size() const { return candidate.size(); }
  void add(const RankedCandidate& row) {
    candidate.push_back(row.candidate);
    rank.push_back(row.rank);
    type.push_back(row.type);
  }
  RankedCandidate row(RankedIndex index) const {
    return {candidate[index.value], rank[index.value], type[index.value]};
  }
  friend bool operator==(const RankingGroup&, const RankingGroup&) = default;
};

// Where a refusal is: "ranking group 12".
inline std::string to_text(const RankingGroup& group) {
  return "ranking group " + std::to_string(group.key);
}

}  // namespace affecta
