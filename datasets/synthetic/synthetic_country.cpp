#include "datasets/synthetic/synthetic_country.h"

#include <algorithm>
#include <optional>
#include <string>

#include "datasets/synthetic/country_files.h"
#include "datasets/synthetic/country_rows.h"
#include "datasets/synthetic/draws.h"
#include "engine/base/check.h"
#include "engine/model/builder.h"

namespace affecta {

namespace {

using namespace synthetic;

constexpr const char* calendar_2024 = "2024";

struct WishCounts {
  std::int64_t wishes = 0;
  std::int64_t largest = 0;  // of one formation
};

WishCounts count_wishes(const OpenData& data) {
  WishCounts counts;
  for (const OpenFormation& formation : data.formations) {
    counts.wishes += formation.candidates;
    counts.largest = std::max<std::int64_t>(counts.largest, formation.candidates);
  }
  return counts;
}

std::optional<Refusal> check_options(const CountryOptions& options) {
  const auto out_of_range = [&](std::string limits) {
    return Refusal{RefusalCode::integer_out_of_range, "candidates",
                   std::to_string(options.candidates) + ": " + limits, Subject::parameters};
  };
  if (options.open_data == nullptr) {
    if (options.candidates >= least_candidates && options.candidates <= most_candidates) return {};
    return out_of_range("from " + std::to_string(least_candidates) + " to " +
                        std::to_string(most_candidates) + " are possible");
  }
  const WishCounts counts = count_wishes(*options.open_data);
  if (counts.wishes == 0) {
    return Refusal{RefusalCode::malformed_document, "open data", "nobody applies to any formation"};
  }
  const std::int64_t most = std::min<std::int64_t>(counts.wishes, most_candidates);
  if (options.candidates >= counts.largest && options.candidates <= most) return {};
  return out_of_range("the formations need from " + std::to_string(counts.largest) +
                      " (the most candidates of one of them) to " + std::to_string(most));
}

CountryPlan make_plan(const CountryOptions& options) {
  CountryPlan plan = options.open_data == nullptr
                         ? plan_calibrated(options.seed, options.candidates)
                         : plan_open(options.seed, options.candidates, *options.open_data);
  plan_details(plan);
  plan_boarding(plan);
  plan_groups(plan);
  return plan;
}

DrawnCountry draw(CountryPlan plan, const Workers& workers, ProgressObserver& progress) {
  DrawnCountry drawn;
  drawn.plan = std::move(plan);
  drawn.demand = spread_demand(drawn.plan, workers);
  const std::size_t wishes = drawn.demand.first.back();
  progress.begin("drawing wishes", "wishes", wishes);
  drawn.population = draw_population(drawn.plan, drawn.demand, workers, progress);
  progress.begin("ranking candidates", "wishes", wishes);
  drawn.rankings = rank_applicants(drawn.plan, drawn.demand, drawn.population, workers, progress);
  drawn.boarding = draw_boarding_wishes(drawn.plan, drawn.demand, drawn.population, workers);
  return drawn;
}

WishFiles wish_files(const CountryRows& rows, const Array<WishIndex, std::uint32_t>& row_of,
                     const Workers& workers) {
  constexpr std::size_t wishes_a_chunk = std::size_t{1} << 16;
  Array<WishIndex, std::int32_t> rank(row_of.size());
  Array<WishIndex, std::uint8_t> flags(row_of.size());
  workers.for_each(row_of.size(), wishes_a_chunk, [&](std::size_t i) {
    const WishIndex wish = WishIndex::at(i);
    rank[wish] = rows.rank[row_of[wish]];
    flags[wish] = rows.flags[row_of[wish]];
  });
  return {Column<WishIndex, std::int32_t>(std::move(rank)),
          Column<WishIndex, std::uint8_t>(std::move(flags))};
}

}  // namespace

std::int32_t fitting_candidates(const OpenData& data) {
  const WishCounts counts = count_wishes(data);
  const auto& nation = calibration::calibration().nation;
  const std::int64_t fitting = counts.wishes * nation.candidates / nation.wishes;
  return static_cast<std::int32_t>(
      std::clamp<std::int64_t>(fitting, counts.largest, std::max(counts.largest, counts.wishes)));
}

Result<Country> make_country(const CountryOptions& options, const Workers& workers,
                             ProgressObserver& progress) {
  if (const auto refusal = check_options(options)) return tl::make_unexpected(*refusal);
  DrawnCountry drawn = draw(make_plan(options), workers, progress);
  Country country;
  country.seed = options.seed;
  country.calendar = calendar_2024;
  country.candidates = candidate_files(options.seed, drawn.population);
  country.formations = formation_files(drawn.plan);

  CountryRows rows = make_rows(drawn, options.responder_permille, workers, progress);
  const CountryPlan plan = std::move(drawn.plan);
  drawn = {};  // its columns are needed no more
  progress.begin("building the instance", "wishes", rows.input.wishes.size());
  auto built = build_instance_with_rows(rows.input, workers);
  if (!built) return tl::make_unexpected(built.error());
  country.wishes = wish_files(rows, built->row_of, workers);
  country.instance = std::move(built->instance);
  country.groups = group_files(plan, country.instance.groups.key);
  AFFECTA_CHECK(country.instance.candidate_count() == static_cast<std::size_t>(options.candidates));
  progress.advance(rows.input.wishes.size());
  return country;
}

}  // namespace affecta
