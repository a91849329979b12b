// What is inside a country, in words: counts, distributions, and the first oddities.
//
// An oddity is legal and worth a look; what is not legal never becomes a country.
#pragma once

#include <string>

#include "datasets/country.h"

namespace affecta::cli {

std::string counts_of(const Country& country);
std::string distributions_of(const Country& country);
std::string oddities_of(const Country& country);

}  // namespace affecta::cli
