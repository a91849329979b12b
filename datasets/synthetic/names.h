// Names of people and places that do not exist.
#pragma once

#include <cstdint>
#include <string>

#include "datasets/synthetic/country_plan.h"

namespace affecta::synthetic {

// Establishments of calibrated formations: in each academy, formations of like kinds are put
// together as lycées, universities, schools have them.
void name_establishments(CountryPlan& plan);

// The n-th lycée of an academy: candidates' schools, and establishments with BTS or CPGE.
std::string lycee_name(std::size_t academy, std::size_t n);

struct PersonName {
  std::string_view first;
  std::string_view last;
};
PersonName person_name(std::uint64_t seed, std::uint64_t person);

// Without accents, spaces or capitals: "zoe.de-la-fontaine.17@candidat.example" (RFC 2606).
void append_email(std::string& text, const PersonName& name, std::int32_t key);

}  // namespace affecta::synthetic
