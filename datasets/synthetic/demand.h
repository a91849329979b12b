// Who applies where, in numbers: how many candidates of each block each formation is to have.
//
// Purpose: candidates are alike in blocks (scholarship, home academy, kind of baccalaureate, third
// of the merit) and live where there are formations. A formation's candidates are spread over the
// blocks by geography and kind, exactly as many as planned; the size of each block follows from
// what its candidates are wanted for, so both sides agree without any adjustment.
// Shapes: a block is known by its position, BlockShape tells what it is.
// Thread safety: pure. Cost: formations × 768 integer steps, in parallel.
#pragma once

#include <cstdint>
#include <vector>

#include "datasets/synthetic/country_plan.h"
#include "engine/base/parallel.h"

namespace affecta::synthetic {

inline constexpr std::size_t merit_parts = 3;

// What the candidates of a block have in common.
struct BlockShape {
  bool scholarship = false;
  std::size_t academy = 0;
  std::size_t profile = 0;  // calibration::Profile
  std::size_t merit = 0;    // 0: the lowest third
};
BlockShape block_shape(std::size_t block);
std::size_t block_count();

// `count` candidates of a block apply to a formation.
struct BlockDemand {
  std::uint32_t formation = 0;
  std::uint32_t count = 0;
  std::uint32_t first = 0;  // where they stand among all candidates of formations (Demand::first)
};

struct Demand {
  std::vector<std::uint32_t> first;                // by formation, one more at the end
  std::vector<std::vector<BlockDemand>> of_block;  // the tensest formation first
  std::vector<std::uint32_t> candidates;           // by block: its size
};

// The plan's candidates must be at least as many as any formation's wishes, and at most as many as
// there are wishes.
Demand spread_demand(const CountryPlan& plan, const Workers& workers);

}  // namespace affecta::synthetic
