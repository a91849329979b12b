// Where candidates stand, and how many of them.
//
// Thread safety: pure. Cost: of a candidate, their wishes.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "engine/campaign/campaign.h"

namespace affecta::views {

// The best thing first.
enum class Standing : std::uint8_t { accepted, proposed, waiting, nothing, count_ };
inline constexpr std::array<std::string_view, static_cast<std::size_t>(Standing::count_)>
    standing_names = {"accepted", "proposed", "waiting", "nothing"};

Standing standing_of(const campaign::Campaign& live, CandidateIndex candidate);

// Candidates by Standing, their wishes by WishState.
struct Tally {
  std::array<std::uint64_t, standing_names.size()> candidates{};
  std::array<std::uint64_t, campaign::wish_state_names.size()> wishes{};

  void add(const campaign::Campaign& live, CandidateIndex candidate);
};

}  // namespace affecta::views
