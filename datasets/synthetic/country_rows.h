// The planned and drawn country as a day's input.
#pragma once

#include <cstdint>
#include <vector>

#include "datasets/progress_observer.h"
#include "datasets/synthetic/board_rankings.h"
#include "datasets/synthetic/boarding_wishes.h"
#include "engine/model/day_input.h"

namespace affecta::synthetic {

// All that was drawn; see each part's header for the shapes.
struct DrawnCountry {
  CountryPlan plan;
  Demand demand;
  Population population;
  BoardRankings rankings;
  BoardingWishes boarding;
};

struct CountryRows {
  DayInput input;
  // Beside input.wishes, as in WishFiles.
  std::vector<std::int32_t> rank;
  std::vector<std::uint8_t> flags;
};

// Cost: 70 bytes a wish.
CountryRows make_rows(const DrawnCountry& drawn, std::int32_t responder_permille,
                      const Workers& workers, ProgressObserver& progress);

}  // namespace affecta::synthetic
