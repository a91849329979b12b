#include "tests/unit/simulation/small_country.h"

#include <stdexcept>

#include "datasets/calendars/calendar_reader.h"
#include "datasets/campaign_opening.h"
#include "datasets/synthetic/synthetic_country.h"
#include "server/simulation/report/parts.h"

namespace affecta::simulation::test {

namespace {

Country make(std::int32_t candidates) {
  const Workers workers(2);
  NoProgress nobody;
  CountryOptions options;
  options.candidates = candidates;
  options.seed = 3;
  return make_country(options, workers, nobody).value();
}

}  // namespace

SmallCountry::SmallCountry(std::int32_t candidates)
    : country(make(candidates)),
      opening(campaign_opening(country).value()),
      world(make_world(country, opening, Workers(2))) {}

campaign::Campaign SmallCountry::campaign() const {
  auto calendar =
      campaign::read_calendar(AFFECTA_SOURCE_DIR "/datasets/calendars/2024.json").value();
  return open_campaign(opening, std::make_shared<const campaign::Calendar>(std::move(calendar)));
}

const SmallCountry& small_country() {
  static const SmallCountry country;
  return country;
}

Told lived(const SmallCountry& country, const SimulationOptions& options, unsigned threads) {
  const Workers workers(threads);
  const auto desk = desk_in_memory(country.campaign(), workers);
  Nobody nobody;
  auto told = simulate(*desk, country.world, options, workers, nobody);
  if (!told) throw std::runtime_error(told.error().message());
  return *std::move(told);
}

std::string tables_of(const Told& told) {
  std::string text;
  for (const Table& table : tables({small_country().world, told, 1})) text += table.text;
  return text;
}

}  // namespace affecta::simulation::test
