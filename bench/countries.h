#pragma once
// The countries that are measured: synthetic, by number of wishes, each made or opened once.

#include <cstddef>
#include <string>

#include "datasets/country.h"
#include "engine/base/parallel.h"

namespace affecta::bench {

// A country of about that many wishes. Those of a million and more are kept as snapshots in
// build/bench/, so that a second run starts at once.
const Country& country_of(std::size_t wishes);

// The snapshot it is kept in, for measuring the readers; empty for smaller ones.
std::string snapshot_of(std::size_t wishes);

}  // namespace affecta::bench
