// Who asks for boarding, and the houses' rankings.
//
// Shapes: `form` stands beside Population::applicants; the rankings are by house (CountryPlan).
// Thread safety: pure. Cost: small; one byte a wish.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "datasets/synthetic/population.h"

namespace affecta::synthetic {

enum class BoardingForm : std::uint8_t { without, with, both };

struct BoardingWishes {
  std::vector<BoardingForm> form;
  // (candidate, rank), by candidate.
  std::vector<std::vector<std::pair<CandidateIndex, std::int32_t>>> ranking;

  std::int32_t rank(std::size_t house, CandidateIndex candidate) const;
};

BoardingWishes draw_boarding_wishes(const CountryPlan& plan, const Demand& demand,
                                    const Population& population, const Workers& workers);

}  // namespace affecta::synthetic
