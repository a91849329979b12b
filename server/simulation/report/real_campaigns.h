// Two real campaigns, day by day, as the ministry published them.
//
// Purpose: what a simulation is fitted to and drawn beside. 2018 had other dates, deadlines and no
// ordering of wishes: its curves are a likeness, not a target for every day.
// Units: of 10,000 candidates. Dates: "MM-DD".
// Thread safety: constant data.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "server/simulation/figures.h"

namespace affecta::simulation {

struct SituationsOfDay {
  std::string_view date;
  std::array<std::int32_t, situation_count> candidates;

  std::int32_t in(Situation situation) const {
    return candidates[static_cast<std::size_t>(situation)];
  }
};

struct ProposalsOfDay {
  std::string_view date;
  std::int32_t with_proposal = 0;  // candidates who have ever had one
};

std::span<const SituationsOfDay> situations_2018();  // 23 May to 20 July
std::span<const ProposalsOfDay> proposals_2023();    // 1 June to 8 July

}  // namespace affecta::simulation
