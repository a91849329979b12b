// What candidates would choose, for simulations.
//
// Purpose: on day 1 no wish has a preference rank but those of responders, yet every candidate of a
// synthetic country has an order in mind. It is not stored: it follows from the country's seed and
// columns. The responders' preference ranks are this order too.
// A wish is liked for its formation's pressure (wishes per place), for being near home, and for
// reasons of its candidate's own; with boarding less than without near home, more when far.
// Thread safety: pure. Cost: one sort a candidate.
#pragma once

#include <cstdint>

#include "datasets/country.h"
#include "engine/base/parallel.h"

namespace affecta::synthetic {

// How much a candidate likes a wish; `attraction_milli` is the formation's (attraction()).
struct Liking {
  CandidateKey candidate = 0;
  std::int32_t formation = 0;  // gTaCod
  bool with_boarding = false;
  bool near = false;  // of the candidate's academy
  std::int32_t attraction_milli = 0;
};
std::int64_t liking(std::uint64_t seed, const Liking& wish);

// Attractions of formations, indexed as `wishes` (candidates of each) and `places`: normal scores
// of the wishes per place.
std::vector<std::int32_t> attractions(const std::vector<std::int64_t>& wishes,
                                      const std::vector<std::int64_t>& places);

// Preference ranks from 1 of each candidate's wishes, in the hidden order. The country must be a
// synthetic one (seed and files present).
Array<WishIndex, std::int32_t> hidden_preferences(const Country& country, const Workers& workers);

}  // namespace affecta::synthetic
