// A synthetic country of a thousand candidates, and its whole campaign in memory.
#pragma once

#include <string>

#include "datasets/country.h"
#include "server/simulation/simulation.h"

namespace affecta::simulation::test {

struct SmallCountry {
  explicit SmallCountry(std::int32_t candidates = 1'000);

  campaign::Campaign campaign() const;  // not yet open

  Country country;
  std::shared_ptr<const campaign::Opening> opening;
  World world;
};

// One for all tests.
const SmallCountry& small_country();

struct Nobody final : SimulationObserver {
  void day_closed(const DayFigures&, Day) override {}
};

// In memory.
Told lived(const SmallCountry& country, const SimulationOptions& options, unsigned threads = 2);

// All tables of a report on the small country, one after the other.
std::string tables_of(const Told& told);

}  // namespace affecta::simulation::test
