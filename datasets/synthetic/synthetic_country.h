// A synthetic country: the day-1 input of a whole session, and everything people know beside it.
//
// Purpose: input of national size, or any other, for demonstrations, tests and load tests, like the
// real one in what is published of it (docs/synthetic-country.md). Same options, same bytes, on any
// machine and number of threads.
// Errors: integer_out_of_range (candidates outside the bounds, or too few or too many for the
// formations of the open data).
// Thread safety: none needed. Cost: 2 µs and 300 bytes a wish at the peak.
#pragma once

#include <cstdint>

#include "datasets/country.h"
#include "datasets/progress_observer.h"
#include "datasets/synthetic/open_data.h"
#include "engine/base/parallel.h"
#include "engine/base/refusal.h"

namespace affecta {

inline constexpr std::int32_t least_candidates = 1'000;
inline constexpr std::int32_t most_candidates = 2'000'000;

struct CountryOptions {
  std::int32_t candidates = 945'500;
  std::uint64_t seed = 1;
  // Candidates with the automatic responder. It cannot be switched on before 12 July: on day 1
  // there are none in real life; a few keep the rule in play.
  std::int32_t responder_permille = 3;
  const OpenData* open_data = nullptr;  // the formations, when they are not drawn
};

Result<Country> make_country(const CountryOptions& options, const Workers& workers,
                             ProgressObserver& progress);

// As many candidates as make the wishes of the formations, with the national number of wishes each.
std::int32_t fitting_candidates(const OpenData& data);

}  // namespace affecta
